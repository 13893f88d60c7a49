"""The law's bounds by place, as data with its sources, and the company's own days between them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import Field, TypeAdapter

from talent.kernel import Fact

type Artefact = Literal["video", "transcript", "assessment", "decision", "log"]

CLOCKED: tuple[Artefact, ...] = ("video", "transcript", "assessment", "decision")
"""What has a clock. Logs (events and the audit record) hold ids only and outlive every clock."""

_EU = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()  # noqa: SIM905
)


class RetentionDays(Fact):
    """How long the company keeps each artefact after an application's end, where the law leaves it free."""

    video: int = Field(default=90, ge=1, le=3650)
    transcript: int = Field(default=180, ge=1, le=3650)
    assessment: int = Field(default=365, ge=1, le=3650)
    decision: int = Field(default=730, ge=1, le=3650)


class Rule(Fact):
    """What one source says of some artefacts in some places (ISO 3166 codes, or 'EU' for its members)."""

    places: tuple[str, ...]
    artefacts: tuple[Artefact, ...]
    at_least: int | None = None
    at_most: int | None = None
    source: str


class Bounds(Fact):
    """Between how many days an artefact is kept in a place; `sources` are those that say so."""

    at_least: int = 0
    at_most: int | None = None
    sources: tuple[str, ...] = ()


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule there is."""
    source = files("talent.retention").joinpath("rules.toml").read_text("utf-8")
    return TypeAdapter(tuple[Rule, ...]).validate_python(tomllib.loads(source)["rules"])


def bounds(jurisdiction: str, artefact: Artefact) -> Bounds:
    """The bounds in a place. A place that no rule knows has the strictest of all: the longest duty to keep, and
    above it the shortest leave to keep."""
    country = jurisdiction.partition("-")[0]
    names = {jurisdiction, country} | ({"EU"} if country in _EU else set())
    known = [rule for rule in rules() if names & set(rule.places)]
    about = [rule for rule in known or rules() if artefact in rule.artefacts]
    leave = [rule.at_most for rule in about if rule.at_most is not None]
    return Bounds(
        at_least=max((rule.at_least or 0 for rule in about), default=0),
        at_most=min(leave) if leave else None,
        sources=tuple(rule.source for rule in about),
    )


def kept_days(jurisdiction: str, artefact: Artefact, own: RetentionDays) -> int:
    """For how many days after its application's end an artefact is kept: the company's own, within the bounds.

    A duty to keep goes before leave to keep.
    """
    said = bounds(jurisdiction, artefact)
    wanted = int(own.model_dump()[artefact])
    return max(said.at_least, wanted if said.at_most is None else min(wanted, said.at_most))
