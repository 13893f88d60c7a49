"""The words that every room uses: ids, moments, scores, money, bilingual text and the error tree.

An id is a ULID: 48 bits of milliseconds, then 80 random bits, in Crockford's base 32, so that ids sort by
the time they were made. Time and randomness are handed in, because the domain owns neither.
"""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["zh", "en"]
Percent = Annotated[float, Field(ge=0, le=100)]
Share = Annotated[float, Field(ge=0, le=1)]

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Fact(BaseModel):
    """Base of every value the domain keeps: frozen, and closed to unknown fields.

    An error names the field and leaves its value out, because errors are logged and values are personal.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Phrase(Fact):
    """The same words for a reader of Chinese and a reader of English."""

    zh: str
    en: str

    def say(self, language: Language) -> str:
        """The words in `language`."""
        return self.zh if language == "zh" else self.en


class Money(Fact):
    """An amount in one currency (ISO 4217), per `period` where it is pay."""

    amount: Decimal = Field(ge=0, max_digits=12, decimal_places=2)
    currency: str = Field(pattern=r"^[A-Z]{3}$")
    period: Literal["month", "year", "once"] = "month"


class BoleError(Exception):
    """Something went wrong that a person can understand.

    `message` says what is wrong in one line; `next` says what to do about it. The class's name is the
    error's business name: it stands in API answers, in `bole --json` and in the machines' Catch clauses.
    """

    next: ClassVar[str] = ""

    def __init__(self, message: str, *, next_step: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step if next_step is not None else self.next

    @property
    def name(self) -> str:
        """The business name."""
        return type(self).__name__


class BadInput(BoleError):
    """What was handed in can't be used as it is; the sender can mend it."""


class NotFound(BoleError):
    """There is no such thing, or the caller may not know that there is."""


class Forbidden(BoleError):
    """The caller is known and may not do this."""


class Unauthenticated(BoleError):
    """The caller has not shown who they are, or the proof is not valid (any more)."""


class Conflict(BoleError):
    """The thing has moved on: what was asked no longer fits its state."""


class Unavailable(BoleError):
    """Something this needs is not answering; trying again later may help."""


def new_id(moment: datetime, entropy: bytes) -> str:
    """A ULID for `moment` (aware, to the millisecond) and ten random bytes.

    Ids of later moments sort after ids of earlier ones.
    """
    if len(entropy) != 10:
        raise ValueError("a ULID takes exactly 10 bytes of entropy")
    milliseconds = int(moment.astimezone(UTC).timestamp() * 1000)
    number = (milliseconds << 80) | int.from_bytes(entropy, "big")
    return "".join(_CROCKFORD[(number >> shift) & 31] for shift in range(125, -1, -5))


def is_id(text: str) -> bool:
    """Whether `text` is an id as `new_id` makes them."""
    return len(text) == 26 and set(text) <= set(_CROCKFORD)
