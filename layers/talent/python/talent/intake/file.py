"""One file of an import: where its bytes lie, and the one outcome that it gets, with its reason."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, Self

from pydantic import Field

from talent.kernel import BoleError, Fact

type Outcome = Literal["waiting", "opened", "imported", "known", "held", "failed", "ignored"]
"""'waiting' and 'opened' (the application is there, its resume is on the way) are not outcomes yet. 'held' waits for a
person, 'ignored' is nothing that anybody meant to send."""

type Packing = Literal["object", "stored", "deflated", "row"]

_HEADER_BYTES = 8192
"""A file's header in a zip: 30 bytes, its name and an extra field, which writers keep far under this."""


class Reason(Fact):
    """Why: the error's business name, one line, and what to do about it."""

    name: str
    message: str
    next: str

    @classmethod
    def of(cls, error: BoleError) -> Self:
        """The reason that an error gives."""
        return cls(name=error.name, message=error.message, next=error.next_step)


class Place(Fact):
    """Where a file's bytes lie: a whole object, a stretch of an archive, or one row of a staged list.

    `start` and `length` count bytes of the object; for a row `start` counts rows. `bytes` is the unpacked length.
    """

    packing: Packing
    key: str
    start: int = Field(default=0, ge=0)
    length: int = Field(default=0, ge=0)
    bytes: int = Field(default=0, ge=0)
    checksum: int = Field(default=0, ge=0, description="CRC-32 of the unpacked bytes, in an archive")

    ending: str = Field(default="", description="what a row was made to: 'json' or 'txt'")

    @property
    def last(self) -> int:
        """The last byte of the object that may belong to the file: in an archive its own header lies before it."""
        return self.start + _HEADER_BYTES + self.length


class Entry(Fact):
    """One file as its source lists it: with its place, or with the reason why it is not taken."""

    name: str
    place: Place | None = None
    refused: Reason | None = None
    ignored: bool = False


class ImportFile(Fact):
    """One file of an import, counted from 1, and what became of it."""

    import_id: str
    number: int = Field(ge=1)
    name: str
    place: Place | None
    outcome: Outcome = "waiting"
    reason: Reason | None = None
    sha256: str = ""
    candidate_id: str = ""
    application_id: str = ""
    run: int = Field(
        default=0, ge=0, description="the run that gave the outcome; 0 for what the listing refused"
    )
    tried: bool = Field(default=False, description="the outcome is that of a dry run: nothing was kept")

    @property
    def extension(self) -> str:
        """The ending of the file's name in lower case, where it has a plain one; what a row was made to."""
        if self.place and self.place.ending:
            return self.place.ending
        ending = self.name.rpartition(".")[2].lower()
        return ending if ending.isascii() and ending.isalnum() and len(ending) <= 5 else "bin"

    def open_in(self, run: int) -> bool:
        """Whether the import's run of this number has something to do with it: what failed or was only tried before
        is done anew, what came in or waits for a person is left.
        """
        if self.place is None:
            return False
        if self.outcome in {"waiting", "opened"}:
            return True
        return self.run < run and (self.tried or self.outcome == "failed")


def numbered(import_id: str, entries: Iterable[Entry], known: Sequence[ImportFile]) -> Iterator[ImportFile]:
    """The files that a listing brings and that are not known yet, numbered on from the last one.

    A name that stands several times is that many files; the known ones keep their numbers.
    """
    names: dict[str, int] = {}
    for file in known:
        names[file.name] = names.get(file.name, 0) + 1
    number = max((file.number for file in known), default=0)
    for entry in entries:
        if names.get(entry.name, 0) > 0:
            names[entry.name] -= 1
            continue
        number += 1
        outcome: Outcome = "ignored" if entry.ignored else "failed" if entry.refused else "waiting"
        yield ImportFile(
            import_id=import_id,
            number=number,
            name=entry.name,
            place=entry.place,
            outcome=outcome,
            reason=entry.refused,
        )
