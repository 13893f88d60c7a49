"""A person's own say over what is kept of them: erasure on request, export, and the legal hold that stops erasure."""

import tomllib
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal, Self

from pydantic import AwareDatetime, Field, TypeAdapter

from talent.kernel import Fact, Phrase
from talent.people import Candidate

GRACE = timedelta(hours=1)
"""From a request to the erasure: machines are told and interviewers get their cancellations while addresses stand."""

type ErasureStatus = Literal["asked", "held", "employed", "kept_by_law", "done"]


_RESTORED = (
    "恢复数据表后重新设置，原因见恢复前的记录。Set again after a restore; the reason stood in what was lost."
)


class LegalHold(Fact):
    """That nothing of a person may be erased, as a dispute or an inquiry needs it: who said so, why, until when."""

    hold_id: str
    candidate_id: str
    reason: str
    set_by: str
    set_at: AwareDatetime
    lifted_by: str = ""
    lifted_at: AwareDatetime | None = None
    lifted_reason: str = ""

    @property
    def stands(self) -> bool:
        """Whether it holds now."""
        return self.lifted_at is None


class PersonErasure(Fact):
    """A request to erase a person, and what became of it.

    `until`: when the last that law makes us keep goes too. `versions` and `items` count what went, over all applications.
    """

    candidate_id: str
    asked_by: str
    asked_at: AwareDatetime
    status: ErasureStatus = "asked"
    until: AwareDatetime | None = None
    done_at: AwareDatetime | None = None
    versions: int = Field(default=0, ge=0)
    items: int = Field(default=0, ge=0)

    @property
    def look_at(self) -> datetime | None:
        """When the sweep must act on it; None where there is nothing more to do."""
        if self.status in {"asked", "held"}:
            return self.asked_at + GRACE
        return self.until if self.status == "kept_by_law" else None


class HoldMark(Fact):
    """That a hold was set, and lifted where it was: ids only, kept where no restore of the table reaches it."""

    candidate_id: str
    hold_id: str
    set_by: str
    set_at: AwareDatetime
    lifted_by: str = ""
    lifted_at: AwareDatetime | None = None

    @classmethod
    def of(cls, hold: LegalHold) -> Self:
        """The mark of `hold`: its reasons are words about a person, and stay in the table."""
        return cls.model_validate(hold.model_dump(include=set(cls.model_fields)))

    def hold(self) -> LegalHold:
        """The hold again, without the reasons that were given."""
        lifted = _RESTORED if self.lifted_at else ""
        return LegalHold(reason=_RESTORED, lifted_reason=lifted, **self.model_dump())


class Tombstone(Fact):
    """That a record's person was erased: ids only, kept where no restore of the table reaches it."""

    candidate_id: str
    application_ids: tuple[str, ...]
    erased_at: AwareDatetime


class Export(Fact):
    """Everything held about a person, as a file that is there for some days."""

    export_id: str
    candidate_id: str
    asked_by: str
    asked_at: AwareDatetime
    expires_at: AwareDatetime
    key: str = Field(default="", description="where the file lies; empty until it is made")
    sha256: str = ""
    bytes: int = 0
    gone: bool = False


def reduced(candidate: Candidate) -> Candidate:
    """What stays of a candidate who was erased: the record's id, the language and the place."""
    return candidate.model_copy(update={"name": "—", "email": "erased@erased.invalid", "phone": ""})


def erasure_words(status: ErasureStatus) -> Phrase:
    """What the person is told of their request."""
    return _words()[status]


@cache
def _words() -> dict[ErasureStatus, Phrase]:
    source = files("talent.messages").joinpath("words", "erasure.toml").read_text("utf-8")
    return TypeAdapter(dict[ErasureStatus, Phrase]).validate_python(tomllib.loads(source))
