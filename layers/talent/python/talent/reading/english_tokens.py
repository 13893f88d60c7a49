"""What is seen at each word of running English text: the words around it, their shapes, and the piece it stands in.

A piece is what stands between wide spaces, bullets and line breaks: what is left of a line where the lines are lost.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from talent.reading.words import DEGREE, ORGANISATION, SCHOOL, TITLE

_TOKEN = re.compile(r"\s{2,}|[\n\t]|[A-Za-zÀ-ÿ]+(?:['’][A-Za-z]+)?|\d+|[^\w\s]|\w")
_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20[0-4]\d)(?!\d)|present|current", re.I)
_BULLETS = frozenset("•●▪■◆►➢✓|·*")
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep sept oct nov dec".split())  # noqa: SIM905
_PARTS = {
    "education": "E", "academic": "E", "academics": "E", "qualification": "E", "qualifications": "E", "educational": "E",
    "experience": "W", "employment": "W", "career": "W", "history": "W", "internship": "W", "internships": "W",
    "skills": "S", "competencies": "S", "expertise": "S", "tools": "S", "technologies": "S", "languages": "S",
    "projects": "P", "project": "P", "summary": "O", "objective": "O", "profile": "O", "interests": "X",
    "certifications": "C", "certification": "C", "awards": "C", "honors": "C", "achievements": "C", "activities": "X",
    "training": "C", "publications": "X", "volunteer": "X", "hobbies": "X", "references": "X",
}  # fmt: skip
_EDGE = "¶"


class Token(NamedTuple):
    """A word, a number, a mark, or a break (`¶`), and where it stands."""

    words: str
    first: int
    last: int


class _Piece(NamedTuple):
    first: int
    last: int
    flags: str


def tokens(text: str) -> list[Token]:
    """The tokens of a text, breaks among them."""
    return [
        Token(_EDGE if found[0].isspace() else found[0], found.start(), found.end())
        for found in _TOKEN.finditer(text)
    ]


def attributes(text: str, seen: Sequence[Token]) -> list[list[str]]:
    """What is seen at each token, as strings that the model's weights are known by."""
    lower = [_folded(token.words) for token in seen]
    shapes = [_shape(token.words) for token in seen]
    pieces, piece_of = _pieces(text, seen)
    parts = _parts(seen, lower, shapes)
    padded = ["<", "<", "<", *lower, ">", ">", ">"]
    forms = ["<", "<", "<", *shapes, ">", ">", ">"]
    lists = {word: _known(word) for word in {token.words for token in seen}}
    known = ["", "", "", *(lists[token.words] for token in seen), "", "", ""]
    around = [_around(pieces, piece) for piece in range(len(pieces))]
    rows = []
    for at in range(len(seen)):
        piece = piece_of[at]
        first = at - pieces[piece].first
        rest = pieces[piece].last - at
        rows.append(
            [
                *_near(padded[at : at + 7], forms[at : at + 7], known[at : at + 7]),
                *around[piece],
                f"P{parts[at]}", f"F3{parts[at]}{pieces[piece].flags}",
                f"I{min(first, 4)}", f"R{min(rest, 4)}", f"PS{parts[at]}{shapes[at]}{min(first, 2)}",
                f"PW{parts[at]}{lower[at]}", f"top{at < 12}{shapes[at]}", f"sf{lower[at][-3:]}", f"pf{lower[at][:3]}",
                f"sg{lower[at][-4:]}{parts[at]}",
            ]
        )  # fmt: skip
    return rows


def _around(pieces: Sequence[_Piece], at: int) -> list[str]:
    """What a piece holds, and the two before and behind it."""
    a, b, c, d, e = (pieces[one].flags if 0 <= one < len(pieces) else "-" for one in range(at - 2, at + 3))
    return [f"F{c}", f"FB{b}", f"FA{d}", f"FBB{a}", f"FAA{e}", f"FBC{b}{c}", f"FCA{c}{d}"]


def _near(words: Sequence[str], forms: Sequence[str], known: Sequence[str]) -> list[str]:
    a, b, c, d, e, f, g = words
    return [
        f"0{d}", f"-1{c}", f"+1{e}", f"-2{b}", f"+2{f}", f"-3{a}", f"+3{g}", f"b{c} {d}", f"f{d} {e}", f"p{b} {c}",
        f"n{e} {f}", f"s{forms[2]}{forms[3]}{forms[4]}", f"t{forms[1]}{forms[2]}{forms[3]}",
        f"u{forms[3]}{forms[4]}{forms[5]}", f"S{forms[3]}", f"k{known[3]}", f"l{known[2]}{known[3]}",
        f"m{known[3]}{known[4]}", f"o{known[1]}{known[2]}", f"q{known[4]}{known[5]}", f"r{known[4]}{known[5]}{known[6]}",
        f"v{forms[3]}{c}", f"w{forms[3]}{e}",
    ]  # fmt: skip


def _folded(word: str) -> str:
    if word.isdigit():
        return "0" * min(len(word), 5)
    return word.lower()


def _shape(word: str) -> str:
    if word.isdigit():
        return "Y" if _YEAR.fullmatch(word) else f"d{min(len(word), 3)}"
    if not word[0].isalpha():
        return word if len(word) == 1 else "?"
    if word.isupper():
        return "A" if len(word) == 1 else "AA"
    return "Aa" if word[0].isupper() else "a"


def _known(word: str) -> str:
    """Which of the reader's word lists know the word."""
    if not word[0].isalpha():
        return "Y" if _YEAR.fullmatch(word) else ""
    marks = (
        ("T", TITLE.fullmatch(word)),
        ("S", SCHOOL.fullmatch(word)),
        ("O", ORGANISATION.fullmatch(word)),
        ("D", DEGREE.fullmatch(word)),
        ("M", word.lower() in _MONTHS or (len(word) > 4 and word.lower()[:3] in _MONTHS and _is_month(word))),
    )
    return "".join(mark for mark, found in marks if found)


def _is_month(word: str) -> bool:
    return word.lower() in {
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
    }  # fmt: skip


def _pieces(text: str, seen: Sequence[Token]) -> tuple[list[_Piece], list[int]]:
    """The pieces with what they hold, and the piece of each token; a break belongs to the piece that it ends."""
    pieces: list[_Piece] = []
    piece_of: list[int] = []
    first = 0
    for at, token in enumerate(seen):
        piece_of.append(len(pieces))
        if token.words == _EDGE or token.words in _BULLETS or at + 1 == len(seen):
            pieces.append(_Piece(first, at, _flags(text[seen[first].first : token.last], at - first)))
            first = at + 1
    return pieces, piece_of


def _flags(text: str, length: int) -> str:
    told = (("Y", _YEAR), ("S", SCHOOL), ("D", DEGREE), ("O", ORGANISATION), ("T", TITLE))
    size = next(number for number, most in enumerate((1, 3, 6, 12, 10**9)) if length <= most)
    return f"{size}" + ("".join(mark for mark, pattern in told if pattern.search(text)) if size < 4 else "")


def _parts(seen: Sequence[Token], lower: Sequence[str], shapes: Sequence[str]) -> list[str]:
    """The part of the resume that each token stands in, by the last heading's word before it."""
    part, found = "T", []
    for at, word in enumerate(lower):
        opened = _PARTS.get(word)
        if opened and shapes[at] in {"AA", "Aa"}:
            near = shapes[max(0, at - 1) : at + 2]
            apart = any(
                seen[one].words in {_EDGE, ":"}
                for one in (at - 2, at - 1, at + 1, at + 2)
                if 0 <= one < len(seen)
            )
            if shapes[at] == "AA" or (apart and "a" not in near):
                part = opened
        found.append(part)
    return found
