"""The offer letter as a PDF: the sheet, its letterhead and footers, and the same bytes for the same offer.

The digest kept with the candidate's answer proves which letter was accepted. It stands outside the letter,
beside the letter's number and version.
"""

from calendar import timegm
from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import TimeStamp
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate
from talent.messages import saying

from documents.writing import letter_words as words
from documents.writing.letter import OfferLetter
from documents.writing.letter_story import story
from documents.writing.letter_type import ACCENT, HAIRLINE, INK, QUIET, WIDTH
from documents.writing.printing import print_line
from documents.writing.typeface import Pen, Typeface

_SIDE: Final = 68.0
_FOOT: Final = 74.0
_NO_SUBSTITUTES: Final[Mapping[str, str]] = MappingProxyType({})


def offer_letter(
    offer: OfferLetter, typeface: Typeface, substitutes: Mapping[str, str] = _NO_SUBSTITUTES
) -> bytes:
    """The letter as an A4 PDF with both fonts embedded and subset; the same input gives the same bytes.

    `substitutes` maps a character to the one that a person agreed to print in its place; the letter says so.
    Raises `MissingGlyph` when a character can't be drawn.
    """
    pages = _write(offer, typeface, substitutes, pages=0)[1]
    return _write(offer, typeface, substitutes, pages=pages)[0]


def _write(
    offer: OfferLetter, typeface: Typeface, substitutes: Mapping[str, str], *, pages: int
) -> tuple[bytes, int]:
    pen = Pen(typeface, substitutes)
    sheet = _Sheet(offer, pen, pages)
    blocks = story(offer, pen)
    sheet.prepare()
    pen.check()
    out = BytesIO()
    document = BaseDocTemplate(
        out,
        displayDocTitle=True,
        pagesize=A4,
        invariant=1,
        title=f"{words.TITLE.say(offer.language)} {offer.number}",
        author=offer.company,
        subject=offer.position,
        lang="zh-CN" if offer.language == "zh" else "en",
    )
    document.addPageTemplates(
        [
            PageTemplate("first", [_frame(top=128)], onPage=sheet.first, autoNextPageTemplate="later"),
            PageTemplate("later", [_frame(top=72)], onPage=sheet.later),
        ]
    )
    document.build(blocks)
    return out.getvalue(), document.page


def _frame(top: float) -> Frame:
    height = A4[1] - top - _FOOT
    return Frame(_SIDE, _FOOT, WIDTH, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


class _Sheet:
    """What stands on every page around the text."""

    def __init__(self, offer: OfferLetter, pen: Pen, pages: int) -> None:
        self.offer, self.pen, self.pages = offer, pen, pages

    def prepare(self) -> None:
        """Let the pen see every word of the letterhead and the footers before anything is drawn."""
        for text in (
            *self._head(),
            self._foot(0),
            self.offer.company,
            self.offer.company_address,
            "0123456789",
        ):
            self.pen.plain(text)

    def first(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        """The letterhead: the company on the left, the letter's number and date on the right."""
        self._stamp_time(canvas)
        top = A4[1] - 62
        canvas.setFillColor(ACCENT)
        canvas.rect(_SIDE, top - 19, 3, 34, stroke=0, fill=1)
        canvas.setFillColor(INK)
        print_line(canvas, self.pen, (_SIDE + 16, top + 1), self.offer.company, 13, bold=True)
        canvas.setFillColor(QUIET)
        print_line(canvas, self.pen, (_SIDE + 16, top - 15), self.offer.company_address, 8.5)
        for line, text in enumerate(self._head()):
            print_line(canvas, self.pen, (_SIDE + WIDTH, top + 1 - 16 * line), text, 8.5, align="end")
        canvas.setStrokeColor(HAIRLINE)
        canvas.setLineWidth(0.6)
        canvas.line(_SIDE, top - 34, _SIDE + WIDTH, top - 34)
        self._footer(canvas)

    def later(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        """A page after the first carries the footer alone."""
        self._footer(canvas)

    def _head(self) -> tuple[str, str]:
        say = self.offer.language
        return (
            f"{words.NUMBER.say(say)} {self.offer.number}",
            f"{words.ISSUED.say(say)} {saying.day(self.offer.issued, say)}",
        )

    def _foot(self, page: int) -> str:
        return words.PAGE.say(self.offer.language).format(page=page, pages=self.pages)

    def _footer(self, canvas: Canvas) -> None:
        say = self.offer.language
        version = words.VERSION.say(say).format(version=self.offer.version)
        canvas.setStrokeColor(HAIRLINE)
        canvas.setLineWidth(0.6)
        canvas.line(_SIDE, 52, _SIDE + WIDTH, 52)
        canvas.setFillColor(QUIET)
        foot = self._foot(canvas.getPageNumber())
        print_line(canvas, self.pen, (_SIDE, 38), f"{self.offer.number} · {version}", 8)
        print_line(canvas, self.pen, (_SIDE + WIDTH, 38), foot, 8, align="end")

    def _stamp_time(self, canvas: Canvas) -> None:
        """Date the file by the day of the letter: the writer knows only today or a fixed day in 2000."""
        stamp = TimeStamp(invariant=1)
        issued = self.offer.issued.timetuple()
        stamp.t, stamp.lt, stamp.YMDhms = timegm(issued), tuple(issued), tuple(issued)[:6]
        canvas._doc._timeStamp = stamp
