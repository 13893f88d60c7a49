"""Traditional to simplified characters, so that one reading serves all Chinese.

Speech recognition writes the same sentence now in one script, now in the other. OpenCC's phrase tables decide;
the one thing they leave is 著, which in spoken Mandarin is the particle 着 except in a few words. Marks behind
Chinese characters, which it writes narrow or wide as it comes, are wide, as people set them.
"""

import re
from functools import cache

import opencc

_PARTICLE = re.compile(r"(?<![名原显编论土卓合专])著(?![名作称述者书])")
_NARROW = re.compile(r"(?<=[\u4e00-\u9fff])[,?!:;]")
_WIDE = {",": "，", "?": "？", "!": "！", ":": "：", ";": "；"}


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def simplify(text: str) -> str:
    """`text` in simplified characters and wide marks, character for character: offsets into it stay true."""
    converted = str(_converter().convert(text))
    if len(converted) != len(text):
        converted = "".join(str(_converter().convert(letter))[:1] or letter for letter in text)
    return _NARROW.sub(lambda mark: _WIDE[mark[0]], _PARTICLE.sub("着", converted))
