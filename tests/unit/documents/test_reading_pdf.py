"""PDFs are read as they look: columns in order, hidden words apart, scans and mojibake named."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from documents.reading import read
from documents.reading.errors import EmptyFile, NotAResumeFile, UnreadableDocument
from PIL import Image
from reportlab.lib.colors import Color, black, white
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from talent.reading.text import Document

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "resumes"
SECRET = "Tableau Python PMP negotiation"


def pdf(draw: Callable[[Canvas], None]) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont("Helvetica", 11)
    for row, words in enumerate(
        ("Priya Nair", "priya.nair@example.org", "Experience", "Harbour Freight Ltd")
    ):
        canvas.drawString(60, 780 - 18 * row, words)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def words_of(document: Document) -> str:
    return " ".join(line.text for line in document.lines)


def coloured(colour: Color) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(colour)
        canvas.drawString(60, 600, SECRET)

    return draw


def invisible(canvas: Canvas) -> None:
    text = canvas.beginText(60, 600)
    text.setTextRenderMode(3)
    text.textOut(SECRET)
    canvas.drawText(text)


def sized(points: float) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", points)
        canvas.drawString(60, 600, SECRET)

    return draw


def off_page(canvas: Canvas) -> None:
    canvas.drawString(900, 600, SECRET)


def under_shape(canvas: Canvas) -> None:
    canvas.drawString(60, 600, SECRET)
    canvas.setFillColor(white)
    canvas.rect(50, 590, 300, 30, stroke=0, fill=1)


def black_on_black(canvas: Canvas) -> None:
    canvas.rect(50, 590, 300, 30, stroke=0, fill=1)
    canvas.drawString(60, 600, SECRET)


def transparent(canvas: Canvas) -> None:
    canvas.setFillAlpha(0.0)
    canvas.drawString(60, 600, SECRET)


@pytest.mark.parametrize(
    ("draw", "way"),
    [
        (coloured(white), "background_colour"),
        (coloured(Color(0.97, 0.98, 0.97)), "background_colour"),
        (black_on_black, "background_colour"),
        (invisible, "invisible_mode"),
        (transparent, "invisible_mode"),
        (sized(1), "tiny"),
        (sized(0.2), "tiny"),
        (off_page, "off_page"),
        (under_shape, "covered"),
    ],
)
def test_words_that_the_page_does_not_show_stand_apart(draw: Callable[[Canvas], None], way: str) -> None:
    document = read(pdf(draw), "x.pdf")
    assert "Tableau" not in words_of(document)
    assert "Harbour Freight Ltd" in words_of(document)
    assert [(hidden.way, hidden.text) for hidden in document.hidden] == [(way, SECRET)]


def white_on_dark(canvas: Canvas) -> None:
    canvas.setFillColor(Color(0.1, 0.2, 0.4))
    canvas.rect(40, 580, 400, 60, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.drawString(60, 600, SECRET)


@pytest.mark.parametrize("draw", [white_on_dark, coloured(Color(0.6, 0.6, 0.6)), coloured(black), sized(6)])
def test_words_that_the_page_shows_raise_no_alarm(draw: Callable[[Canvas], None]) -> None:
    document = read(pdf(draw), "x.pdf")
    assert SECRET in words_of(document)
    assert document.hidden == ()


def test_a_page_that_is_a_picture_is_named_a_scan() -> None:
    def blank(canvas: Canvas) -> None:
        canvas.showPage()
        canvas.drawInlineImage(_picture(), 0, 0, width=A4[0], height=A4[1])

    document = read(pdf(blank), "x.pdf")
    assert [page.unread for page in document.pages] == ["", "scan"]


def _picture() -> object:
    return Image.new("RGB", (60, 80), (240, 240, 240))


def test_columns_are_read_one_after_the_other() -> None:
    text = words_of(read((SAMPLES / "chen_yutong_zh.pdf").read_bytes(), "chen.pdf"))
    assert text.index("专业技能") < text.index("Incoterms 2020") < text.index("证书") < text.index("教育背景")
    assert text.index("国际贸易专员") < text.index("联系方式")


def test_lines_know_their_page_and_place() -> None:
    first = read((SAMPLES / "maya_okafor_en.pdf").read_bytes(), "maya.pdf").lines[0]
    assert first.text == "Maya Okafor"
    assert first.page == 1
    assert first.box is not None
    assert 50 < first.box.left < 60
    assert first.box.top < first.box.bottom < 90


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFile),
        (b" \n\t ", EmptyFile),
        (b"%PDF-1.7\n broken", UnreadableDocument),
        (b"PK\x03\x04 not a zip", UnreadableDocument),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, UnreadableDocument),
        (b"GIF89a" + b"\x00" * 64, NotAResumeFile),
        (bytes(range(256)) * 20, NotAResumeFile),
    ],
)
def test_what_is_no_resume_is_refused_with_a_next_step(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error) as caught:
        read(data, "resume.pdf")
    assert getattr(caught.value, "next_step", "")
