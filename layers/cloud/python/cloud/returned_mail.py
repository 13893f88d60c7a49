"""What SES tells of mails that came back, kept by address; how people mend that stands in `addresses.py`."""

from typing import Literal

from talent.application import Application
from talent.events import EventName
from talent.returned_mail import (
    Delays,
    Fate,
    Undeliverable,
    delayed,
)
from talent.standing import ENDED

from cloud import duplicates, keys
from cloud.bus import Incoming
from cloud.mail import stopped
from cloud.moment import happened, now
from cloud.people import find_candidate
from cloud.races import again
from cloud.staff_mail import staff_told
from cloud.table import Create, Replace, Stored, Write, record, table

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


def late(address: str) -> Stored[Undeliverable] | None:
    """That mail to this address has not arrived for days."""
    return table().find(keys.delayed(address), Undeliverable)


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
    told = after.many and late(address) is None
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
    under_way = running(candidate_id)
    if not under_way:
        event = happened(_EVENTS[fate], "machine", candidate_id=candidate_id)
        return [record(event, keys.candidate(candidate_id))]
    events = (
        (happened(_EVENTS[fate], "machine", application_id=one, candidate_id=candidate_id), one)
        for one in (each.application_id for each in under_way)
    )
    return [record(event, keys.application(one)) for event, one in events]


def running(candidate_id: str) -> list[Application]:
    """The person's applications that are under way."""
    return [each for each in duplicates.applications_of_person(candidate_id) if each.stage not in ENDED]
