"""Whether a page's characters are writing, or the mojibake of a font without a character map.

Such a page must be read by its looks (OCR) or by a person: nothing is to be guessed from it.
"""

import re

_STRAY = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u0080-\u009f\ue000-\uf8ff\ufffd\ufff0-\uffff"
    "\u0100-\u02af\u0370-\u1fff\u3400-\u4dbf\ua000-\uabff\U00020000-\U0010ffff]"
)
_LATIN_JUNK = re.compile("[\u00a1-\u00bf\u00d7\u00f7]")
_WRITTEN = re.compile("[A-Za-z0-9\u4e00-\u9fff\u3040-\u30ff\uac00-\ud7af]+")


def is_garbled(text: str) -> bool:
    """True where more than a quarter of the characters are such as no resume is written with."""
    dense = "".join(text.split())
    if len(dense) < 40:
        return False
    plain = dense.isascii() and dense.isprintable()
    stray = 0 if plain else len(_STRAY.findall(dense)) + len(_LATIN_JUNK.findall(dense))
    return stray / len(dense) > 0.25 or (len(dense) - len(_WRITTEN.sub("", dense))) / len(dense) < 0.35
