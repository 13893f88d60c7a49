"""The lines of tables and frames on a page, and the cells between them."""

from collections.abc import Iterable
from typing import NamedTuple, Self

from talent.reading.text import Box, Span

from documents.reading.pdf_shapes import Rectangle

THIN = 2.5  # points: what is no thicker is a line
SHORTEST = 8.0  # points
NEAR = 2.5  # points by which the lines around a cell may miss each other
MOST_RULES = 600  # a page with more is a drawing


type Rule = tuple[float, float, float]
"""Where a line stands, begins and ends: x, top and bottom of an upright one, y, left and right of a level one."""


class Rules(NamedTuple):
    """Lines in points from the page's top left corner."""

    upright: list[Rule]
    level: list[Rule]

    @classmethod
    def of(cls, upright: Iterable[Rule], level: Iterable[Rule]) -> Self:
        """Lines as they are found; those that nearly meet, as the edges of neighbouring cells do, stand at one place."""
        lines = _aligned(upright), _aligned(level)
        return cls(*lines) if sum(map(len, lines)) <= MOST_RULES else cls([], [])

    def walls(self) -> list[Rule]:
        """The upright lines, those that go on from cell to cell as one."""
        made: list[Rule] = []
        for place, top, bottom in self.upright:
            same = bool(made) and place == made[-1][0] and top < made[-1][2] + NEAR
            if same:
                made[-1] = (place, made[-1][1], max(bottom, made[-1][2]))
            else:
                made.append((place, top, bottom))
        return made

    def across(self) -> list[Rule]:
        """The level lines, those that go on from cell to cell as one."""
        made: list[Rule] = []
        for place, left, right in self.level:
            same = bool(made) and place == made[-1][0] and left < made[-1][2] + NEAR
            if same:
                made[-1] = (place, made[-1][1], max(right, made[-1][2]))
            else:
                made.append((place, left, right))
        return made

    def cell(self, span: Span) -> Box | None:
        """The lines around a span, or None where it stands in no cell."""
        across, down = (span.box.left + span.box.right) / 2, (span.box.top + span.box.bottom) / 2
        beside = [x for x, top, bottom in self.upright if top - NEAR < down < bottom + NEAR]
        around_it = [y for y, left, right in self.level if left - NEAR < across < right + NEAR]
        lefts, rights = [x for x in beside if x < across], [x for x in beside if x > across]
        tops, bottoms = [y for y in around_it if y < down], [y for y in around_it if y > down]
        if not (lefts and rights and (tops or bottoms)):
            return None
        if not (tops and bottoms):  # a row that goes over the page's end has no line there
            ends = [
                end for x, *end in self.walls() if x in (max(lefts), min(rights)) and end[0] < down < end[1]
            ]
            tops, bottoms = tops or [top for top, _ in ends], bottoms or [bottom for _, bottom in ends]
            if not ends:
                return None
        return Box(max(lefts), max(tops), min(rights), min(bottoms))


def rules_of(paths: Iterable[Rectangle], left: float, top: float) -> Rules:
    """The lines among what is drawn (boxes in PDF points); `left` and `top`: the page's edges in PDF points."""
    upright: list[Rule] = []
    level: list[Rule] = []
    for path in paths:
        box = Box(path.left - left, top - path.top, path.right - left, top - path.bottom)
        wide, tall = box.right - box.left, box.bottom - box.top
        if wide >= SHORTEST:
            edges = [(box.top + box.bottom) / 2] if tall <= THIN else [box.top, box.bottom]
            level.extend((edge, box.left, box.right) for edge in edges)
        if tall >= SHORTEST:
            edges = [(box.left + box.right) / 2] if wide <= THIN else [box.left, box.right]
            upright.extend((edge, box.top, box.bottom) for edge in edges)
    return Rules.of(upright, level)


def _aligned(lines: Iterable[Rule]) -> list[Rule]:
    made: list[Rule] = []
    for place, begin, end in sorted(lines):
        same = bool(made) and place - made[-1][0] < NEAR
        made.append((made[-1][0] if same else place, begin, end))
    return sorted(made)
