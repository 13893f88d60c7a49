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
    "criminal_record",
    "politics",
    "school",
]


class Requirement(Fact):
    """One thing asked for. `text` is the advert's own words; `canonical` the ids that satisfy it, joined by `|`.

    `minimum` is a number where one is asked: years, a mark, a level of a language. Of years, `a&b` asks for both fields
    in the same months; `phrase:` names what no table knows, looked for by its letters; of several examinations each may
    have its own mark (`ielts:6.5|toefl:90`).
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


def ids_of(requirement: Requirement) -> list[str]:
    """The alternatives that satisfy a requirement; none where only its words are known."""
    return requirement.canonical.split("|") if requirement.canonical else []
