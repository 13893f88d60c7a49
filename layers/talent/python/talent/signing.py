"""Whether the name that somebody types to sign is the one in the letter, however it is written.

Width, case, accents, spaces and dots don't count, nor does the order of the parts of a Latin name. What still differs is
not refused, since people sign in their own way: they say so once, and the signature keeps that it differs.
"""

import re
import unicodedata

from talent.kernel import BadInput

_PARTS = re.compile(r"[^\W_]+")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


class NameDiffers(BadInput):
    """The name that was typed is not the one in the letter."""

    next = "Check what you typed. If this is how you sign, send it again with 'own_way': true; it is noted."


def same_name(typed: str, known: str) -> bool:
    """Whether two spellings are one name."""
    return _parts(typed) == _parts(known)


def check_name(typed: str, known: str, *, own_way: bool) -> bool:
    """Whether the name typed differs from the letter's. Raises NameDiffers where nobody said that this is meant."""
    differs = not same_name(typed, known)
    if differs and not own_way:
        raise NameDiffers("The name typed is not the name in the letter.")
    return differs


def _parts(name: str) -> tuple[str, ...]:
    """The parts of a name, sorted; a name in Chinese characters is one part, as spaces in it mean nothing."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", name).casefold())
    parts = _PARTS.findall("".join(each for each in plain if not unicodedata.combining(each)))
    whole = "".join(parts)
    return (whole,) if _HAN.search(whole) else tuple(sorted(parts))
