"""Posts that stand under no heading of work: among the personal data, or after the school without a word between."""

import re
from collections.abc import Sequence

from talent.reading.dates import stretches
from talent.reading.entries import BULLET, LONG
from talent.reading.sections import Block
from talent.reading.text import Line
from talent.reading.words import DEGREE, ORGANISATION, SCHOOL, TITLE

_TOLD = re.compile(r"[。；;]")
_HOLDING = frozenset(("top", "education"))


def with_posts_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with posts of a resume that has no part on work in one of their own."""
    if any(block.section == "work" and block.lines for block in blocks):
        return list(blocks)
    made: list[Block] = []
    for block in blocks:
        kept, posts = _apart(block.lines) if block.section in _HOLDING else (block.lines, [])
        made.append(Block(block.section, block.heading, list(kept)))
        if posts:
            made.append(Block("work", "", posts))
    return made


def _apart(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines that are no posts, and the posts with the list of what was done there."""
    kept: list[Line] = []
    posts: list[Line] = []
    within = False
    for line in lines:
        within = _is_post(line.text) or (within and bool(BULLET.match(line.text)))
        (posts if within else kept).append(line)
    return kept, posts


def _is_post(text: str) -> bool:
    """Whether a line, and no sentence, tells from when to when somebody held a post with an employer."""
    if len(text) > LONG or _TOLD.search(text):
        return False
    if not ORGANISATION.search(text) or not TITLE.search(text) or SCHOOL.search(text) or DEGREE.search(text):
        return False
    return any(one.is_range for one in stretches(text))
