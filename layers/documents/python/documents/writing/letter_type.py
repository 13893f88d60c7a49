"""The offer letter's type: its colours, its paragraph shapes, and how a text becomes a block of lines."""

from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle
from talent.kernel import Language

from documents.writing.lines import break_lines
from documents.writing.typeface import Pen

INK: Final = HexColor("#26211d")
QUIET: Final = HexColor("#6b625a")
ACCENT: Final = HexColor("#8c3b26")
HAIRLINE: Final = HexColor("#ddd4c8")
TINT: Final = HexColor("#faf6f0")
WIDTH: Final = 459.0
_INSET: Final = 12


class Setter:
    """Sets texts in the letter's shapes: one size of text, one of headings, generous leading."""

    def __init__(self, pen: Pen, language: Language) -> None:
        self.pen, self.language = pen, language
        self.text = ParagraphStyle(
            "text", fontName=pen.regular, bulletFontName=pen.regular, fontSize=10.5, leading=18, textColor=INK
        )
        self.title = ParagraphStyle("title", self.text, fontName=pen.bold, fontSize=23, leading=32)
        self.heading = ParagraphStyle(
            "heading",
            self.text,
            fontName=pen.bold,
            fontSize=11.5,
            leading=17,
            textColor=ACCENT,
            spaceBefore=15,
            spaceAfter=5,
        )
        self.label = ParagraphStyle("label", self.text, fontSize=9.5, textColor=QUIET)
        self.value = ParagraphStyle("value", self.text, fontName=pen.bold)
        self.small = ParagraphStyle("small", self.text, fontSize=8.5, leading=13.5, textColor=QUIET)
        self.item = ParagraphStyle(
            "item", self.text, leftIndent=18, bulletFontSize=9.5, bulletColor=QUIET, spaceAfter=2
        )

    def block(
        self, text: str, style: ParagraphStyle, width: float = WIDTH, bullet: str | None = None
    ) -> Flowable:
        """`text` as a block at most `width` points wide; Chinese is broken into lines here."""
        bold = style.fontName == self.pen.bold
        if self.language == "zh":
            room = width - style.leftIndent
            text = "\n".join(
                line
                for paragraph in text.split("\n")
                for line in break_lines(
                    paragraph, room, lambda part: self.pen.width(part, style.fontSize, bold=bold)
                )
            )
        mark = None if bullet is None else self.pen.plain(bullet)
        return Paragraph(self.pen.write(text, bold=bold), style, bulletText=mark)

    def terms(self, lines: list[tuple[str, str]]) -> Flowable:
        """Label and value in two columns, on a tint, with hairlines between."""
        left, right = 108.0, WIDTH - 108
        rows = [
            [
                self.block(label, self.label, left - 2 * _INSET),
                self.block(value, self.value, right - 2 * _INSET),
            ]
            for label, value in lines
        ]
        return Table(
            rows,
            colWidths=[left, right],
            style=TableStyle(
                [
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("LEFTPADDING", (0, 0), (-1, -1), _INSET),
                    ("RIGHTPADDING", (0, 0), (-1, -1), _INSET),
                    ("TOPPADDING", (0, 0), (-1, -1), 6),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
                    ("BACKGROUND", (0, 0), (-1, -1), TINT),
                    ("LINEBELOW", (0, 0), (-1, -2), 0.5, HAIRLINE),
                    ("LINEABOVE", (0, 0), (-1, 0), 1.2, ACCENT),
                ]
            ),
        )

    def side_by_side(self, left: list[Flowable], right: list[Flowable]) -> Flowable:
        """Two columns under a rule each; what they hold must be set at `half` of the width."""
        return Table(
            [[left, "", right]],
            colWidths=[self.half, WIDTH - 2 * self.half, self.half],
            style=TableStyle(
                [
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("LEFTPADDING", (0, 0), (-1, -1), 0),
                    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                    ("LINEABOVE", (0, 0), (0, 0), 0.7, INK),
                    ("LINEABOVE", (2, 0), (2, 0), 0.7, INK),
                ]
            ),
        )

    @property
    def half(self) -> float:
        """The width of each of two columns, in points."""
        return WIDTH / 2 - 14
