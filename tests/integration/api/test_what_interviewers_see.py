"""What an interviewer gets by any way there is: every page that lets them in, and every mail with what it brings.

Planted are a name, contacts and a school; under blind review none of them comes through before the score, and without it
contacts still don't.
"""

from collections.abc import Iterator, Mapping

import pytest
from chalicelib.doors import FromLink
from cloud import keys, meetings
from cloud.letters.asking import letters_of
from cloud.letters.cancelling import cancellations
from cloud.letters.moving import moved_letters
from cloud.mail import Letter
from cloud.moment import happened
from cloud.people import get_staff, save_staff
from cloud.table import Replace, table
from cloud.waits import find
from documents.writing import invite_of
from talent.access import RULES
from talent.events import EventName
from talent.opening import Opening
from talent.people import Role

from tests.integration.api.conftest import Journey, ask, staff
from tests.integration.api.test_access_matrix import path_of, staff_routes
from tests.integration.api.test_bad_input import routes
from tests.integration.api.test_blind_review import WHO, asked, parts, report

__all__ = ["asked", "report"]

CONTACTS = WHO[1:4]
ON_PANEL = (Role.INTERVIEWER, Role.HIRING_MANAGER, Role.BUSINESS_REVIEWER)


@pytest.fixture
def panel(asked: Journey) -> Journey:
    """At the panel, with the recruiter whom entries in diaries name."""
    staff("recruiter", Role.RECRUITER, asked.opening.department_id)
    return asked


def found(words: tuple[str, ...], texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Which of the words stand where."""
    return [(where, word) for where, text in texts.items() for word in words if word in text]


def pages(journey: Journey, role: Role) -> Iterator[tuple[str, str]]:
    """Everything that is read by GET: signed in as Ann in a role, and by the link of her scorecard."""
    claims, link = staff("ann", role, journey.opening.department_id), journey.link("scorecard", "ann")
    for route, door in staff_routes():
        if route.method == "GET" and role in RULES[door.action]:
            path = path_of(route, journey)
            yield path, ask("GET", path, claims=claims).text
    for route in routes():
        if route.method == "GET" and isinstance(route.door, FromLink) and "scorecard" in route.door.purposes:
            yield route.path, ask("GET", route.path, link=link).text


def mails(journey: Journey) -> Iterator[tuple[str, str]]:
    """Every mail to Ann about her panel."""
    one = journey.application_id
    for kind, letter in _letters(one):
        if letter.recipient_id == "ann":
            yield f"{kind}: {letter.kind}", parts(letter)


def _letters(one: str) -> Iterator[tuple[str, Letter]]:
    wait, meeting = find(one, "panel"), meetings.meeting_of(one)
    assert wait
    yield from (("asked", each) for each in (*letters_of(wait, invite_of), *letters_of(wait)))
    for name in (EventName.MEETING_MOVED, EventName.SCORECARD_HANDED_OVER, EventName.SCORECARD_TAKEN_OVER):
        event = happened(name, "hr", application_id=one, staff_id="ann")
        yield from ((name, each) for each in moved_letters(event, meeting, invite_of))
    ended = happened(EventName.PANEL_COMPLETED, "machine", application_id=one)
    yield from (("cancelled", each) for each in cancellations(ended, meeting, invite_of))


def open_review(journey: Journey) -> None:
    """The opening does without blind review."""
    stored = table().get(keys.opening(journey.opening.opening_id), Opening)
    policy = stored.value.policy.model_copy(update={"blind_review": False})
    after = stored.value.model_copy(update={"policy": policy})
    table().write(Replace(keys.opening(journey.opening.opening_id), after, stored.version))


@pytest.mark.parametrize("role", ON_PANEL)
def test_no_page_tells_a_blind_interviewer_who_it_is(panel: Journey, role: Role) -> None:
    seen = dict(pages(panel, role))
    assert any(panel.application_id in text for text in seen.values())
    assert found(WHO, seen) == []


def test_no_mail_tells_a_blind_interviewer_who_it_is(panel: Journey) -> None:
    seen = dict(mails(panel))
    assert len(seen) == 6
    assert found(WHO, seen) == []


@pytest.mark.parametrize("role", ON_PANEL)
def test_contacts_keep_their_grade_without_blind_review(panel: Journey, role: Role) -> None:
    open_review(panel)
    seen = dict(pages(panel, role)) | dict(mails(panel))
    assert found(("林晓",), seen), "they know whom they meet"
    assert found(CONTACTS, seen) == []


def test_who_may_read_contacts_gets_the_file_as_it_was_sent(panel: Journey) -> None:
    open_review(panel)
    ann = get_staff("ann").model_copy(
        update={
            "roles": frozenset({Role.INTERVIEWER, Role.RECRUITER}),
            "departments": frozenset({panel.opening.department_id}),
        }
    )
    save_staff(ann)
    wait = find(panel.application_id, "panel")
    assert wait
    brought = {
        letter.recipient_id: {part.filename for part in letter.attachments}
        for letter in letters_of(wait, invite_of)
    }
    assert brought["ann"] == {"interview.ics", "resume.pdf", "report.pdf"}
    assert brought["bo"] == {"interview.ics", "resume.html", "report.pdf"}


def test_hr_of_another_department_hands_over_no_scorecard_of_somebody_else(panel: Journey) -> None:
    """Ann recruits elsewhere; here she is an interviewer like any other."""
    staff("cy", Role.INTERVIEWER)
    roles = frozenset({Role.INTERVIEWER, Role.RECRUITER})
    save_staff(get_staff("ann").model_copy(update={"roles": roles, "departments": frozenset({"elsewhere"})}))
    path, claims = (
        f"/applications/{panel.application_id}/handover",
        {"sub": "ann", "cognito:groups": "recruiter"},
    )
    refused = ask("POST", path, {"from_id": "bo", "to_id": "cy"}, claims=claims)
    assert (refused.status, refused.json["name"]) == (403, "NotAllowed")
