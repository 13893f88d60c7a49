"""People mend where mail goes: they correct a candidate's address, or let mail go out again that was stopped."""

from collections.abc import Iterable
from datetime import timedelta

from talent.duplicates import signs_of_record
from talent.events import Event, EventName
from talent.people import Candidate, Email
from talent.returned_mail import (
    AddressChange,
    AddressTaken,
    AddressUnchanged,
    Delays,
    FormerAddress,
    MailState,
    NothingStopped,
    UnsentMail,
)

from cloud import duplicates, keys, links, logkeys
from cloud.applications import get
from cloud.mail import stopped
from cloud.moment import happened
from cloud.people import Address, find_candidate
from cloud.races import again
from cloud.returned_mail import late, running
from cloud.table import Create, Remove, Replace, Stored, Write, record, table

_TOLD_WITHIN = timedelta(days=3)
"""For how long a former address is kept, so that it can be told; a notice is tried for a day."""


def mail_state(candidate: Candidate) -> MailState:
    """Whether mail reaches a candidate, and what was not sent."""
    mark, pk = stopped(candidate.email), keys.candidate(candidate.candidate_id).pk
    since = late(candidate.email)
    return MailState(
        delayed=since.value if since else None,
        stopped=mark.value if mark else None,
        unsent=tuple(row.value for row in table().under(pk, "UNSENT#", UnsentMail)),
        changes=tuple(row.value for row in table().under(pk, "ADDRESS#", AddressChange)),
    )


def correct_address(application_id: str, address: Email, by: str, reason: str) -> MailState:
    """Gives the application's candidate another address, and sends what they are waiting for to it.

    The old one is told, unless mail came back from it: a correction that the person knows nothing of is found out.

    Raises AddressUnchanged, AddressTaken, or MovedOn after many lost races.
    """
    after = _corrected(application_id, address, by, reason)
    duplicates.note_signs(after.candidate_id, signs_of_record(after))
    return _send_again(after, by)


@again(4)
def _corrected(application_id: str, address: Email, by: str, reason: str) -> Candidate:
    stored = _candidate(application_id)
    before = stored.value
    if before.email.lower() == address.lower():
        raise AddressUnchanged("This is the address that is known.")
    if find_candidate(address):
        raise AddressTaken("Another candidate has this address.")
    after = before.model_copy(update={"email": address})
    old, mark = table().find(keys.email(before.email), Address), stopped(before.email)
    writes: list[Write] = [
        Replace(keys.candidate(before.candidate_id), after, stored.version),
        Create(keys.email(address), Address(candidate_id=before.candidate_id)),
        *([Remove(keys.email(before.email), old.version)] if old else []),
        *([Remove(keys.undeliverable(before.email), mark.version)] if mark else []),
        *_forget_delays(before.email),
    ]
    _decide(EventName.ADDRESS_CORRECTED, before, application_id, by, reason, writes)
    return after


def resume_mail(application_id: str, by: str, reason: str) -> MailState:
    """Lets mail go out to the candidate again, by a person's own act, and sends what they are waiting for.

    Raises NothingStopped, or MovedOn after many lost races.
    """
    return _send_again(_resumed(application_id, by, reason), by)


@again(4)
def _resumed(application_id: str, by: str, reason: str) -> Candidate:
    candidate = _candidate(application_id).value
    mark, since = stopped(candidate.email), late(candidate.email)
    if mark is None and since is None:
        raise NothingStopped("Mail to this person was not stopped.")
    gone = [Remove(keys.undeliverable(candidate.email), mark.version)] if mark else []
    writes = [*gone, *_forget_delays(candidate.email)]
    _decide(EventName.MAIL_RESUMED, candidate, application_id, by, reason, writes)
    return candidate


def _forget_delays(address: str) -> list[Write]:
    """The writes after which the days are counted anew."""
    since, days = late(address), table().find(keys.delayed(address, "DELAYS"), Delays)
    writes: list[Write] = [Remove(keys.delayed(address), since.version)] if since else []
    return [*writes, *([Remove(keys.delayed(address, "DELAYS"), days.version)] if days else [])]


def _candidate(application_id: str) -> Stored[Candidate]:
    return table().get(keys.candidate(get(application_id).value.candidate_id), Candidate)


def _decide(
    name: EventName, candidate: Candidate, application_id: str, by: str, reason: str, writes: Iterable[Write]
) -> None:
    one = candidate.candidate_id
    event: Event = happened(name, by, application_id=application_id, candidate_id=one)
    corrected = name is EventName.ADDRESS_CORRECTED
    change = AddressChange(by=by, at=event.occurred_at, reason=reason, corrected=corrected)
    former: list[Write] = []
    if corrected and stopped(candidate.email) is None:
        kept = FormerAddress(email=candidate.email)
        until = int((event.occurred_at + _TOLD_WITHIN).timestamp())
        former = [Create(logkeys.former_address(one, event.event_id), kept, expires_at=until)]
    table().write(
        *writes,
        *former,
        Create(logkeys.address_change(one, event.event_id), change),
        record(event, keys.application(application_id)),
    )


def _send_again(candidate: Candidate, by: str) -> MailState:
    """New links for every application under way: their mails bring what each of them waits for."""
    for application in running(candidate.candidate_id):
        links.revoke_links(application.application_id, by, renew=True)
    return mail_state(candidate)
