"""What an opening asks for: each requirement with its kind, what it is about, and the id that matching compares."""

from typing import Literal

from pydantic import Field

from talent.kernel import Fact

type Kind = Literal["must", "nice", "knockout"]
type About = Literal["degree", "years", "skill", "certificate", "language", "domain", "location", "other"]
type Ground = Literal[
    "age",
    "gender",
    "marital_status",
    "family",
    "origin",
    "ethnicity",
    "religion",
    "appearance",
    "health",
    "politics",
    "school",
]


class Requirement(Fact):
    """One thing asked for. `text` is the advert's own words; `canonical` the ids that satisfy it, joined by `|`.

    `minimum` is a number where one is asked: years, a mark, a level of a language.
    """

    id: str = Field(pattern=r"^r\d+$")
    kind: Kind
    about: About
    text: str
    canonical: str | None = None
    minimum: float | None = Field(default=None, ge=0)


class Unlawful(Fact):
    """A condition that may not decide: shown to HR, never used."""

    text: str
    ground: Ground


class Advert(Fact):
    """An advert as read."""

    title: str
    requirements: tuple[Requirement, ...]
    unlawful: tuple[Unlawful, ...] = ()
