"""Chinese lines: where they may break, and where they may not.

The PDF writer breaks Chinese anywhere but before a few signs and lets ，；” begin a line. Here a line never
begins with a closing sign nor ends with an opening one, and a foreign word or a number stays whole.
Rules: the strict set of W3C's Requirements for Chinese Text Layout, section 3.1.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

_NEVER_FIRST: Final = frozenset("，。、；：！？）》」』】〕”’·…—％%,.;:!?)]}")
_NEVER_LAST: Final = frozenset("（《「『【〔“‘([{￥$#@")
_WORD: Final = re.compile(r"[!-~\u00a0-\u024f]+|\s+|.", re.DOTALL)


def break_lines(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """`text` as lines of at most `width` points by `measure`; a single piece wider than that stays whole."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line and measure((line + piece).rstrip()) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def _pieces(text: str) -> Sequence[str]:
    """The parts of `text` between which a line may break, in order."""
    words = _WORD.findall(text)
    if not words:
        return []
    pieces = [words[0]]
    for before, word in pairwise(words):
        if word[0] in _NEVER_FIRST or before[-1] in _NEVER_LAST:
            pieces[-1] += word
        else:
            pieces.append(word)
    return pieces
