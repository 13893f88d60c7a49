"""The fonts that a paper is set in, and the promise that every character in it can be drawn.

A PDF writer that meets a character its font lacks prints an empty box without a word. A name with a box in
it is no letter: the characters are checked before anything is drawn, and a word that the first typeface
lacks (Łukasz) is set whole in the next one.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Final, Self
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont
from talent.kernel import BadInput

_WORD: Final = re.compile(r"\s+|\S+")
_BEYOND: Final = re.compile(r"<([0-9A-F]{5,6})>")
_INVISIBLE: Final = frozenset("\n\u200b\u200c\u200d\u2060\ufeff")


class MissingGlyph(BadInput):
    """No font has a drawing for a character of the text."""

    next = "Hand in a font that has the character, or say which character may stand in its place."


@dataclass(frozen=True, slots=True)
class Typeface:
    """Where two TrueType weights lie, text in `regular` and headings in `bold`; then what helps them out."""

    regular: Path
    bold: Path
    fallback: "Typeface | None" = None

    @classmethod
    def of(cls, regular: Path, bold: Path, other: Path, other_bold: Path) -> Self:
        """The typeface of two weights with one other to help out."""
        return cls(regular, bold, fallback=cls(other, other_bold))

    def chain(self) -> Iterator["Typeface"]:
        """This typeface, then those that help out."""
        face: Typeface | None = self
        while face is not None:
            yield face
            face = face.fallback

    def weight(self, *, bold: bool) -> Path:
        """The file of one of the weights."""
        return self.bold if bold else self.regular


@cache
def register(path: Path) -> str:
    """Make the font at `path` known to the PDF writer; its name there. A font is read once a process."""
    name = path.stem
    pdfmetrics.registerFont(_CopyableFont(name, str(path)))
    return name


class _CopyableFont(TTFont):  # type: ignore[misc]
    """Names characters beyond U+FFFF rightly to who copies or reads the text: the PDF writer gives five hex
    digits (𬭎 as 2CB4E, read as another character) where the format takes UTF-16."""

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - the PDF writer's name
        super().addObjects(doc)
        for name, stream in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                stream.content = _BEYOND.sub(lambda found: f"<{_utf16(found[1])}>", stream.content)


def _utf16(code_point: str) -> str:
    return chr(int(code_point, 16)).encode("utf-16-be").hex().upper()


def missing_glyphs(text: str, typeface: Typeface) -> tuple[str, ...]:
    """The characters of `text` that can't be drawn in both weights, in the order of their code points."""
    return tuple(
        character
        for character in sorted(set(text) - _INVISIBLE)
        if not any(
            _draws(face, character, bold=False) and _draws(face, character, bold=True)
            for face in typeface.chain()
        )
    )


def _draws(face: Typeface, text: str, *, bold: bool) -> bool:
    glyphs = pdfmetrics.getFont(register(face.weight(bold=bold))).face.charToGlyph
    return all(ord(character) in glyphs for character in text)


@dataclass(slots=True)
class Pen:
    """Turns plain text into runs of one font each, puts the agreed characters in the place of others, and
    remembers every character that was written."""

    typeface: Typeface
    substitutes: Mapping[str, str]
    replaced: dict[str, str] = field(default_factory=dict)
    _written: set[str] = field(default_factory=set)

    @property
    def regular(self) -> str:
        """The text font's name in the PDF writer."""
        return register(self.typeface.regular)

    @property
    def bold(self) -> str:
        """The heading font's name in the PDF writer."""
        return register(self.typeface.bold)

    def plain(self, text: str) -> str:
        """`text` with its substitutions and without characters that show nothing."""
        for character in set(text) & set(self.substitutes):
            self.replaced[character] = self.substitutes[character]
        shown = "".join(
            self.substitutes.get(character, character)
            for character in text
            if character == "\n" or character not in _INVISIBLE
        )
        self._written.update(shown)
        return shown

    def write(self, text: str, *, bold: bool = False) -> str:
        """`text` as the writer's markup, safe inside it, each run in a font that draws it."""
        usual = register(self.typeface.weight(bold=bold))
        return "".join(
            escape(part) if font == usual else f'<font name="{font}">{escape(part)}</font>'
            for font, part in self.runs(text, bold=bold)
        ).replace("\n", "<br/>")

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide `text` is at `size`, in points."""
        return sum(
            float(pdfmetrics.stringWidth(part, font, size)) for font, part in self.runs(text, bold=bold)
        )

    def runs(self, text: str, *, bold: bool) -> list[tuple[str, str]]:
        """`text` with its substitutions as parts of one font each: words are kept in one font where one has all."""
        words = ((self._font(word, bold=bold), word) for word in _WORD.findall(self.plain(text)))
        parts: list[tuple[str, str]] = []
        for font, word in words:
            spelled = (
                [(font, word)]
                if font
                else [(self._font(each, bold=bold) or self.regular, each) for each in word]
            )
            parts.extend(spelled)
        return [
            (font, "".join(part for _, part in group)) for font, group in groupby(parts, lambda pair: pair[0])
        ]

    def _font(self, word: str, *, bold: bool) -> str | None:
        if word.isspace():
            return register(self.typeface.weight(bold=bold))
        faces = (face for face in self.typeface.chain() if _draws(face, word, bold=bold))
        face = next(faces, None)
        return None if face is None else register(face.weight(bold=bold))

    def check(self) -> None:
        """Raise `MissingGlyph` if anything written so far can't be drawn."""
        missing = missing_glyphs("".join(self._written), self.typeface)
        if missing:
            shown = ", ".join(f"{character} (U+{ord(character):04X})" for character in missing)
            raise MissingGlyph(f"the letter's font cannot draw {shown}")
