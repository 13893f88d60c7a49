"""A resume that comes too late is refused at the door, and nobody is told that theirs could not be read."""

import pytest
from cloud import applications, resumes
from cloud.letters.noticing import letters_for
from cloud.resumes import TooLate
from talent.application import Application
from talent.events import EventName


def test_a_second_resume_is_refused_while_the_first_is_read(application: Application) -> None:
    """Before it is sent, with a name; and one that slips through changes nothing and mails nothing wrong."""
    application_id = application.application_id
    resumes.check_awaited(application_id)
    resumes.register_resume(f"resumes/{application_id}/FIRST.pdf", 10)
    with pytest.raises(TooLate):
        resumes.check_awaited(application_id)
    assert resumes.register_resume(f"resumes/{application_id}/SECOND.pdf", 10).status == "refused"
    (refused,) = (e for e in applications.events(application_id) if e.name is EventName.RESUME_REFUSED)
    assert letters_for(refused) == []
    assert resumes.get_resume_file(application_id).key.endswith("FIRST.pdf")
