"""Which columns of a table of ratings are one trait's, given by several raters."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

_RATER = r"(?:rater|judge|worker|annotator|reviewer|r)"
_BEHIND = re.compile(
    rf"(?P<trait>.+?)(?:[\s_.:/\-]*[(\[]?{_RATER}[\s_#.\-]*|[\s_.:/\-]+[(\[]?|[(\[])(?:\d{{1,3}}|[A-Z])[)\]]?",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"{_RATER}[\s_#.\-]*(?:\d{{1,3}}|[A-Z])[\s_.:/\-]+(?P<trait>.+)", re.IGNORECASE)


class Columns(NamedTuple):
    """A trait's columns: the one that holds the rating to foretell, and those of single raters."""

    mean: str | None
    single: tuple[str, ...]


def rater_columns(headers: Sequence[str]) -> dict[str, Columns]:
    """Trait → its columns. `Overall_1`, `Overall_2` or `Rater A: Overall` are raters' where there are two of them."""
    shared: dict[str, list[str]] = defaultdict(list)
    for header in headers:
        match = _BEFORE.fullmatch(header) or _BEHIND.fullmatch(header)
        if match:
            shared[match["trait"].strip()].append(header)
    raters = {trait: tuple(columns) for trait, columns in shared.items() if len(columns) > 1}
    owner = {column: trait for trait, columns in raters.items() for column in columns}
    traits: dict[str, Columns] = {}
    for header in headers:
        trait = owner.get(header, header)
        mean = trait if trait in headers else None
        traits[trait] = Columns(mean, raters.get(trait, ()))
    return traits
