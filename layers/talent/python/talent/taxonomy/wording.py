"""Texts in one spelling: full-width marks narrowed, in small letters, and the words of many texts at once."""

from bisect import bisect_right as bisect
from collections.abc import Iterable, Iterator
from itertools import accumulate

_NARROWED = {
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
_LONGER = "İ"  # the one letter that is longer as a small one: its text keeps its capitals
_LATIN_ALONE = bytes(code if code < 128 and chr(code).isalnum() else ord(" ") for code in range(256))


def fold(text: str) -> str:
    """The text with full-width marks narrowed and in lower case; every character keeps its place."""
    if text.isascii():
        return text.replace("\t", " ").replace("\n", " ").lower()
    for wide, narrow in _NARROWED.items():
        text = text.replace(wide, narrow)
    lower = text.lower()
    return lower if len(lower) == len(text) else text


class Wording:
    """The words of a resume's lines, folded once for all the phrase books that look for theirs.

    `folded`: the texts one behind the other, a space behind each. `latin`: its runs of Latin letters and digits."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = list(dict.fromkeys(texts))
        self._ends = list(accumulate(len(text) + 1 for text in self._texts))
        whole = " ".join([*self._texts, ""])
        self.folded = (
            fold(whole) if _LONGER not in whole else "".join(fold(f"{text} ") for text in self._texts)
        )
        spaced = self.folded.encode("ascii", "replace").translate(_LATIN_ALONE).decode("ascii")
        self.latin = frozenset(spaced.split())
        self._spaced = f" {spaced}"

    def places(self, word: str) -> Iterator[int]:
        """Where in `folded` one of the `latin` words stands."""
        sought = f" {word} "
        at = self._spaced.find(sought)
        while at >= 0:
            yield at
            at = self._spaced.find(sought, at + 1)

    def texts_at(self, places: Iterable[int]) -> set[str]:
        """The texts in which these places of `folded` lie."""
        return {self._texts[bisect(self._ends, at)] for at in places}
