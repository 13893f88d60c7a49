"""PDF in: the text of each page with positions, and the words that the page does not show.

PDFium gives characters in the order in which the file draws them; the order in which people read is found by
position (talent.reading.layout).
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
from pypdfium2 import raw
from talent.reading.garbled import is_garbled
from talent.reading.layout import arrange
from talent.reading.text import Document, Hidden, Page, Unread

from documents.reading.errors import EncryptedFile, FileTooComplex, UnreadableDocument
from documents.reading.grid import celled
from documents.reading.pdf_gaps import Sheet
from documents.reading.pdf_objects import Layers, survey
from documents.reading.pdf_shapes import Handles, Surface
from documents.reading.pdf_text import visible_spans
from documents.reading.rules import rules_of

MOST_PAGES = 40
MOST_CHARACTERS = 200_000
FEW_CHARACTERS = 25  # a page with fewer visible characters and a large picture is a scan
_SCANNERS_WAYS = frozenset(
    ("invisible_mode", "covered")
)  # how a scanner lays its text under or over the picture
_LAYERED_FORM = re.compile(rb"/OC[\s<\d]")


def read_pdf(data: bytes, filename: str, digest: str) -> Document:
    """The pages of a PDF; raises `EncryptedFile`, `UnreadableDocument` or `FileTooComplex`."""
    with _opened(data, filename) as document:
        count = len(document)
        if count == 0:
            raise UnreadableDocument(f"{filename} has no pages.")
        if count > MOST_PAGES:
            raise FileTooComplex(f"{filename} has {count} pages.")
        pages: list[Page] = []
        hidden: list[Hidden] = []
        left = MOST_CHARACTERS
        layers = _layers_of(data)
        for index in range(count):
            page, unseen, characters = _read_page(document, index, filename, left, layers=layers)
            left -= characters
            pages.append(page)
            hidden.extend(unseen)
    return Document(filename, digest, tuple(pages), tuple(hidden))


def _layers_of(data: bytes) -> Layers:
    """Where the file may have layers: a packed catalogue (in an /ObjStm) can't be asked; a form's own entry is plain."""
    marked = b"/OCProperties" in data or b"/ObjStm" in data
    return Layers(marked=marked, forms=marked and b"/OC" in data and bool(_LAYERED_FORM.search(data)))


@contextmanager
def _opened(data: bytes, filename: str) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise EncryptedFile(f"{filename} is protected with a password.") from error
        raise UnreadableDocument(f"{filename} is a damaged PDF.") from error
    try:
        yield document
    finally:
        document.close()


def _read_page(
    document: pypdfium2.PdfDocument, index: int, filename: str, left: int, *, layers: Layers
) -> tuple[Page, list[Hidden], int]:
    number = index + 1
    handle = raw.FPDF_LoadPage(document.raw, index)
    if not handle:
        return Page(number, (), "text", "garbled"), [], 0
    text_page = raw.FPDFText_LoadPage(handle)
    try:
        characters = raw.FPDFText_CountChars(text_page)
        if characters > left:
            raise FileTooComplex(f"{filename} has more than {MOST_CHARACTERS} characters.")
        surface = survey(Handles(document.raw, handle, text_page), layers=layers)
        rules = rules_of(surface.paths, surface.left, surface.top)
        sheet = Sheet(text_page, characters, surface.left, surface.top, rules.walls())
        spans, unseen = visible_spans(sheet, surface.hidden)
    finally:
        raw.FPDFText_ClosePage(text_page)
        raw.FPDF_ClosePage(handle)
    text = "".join(span.text for span in spans)
    behind = sum(len(text) for text, way in unseen if way in _SCANNERS_WAYS)
    if len(text) < max(FEW_CHARACTERS, behind) and _is_scan(surface):
        return Page(number, (), "text", "scan"), [], characters
    hidden = [Hidden(text, number, way) for text, way in unseen]
    unread: Unread = "garbled" if is_garbled(text) else ""
    placed = celled(spans, rules)
    lines = arrange(placed.spans, number, placed.forms)
    return Page(number, tuple(lines), "text", unread), hidden, characters


def _is_scan(surface: Surface) -> bool:
    """Whether what the page shows is pictures: one over most of it, or outlines drawn in place of letters."""
    return surface.picture_share > 0.5 or surface.drawn > 200
