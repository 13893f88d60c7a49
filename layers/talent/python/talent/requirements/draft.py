"""The requirements of one advert as they are found: each thing once, numbered in order."""

from dataclasses import dataclass, field

from talent.requirements.model import About, Kind, Requirement

_STRENGTH: tuple[Kind, ...] = ("nice", "must", "knockout")


@dataclass(slots=True)
class Draft:
    """The requirements found so far, and the post's title, whose own field relevant experience is in."""

    title: str = ""
    found: list[Requirement] = field(default_factory=list)
    seen: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(
        self, kind: Kind, about: About, text: str, canonical: str | None, minimum: float | None = None
    ) -> None:
        """Keep a requirement; one asked for twice is kept once, in its stronger kind."""
        key = (about, canonical or text)
        if key not in self.seen:
            self.seen[key] = len(self.found)
            identity = f"r{len(self.found) + 1}"
            self.found.append(
                Requirement(
                    id=identity, kind=kind, about=about, text=text, canonical=canonical, minimum=minimum
                )
            )
            return
        at = self.seen[key]
        if _STRENGTH.index(kind) > _STRENGTH.index(self.found[at].kind):
            self.found[at] = self.found[at].model_copy(update={"kind": kind})
