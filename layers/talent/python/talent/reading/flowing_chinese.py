"""Chinese resume text that lost its line breaks: cut again at headings, before or after dates, and at list marks."""

import itertools
import re
from collections.abc import Iterator
from functools import cache

from talent.reading.dates import stretches
from talent.reading.headings import heading_names

LEAST = 60  # characters; a shorter line may be one
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_LIST_MARK = re.compile(
    r"\s*(?=[•●▪■◆➢►✓])|\s{2,}|(?<=[。；;])\s*|\t+|(?<=[\s\u4e00-\u9fff。；;）)])[-–](?=\s?[\u4e00-\u9fffA-Za-z])(?!\s?(?:至?今|现在|目前|[Pp]resent))"
    r"|(?<=[\s\u4e00-\u9fff。；;])(?=\d{1,2}[.、)）]\s?[\u4e00-\u9fff])"
    r"|(?<=[\u4e00-\u9fff。；;])(?<![今前在])\s+(?=[\u4e00-\u9fff（）()]{3,30}(?:公司|集团|事务所)\s)"
)
_SPACE = re.compile(r"\s+(?=[\u4e00-\u9fff\d])|(?<=[\u4e00-\u9fff])\s+")


@cache
def _heading() -> re.Pattern[str]:
    names = sorted((name for name in heading_names() if _CHINESE.match(name)), key=len, reverse=True)
    long = "|".join(re.escape(name) for name in names if len(name) >= 4)
    short = "|".join(re.escape(name) for name in names if len(name) < 4)
    return re.compile(
        rf"(?<![年的有富和与及、本其])(?:{long})(?![的，,、丰\u4e00-\u9fff]?[的，,、丰])"
        rf"|(?<![\u4e00-\u9fff，,、])(?:{short})(?=\s*[:：]|\s+)"
    )


def is_flowing_chinese(text: str) -> bool:
    """Whether a line holds several parts of a Chinese resume."""
    if len(text) < LEAST or (len(text) - len(text.encode("ascii", "ignore"))) * 3 <= len(text):
        return False
    if (len(text) - len(_CHINESE.sub("", text))) * 3 <= len(text):
        return False
    return len({found[0] for found in _heading().finditer(text)}) > 1


def unfolded_chinese(text: str) -> Iterator[str]:
    """The lines of such a line."""
    at = 0
    for found in [*_heading().finditer(text), None]:
        until = found.start() if found else len(text)
        part = text[at:until].strip(" :：|")
        if at == 0:
            yield from (piece for piece in _SPACE.split(part) if piece.strip())
        else:
            yield from at_dates(part)
        if found:
            yield found[0]
            at = found.end()


def at_dates(part: str) -> Iterator[str]:
    """The lines of the words under one heading: cut before each range of dates, or after it where the words lead."""
    dates = [one for one in stretches(part) if one.is_range]
    dates_lead = bool(dates) and not part[: dates[0].first].strip(" :：")
    yield from _pieces(part, [one.first if dates_lead else one.last for one in dates])


def _pieces(part: str, cuts: list[int]) -> Iterator[str]:
    edges = [0, *cuts, len(part)]
    for first, last in itertools.pairwise(edges):
        yield from (piece for piece in _LIST_MARK.split(part[first:last]) if piece.strip())
