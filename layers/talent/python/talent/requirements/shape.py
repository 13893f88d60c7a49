"""What an opening asks for, as data: one requirement a row, and conditions that may not be asked for."""

from typing import Literal

from talent.kernel import Fact

type Kind = Literal["must", "nice", "knockout"]
type About = Literal["degree", "years", "skill", "certificate", "language", "domain", "location", "other"]


class Requirement(Fact):
    """One requirement. `canonical` is its name in the taxonomy, `minimum` the least that meets it, where there is one."""

    id: str
    kind: Kind
    about: About
    text: str
    canonical: str
    minimum: str | int | float | None = None


class Unlawful(Fact):
    """A condition that may not be asked for: its words, and on which ground it discriminates."""

    text: str
    ground: str


class Advert(Fact):
    """A job advert as it was read."""

    title: str
    requirements: tuple[Requirement, ...]
    unlawful: tuple[Unlawful, ...]
