"""What may come of one requirement, and what each word means.

One rule for every kind: `met` is what is asked or more; `partly` is the same thing in a smaller measure; `not_found` is
something else, or nothing; `unclear` is silence where resumes are often silent. In part are shown

- a degree one step below the one asked for (a bachelor's for a master's); one further below is not found, with its line;
- a lower step of the same examination or title (CET-4 of CET-6, 初级 of 中级会计师), and a lower mark of the same one;
- a language at a lower level;
- at least three quarters of the years; or enough years, and the field only outside them;
- the broader skill that the asked one implies (Excel of its functions).

What is held in a smaller measure beyond doubt is `short`: a knock-out falls by it as by what is not found.
"""

from typing import Literal, NamedTuple

from talent.matching.index import Quote

type Verdict = Literal["met", "partly", "not_found", "unclear"]

_RANKS: tuple[Verdict, ...] = ("not_found", "unclear", "partly", "met")


class Finding(NamedTuple):
    """A verdict with its evidence. `short`: what is held is less than what is asked, beyond doubt."""

    verdict: Verdict
    quotes: tuple[Quote, ...] = ()
    short: bool = False

    @property
    def rank(self) -> int:
        """0 where nothing was found, 3 where the requirement is met."""
        return _RANKS.index(self.verdict)


def better(one: Finding, other: Finding) -> Finding:
    """The finding that shows more; the first of two that show as much."""
    return max(one, other, key=lambda each: each.rank)
