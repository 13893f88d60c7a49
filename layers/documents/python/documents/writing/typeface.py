"""The two weights that a paper is set in, and the promise that every character in it can be drawn.

A PDF writer that meets a character its font lacks prints an empty box without a word. A name with a box in
it is no letter, so the characters are checked before anything is drawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from talent.kernel import BadInput


class MissingGlyph(BadInput):
    """The font has no drawing for a character of the text."""

    next = "Hand in a font that has the character, or say which character may stand in its place."


@dataclass(frozen=True, slots=True)
class Typeface:
    """Where the two TrueType weights lie: text in `regular`, headings in `bold`."""

    regular: Path
    bold: Path


@cache
def register(path: Path) -> str:
    """Make the font at `path` known to the PDF writer; its name there. A font is read once a process."""
    name = path.stem
    pdfmetrics.registerFont(TTFont(name, str(path)))
    return name


def missing_glyphs(text: str, typeface: Typeface) -> tuple[str, ...]:
    """The characters of `text` that either weight lacks, in the order of their code points."""
    faces = [pdfmetrics.getFont(register(path)).face for path in (typeface.regular, typeface.bold)]
    return tuple(
        character
        for character in sorted(set(text) - {"\n"})
        if any(ord(character) not in face.charToGlyph for face in faces)
    )


@dataclass(slots=True)
class Pen:
    """Turns plain text into the writer's markup, puts the agreed characters in the place of others, and
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

    def write(self, text: str) -> str:
        """`text` with its substitutions, safe inside the writer's markup."""
        plain = self.plain(text)
        return escape(plain).replace("\n", "<br/>")

    def plain(self, text: str) -> str:
        """`text` with its substitutions, for drawing straight on the page."""
        for character in set(text) & set(self.substitutes):
            self.replaced[character] = self.substitutes[character]
        shown = "".join(self.substitutes.get(character, character) for character in text)
        self._written.update(shown)
        return shown

    def check(self) -> None:
        """Raise `MissingGlyph` if anything written so far can't be drawn."""
        missing = missing_glyphs("".join(self._written), self.typeface)
        if missing:
            shown = ", ".join(f"{character} (U+{ord(character):04X})" for character in missing)
            raise MissingGlyph(f"the letter's font cannot draw {shown}")
