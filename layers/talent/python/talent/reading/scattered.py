"""Schools named in running English text, where no line breaks tell one entry from the next.

Each is taken with the degree and the years that stand near it; what stands far away is not joined to it.
"""

import re
from collections.abc import Iterator, Sequence

from talent.reading.dates import stretches
from talent.reading.education import when_leaves
from talent.reading.leaves import GUESS, LIKELY, leaf
from talent.reading.text import Line
from talent.reading.words import DEGREE
from talent.resume import Education

NEAR = 90  # characters on either side of a school's name
_CAPITAL = r"[A-Z][\w.&'’-]*"
_SCHOOL = re.compile(
    rf"(?:(?:{_CAPITAL})\s+(?:(?:of|for|and|&|the)\s+)?){{0,5}}"
    r"(?:University|College|Institute|Polytechnic|Academy|UNIVERSITY|COLLEGE|INSTITUTE)\b"
    rf"(?:\s+(?:of|OF|for|at)\s+(?:the\s+)?{_CAPITAL}(?:\s+(?:(?:and|&|of)\s+)?{_CAPITAL}){{0,4}})?"
)


def scattered_education(lines: Sequence[Line]) -> list[Education]:
    """The schools that the lines name, each once, with the degree and the dates beside it."""
    found: dict[str, Education] = {}
    for line in lines:
        for study in _studies(line):
            if study.institution:
                found.setdefault(study.institution.value.lower(), study)
    return list(found.values())


def _studies(line: Line) -> Iterator[Education]:
    for school in _SCHOOL.finditer(line.text):
        if len(school[0].split()) < 2:
            continue
        first, last = max(0, school.start() - NEAR), school.end() + NEAR
        beside = line.text[first : school.start()], line.text[school.end() : last]
        degree = DEGREE.search(beside[1]) or DEGREE.search(beside[0])
        dates = stretches(beside[1]) or stretches(beside[0])
        start, end = when_leaves(dates[0] if dates else None, line)
        yield Education(
            institution=leaf(school[0], LIKELY, line),
            degree=leaf(degree[0], GUESS, line) if degree else None,
            start=start,
            end=end,
        )
