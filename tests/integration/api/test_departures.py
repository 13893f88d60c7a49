"""Whoever leaves, or loses a role, is waited for no more: others take over what they can, and HR is told of the rest."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from email import message_from_string, policy

from cloud import applications, keys, offer_keys, offers, openings, scorecards
from cloud.approvals import waits_for_approval
from cloud.charges import handovers_of
from cloud.company import get_company
from cloud.digests import send_digests
from cloud.letters.noticing import letters_for
from cloud.mail import Letter, send_once
from cloud.moment import now
from cloud.table import Create, Remove, Replace, table
from moto.core import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends
from talent.application import Application
from talent.approval import Approvals, ApprovalStep
from talent.events import Event, EventName
from talent.offer import confirmed
from talent.people import Role
from talent.scheduling import MeetingTime

from tests.integration.api.conftest import Journey, ask, staff


def let_go(admin: Mapping[str, str], staff_id: str) -> None:
    reply = ask("POST", f"/staff/{staff_id}/departure", claims=admin)
    assert reply.status == 200, reply.text


def told(staff_id: str) -> list[Letter]:
    """The mails of what was passed on from somebody, the last time."""
    events = [row.value for row in table().under(keys.staff(staff_id).pk, "EVENT#", Event)]
    return letters_for([each for each in events if each.name is EventName.CHARGES_PASSED_ON][-1])


def before(journey: Journey, *steps: ApprovalStep) -> None:
    """The offer, confirmed by HR, before those of the steps."""
    journey.draft()
    offer = offers.get_offer(journey.application_id)
    after = confirmed(offer.value, "hr", Approvals(steps=steps))
    table().write(Replace(offer_keys.offer(journey.application_id), after, offer.version))
    journey.wait("offer_approval")


def test_an_interview_to_come_goes_to_a_colleague_and_hr_reads_one_list(
    journey: Journey, admin: Mapping[str, str]
) -> None:
    journey.at_panel()
    hr = staff("hr", Role.HR_MANAGER)
    asked = {card.staff_id for card in scorecards.scorecards(journey.application_id)}
    leaver = min(asked)
    let_go(admin, leaver)
    assert leaver not in openings.get_opening(journey.opening.opening_id).pool
    after = {card.staff_id for card in scorecards.scorecards(journey.application_id)}
    free = set(journey.opening.pool) - asked
    assert after == asked - {leaver} | free
    [letter] = told(leaver)
    assert letter.recipient_id == "hr"
    assert journey.application_id in letter.text
    charges = ask("GET", f"/staff/{leaver}/charges", claims=hr)
    assert charges.at("handovers", 0, "charges", 0, "kind") == "scores"
    assert charges.json["held"] == []


def test_a_talk_that_was_held_is_not_given_to_somebody_who_was_not_there(
    journey: Journey, admin: Mapping[str, str]
) -> None:
    journey.at_panel()
    staff("hr", Role.HR_MANAGER)
    stored = table().get(keys.meeting(journey.application_id), MeetingTime)
    held = stored.value.model_copy(update={"starts_at": now() - timedelta(hours=1)})
    table().write(Replace(keys.meeting(journey.application_id), held, stored.version))
    asked = {card.staff_id for card in scorecards.scorecards(journey.application_id)}
    let_go(admin, min(asked))
    assert {card.staff_id for card in scorecards.scorecards(journey.application_id)} == asked
    [letter] = told(min(asked))
    assert "请您交接" in letter.text
    send_digests(datetime.combine(now() + timedelta(days=1), time(1), UTC))
    mails = ses_backends[DEFAULT_ACCOUNT_ID]["us-east-1"].sent_messages
    [digest] = [each for each in mails if "hr@bole.example" in each.destinations]
    text = message_from_string(digest.raw_data, policy=policy.default).get_body(("plain",))
    assert text
    assert f"{journey.application_id}：" in text.get_content().partition("等待已离任的人处理")[2]


def test_an_opening_goes_on_with_the_hr_manager(journey: Journey, admin: Mapping[str, str]) -> None:
    staff("recruiter", Role.RECRUITER)
    staff("hr", Role.HR_MANAGER)
    staff("second", Role.HR_MANAGER)
    let_go(admin, "recruiter")
    opening = openings.get_opening(journey.opening.opening_id)
    assert (opening.recruiter_id, opening.hr_manager_id) == ("hr", "hr")
    let_go(admin, "hr")
    opening = openings.get_opening(journey.opening.opening_id)
    assert (opening.recruiter_id, opening.hr_manager_id) == ("second", "second")
    [letter] = told("hr")
    assert letter.recipient_id == "second"
    assert letter.text.count("→ second") == 2


def test_a_departure_that_broke_off_and_is_repeated_is_told_of_whole(
    journey: Journey, admin: Mapping[str, str]
) -> None:
    """The opening was passed on by the first try, which then failed at the approval."""
    for person in ("recruiter", "hr", "second"):
        staff(person, Role.HR_MANAGER)
    before(journey, ApprovalStep(number=1, role=Role.HR_MANAGER, people=("recruiter",)))
    key = keys.application(journey.application_id)
    known = table().get(key, Application)
    table().write(Remove(key, known.version))
    assert ask("POST", "/staff/recruiter/departure", claims=admin).status == 404
    assert openings.get_opening(journey.opening.opening_id).recruiter_id == "hr"
    table().write(Create(key, known.value))
    for _ in range(2):
        let_go(admin, "recruiter")
    kept = [each.charges for each in handovers_of("recruiter")]
    assert [[charge.kind for charge in each] for each in kept] == [["recruits", "approves"]]
    assert all(journey.opening.opening_id in letter.text for letter in told("recruiter"))


def test_an_approval_passes_to_the_others_of_the_role(journey: Journey, admin: Mapping[str, str]) -> None:
    department = journey.opening.department_id
    for person in ("boss", "deputy"):
        staff(person, Role.HIRING_MANAGER, department)
    before(journey, ApprovalStep(number=1, role=Role.HIRING_MANAGER, people=("boss",)))
    let_go(admin, "boss")
    assert [task.application_id for task in waits_for_approval("deputy")] == [journey.application_id]
    assert waits_for_approval("boss") == []
    passed = applications.events(journey.application_id)[-1]
    assert passed.name is EventName.APPROVAL_PASSED_ON
    assert [letter.recipient_id for letter in letters_for(passed)] == ["deputy"]


def test_hr_names_who_approves_where_nobody_else_may(journey: Journey, admin: Mapping[str, str]) -> None:
    hr = staff("hr", Role.HR_MANAGER)
    staff("chief", Role.HIRING_MANAGER)
    staff("other", Role.BUSINESS_REVIEWER)
    before(journey, ApprovalStep(number=1, people=("chief",)))
    path = f"/applications/{journey.application_id}/offer/approvals/1"
    named = {"version": 1, "staff_id": "other"}
    assert ask("PUT", path, named, claims=hr).json["name"] == "ApproverStands"
    let_go(admin, "chief")
    [letter] = told("chief")
    assert journey.application_id in letter.text
    assert ask("PUT", path, {**named, "staff_id": "chief"}, claims=hr).json["name"] == "StaffUnknown"
    assert ask("PUT", path, {**named, "staff_id": "hr"}, claims=hr).json["name"] == "CannotApprove"
    assert ask("PUT", path, named, claims=hr).status == 200
    assert [task.version for task in waits_for_approval("other")] == [1]
    assert ask("GET", "/staff/chief/charges", claims=hr).json["held"] == []


def test_a_lost_role_is_passed_on_like_a_departure(
    journey: Journey, admin: Mapping[str, str], pool: str
) -> None:
    hr = staff("hr", Role.HR_MANAGER)
    person = {"name": "Jo", "email": "jo@bole.example", "language": "en", "departments": ["*"]}
    enrolled = ask("POST", "/staff", {**person, "roles": ["recruiter", "interviewer"]}, claims=admin)
    jo = str(enrolled.json["staff_id"])
    openings.set_pool(journey.opening.opening_id, (jo,), "hr")
    openings.hand_over(journey.opening.opening_id, jo, "hr", "hr")
    assert ask("PUT", f"/staff/{jo}", {**person, "roles": ["recruiter"]}, claims=admin).status == 200
    opening = openings.get_opening(journey.opening.opening_id)
    assert (opening.recruiter_id, opening.pool) == (jo, ())
    ask("PUT", f"/staff/{jo}", {**person, "roles": ["employee"]}, claims=admin)
    assert openings.get_opening(journey.opening.opening_id).recruiter_id == "hr"
    assert ask("GET", f"/staff/{jo}/charges", claims=hr).json["held"] == []


def test_nobody_who_left_is_written_to(journey: Journey, admin: Mapping[str, str]) -> None:
    staff("recruiter", Role.RECRUITER)
    let_go(admin, "recruiter")
    withdrawn = Event.model_validate(
        {
            "event_id": "1",
            "name": EventName.APPLICATION_WITHDRAWN,
            "occurred_at": now(),
            "by": "candidate",
            "application_id": journey.application_id,
        }
    )
    [letter] = [each for each in letters_for(withdrawn) if each.recipient_id == "recruiter"]
    assert not send_once("x", letter)


def test_rules_that_name_somebody_who_left_are_told_and_mended(
    drafted: Journey, admin: Mapping[str, str]
) -> None:
    """Without it no offer of the opening could be confirmed ever again."""
    rules = get_company().approvals
    openings.set_approvals(drafted.opening.opening_id, lambda _: rules, "hr")
    staff("chief", Role.HR_MANAGER)
    path, hr = (
        f"/openings/{drafted.opening.opening_id}/approvers",
        {"sub": "hr", "cognito:groups": "hr_manager"},
    )
    named = {"from_id": "boss", "to_id": "chief"}
    assert ask("POST", path, named, claims=hr).json["name"] == "ApproverStands"
    let_go(admin, "boss")
    assert [letter.text.count("审批规则中指定的审批人") for letter in told("boss")] == [2, 2]
    confirm = {"version": 1, "confirm": True}
    offer = f"/applications/{drafted.application_id}/offer"
    assert ask("POST", f"{offer}/confirmation", confirm, claims=hr).json["name"] == "NobodyToApprove"
    assert ask("POST", path, {**named, "to_id": "manager"}, claims=hr).status == 200
    assert ask("POST", path, {**named, "to_id": "chief"}, claims=hr).json["name"] == "ApproverStands"
    assert openings.get_opening(drafted.opening.opening_id).approvals
