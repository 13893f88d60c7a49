"""The report's drawings as numbers: where a radar's spokes, rings and shapes lie.

Levels run from 1 to 5. A competency without a level has its spoke and no point, and the shape stays open
there: silence is never drawn as a low level.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Literal

from talent.kernel import Language
from talent.report.shape import CompetencyRow

type _Point = tuple[float, float]

_LOWEST, _HIGHEST = 1.0, 5.0
_FEWEST_POINTS = 3
_LINE, _AIR = 13.0, 8.0
"""The height of a line of a name, and the room above the first and below the last."""


@dataclass(frozen=True, slots=True)
class Spoke:
    """One competency's spoke: its end, and where and how its name stands, line by line."""

    x: float
    y: float
    label_x: float
    label_y: float
    align: Literal["start", "middle", "end"]
    lines: tuple[str, ...]
    dot: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Radar:
    """A radar in a box from -170 to 170 across and `top` to `bottom`; shapes are SVG path data."""

    top: float
    bottom: float
    spokes: tuple[Spoke, ...]
    rings: tuple[str, ...]
    shape: str
    band: str


def radar(rows: Sequence[CompetencyRow], language: Language, radius: float = 100) -> Radar | None:
    """The radar of the rows, or None where fewer than three have a level: then there is no shape to see."""
    levels = [row.level for row in rows]
    if sum(level is not None for level in levels) < _FEWEST_POINTS:
        return None
    count = len(rows)
    lows = [row.interval[0] if row.interval else row.level for row in rows]
    highs = [row.interval[1] if row.interval else row.level for row in rows]
    spokes = tuple(_spoke(index, count, row, radius, language) for index, row in enumerate(rows))
    return Radar(
        top=min(spoke.label_y for spoke in spokes) - _LINE - _AIR,
        bottom=max(spoke.label_y + _LINE * (len(spoke.lines) - 1) for spoke in spokes) + _AIR,
        spokes=spokes,
        rings=tuple(
            _path([_point(i, count, _reach(level, radius)) for i in range(count)]) + "Z"
            for level in range(1, 6)
        ),
        shape=" ".join(_path(pair) for pair in _sides(levels, radius)),
        band=" ".join(
            _path([*outer, *inner[::-1]]) + "Z"
            for outer, inner in zip(_sides(highs, radius), _sides(lows, radius), strict=True)
        ),
    )


def _sides(levels: Sequence[float | None], radius: float) -> list[tuple[_Point, _Point]]:
    """The sides of the shape: one between each two neighbours that both have a level."""
    count = len(levels)
    sides = []
    for index, level in enumerate(levels):
        following = levels[(index + 1) % count]
        if level is not None and following is not None:
            sides.append(
                (
                    _point(index, count, _reach(level, radius)),
                    _point(index + 1, count, _reach(following, radius)),
                )
            )
    return sides


def share_of_track(level: float) -> float:
    """Where a level lies on a track from 1 to 5, in percent of its length."""
    return round((level - _LOWEST) / (_HIGHEST - _LOWEST) * 100, 1)


def _reach(level: float, radius: float) -> float:
    """How far out a level lies: level 1 a fifth of the way, so that a shape never shrinks to nothing."""
    return radius * level / _HIGHEST


def _point(index: int, count: int, reach: float) -> _Point:
    angle = 2 * pi * index / count - pi / 2
    return round(reach * cos(angle), 1), round(reach * sin(angle), 1)


def _path(points: Sequence[_Point]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)


def _spoke(index: int, count: int, row: CompetencyRow, radius: float, language: Language) -> Spoke:
    x, y = _point(index, count, radius)
    label_x, label_y = _point(index, count, radius + 14)
    align: Literal["start", "middle", "end"] = "middle" if abs(x) < 1 else "start" if x > 0 else "end"
    name = row.name.say(language)
    lines = (name,) if language == "zh" else _two_lines(name)
    drop = 4.0 if abs(y) < radius * 0.9 else (10.0 if y > 0 else -2.0)
    return Spoke(
        x=x,
        y=y,
        label_x=label_x,
        label_y=round(label_y + drop - 6.5 * (len(lines) - 1), 1),
        align=align,
        lines=lines,
        dot=None if row.level is None else _point(index, count, _reach(row.level, radius)),
    )


def _two_lines(name: str) -> tuple[str, ...]:
    words = name.split()
    if len(words) < 2:
        return (name,)
    cut = min(range(1, len(words)), key=lambda i: abs(len(" ".join(words[:i])) - len(" ".join(words[i:]))))
    return " ".join(words[:cut]), " ".join(words[cut:])
