"""The meeting as an entry for each reader's diary: an interviewer's has no address of the candidate, nor their name
before the score."""

from typing import Protocol

from talent.blind import label
from talent.kernel import Phrase
from talent.panel import PanelMeeting
from talent.people import Staff

from cloud.blinding import reads_contacts
from cloud.letters.case import Case, blind_to
from cloud.mail import Attachment

_INTERVIEW = Phrase(zh="面试：{title}（{company}）", en="Interview: {title}, {company}")


class WritesEntry(Protocol):
    """Sets a meeting as the text of an .ics file; what lets mails be put together without knowing that format."""

    def __call__(self, meeting: PanelMeeting, *, cancelled: bool = False) -> str:
        """The entry, or the one that takes it out of the diary."""


def entry_for_candidate(
    case: Case, write: WritesEntry, meeting: PanelMeeting, *, cancelled: bool = False
) -> Attachment:
    """The candidate's entry: which company it is about, where the others' says which candidate."""
    language = case.application.language
    title, company = case.opening.title.say(language), case.company.name.say(language)
    summary = _INTERVIEW.say(language).format(title=title, company=company)
    return _entry(write, meeting.model_copy(update={"summary": summary}), cancelled=cancelled)


def _entry(write: WritesEntry, meeting: PanelMeeting, *, cancelled: bool) -> Attachment:
    method = "CANCEL" if cancelled else "REQUEST"
    text = write(meeting, cancelled=cancelled)
    return Attachment("interview.ics", f"text/calendar; method={method}; charset=utf-8", text.encode())


def entry_for(
    case: Case, staff: Staff, write: WritesEntry, meeting: PanelMeeting, *, cancelled: bool = False
) -> Attachment:
    """An interviewer's entry: the candidate's address only for whom contacts are, a label while they review blind."""
    blind = blind_to(case, staff.staff_id)
    if blind:
        summary = (
            f"{case.opening.title.say(staff.language)}: {label(case.application_id).say(staff.language)}"
        )
        meeting = meeting.model_copy(update={"summary": summary})
    if blind or not reads_contacts(case.application, staff):
        meeting = meeting.without(case.candidate.email)
    return _entry(write, meeting, cancelled=cancelled)
