"""Staff: enrolled, changed and let go; the record says what a person may do, and their sign-in follows it.

A step that broke off between the two is shown beside the person until it is repeated, and ends the same. Whoever
changes somebody stays an administrator in that very transaction, so that the company is never without one.
"""

from pydantic import AwareDatetime
from talent.access import RULES, Action
from talent.events import EventName
from talent.kernel import Fact, Forbidden, Language
from talent.people import Email, PersonName, Role, Staff, TimeZone

from cloud import keys
from cloud.charges import pass_on
from cloud.moment import happened, now
from cloud.people import find_staff
from cloud.races import again
from cloud.sign_ins import (
    AlreadyEnrolled,
    check_password_due,
    close_sign_in,
    mail_password,
    move_sign_in,
    open_sign_in,
    sign_in_for,
)
from cloud.table import Create, Missing, MovedOn, Remove, Replace, Stored, Unchanged, Write, record, table


class OwnRoles(Forbidden):
    """Nobody changes what they themselves may do, or lets themselves go: the last administrator would be gone."""

    next = "Have another administrator do it; where there is none, make somebody one first."


class NotAnAdministrator(Forbidden):
    """Whoever asked is no administrator any more."""

    next = "Ask an administrator."


class Unfinished(Fact):
    """A change that stands in the record while sign-in and charges don't follow it yet: under way, or broken off."""

    staff_id: str
    since: AwareDatetime


class Enrolment(Fact):
    """Who is enrolled, with which roles, in which departments ('*': all)."""

    name: PersonName
    email: Email
    language: Language
    roles: frozenset[Role]
    departments: frozenset[str]
    time_zone: TimeZone = "Asia/Shanghai"


def enrol(enrolment: Enrolment, pool_id: str, by: str) -> Staff:
    """Makes the sign-in and the staff record; Cognito mails the password for the first sign-in.

    An enrolment that broke off is finished, and who left comes back under their own id. Raises AlreadyEnrolled or
    AddressRefused.
    """
    _check_free(enrolment.email)
    staff_id = sign_in_for(pool_id, enrolment.email)
    stored = table().find(keys.staff(staff_id), Staff)
    if stored and stored.value.there:
        raise AlreadyEnrolled("This mail address is enrolled already.")
    open_sign_in(pool_id, staff_id, enrolment.roles)
    staff, key = Staff(staff_id=staff_id, **enrolment.model_dump()), keys.staff(staff_id)
    event = happened(EventName.STAFF_ENROLLED, by, staff_id=staff_id)
    kept: Write = Replace(key, staff, stored.version) if stored else Create(key, staff)
    table().write(kept, record(event, key))
    return staff


def change(staff_id: str, changed: Enrolment, pool_id: str, by: str) -> Staff:
    """Gives a member of staff this name, address, these roles and departments; their sign-in follows.

    Raises Missing, OwnRoles, AlreadyEnrolled, AddressRefused, NoSignIn, or MovedOn after many lost races.
    """
    _check_free(changed.email, staff_id)
    if _there(staff_id).value.email.lower() != changed.email.lower():
        move_sign_in(pool_id, staff_id, changed.email)  # what Cognito refuses must not stand in the table
    _changed(staff_id, changed.model_dump(), EventName.STAFF_CHANGED, by)
    return _followed(staff_id, pool_id, by)


@again(4)
def send_password(staff_id: str, pool_id: str, by: str) -> Staff:
    """Has another first password sent to a person who has never signed in; the one before it ends.

    The record says so before it goes out. Raises Missing, PasswordChosen, NoSignIn, or MovedOn after many lost races.
    """
    staff, key = _there(staff_id).value, keys.staff(staff_id)
    check_password_due(pool_id, staff_id)
    table().write(
        record(happened(EventName.SIGN_IN_MAILED, by, staff_id=staff_id), key), _still_administers(by)
    )
    mail_password(pool_id, staff.email)
    return staff


def let_go(staff_id: str, pool_id: str, by: str) -> Staff:
    """Ends a person's time on the staff: nobody waits for them, their sign-in is shut; what they did keeps their name.

    Raises Missing, OwnRoles, or MovedOn after many lost races.
    """
    gone = table().get(keys.staff(staff_id), Staff).value
    if gone.there:
        _changed(staff_id, {"left_at": now()}, EventName.STAFF_LEFT, by)
    return _followed(staff_id, pool_id, by)


@again(4)
def _changed(staff_id: str, values: dict[str, object], name: EventName, by: str) -> Staff:
    """The record with other values, and the event; what changes nothing is no event."""
    stored, key = _there(staff_id), keys.staff(staff_id)
    after = stored.value.model_copy(update=values)
    if staff_id == by and _reach(after) != _reach(stored.value):
        raise OwnRoles("You can't change your own roles, or let yourself go.")
    if after == stored.value:
        return after
    writes: list[Write] = [
        Replace(key, after, stored.version),
        _begun(staff_id),
        record(happened(name, by, staff_id=staff_id), key),
    ]
    if staff_id != by:
        writes.append(_still_administers(by))
    table().write(*writes)
    return after


def _followed(staff_id: str, pool_id: str, by: str) -> Staff:
    """The record, once sign-in and charges are as it says: done anew where it was changed meanwhile."""
    while True:
        stored = table().get(keys.staff(staff_id), Staff)
        begun = table().find(keys.staff_change(staff_id), Unfinished)
        if stored.value.there:
            move_sign_in(pool_id, staff_id, stored.value.email)
            open_sign_in(pool_id, staff_id, stored.value.roles)
        else:
            close_sign_in(pool_id, staff_id)
        pass_on(stored.value, by)
        done = [Remove(keys.staff_change(staff_id), begun.version)] if begun else []
        try:
            table().write(Unchanged(keys.staff(staff_id), stored.version), *done)
        except MovedOn:
            continue
        return stored.value


def unfinished(staff_id: str) -> Unfinished | None:
    """The change of this person that is not carried out everywhere yet: it is repeated, and ends the same."""
    stored = table().find(keys.staff_change(staff_id), Unfinished)
    return stored.value if stored else None


def _begun(staff_id: str) -> Write:
    key, change = keys.staff_change(staff_id), Unfinished(staff_id=staff_id, since=now())
    stored = table().find(key, Unfinished)
    return Replace(key, change, stored.version) if stored else Create(key, change)


def _there(staff_id: str) -> Stored[Staff]:
    stored = table().get(keys.staff(staff_id), Staff)
    if not stored.value.there:
        raise Missing("This person is no more on the staff.")
    return stored


def _still_administers(by: str) -> Write:
    stored = table().get(keys.staff(by), Staff)
    if not stored.value.there or not stored.value.roles & RULES[Action.MANAGE_STAFF].keys():
        raise NotAnAdministrator("You are no administrator any more.")
    return Unchanged(keys.staff(by), stored.version)


def _reach(staff: Staff) -> tuple[object, ...]:
    return staff.roles, staff.departments, staff.left_at


def _check_free(email: str, but: str = "") -> None:
    """Raises AlreadyEnrolled where somebody else on the staff has the address."""
    known = find_staff(email)
    if known and known.staff_id != but:
        raise AlreadyEnrolled("This mail address is enrolled already.")
