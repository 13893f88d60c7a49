"""Pages that are pictures: drawn in one size, handed to a recogniser, put back with their places or left unread."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import pytest
from documents.reading import Picture, read, rendered, with_scans_read
from documents.reading.errors import FileTooLarge, UnreadableDocument
from documents.reading.rules import Rule
from documents.reading.scans import MOST_RECOGNISED
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from talent.reading.text import Document, Page, Unread


@dataclass(frozen=True)
class Line:
    """A line as a recogniser gives it."""

    text: str
    confidence: float
    box: tuple[float, float, float, float]
    baseline: float
    height: float


@dataclass(frozen=True)
class Seen:
    """A page as a recogniser gives it."""

    lines: Sequence[Line]
    doubt: Unread = ""
    upright: Sequence[Rule] = ()
    level: Sequence[Rule] = ()


def picture(size: tuple[int, int] = (400, 600), shade: int = 200) -> Image.Image:
    return Image.new("RGB", size, (shade, shade, shade))


def as_bytes(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def scan(pages: int = 1) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for _ in range(pages):
        canvas.drawImage(ImageReader(picture()), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def draw(page: int) -> Picture:
    return Picture(1000, 1400, bytes(3), 0.6)


def test_a_recognised_page_has_its_lines_in_points_and_in_order() -> None:
    lines = [
        Line("下面", 0.7, (100, 300, 180, 350), 350, 50),
        Line("陈雨桐", 0.99, (100, 100, 260, 150), 150, 50),
    ]
    document = with_scans_read(read(scan(), "scan.pdf"), draw, lambda *_: Seen(lines))
    assert [(line.text, line.sureness) for line in document.lines] == [("陈雨桐", 0.99), ("下面", 0.7)]
    first = document.lines[0]
    assert first.box is not None
    assert first.box == pytest.approx((63.6, 63.6, 152.4, 86.4))
    assert (document.pages[0].read_by, document.unread) == ("ocr", ())


@pytest.mark.parametrize("doubt", ["blank", "dark", "blurred"])
def test_a_page_in_doubt_stays_unread_with_its_reason(doubt: Unread) -> None:
    document = with_scans_read(read(scan(), "scan.pdf"), draw, lambda *_: Seen((), doubt))
    assert [page.unread for page in document.pages] == [doubt]
    assert document.lines == ()


def test_no_more_pages_are_recognised_than_a_resume_has() -> None:
    asked: list[int] = []

    def count(number: int) -> Picture:
        asked.append(number)
        return draw(number)

    document = with_scans_read(read(scan(MOST_RECOGNISED + 3), "scan.pdf"), count, lambda *_: Seen(()))
    assert len(asked) == MOST_RECOGNISED
    assert len(document.unread) == 3


def test_a_page_that_cant_be_drawn_costs_only_itself() -> None:
    def broken(number: int) -> Picture:
        if number == 1:
            raise UnreadableDocument("Page 1 can't be drawn.")
        return draw(number)

    two = with_scans_read(read(scan(2), "scan.pdf"), broken, lambda *_: Seen(()))
    assert [page.unread for page in two.pages] == ["scan", ""]
    with pytest.raises(UnreadableDocument):
        with_scans_read(read(scan(1), "scan.pdf"), broken, lambda *_: Seen(()))


def test_pages_with_text_are_never_drawn() -> None:
    pages = (Page(1, (), "text"),)
    document = Document("a.pdf", "0" * 64, pages)

    def never(number: int) -> Picture:
        raise AssertionError(number)

    assert with_scans_read(document, never, lambda *_: Seen(())) is document


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_photograph_is_a_page_to_be_recognised(kind: str) -> None:
    document = read(as_bytes(picture(), kind), "photo.bin")
    assert [(page.number, page.unread) for page in document.pages] == [(1, "scan")]


@pytest.mark.parametrize("size", [(400, 600), (4000, 6000), (600, 400)])
def test_every_picture_comes_in_one_size(size: tuple[int, int]) -> None:
    found = rendered(as_bytes(picture(size), "JPEG"), "photo.jpg", 1)
    assert max(found.width, found.height) == 2339
    assert found.width / found.height == pytest.approx(size[0] / size[1], rel=0.01)
    assert len(found.rgb) == 3 * found.width * found.height
    assert max(found.width, found.height) * found.points == pytest.approx(842)


def test_a_drawn_page_is_as_large_as_a_scan_and_keeps_its_points() -> None:
    found = rendered(scan(), "scan.pdf", 1)
    assert found.height == 2339
    assert found.width == pytest.approx(1654, abs=1)
    assert found.width * found.points == pytest.approx(A4[0], abs=0.5)
    assert found.rgb[:3] == bytes([200, 200, 200])


def test_a_telephones_turn_is_undone() -> None:
    image = picture((300, 600))
    image.paste((0, 0, 0), (0, 0, 300, 100))
    turned = image.rotate(90, expand=True)
    exif = Image.Exif()
    exif[0x0112] = 6
    found = rendered(as_bytes(turned, "JPEG", exif=exif), "photo.jpg", 1)
    assert found.height > found.width
    assert found.rgb[0] < 60
    assert found.rgb[-1] > 150


def test_what_is_transparent_is_paper() -> None:
    clear = Image.new("RGBA", (300, 400), (0, 0, 0, 0))
    assert rendered(as_bytes(clear, "PNG"), "clear.png", 1).rgb[:3] == b"\xff\xff\xff"


def test_a_picture_of_too_many_pixels_is_refused() -> None:
    huge = as_bytes(Image.new("1", (12_000, 12_000)), "PNG")
    with pytest.raises(FileTooLarge):
        read(huge, "huge.png")


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_that_breaks_off_is_a_named_error(kind: str) -> None:
    noise = Image.effect_noise((600, 800), 60).convert("RGB")
    data = as_bytes(noise, kind)
    with pytest.raises(UnreadableDocument):
        rendered(data[: len(data) // 2], "half", 1)


def test_a_page_that_is_not_there_is_a_named_error() -> None:
    with pytest.raises(UnreadableDocument):
        rendered(scan(), "scan.pdf", 7)


def test_what_stands_in_the_cells_of_a_form_is_read_row_by_row() -> None:
    rows = [(f"名{number}", f"值{number}（实习)") for number in range(3)]
    lines = [
        Line(words, 0.99, (left, 60 + 100 * number, left + 200, 100 + 100 * number), 100 + 100 * number, 40)
        for number, row in enumerate(rows)
        for words, left in zip(row, (20, 320), strict=True)
    ]
    upright = [(x, 40, 340) for x in (0, 300, 900)]
    level = [(y, 0, 900) for y in (40, 140, 240, 340)]
    document = with_scans_read(read(scan(), "scan.pdf"), draw, lambda *_: Seen(lines, "", upright, level))
    assert [line.text for line in document.lines] == [
        f"名{number}\t值{number}（实习）" for number in range(3)
    ]
