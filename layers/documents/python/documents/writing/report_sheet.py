"""The report as a PDF to keep and to print: the same data as its page, and the same bytes for the same report.

A character that no font draws (a typed answer may hold any) is shown as a box, and the paper says so: a report is
never held back for a letter.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate
from talent.kernel import Language
from talent.report.shape import Report

from documents.writing.printing import print_line
from documents.writing.report_set import Set
from documents.writing.report_story import story
from documents.writing.report_type import ACCENT, HAIRLINE, INK, QUIET, SIDE, WIDTH
from documents.writing.typeface import Pen, Typeface, missing_glyphs

_BOX: Final = "□"
_TOP, _FOOT = 92.0, 62.0


def report_paper(report: Report, language: Language, typeface: Typeface, *, for_staff: bool = False) -> bytes:
    """The report as an A4 PDF with its fonts embedded; with notes and timelines for interviewers and HR."""
    lacking = dict.fromkeys(missing_glyphs(report.model_dump_json(), typeface), _BOX)
    pages = _write(report, Set.of(Pen(typeface, lacking), language, for_staff=for_staff), pages=0)[1]
    return _write(report, Set.of(Pen(typeface, lacking), language, for_staff=for_staff), pages=pages)[0]


def report_papers(
    report: Report, for_staff: Report, typeface: Typeface
) -> tuple[Mapping[Language, bytes], Mapping[Language, bytes]]:
    """The candidate's papers by language, and those made of `for_staff`: with timelines, without the notes for HR."""
    told = for_staff.without_notes()
    languages: tuple[Language, ...] = ("zh", "en")
    mine = {each: report_paper(report, each, typeface) for each in languages}
    return mine, {each: report_paper(told, each, typeface, for_staff=True) for each in languages}


def _write(report: Report, of: Set, *, pages: int) -> tuple[bytes, int]:
    sheet = _Sheet(report, of, pages)
    blocks = story(report, of)
    if of.pen.replaced:
        blocks.append(of.block(of.word["not_drawn"], of.setter.small))
    sheet.prepare()
    of.pen.check()
    out = BytesIO()
    document = _Document(
        out,
        displayDocTitle=True,
        pagesize=A4,
        invariant=1,
        title=f"{of.word['title']} · {of.say(report.position_name)}",
        author=of.word["brand"],
        subject=report.application,
        lang="zh-CN" if of.language == "zh" else "en",
    )
    frame = Frame(
        SIDE,
        _FOOT,
        WIDTH,
        A4[1] - _TOP - _FOOT,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    document.addPageTemplates([PageTemplate("page", [frame], onPage=sheet.draw)])
    document.build(blocks)
    return out.getvalue(), document.page


class _Document(BaseDocTemplate):  # type: ignore[misc]
    """Names each section in the file's outline, for who reads it on a screen or hears it read."""

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - the PDF writer's name
        style = getattr(flowable, "style", None)
        if style is not None and style.name == "section":
            text = flowable.getPlainText()
            key = f"section-{self.page}-{text}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(text, key)


class _Sheet:
    """What stands on every page around the text."""

    def __init__(self, report: Report, of: Set, pages: int) -> None:
        self.report, self.of, self.pages = report, of, pages

    def prepare(self) -> None:
        """Let the pen see every word of the head and the foot before anything is drawn."""
        for text in (*self._lines(), "0123456789/ "):
            self.of.pen.plain(text)

    def draw(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        """The brand and the application above a hairline, who decides and the page below one."""
        brand, application, decides = self._lines()
        pen, top = self.of.pen, A4[1] - 48
        canvas.setFillColor(ACCENT)
        canvas.rect(SIDE, top - 4, 3, 16, stroke=0, fill=1)
        canvas.setFillColor(INK)
        print_line(canvas, pen, (SIDE + 11, top), brand, 11.5, bold=True)
        canvas.setFillColor(QUIET)
        print_line(canvas, pen, (SIDE + WIDTH, top), application, 8, align="end")
        canvas.setStrokeColor(HAIRLINE)
        canvas.setLineWidth(0.6)
        canvas.line(SIDE, top - 14, SIDE + WIDTH, top - 14)
        canvas.line(SIDE, 46, SIDE + WIDTH, 46)
        print_line(canvas, pen, (SIDE, 33), decides, 7.6)
        page = f"{canvas.getPageNumber()} / {self.pages}"
        print_line(canvas, pen, (SIDE + WIDTH, 33), page, 7.6, align="end")

    def _lines(self) -> tuple[str, str, str]:
        word = self.of.word
        return word["brand"], f"{word['application']} {self.report.application}", word["decided_by_people"]
