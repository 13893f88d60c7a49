"""Where the words of a PDF page's line stand wide apart.

Asking PDFium for the box of every character costs five times the text itself, so that it is asked for the few pieces
that a line is drawn in, and for single characters only at the ends of words.
"""

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from talent.reading.text import may_have_gaps

from documents.reading import pdfium
from documents.reading.rules import Rule

WIDE_GAP = 1.1  # in ems: wider than any word space, narrower than what separates two columns
LEAST_WALL = 3  # heights of a line of type
_SPACED = re.compile(r"\s{2}|[\t\xa0]")
_QUARTZ_SPACE = "\t\r \xa0"  # how macOS writes a plain space

type Edges = tuple[float, float]
"""Left and right, in points from the page's left edge."""

type Rise = tuple[float, float, float]
"""The top, the bottom and the baseline of type, in points from the page's top edge."""


class Sheet(NamedTuple):
    """A raw FPDF_TEXTPAGE with its count of characters, the page's left and top edges, and the lines of its tables."""

    handle: object
    characters: int
    left: float
    top: float
    walls: Sequence[Rule] = ()


class Ruler:
    """Measures characters on one page, in points from its top left corner."""

    def __init__(self, sheet: Sheet) -> None:
        self.page = pdfium.handle_of(sheet.handle)
        self.left, self.top, self.walls = sheet.left, sheet.top, sheet.walls
        self.edges: pdfium.Answers[float] = pdfium.Answers("d", 4)
        self.loose: pdfium.Answers[float] = pdfium.Answers("f", 4)
        self.origin: pdfium.Answers[float] = pdfium.Answers("d", 2)

    def sides(self, index: int) -> Edges:
        """The left and right edge of a character."""
        pdfium.box_of_character(self.page, index, *self.edges.places)
        left, right, _, _ = self.edges.read()
        return left - self.left, right - self.left

    def pieces(self, first: int, count: int) -> list[Edges]:
        """The left and right edges of what a stretch is drawn in, piece by piece."""
        pieces: list[Edges] = []
        for index in range(pdfium.rectangles_of_text(self.page, first, count)):
            pdfium.rectangle_of_text(self.page, index, *self.edges.places)
            left, _, right, _ = self.edges.read()
            pieces.append((left - self.left, right - self.left))
        return pieces

    def rise(self, index: int) -> Rise:
        """The top, the bottom and the baseline of a character's line, from the page's top."""
        pdfium.loose_box_of_character(self.page, index, self.loose.places[0])
        pdfium.origin_of_character(self.page, index, *self.origin.places)
        _, top, _, bottom = self.loose.read()
        _, baseline = self.origin.read()
        return self.top - top, self.top - bottom, self.top - baseline


class Cut(NamedTuple):
    """A word that stands wide apart: the right edge of what is before it, its left edge, and its line's rise."""

    word: int
    before: float
    left: float
    rise: Rise


class Cutter:
    """Finds where a line's words stand wide apart: where it is drawn in pieces, between those; else by halving it."""

    def __init__(self, ruler: Ruler, line: str, at: int, words: list[tuple[int, int]]) -> None:
        self.ruler, self.line, self.at, self.words = ruler, line, at, words
        self.rise = ruler.rise(at + words[0][0])
        self.size = _height(self.rise)
        self.walls = self._walls() if ruler.walls else ()
        self.pieces = self._pieces(0, len(words))
        self.left = self.pieces[0][0] if self.pieces else self._left(0)
        self.right = self.pieces[-1][1] if self.pieces else self._right(len(words) - 1)
        self.found: list[Cut] = []

    def cuts(self) -> list[Cut]:
        """The words that stand wide apart from the one before them, from left to right."""
        self._look(0, len(self.words), self.pieces)
        return self.found

    def _look(self, first: int, last: int, pieces: list[Edges]) -> None:
        """Find the cuts among these words, which are drawn in these pieces."""
        if last - first < 2 or self._is_whole(first, last, pieces):
            return
        for index in range(1, len(pieces)):
            before, left = pieces[index - 1][1], pieces[index][0]
            if self._is_wide(before, left):
                word = self._word_at(first, last, left)
                if word and self._right(word - 1) == before:
                    self._look(first, word, pieces[:index])
                    self._cut(word, before, left)
                    self._look(word, last, pieces[index:])
                    return
                break
        self._halve(first, last)

    def _halve(self, first: int, last: int) -> None:
        begins, ends = self.words[first]
        middle = first + (1 if ends - begins == 1 else (last - first) // 2)
        self._look_again(first, middle)
        before, left = self._right(middle - 1), self._left(middle)
        if self._is_wide(before, left):
            self._cut(middle, before, left)
        self._look_again(middle, last)

    def _look_again(self, first: int, last: int) -> None:
        if last - first == 2:
            self._halve(first, last)
        elif last - first > 2:
            self._look(first, last, self._pieces(first, last) if self._most(first, last) else [])

    def _cut(self, word: int, before: float, left: float) -> None:
        rise = self.ruler.rise(self.at + self.words[word][0])
        self.size = _height(rise)
        self.found.append(Cut(word, before, left, rise))

    def _is_whole(self, first: int, last: int, pieces: list[Edges]) -> bool:
        """Whether the pieces follow each other without a gap, and leave no room for one inside."""
        if not pieces or pieces[-1][1] - pieces[0][0] >= self._most(first, last):
            return False
        if self.walls and any(pieces[0][0] < wall < pieces[-1][1] for wall in self.walls):
            return False
        return not any(self._is_wide(one[1], other[0]) for one, other in itertools.pairwise(pieces))

    def _most(self, first: int, last: int) -> float:
        """The width that these words stay under without a gap."""
        return _plain_width(self.line[self.words[first][0] : self.words[last - 1][1]]) * self.size

    def _is_wide(self, end: float, start: float) -> bool:
        """Whether what starts there stands wide apart from what ends before it, or in another cell of a table."""
        if self.walls and any(end < wall < start for wall in self.walls):
            return True
        return not -self.size < start - end < WIDE_GAP * self.size

    def _walls(self) -> Sequence[float]:
        """Where lines of tables cross this line of text; what is no taller than a few lines of type is a frame."""
        _, _, baseline = self.rise
        return [
            x
            for x, top, bottom in self.ruler.walls
            if top < baseline < bottom and bottom - top > LEAST_WALL * self.size
        ]

    def _word_at(self, first: int, last: int, left: float) -> int | None:
        """The first of these words, but for the very first, that begins at that edge or behind it."""
        word = bisect_left(range(last), left, first + 1, key=self._left)
        return word if word < last else None

    def _pieces(self, first: int, last: int) -> list[Edges]:
        """The pieces that the words are drawn in; none where type without a measure is left out of them."""
        start = self.words[first][0]
        pieces = self.ruler.pieces(self.at + start, self.words[last - 1][1] - start)
        if len(pieces) < 2 or (self._left(first), self._right(last - 1)) == (pieces[0][0], pieces[-1][1]):
            return pieces
        return []

    def _left(self, word: int) -> float:
        return self.ruler.sides(self.at + self.words[word][0])[0]

    def _right(self, word: int) -> float:
        return self.ruler.sides(self.at + self.words[word][1] - 1)[1]


def _height(rise: Rise) -> float:
    return max(rise[1] - rise[0], 0.1)


def _plain_width(text: str) -> float:
    """The width in ems that text without gaps stays under; 0 where white space tells of a gap."""
    if _QUARTZ_SPACE in text:
        text = text.replace(_QUARTZ_SPACE, " ")
    if may_have_gaps(text) and _SPACED.search(text):
        return 0.0
    wide = 0 if text.isascii() else len(text) - len(text.encode("ascii", "ignore"))
    return 1.05 * wide + 0.58 * (len(text) - wide)
