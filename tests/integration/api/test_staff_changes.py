"""Staff are changed and let go: record and sign-in say the same, however often it is done and wherever it broke off."""

from collections.abc import Mapping
from email.message import EmailMessage
from typing import Any

import boto3
import pytest
from cloud import keys, people
from cloud.letters.noticing import letters_for
from cloud.returned_mail import Returned, note_returned
from cloud.table import Remove, table
from moto.cognitoidp.models import CognitoIdpBackend
from talent.audit import deed_of_event
from talent.events import Event, EventName
from talent.people import Role, Staff

from infra.local.emulator.users import mail_invitations
from tests.integration.api.conftest import Journey, ask, staff
from tests.unit.api.gateway import Reply

ANN: Mapping[str, Any] = {
    "name": "Ann",
    "email": "ann@bole.example",
    "language": "en",
    "roles": ["interviewer"],
    "departments": ["trade"],
}


def enrolled(admin: Mapping[str, str], **more: object) -> str:
    reply = ask("POST", "/staff", {**ANN, **more}, claims=admin)
    assert reply.status == 201, reply.text
    return str(reply.json["staff_id"])


def changed(admin: Mapping[str, str], staff_id: str, **more: object) -> Reply:
    return ask("PUT", f"/staff/{staff_id}", {**ANN, **more}, claims=admin)


def let_go(admin: Mapping[str, str], staff_id: str) -> Reply:
    return ask("POST", f"/staff/{staff_id}/departure", claims=admin)


def sign_in(pool: str, staff_id: str) -> tuple[bool, str, set[str]]:
    """Whether Cognito lets the person in, by which address, and in which groups."""
    cognito = boto3.client("cognito-idp")
    user = cognito.admin_get_user(UserPoolId=pool, Username=staff_id)
    groups = cognito.admin_list_groups_for_user(UserPoolId=pool, Username=staff_id)["Groups"]
    address = next(each["Value"] for each in user["UserAttributes"] if each["Name"] == "email")
    return user["Enabled"], address, {group["GroupName"] for group in groups}


def told(staff_id: str) -> list[EventName]:
    return [row.value.name for row in table().under(keys.staff(staff_id).pk, "EVENT#", Event)]


def test_a_change_holds_in_the_record_and_at_the_sign_in(admin: Mapping[str, str], pool: str) -> None:
    ann = enrolled(admin)
    new = {"name": "Ann Li", "email": "ann.li@bole.example", "roles": ["recruiter", "hiring_manager"]}
    for _ in range(2):
        assert changed(admin, ann, **new).status == 200
    assert people.get_staff(ann).roles == {Role.RECRUITER, Role.HIRING_MANAGER}
    assert sign_in(pool, ann) == (True, "ann.li@bole.example", {"recruiter", "hiring_manager"})
    assert told(ann) == [EventName.STAFF_ENROLLED, EventName.STAFF_CHANGED]


def test_who_is_let_go_comes_in_nowhere_and_keeps_their_name(admin: Mapping[str, str], pool: str) -> None:
    ann = enrolled(admin)
    claims = {"sub": ann, "cognito:groups": "interviewer"}
    assert ask("GET", "/tasks", claims=claims).status == 200
    for _ in range(2):
        assert let_go(admin, ann).json["left_at"]
    assert ask("GET", "/tasks", claims=claims).json["name"] == "NotStaff"
    assert sign_in(pool, ann) == (False, "ann@bole.example", set())
    assert people.names_of([ann]) == {ann: "Ann"}
    listed = people.page_of_staff("", 100).values
    assert {each.staff_id: each.there for each in listed} == {ann: False, "admin": True}
    assert '"left_at":"20' in ask("GET", "/staff", claims=admin).text
    assert told(ann) == [EventName.STAFF_ENROLLED, EventName.STAFF_LEFT]
    assert changed(admin, ann).status == 404


def test_an_enrolment_that_broke_off_is_finished_and_who_left_comes_back(
    admin: Mapping[str, str], pool: str
) -> None:
    ann = enrolled(admin)
    assert ask("POST", "/staff", ANN, claims=admin).json["name"] == "AlreadyEnrolled"
    stored = table().get(keys.staff(ann), Staff)
    table().write(Remove(keys.staff(ann), stored.version))
    assert enrolled(admin, roles=["auditor"]) == ann
    let_go(admin, ann)
    assert enrolled(admin, roles=["recruiter"]) == ann
    assert people.get_staff(ann).there
    assert sign_in(pool, ann) == (True, "ann@bole.example", {"recruiter"})


def test_a_change_that_broke_off_is_shown_until_it_is_repeated(admin: Mapping[str, str], pool: str) -> None:
    """The record says that Ann has left; nobody has shut her sign-in or passed on what waits for her yet."""

    def breaks_off() -> None:
        raise TimeoutError

    def shown() -> object:
        listed = ask("GET", "/staff", claims=admin).json["staff"]
        assert isinstance(listed, list)
        return next(each["unfinished"] for each in listed if each["staff_id"] == ann)

    ann = enrolled(admin)
    assert shown() is None
    begun = keys.handover_begun(ann)
    boto3.client("dynamodb").before(f"get {begun.pk} {begun.sk}", breaks_off)  # type: ignore[attr-defined]
    assert let_go(admin, ann).status == 500
    assert shown()
    assert let_go(admin, ann).status == 200
    assert shown() is None


@pytest.fixture
def invitations(monkeypatch: pytest.MonkeyPatch) -> list[EmailMessage]:
    """The mails with a first password."""
    sent: list[EmailMessage] = []
    monkeypatch.setattr(CognitoIdpBackend, "admin_create_user", CognitoIdpBackend.admin_create_user)
    mail_invitations(sent.append)
    return sent


def test_a_first_password_whose_mail_was_lost_is_sent_again(
    invitations: list[EmailMessage], admin: Mapping[str, str], pool: str
) -> None:
    """To the address as it stands now; the record says who had it sent, and to whom."""
    ann = enrolled(admin, email="lost@bole.example")
    changed(admin, ann)
    again = ask("POST", f"/staff/{ann}/password", claims=admin)
    assert (again.status, again.json["email"]) == (200, "ann@bole.example")
    first, second = invitations
    assert (first["To"], second["To"]) == ("lost@bole.example", "ann@bole.example")
    assert first.get_content() != second.get_content()
    event = table().under(keys.staff(ann).pk, "EVENT#", Event)[-1].value
    assert (event.name, event.by, event.staff_id) == (EventName.SIGN_IN_MAILED, "admin", ann)
    assert deed_of_event(event).staff_id == ann


def test_who_chose_a_password_gets_no_first_one(
    invitations: list[EmailMessage], admin: Mapping[str, str], pool: str
) -> None:
    ann = enrolled(admin)
    boto3.client("cognito-idp").admin_set_user_password(
        UserPoolId=pool, Username=ann, Password="Of-Their-0wn!", Permanent=True
    )
    reply = ask("POST", f"/staff/{ann}/password", claims=admin)
    assert (reply.status, reply.json["name"], len(invitations)) == (409, "PasswordChosen", 1)
    assert told(ann) == [EventName.STAFF_ENROLLED]
    let_go(admin, ann)
    assert ask("POST", f"/staff/{ann}/password", claims=admin).status == 404


def test_nobody_changes_their_own_roles_so_the_last_administrator_stays(admin: Mapping[str, str]) -> None:
    assert let_go(admin, "admin").json["name"] == "OwnRoles"
    demoted = changed(admin, "admin", email="admin@bole.example", roles=["employee"])
    assert demoted.json["name"] == "OwnRoles"
    assert people.get_staff("admin").roles == {Role.ADMINISTRATOR}
    assert people.get_staff("admin").there


def test_an_address_belongs_to_one_person(admin: Mapping[str, str]) -> None:
    ann = enrolled(admin)
    enrolled(admin, email="bo@bole.example")
    assert changed(admin, ann, email="Bo@bole.example").json["name"] == "AlreadyEnrolled"
    assert people.get_staff(ann).email == "ann@bole.example"


def test_who_left_opens_no_scorecard_by_their_link(journey: Journey, admin: Mapping[str, str]) -> None:
    journey.at_panel()
    link = journey.link("scorecard", "ann")
    assert ask("GET", "/scorecard", link=link).status == 200
    let_go(admin, "ann")
    assert ask("GET", "/scorecard", link=link).json["name"] == "NotStaff"


def test_mail_that_comes_back_from_staff_is_told_shown_and_let_out_again(admin: Mapping[str, str]) -> None:
    ann = enrolled(admin)
    staff("hr", Role.HR_MANAGER)
    bounce = {"bounceType": "Permanent", "bouncedRecipients": [{"emailAddress": "ann@bole.example"}]}
    returned = Returned.model_validate({"source": "aws.ses", "detail": {"bounce": bounce}})
    assert (note_returned(returned), note_returned(returned)) == (1, 0)
    event = table().under(keys.staff(ann).pk, "EVENT#", Event)[-1].value
    letters = letters_for(event)
    assert [letter.recipient_id for letter in letters] == ["admin", "hr"]
    assert not any("ann@bole.example" in letter.text for letter in letters)
    assert '"fate":"bounced"' in ask("GET", "/staff", claims=admin).text
    assert ask("POST", f"/staff/{ann}/mail", claims=admin).json["mail_stopped"] is None
    assert ask("POST", f"/staff/{ann}/mail", claims=admin).json["name"] == "NothingStopped"
    assert letters_for(event) == []
    assert told(ann)[1:] == [EventName.STAFF_MAIL_RETURNED, EventName.STAFF_MAIL_RESUMED]


def test_another_address_gets_mail_again(admin: Mapping[str, str]) -> None:
    ann = enrolled(admin)
    complaint = {"complaint": {"complainedRecipients": [{"emailAddress": "Ann@bole.example"}]}}
    note_returned(Returned.model_validate({"source": "aws.ses", "detail": complaint}))
    assert '"fate":"complained"' in ask("GET", "/staff", claims=admin).text
    changed(admin, ann, email="ann.li@bole.example")
    assert "fate" not in ask("GET", "/staff", claims=admin).text
