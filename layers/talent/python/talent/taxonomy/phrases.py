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

_PLACES = re.compile(r"(?<![A-Za-z0-9+#])[A-Za-z0-9.]|[^\x00-\x7f]")  # where a phrase can begin


class Hit(NamedTuple):
    """A phrase found in a text: its id, and where it stands."""

    id: str
    first: int
    last: int


def fold(text: str) -> str:
    """The text with full-width marks narrowed and in lower case; every character keeps its place."""
    folded = text.translate(_FOLD)
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

    def find(self, text: str) -> Iterator[Hit]:
        """The phrases of `text` from left to right, the longest at each place, none inside another."""
        folded = fold(text) + " "
        starts = self._starts
        end = 0
        for place in _PLACES.finditer(folded):
            at = place.start()
            if at >= end and (folded[at : at + 2] in starts or folded[at] in starts):
                hit = self._at(text, folded, at)
                if hit:
                    yield hit
                    end = hit.last

    def _at(self, text: str, folded: str, at: int) -> Hit | None:
        for start in (folded[at : at + 2], folded[at]):
            for words, key, exact in self._starts.get(start, ()):
                source = text if exact else folded
                if source.startswith(words, at) and _stands_alone(folded, at, at + len(words)):
                    return Hit(key, at, at + len(words))
        return None


def _stands_alone(text: str, first: int, last: int) -> bool:
    """Whether an English phrase is not a part of a longer word."""
    if _ASCII_EDGE.match(text[first]) and first and _ASCII_EDGE.match(text[first - 1]):
        return False
    following = text[last : last + 1]
    if not _ASCII_EDGE.match(text[last - 1]) or not _ASCII_EDGE.match(following or " "):
        return not (last - first == 1 and following in ".&'’-/" and following)
    return following == "s" and last - first > 3 and not _ASCII_EDGE.match(text[last + 1 : last + 2] or " ")


def _spaced(name: str) -> Iterator[str]:
    """The same name with a hyphen for a space, a space for a hyphen, and without the space at a change of script."""
    yield name.replace("-", " ")
    yield re.sub(r"(?<=[A-Za-z]) (?=[A-Za-z])", "-", name)
    yield _HYPHENS.sub("", name) if re.search(r"[\u4e00-\u9fff]", name) else name
    yield re.sub(r"(?<=[A-Za-z0-9])(?=[\u4e00-\u9fff])", " ", name)
