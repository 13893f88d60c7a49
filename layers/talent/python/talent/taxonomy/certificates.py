"""The certificates: by which names they go, which one stands for which, on which ladder, and from which mark."""

import tomllib
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path

from talent.kernel import Fact
from talent.taxonomy.phrases import PhraseBook
from talent.taxonomy.terms import Rows


class Ladder(Fact):
    """An examination or title by its steps, weakest first, and its name where no step is told."""

    steps: tuple[str, ...]
    untold: str | None = None


class _Ladders(Fact):
    ladder: tuple[Ladder, ...]


class _Row(Fact):
    names: tuple[str, ...]
    satisfies: tuple[str, ...] = ()
    least: Mapping[str, float] = {}
    marks: tuple[float, float] | None = None


class Certificates:
    """The certificates, which satisfies which, and where they stand in a text."""

    def __init__(self, names: Rows, satisfies: Rows) -> None:
        self.names = names
        self._satisfies = satisfies

    @cached_property
    def book(self) -> PhraseBook:
        """The phrase book of every spelling."""
        return PhraseBook(self.names)

    def satisfies(self, held: str, wanted: str) -> bool:
        """Whether `held` is `wanted` or a stronger one."""
        return held == wanted or wanted in self._satisfies.get(held, ())

    def least(self, held: str, wanted: str) -> float | None:
        """The mark of `held` from which it stands for `wanted` (itself: is passed); None where any does."""
        row = _rows().get(held)
        return row.least.get(wanted) if row else None

    def marks(self, certificate: str) -> tuple[float, float] | None:
        """The least and the greatest mark of one that is marked by a number."""
        row = _rows().get(certificate)
        return row.marks if row else None

    def is_weaker(self, held: str, wanted: str) -> bool:
        """Whether `held` is, or stands for, a lower step of the ladder of `wanted` (CET-4 of CET-6)."""
        return any(
            self.satisfies(held, lower)
            for each in _ladders()
            if wanted in each.steps
            for lower in each.steps[: each.steps.index(wanted)]
        )

    def is_untold(self, held: str, wanted: str) -> bool:
        """Whether `held` is the name of `wanted` without its step (人力资源管理师 of 二级人力资源管理师)."""
        return any(wanted in each.steps and held == each.untold for each in _ladders())

    def name(self, certificate: str) -> str:
        """The name that is shown."""
        return self.names[certificate][0]


def certificate_rows() -> tuple[Rows, Rows]:
    """The names of the certificates that ship with Bole, and which others each stands for."""
    rows = _rows()
    return (
        {key: row.names for key, row in rows.items()},
        {key: row.satisfies for key, row in rows.items()},
    )


@cache
def _rows() -> Mapping[str, _Row]:
    table = tomllib.loads(Path(__file__).with_name("certificates.toml").read_text(encoding="utf-8"))
    return {key: _Row.model_validate(row) for key, row in table.items()}


@cache
def _ladders() -> tuple[Ladder, ...]:
    table = tomllib.loads(Path(__file__).with_name("ladders.toml").read_text(encoding="utf-8"))
    return _Ladders.model_validate(table).ladder
