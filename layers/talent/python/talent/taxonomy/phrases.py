"""Finding known phrases in running text, in Chinese (inside other characters) and English (as whole words).

A phrase is looked up by its first two characters, so that the time does not grow with the size of the list.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

_FOLD = str.maketrans(
    {
        "（": "(",
        "）": ")",
        "／": "/",
        "，": ",",
        "：": ":",
        "＋": "+",
        "＃": "#",
        "\t": " ",
        "\n": " ",
        "‑": "-",
        "–": "-",
    }
)
_ASCII_EDGE = re.compile(r"[A-Za-z0-9+#]")
_HYPHENS = re.compile(
    r"(?<=[A-Za-z])[-_](?=[A-Za-z0-9])|(?<=[\u4e00-\u9fff])\s+(?=[A-Za-z0-9])"
    r"|(?<=[A-Za-z0-9])\s+(?=[\u4e00-\u9fff])"
)

_UNFOLDED = re.compile(r"[\t\n（）／，：＋＃‑–]")
_WORD_STARTS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.")

# Names that are ordinary words, too: `the rest of`, `excel at`, `head office`. Where True, a capital says the name.
_ORDINARY = {"rest": True, "excel": True, "react": True, "swift": True, "rust": True} | dict.fromkeys(
    ("office", "word", "spring", "shell", "lean", "sketch", "express", "outlook", "security", "driving"),
    False,
)
_BEFORE = re.compile(
    r"(?:^|[,，、;；:：/|()（）•·&+\[\]\n]|[\u4e00-\u9fff]|\b(?:and|or|ms|microsoft|using|know|in|with|of))\s*$",
    re.I,
)
_BEHIND = re.compile(
    r"\s*(?:$|[,，、;；:：/|()（）•·&+.。\[\]\n]|[\u4e00-\u9fff]|\d|(?:and|or|skills?|proficiency|knowledge|experience"
    r"|spreadsheets?|formulas?|api|apis|framework|scripts?|native)\b)",
    re.I,
)


class Hit(NamedTuple):
    """A phrase found in a text: its id, and where it stands."""

    id: str
    first: int
    last: int


def fold(text: str) -> str:
    """The text with full-width marks narrowed and in lower case; every character keeps its place."""
    folded = text.translate(_FOLD) if _UNFOLDED.search(text) else text
    lower = folded.lower()
    return lower if len(lower) == len(text) else folded


class PhraseBook:
    """Names by id, ready to be found in texts."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        self._starts: dict[str, list[tuple[str, str, bool]]] = {}
        for key, spellings in names.items():
            for name in spellings:
                for spelling in {name, *_spaced(name)}:
                    exact = len(spelling) <= 2 and spelling.isascii()
                    words = spelling if exact else fold(spelling)
                    self._starts.setdefault(fold(words)[:2], []).append((words, key, exact))
        for candidates in self._starts.values():
            candidates.sort(key=lambda one: len(one[0]), reverse=True)
        self._places = re.compile(_beginnings(self._starts))

    def find(self, text: str) -> Iterator[Hit]:
        """The phrases of `text` from left to right, the longest at each place, none inside another."""
        folded = fold(text) + " "
        end = 0
        for place in self._places.finditer(folded):
            at = place.start()
            if at >= end:
                hit = self._at(text, folded, at)
                if hit:
                    yield hit
                    end = hit.last

    def _at(self, text: str, folded: str, at: int) -> Hit | None:
        for start in (folded[at : at + 2], folded[at]):
            for words, key, exact in self._starts.get(start, ()):
                source = text if exact else folded
                last = at + len(words)
                if source.startswith(words, at) and _stands_alone(folded, at, last):
                    if words in _ORDINARY and not _listed(text, folded, at, last):
                        continue
                    return Hit(key, at, last)
        return None


def _beginnings(starts: Iterable[str]) -> str:
    """The pattern of the places where one of the starts can stand: one character, what may follow only looked at."""
    following: dict[str, set[str]] = {}
    for start in starts:
        following.setdefault(start[0], set()).add(start[1:])
    found = []
    for first, seconds in sorted(following.items()):
        if first.isascii() and first not in _WORD_STARTS:
            continue
        apart = r"(?<![A-Za-z0-9+#].)" if first.isascii() else ""
        then = "".join(sorted(re.escape(second) for second in seconds if second))
        ways = [f"[{then}]"] if then else []
        if "" in seconds:
            ways.append(r"(?![A-Za-z0-9+#])" if first.isascii() else "")
        found.append(f"{re.escape(first)}{apart}(?={'|'.join(ways)})")
    return "|".join(found) or r"(?!)"


def _stands_alone(text: str, first: int, last: int) -> bool:
    """Whether an English phrase is not a part of a longer word."""
    if _ASCII_EDGE.match(text[first]) and first and _ASCII_EDGE.match(text[first - 1]):
        return False
    following = text[last : last + 1]
    if not _ASCII_EDGE.match(text[last - 1]) or not _ASCII_EDGE.match(following or " "):
        return not (last - first == 1 and following in ".&'’-/" and following)
    return following == "s" and last - first > 3 and not _ASCII_EDGE.match(text[last + 1 : last + 2] or " ")


def _listed(text: str, folded: str, first: int, last: int) -> bool:
    """Whether an ordinary word stands as a name: by its capital, or among other names and not inside a sentence."""
    if _ORDINARY[folded[first:last]] and text[first].isupper() and (first > 1 or text[first:last].isupper()):
        return True
    return bool(_BEFORE.search(text[max(0, first - 14) : first]) and _BEHIND.match(text, last))


def _spaced(name: str) -> Iterator[str]:
    """The same name with a hyphen for a space, a space for a hyphen, and without the space at a change of script."""
    yield name.replace("-", " ")
    yield re.sub(r"(?<=[A-Za-z]) (?=[A-Za-z])", "-", name)
    yield _HYPHENS.sub("", name) if re.search(r"[\u4e00-\u9fff]", name) else name
    yield re.sub(r"(?<=[A-Za-z0-9])(?=[\u4e00-\u9fff])", " ", name)
