"""Text that lost its line breaks gets them back: at headings, bullets, dates and wide spaces."""

import re
from collections.abc import Sequence

from talent.reading.flowing_chinese import is_flowing_chinese, unfolded_chinese
from talent.reading.headings import heading_of
from talent.reading.text import Line

LONG_LINE = 260  # characters; resumes with line breaks hardly have longer lines
_BREAKS = re.compile(r"\s*(?=[•●▪■◆➢►✓])|\s{2,}|(?<=[。；;])\s*|\t+")
_HEADING_WORDS = re.compile(
    r"(?<![A-Za-z])(?:[A-Z][A-Za-z&/]*(?: (?:[A-Z&][A-Za-z&/]*|and|of)){0,3}"
    r"|[\u4e00-\u9fff]{2,6})(?=\s*[:：]?\s)"
)


def is_flowing(lines: Sequence[Line]) -> bool:
    """Whether most of the text stands in lines too long to be lines."""
    total = sum(len(line.text) for line in lines)
    long = sum(
        len(line.text) for line in lines if len(line.text) > LONG_LINE or is_flowing_chinese(line.text)
    )
    return total > 0 and long * 2 > total


def unfolded(lines: Sequence[Line]) -> list[Line]:
    """The lines cut where a heading, a bullet or a wide space shows that a line ended."""
    made: list[Line] = []
    for line in lines:
        if is_flowing_chinese(line.text):
            made.extend(line._replace(text=part) for part in unfolded_chinese(line.text))
            continue
        for piece in _BREAKS.split(line.text):
            made.extend(line._replace(text=part) for part in _at_headings(piece) if part.strip())
    return made


def _at_headings(text: str) -> list[str]:
    """Cut a piece before and after words in capitals that are a heading."""
    parts: list[str] = []
    start = 0
    for found in _HEADING_WORDS.finditer(text):
        words = found[0]
        while words:
            capital = words.isupper() or bool(re.match(r"[\u4e00-\u9fff]", words))
            if capital and len(words) > 4 and heading_of(words):
                at = found.start()
                parts.extend((text[start:at], words))
                start = at + len(words)
                break
            words = words.rpartition(" ")[0]
    parts.append(text[start:])
    return parts
