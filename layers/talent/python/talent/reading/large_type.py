"""A name in large type that a narrow column broke in two is one line again."""

import re
from collections.abc import Sequence

from talent.reading.text import Line, around

_LATIN_WORDS = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ÿ'’.-]*(?:\s[A-ZÀ-Þ][A-Za-zÀ-ÿ'’.-]*){0,2}")
LARGE = 1.3  # times the head's middle type size
SAME_SIZE = 0.25  # of the type size: a picture gives each line its own


def unbroken(lines: Sequence[Line]) -> list[Line]:
    """The lines with a name in large type that a narrow column broke in two (PRIYA over RAGHUNATHAN) in one."""
    large = LARGE * sorted(line.size for line in lines)[len(lines) // 2] if lines else 0.0
    made: list[Line] = []
    for line in lines:
        last = made[-1] if made else None
        if (
            last
            and last.size > large > 0
            and abs(line.size - last.size) < SAME_SIZE * last.size
            and line.page == last.page
            and all(_LATIN_WORDS.fullmatch(one.text.strip()) for one in (last, line))
        ):
            made[-1] = last._replace(
                text=f"{last.text.strip()} {line.text.strip()}", box=around((last.box, line.box))
            )
        else:
            made.append(line)
    return made
