"""The lines of an Indeed resume again, where its text was handed on without them and only wide spaces are left."""

import re
from collections.abc import Iterator, Sequence

from talent.reading.text import Line

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
# A wide space behind ` -` stands between an organisation and its place, unless dates come.
_ENDS = re.compile(rf"(?<!\s-)\s{{2,}}|\s{{2,}}(?=(?:{_MONTH} )?(?:19|20)\d\d(?:\s|$))")
LEAST = 6  # wide spaces; the shortest export has more paragraphs
_SLUG = re.compile(r"indeed\.com/r/((?:[\w.'%]+-\s?)*[\w.'%]+)/", re.I)


def keeps_spaces(lines: Sequence[Line]) -> bool:
    """Whether wide spaces stand where the lines ended; where they were taken out too, places tell nothing."""
    return sum(len(_ENDS.findall(line.text)) for line in lines) >= LEAST


def with_lines(lines: Sequence[Line]) -> list[Line]:
    """The text cut where its paragraphs ended, blank lines between; the name, as in the address, on its own line."""
    made: list[Line] = []
    for line in lines:
        for piece in _ENDS.split(line.text.strip()):
            made += [line._replace(text=piece), line._replace(text="")]
    return [*_with_name(made), *made[1:]]


def _with_name(made: Sequence[Line]) -> Iterator[Line]:
    """The first line, or two where the headline follows the name on it."""
    slug = _SLUG.search(" ".join(line.text for line in made[:12]))
    words = made[0].text.split() if made else []
    named = len(slug[1].split("-")) if slug else 0
    if slug and [word.strip(".").lower() for word in words[:named]] == re.split(r"\.?-\s?", slug[1].lower()):
        yield made[0]._replace(text=" ".join(words[:named]))
        words = words[named:]
    if words:
        yield made[0]._replace(text=" ".join(words))
