"""A company's own terms: further spellings of a known skill or certificate, or a new one with what it implies."""

import tomllib
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import Field

from talent.kernel import BadInput, Fact

type TermId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{1,40}$")]
type TermName = Annotated[
    str, Field(min_length=2, max_length=80, pattern=r"^[^\x00-\x20\x7f]([^\x00-\x1f\x7f]*[^\x00-\x20\x7f])?$")
]


class TermTaken(BadInput):
    """A spelling belongs to another skill or certificate, or what is implied is not known."""

    next = "Choose another spelling, or add it to the term that has it; imply only terms that are there."


class Term(Fact):
    """One row that a company adds. `implies`: who shows this shows those too (a certificate: satisfies)."""

    id: TermId
    kind: Literal["skill", "certificate"]
    names: tuple[TermName, ...] = Field(max_length=40)
    implies: tuple[TermId, ...] = Field(default=(), max_length=20)


class Terms(Fact):
    """A company's own terms, as a file holds them and the API shows them."""

    term: tuple[Term, ...] = ()


type Rows = Mapping[str, tuple[str, ...]]


def read_terms(text: str) -> tuple[Term, ...]:
    """The terms of a TOML file: `[[term]]` with id, kind, names and implies. Raises ValueError."""
    return Terms.model_validate(tomllib.loads(text)).term


def with_rows(kind: str, names: Rows, implies: Rows, terms: Sequence[Term]) -> tuple[Rows, Rows]:
    """The names and implications of a table with a company's terms of that kind added. Raises TermTaken."""
    names, implies = dict(names), dict(implies)
    for term in (each for each in terms if each.kind == kind):
        names[term.id] = (*names.get(term.id, ()), *term.names)
        implies[term.id] = (*implies.get(term.id, ()), *term.implies)
    _check(names, implies, terms)
    return names, implies


def _check(names: Rows, implies: Rows, terms: Sequence[Term]) -> None:
    owner = {name.casefold(): key for key, spellings in names.items() for name in reversed(spellings)}
    for term in terms:
        for name in term.names if term.id in names else ():
            if owner.get(name.casefold(), term.id) != term.id or _shared(name, term.id, names):
                raise TermTaken(f"'{name}' belongs to another term.")
        if term.id in names and not set(term.implies) <= names.keys():
            raise TermTaken(f"'{term.id}' implies a term that is not there.")
    _check_circles(implies, [term.id for term in terms])


def _shared(name: str, own: str, names: Rows) -> bool:
    folded = name.casefold()
    return any(
        key != own and any(folded == spelling.casefold() for spelling in spellings)
        for key, spellings in names.items()
    )


def _check_circles(implies: Rows, starts: Sequence[str]) -> None:
    for start in starts:
        waiting, seen = list(implies.get(start, ())), set[str]()
        while waiting:
            one = waiting.pop()
            if one == start:
                raise TermTaken(f"'{start}' would imply itself.")
            if one not in seen:
                seen.add(one)
                waiting.extend(implies.get(one, ()))
