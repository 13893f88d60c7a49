"""The facts of mails beside the journey: about all that is kept of a person, mail that comes back, HR's digest."""

from pydantic import AwareDatetime, Field

from talent.messages.values import Addressed, HrMail, Word


class ToPerson(Addressed):
    """A mail to a candidate about all that is kept of them; `contact` is a person's mail address."""

    contact: Word


class ExportReady(ToPerson):
    """The file of everything held about a person is there, until `deadline`."""

    deadline: AwareDatetime


class HrMailReturned(HrMail):
    """To HR: mail to the candidate comes back, or they `complained` about it; nothing more goes out by itself."""

    complained: bool


class HrDigest(Addressed):
    """What waits for a person: counts, and a line for each thing, which names it by its id; an empty part is left out."""

    decisions: int | None = Field(ge=1)
    refusals: int | None = Field(ge=1)
    confirmations: int | None = Field(ge=1)
    overdue: tuple[Word, ...]
    ending: tuple[Word, ...]
    appeals: tuple[Word, ...]
    requests: tuple[Word, ...]
    unreached: tuple[Word, ...]
    stopped: tuple[Word, ...]
