"""Which encoding a text is in that does not say so: UTF-16, or those from before UTF-8 of China, Taiwan and the West."""

import re
from typing import Literal

type Encoding = Literal["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "big5hkscs", "gb18030", "cp1252"]

_PAIR = re.compile(rb"[\x81-\xfe][\xa1-\xfe]")
_WIDE = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]")
_HIGH = re.compile(rb"[\x80-\xff]")
_LOOKED_AT = 100_000  # bytes
_COMMON = 0.85  # of a Chinese text's characters are punctuation or among Big5's first 5,401, which begin with A1 to C6
_LOW = 0.1  # of Big5's characters end in a byte below A1, about four in ten; of GB 2312's none


def encodings(data: bytes) -> tuple[Encoding, ...]:
    """The encodings that a text may be in, the likeliest first."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    head = data[:_LOOKED_AT]
    wide = _wide(head)
    return (wide,) if wide else ("utf-8-sig", _legacy(head))


def _wide(head: bytes) -> Literal["utf-16-le", "utf-16-be"] | None:
    """UTF-16 without its mark, by the half of its blanks, digits and line ends that is nothing."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 50 < len(head) or min(even, odd) * 20 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _legacy(head: bytes) -> Literal["big5hkscs", "gb18030", "cp1252"]:
    """GB 18030, unless most bytes beyond ASCII stand alone: Chinese has them in pairs, `Müller` a single one."""
    if _is_big5(head):
        return "big5hkscs"
    alone, pairs = _PAIR.subn(b"", head)
    return "cp1252" if len(_HIGH.findall(alone)) > pairs else "gb18030"


def _is_big5(head: bytes) -> bool:
    pairs: list[bytes] = _WIDE.findall(head)
    common = sum(0xA1 <= pair[0] <= 0xC6 for pair in pairs)
    low = sum(pair[1] < 0xA1 for pair in pairs)
    return bool(pairs) and common >= _COMMON * len(pairs) and low >= _LOW * len(pairs)
