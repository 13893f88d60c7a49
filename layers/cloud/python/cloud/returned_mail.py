"""What SES tells of mails that came back, kept by address; and people who mend an address or let mail go out again."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Literal

from talent.application import Application
from talent.duplicates import signs_of_record
from talent.events import Event, EventName
from talent.people import Candidate, Email
from talent.returned_mail import (
    AddressChange,
    AddressTaken,
    AddressUnchanged,
    Delays,
    Fate,
    FormerAddress,
    MailState,
    NothingStopped,
    Undeliverable,
    UnsentMail,
    delayed,
)
from talent.standing import ENDED

from cloud import duplicates, keys, links, logkeys
from cloud.applications import get
from cloud.bus import Incoming
from cloud.mail import stopped
from cloud.moment import happened, now
from cloud.people import Address, find_candidate
from cloud.races import again
from cloud.staff_mail import staff_told
from cloud.table import Create, Remove, Replace, Stored, Write, record, table

_TOLD_WITHIN = timedelta(days=3)
"""For how long a former address is kept, so that it can be told; a notice is tried for a day."""
_EVENTS = {
    "bounced": EventName.MAIL_BOUNCED,
    "complained": EventName.MAIL_COMPLAINED,
    "delayed": EventName.MAIL_DELAYED,
}


class _Recipient(Incoming):
    emailAddress: str  # noqa: N815 - SES's name for it


class _Bounce(Incoming):
    bounceType: Literal["Permanent", "Transient", "Undetermined"]  # noqa: N815 - SES's name for it
    bouncedRecipients: tuple[_Recipient, ...]  # noqa: N815 - SES's name for it


class _Complaint(Incoming):
    complainedRecipients: tuple[_Recipient, ...]  # noqa: N815 - SES's name for it


class _Notice(Incoming):
    bounce: _Bounce | None = None
    complaint: _Complaint | None = None


class Returned(Incoming):
    """SES's word on a mail, as the default bus brings it."""

    detail: _Notice

    @property
    def addresses(self) -> tuple[tuple[str, Fate], ...]:
        """Each address that nothing reaches, that mail does not reach for now, or whose owner complained."""
        bounce, complaint = self.detail.bounce, self.detail.complaint
        back = bounce.bouncedRecipients if bounce else ()
        fate: Fate = "bounced" if bounce and bounce.bounceType == "Permanent" else "delayed"
        annoyed = complaint.complainedRecipients if complaint else ()
        fates: tuple[tuple[tuple[_Recipient, ...], Fate], ...] = ((back, fate), (annoyed, "complained"))
        return tuple(
            (each.emailAddress.rpartition("<")[2].rstrip("> "), fate) for some, fate in fates for each in some
        )


def note_returned(returned: Returned) -> int:
    """Stops mail to each address, and tells of it beside the applications that are under way; how many are new.

    Told again, it changes nothing; a complaint after a bounce counts as well. What came back for a passing reason stops
    nothing, and is told of once it has gone on for days.
    """
    return sum(
        _note_delay(address) if fate == "delayed" else _stop(address, fate)
        for address, fate in returned.addresses
    )


def mail_state(candidate: Candidate) -> MailState:
    """Whether mail reaches a candidate, and what was not sent."""
    mark, pk = stopped(candidate.email), keys.candidate(candidate.candidate_id).pk
    late = _late(candidate.email)
    return MailState(
        delayed=late.value if late else None,
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
    mark, late = stopped(candidate.email), _late(candidate.email)
    if mark is None and late is None:
        raise NothingStopped("Mail to this person was not stopped.")
    gone = [Remove(keys.undeliverable(candidate.email), mark.version)] if mark else []
    writes = [*gone, *_forget_delays(candidate.email)]
    _decide(EventName.MAIL_RESUMED, candidate, application_id, by, reason, writes)
    return candidate


def _late(address: str) -> Stored[Undeliverable] | None:
    return table().find(keys.delayed(address), Undeliverable)


def _forget_delays(address: str) -> list[Write]:
    """The writes after which the days are counted anew."""
    late, days = _late(address), table().find(keys.delayed(address, "DELAYS"), Delays)
    writes: list[Write] = [Remove(keys.delayed(address), late.version)] if late else []
    return [*writes, *([Remove(keys.delayed(address, "DELAYS"), days.version)] if days else [])]


@again(4)
@again(4)
def _note_delay(address: str) -> bool:
    """Counts the day; whether HR is told just now: once, until a person has let mail go out anew."""
    person, key = find_candidate(address), keys.delayed(address, "DELAYS")
    if person is None:
        return False
    stored, moment = table().find(key, Delays), now()
    before = stored.value if stored else Delays(candidate_id=person.candidate_id)
    after = delayed(before, moment.date())
    if after == before:
        return False
    writes: list[Write] = [Replace(key, after, stored.version) if stored else Create(key, after)]
    told = after.many and _late(address) is None
    if told:
        mark = Undeliverable(candidate_id=person.candidate_id, fate="delayed", at=moment)
        writes += [Create(keys.delayed(address), mark), *_told(person.candidate_id, "delayed")]
    table().write(*writes)
    return told


@again(4)
def _stop(address: str, fate: Fate) -> bool:
    known, person = stopped(address), find_candidate(address)
    if known and (known.value.fate == "complained" or fate == "bounced"):
        return False
    candidate_id = person.candidate_id if person else ""
    mark = Undeliverable(candidate_id=candidate_id, fate=fate, at=now())
    key = keys.undeliverable(address)
    table().write(
        Replace(key, mark, known.version) if known else Create(key, mark),
        *_told(candidate_id, fate),
        *staff_told(address),
    )
    return True


def _told(candidate_id: str, fate: Fate) -> list[Write]:
    """An event beside each application that is under way; beside the candidate where there is none."""
    if not candidate_id:
        return []
    running = _running(candidate_id)
    if not running:
        event = happened(_EVENTS[fate], "machine", candidate_id=candidate_id)
        return [record(event, keys.candidate(candidate_id))]
    events = (
        (happened(_EVENTS[fate], "machine", application_id=one, candidate_id=candidate_id), one)
        for one in (each.application_id for each in running)
    )
    return [record(event, keys.application(one)) for event, one in events]


def _running(candidate_id: str) -> list[Application]:
    return [each for each in duplicates.applications_of_person(candidate_id) if each.stage not in ENDED]


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
    for application in _running(candidate.candidate_id):
        links.revoke_links(application.application_id, by, renew=True)
    return mail_state(candidate)
