"""The report's type on paper: its colours, its paragraph shapes, and the cards that hold them together."""

from collections.abc import Sequence
from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Table, TableStyle
from talent.kernel import Language

from documents.writing.letter_type import ACCENT, HAIRLINE, INK, QUIET, Setter
from documents.writing.typeface import Pen

SIDE: Final = 54.0
WIDTH: Final = 487.0
SAGE: Final = HexColor("#3f6350")
SAGE_SOFT: Final = HexColor("#e9f0e9")
CLAY_SOFT: Final = HexColor("#f8ece3")
GOLD: Final = HexColor("#b8862f")
TRACK: Final = HexColor("#efe6d9")
BAND: Final = Color(0.722, 0.525, 0.184, alpha=0.22)
_PAD: Final = 14.0


class ReportSetter(Setter):
    """Sets texts in the report's shapes: three sizes of headings over one size of text."""

    def __init__(self, pen: Pen, language: Language) -> None:
        super().__init__(pen, language)
        self.text = ParagraphStyle("report", self.text, fontSize=9.8, leading=16)
        self.lead = ParagraphStyle("lead", self.text, fontSize=11.3, leading=19)
        self.eyebrow = ParagraphStyle(
            "eyebrow", self.text, fontName=pen.bold, fontSize=9, leading=14, textColor=ACCENT
        )
        self.title = ParagraphStyle("title", self.text, fontName=pen.bold, fontSize=24, leading=33)
        self.section = ParagraphStyle(
            "section", self.text, fontName=pen.bold, fontSize=15, leading=22, spaceBefore=20, spaceAfter=8
        )
        self.name = ParagraphStyle("name", self.text, fontName=pen.bold, fontSize=11.5, leading=17)
        self.small = ParagraphStyle("small", self.text, fontSize=8.4, leading=13.2, textColor=QUIET)
        self.quote = ParagraphStyle("quote", self.text, fontSize=9.6, leading=15.6)
        self.said = ParagraphStyle("said", self.quote, leftIndent=12, spaceBefore=5)
        self.moment = ParagraphStyle("moment", self.quote, fontName=pen.bold, fontSize=8.8, textColor=ACCENT)
        self.beneath = ParagraphStyle("beneath", self.small, leftIndent=12)

    def coloured(self, style: ParagraphStyle, colour: Color) -> ParagraphStyle:
        """The same shape in another colour."""
        return ParagraphStyle(f"{style.name}-{colour.hexval()}", style, textColor=colour)


def card(
    parts: Sequence[Flowable], width: float, *, edge: Color | None = None, ground: Color | None = None
) -> Flowable:
    """The parts one below the other in a frame of `width`, under an edge of its own colour or on a ground.

    What they hold is set at `inside(width)`. A card may break between its parts.
    """
    lines: list[tuple[object, ...]] = [
        ("LEFTPADDING", (0, 0), (-1, -1), _PAD),
        ("RIGHTPADDING", (0, 0), (-1, -1), _PAD),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
        ("TOPPADDING", (0, 0), (-1, 0), 10),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 11),
    ]
    if ground is None:
        lines.append(("BOX", (0, 0), (-1, -1), 0.6, HAIRLINE))
    else:
        lines.append(("BACKGROUND", (0, 0), (-1, -1), ground))
    if edge is not None:
        lines.append(("LINEABOVE", (0, 0), (-1, 0), 2.2, edge))
    return Table([[part] for part in parts], colWidths=[width], style=TableStyle(lines))


def inside(width: float) -> float:
    """The room for text in a card of `width`, in points."""
    return width - 2 * _PAD


def columns(cells: Sequence[Sequence[Flowable]], widths: Sequence[float], gap: float) -> Flowable:
    """Cells side by side, each as wide as `widths` says, `gap` points apart, their tops in line."""
    row: list[Sequence[Flowable] | str] = []
    sizes: list[float] = []
    for cell, width in zip(cells, widths, strict=True):
        if row:
            row.append("")
            sizes.append(gap)
        row.append(cell)
        sizes.append(width)
    return Table(
        [row],
        colWidths=sizes,
        style=TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
            ]
        ),
    )


__all__ = [
    "ACCENT",
    "BAND",
    "CLAY_SOFT",
    "GOLD",
    "HAIRLINE",
    "INK",
    "QUIET",
    "SAGE",
    "SAGE_SOFT",
    "SIDE",
    "TRACK",
    "WIDTH",
    "ReportSetter",
    "card",
    "columns",
    "inside",
]
