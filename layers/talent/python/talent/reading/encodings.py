"""Which of the encodings from before UTF-8 a text is in: that of Chinese Windows, or that of Western Europe."""

import re
from typing import Literal

_PAIR = re.compile(rb"[\x81-\xfe][\xa1-\xfe]")
_HIGH = re.compile(rb"[\x80-\xff]")
_LOOKED_AT = 100_000  # bytes


def legacy_encoding(data: bytes) -> Literal["gb18030", "cp1252"]:
    """GB 18030, unless most bytes beyond ASCII stand alone: Chinese has them in pairs, `Müller` a single one."""
    head = data[:_LOOKED_AT]
    alone, pairs = _PAIR.subn(b"", head)
    return "cp1252" if len(_HIGH.findall(alone)) > pairs else "gb18030"
