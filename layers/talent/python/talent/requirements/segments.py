"""A clause of an advert cut at its commas, so that 'preferred' weighs only on its own words; a list stays whole."""

import re
from collections.abc import Iterator

from talent.requirements.signs import NICE, YEARS
from talent.taxonomy import degrees_in

SHORTEST_OWN = 10  # characters; a shorter piece between commas belongs to its neighbour

_COMMA = re.compile(
    r"[，]|,\s(?=(?:and )?(?:\d|with|preferr|strong|good|able|excellent|must|ideally|including))"
    r"|,\s(?=[^,]{2,40}\b(?:an? (?:advantage|plus|asset)|desirable|nice to have)\b)"
)
_BRACKETS = re.compile(r"[（(]([^()（）]{4,})[)）]")
_REMARK = re.compile(
    r"(?:那就|那|就|则|者)?(?:更好|更佳|最好|优先(?:考虑)?|加分)[了哦啦吧]*"
    r"|持证上岗|(?:否则|无证者?|没有者?|不(?:符合?|满足)[^，,]{0,4}者?|达不到者?|非[^，,]{1,8}|无[^，,]{1,6}者?)?"
    r"(?:请?勿(?:投|扰)|请绕道|免投|慎投|不予考虑|不考虑)",
)
_EDGES = " !！~。.;；"


def segments(text: str) -> Iterator[str]:
    """The segments of a clause: each to be judged by its own words, a remark (无证勿投) with what it is about."""
    held: list[str] = []
    for piece in _pieces(_apart(text, held)):
        if held and _REMARK.fullmatch(piece.strip(_EDGES)):
            held[-1] = f"{held[-1]}，{piece}"
        else:
            held.append(piece)
    yield from held


def _apart(text: str, held: list[str]) -> str:
    """The text without brackets that welcome something of their own (Good English (CET-6 preferred)); they are held."""

    def cut(found: re.Match[str]) -> str:
        if not NICE.search(found[1]) or len(NICE.sub("", found[1]).strip(" -:：者")) < 2:
            return found[0]
        held.append(found[1])
        return " "

    return _BRACKETS.sub(cut, text)


def _pieces(text: str) -> Iterator[str]:
    held = ""
    for piece in (piece.strip() for piece in _COMMA.split(text) if piece.strip()):
        speaks = NICE.search(piece) or YEARS.search(piece) or degrees_in(piece)
        if not speaks and len(piece) < SHORTEST_OWN and not _REMARK.fullmatch(piece.strip(_EDGES)):
            held = f"{held}，{piece}" if held else piece
            continue
        if held and (speaks or _REMARK.fullmatch(piece.strip(_EDGES))):
            yield held
            held = ""
        yield f"{held}，{piece}" if held else piece
        held = ""
    if held:
        yield held
