"""Whether a page's characters are writing, or the mojibake of a font without a character map.

Such a page must be read by its looks (OCR) or by a person: nothing is to be guessed from it.
"""

import re

_STRAY = re.compile(
    "[\u0080-\u009f\ue000-\uf8ff\ufffd\ufff0-\uffff\u00a1-\u00bf\u00d7\u00f7"
    "\u0100-\u02af\u0370-\u1fff\u3400-\u4dbf\ua000-\uabff\U00020000-\U0010ffff]"
)
_LATIN = re.compile("[\u0000-\u007f]+")
_WRITTEN = re.compile("[\u4e00-\u9fff\u3040-\u30ff\uac00-\ud7af]")
_CONTROLS = bytes(code for code in range(32) if not 9 <= code <= 13)
_UNWRITTEN = bytes(code for code in range(128) if not chr(code).isalnum())


def is_garbled(text: str) -> bool:
    """True where more than a quarter of the characters are such as no resume is written with."""
    dense = "".join(text.split())
    if len(dense) < 40:
        return False
    latin, beyond = dense.encode("ascii", "ignore"), _LATIN.sub("", dense)
    stray = len(latin) - len(latin.translate(None, _CONTROLS)) + len(_STRAY.findall(beyond))
    written = len(latin.translate(None, _UNWRITTEN)) + len(_WRITTEN.findall(beyond))
    return stray / len(dense) > 0.25 or written / len(dense) < 0.35
