"""Mail that came back: an address that nothing reaches, or a person who wants no mail, and what was not sent since.

To an address that bounced for good or whose owner complained nothing more goes by itself. A person sends again: after
the address was corrected, or because the owner said that they want to hear.
"""

from datetime import date, timedelta
from typing import Literal

from pydantic import AwareDatetime, Field

from talent.kernel import Conflict, Fact, Forbidden
from talent.people import Email, Trace

type Fate = Literal["bounced", "complained", "delayed"]

DELAYED_DAYS, WITHIN = 3, timedelta(days=14)
"""On so many different days within so long a mail must have come back for a passing reason until HR is told."""


class AddressUnchanged(Conflict):
    """The address is the one that is known already."""

    next = "To send to it again, let mail go out anew instead; to change it, give the new address."


class AddressTaken(Conflict):
    """Another candidate has this address."""

    next = "The two records may be one person: see the duplicates, and merge them or keep them apart."


class AppliesElsewhere(Forbidden):
    """The person also applies where who asks may not: the new address would get those links as well, an offer's too."""

    next = "Have an HR manager correct it, who reaches every department."


class NothingStopped(Conflict):
    """No mail to this person was stopped."""

    next = "Nothing is needed: mails go out."


class Undeliverable(Trace):
    """That nothing more goes to an address by itself, or, where it is only 'delayed', that mail may not arrive.

    `candidate_id` is empty where the address is nobody's among candidates.
    """

    fate: Fate
    at: AwareDatetime


class Delays(Trace):
    """On which days mail to an address came back for a passing reason, such as a full mailbox; nothing is stopped."""

    days: tuple[date, ...] = ()

    @property
    def many(self) -> bool:
        """Whether it has gone on for so long that a person must know."""
        return len(self.days) >= DELAYED_DAYS


def delayed(delays: Delays, day: date) -> Delays:
    """With one more day; what is too long ago doesn't count."""
    recent = {each for each in delays.days if day - each < WITHIN}
    return delays.model_copy(update={"days": tuple(sorted(recent | {day}))})


class UnsentMail(Fact):
    """A mail that was not sent, because nothing goes to the address: of which kind, and for what cause."""

    cause: str
    kind: str
    at: AwareDatetime


class AddressChange(Fact):
    """That a person corrected a candidate's address or let mail go out again, and why; the addresses stand elsewhere."""

    by: str
    at: AwareDatetime
    reason: str
    corrected: bool


class FormerAddress(Fact):
    """The address that a person had before HR corrected it, kept until it was told of that."""

    email: Email


class MailState(Fact):
    """Whether mail reaches a candidate: what stopped it, what was not sent since, and what people did about it."""

    stopped: Undeliverable | None
    delayed: Undeliverable | None = Field(
        description="mail comes back for a passing reason, such as a full mailbox; it goes on being sent"
    )
    unsent: tuple[UnsentMail, ...] = Field(
        description="what was not sent; later mails say what is still true of it"
    )
    changes: tuple[AddressChange, ...]
