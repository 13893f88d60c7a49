"""Files made to harm whoever reads them: PDFs and Word documents."""

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests.bench.designs import docx, paragraph, pdf
from tests.bench.invented import person

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MEGABYTE = 1_000_000


def pdf_of(*bodies: bytes, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of numbered objects, without a table of where they stand."""
    objects = b"".join(b"%d 0 obj\n%b\nendobj\n" % (number, body) for number, body in enumerate(bodies, 1))
    return b"%PDF-1.5\n" + objects + b"trailer << %b /Size %d >>\n%%%%EOF" % (trailer, len(bodies) + 1)


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), entries, data)


def _page(content: bytes, resources: bytes = b"/Font << /F1 5 0 R >>") -> bytes:
    return pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << %b >> >>"
        % resources,
        content,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        _stream(
            b"/X1 Do " * 50,
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X1 6 0 R >> >>",
        ),
    )


def _inflating(line: bytes, times: int) -> bytes:
    return _page(_stream(zlib.compress(line * times, 9), b"/Filter /FlateDecode"))


def _nested_filters() -> bytes:
    data = zlib.compress(zlib.compress(zlib.compress(b"0 0 m " * 30_000_000, 9), 9), 9)
    return _page(_stream(data, b"/Filter [/FlateDecode /FlateDecode /FlateDecode]"))


def _locked() -> bytes:
    out = BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(60, 700, "Priya Nair")
    canvas.save()
    return out.getvalue()


def _many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>"
    head = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count)
    return pdf_of(*head, *(page,) * count)


def _large_picture() -> bytes:
    data = zlib.compress(bytes(50 * _MEGABYTE), 9)
    entries = b"/Type /XObject /Subtype /Image /Width 20000 /Height 20000 /BitsPerComponent 1 /ColorSpace /DeviceGray"
    return pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        b"/Resources << /XObject << /I 5 0 R >> >> >>",
        _stream(b"q 600 0 0 800 0 0 cm /I Do Q"),
        _stream(data, entries + b" /Filter /FlateDecode"),
    )


PDFS: dict[str, Callable[[], bytes]] = {
    "inflates to words": lambda: _inflating(b"BT /F1 1 Tf (aaaaaaaaaaaaaaaaaaaa) Tj ET\n", 6_000_000),
    "inflates to white space": lambda: _inflating(b" " * 1000, 900_000),
    "inflates thrice": _nested_filters,
    "endless shapes": lambda: _inflating(b"0 0 m 9 9 l 5 5 l f\n", 2_000_000),
    "endless white words": lambda: _inflating(b"1 1 1 rg BT /F1 9 Tf (abcdefgh) Tj ET\n", 25_000),
    "a form that draws itself": lambda: _page(_stream(b"/X1 Do"), b"/XObject << /X1 6 0 R >>"),
    "ten thousand pages": lambda: _many_pages(10_000),
    "pages that hold themselves": lambda: pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2000000000 >>"
    ),
    "a table that follows itself": lambda: (
        _many_pages(1) + b"\nxref\n0 1\ntrailer << /Prev 9 >>\nstartxref\n9\n%%EOF"
    ),
    "a wrong table": lambda: pdf(person(1), 0).replace(b"0000000", b"9999999"),
    "no table": lambda: pdf(person(1), 0).split(b"xref")[0],
    "half a file": lambda: pdf(person(1), 0)[:900],
    "a password": _locked,
    "a page as large as a town": lambda: pdf(person(1), 1).replace(b"595.2756", b"99999999"),
    "a picture of 400 million dots": _large_picture,
    "deep brackets": lambda: pdf_of(b"<< /Type /Catalog /Pages " + b"[" * 200_000 + b"]" * 200_000 + b" >>"),
    "a script": lambda: _many_pages(1).replace(
        b"/Pages 2 0 R", b"/Pages 2 0 R /OpenAction << /S /JavaScript /JS (x) >>"
    ),
}


def package(**parts: str | bytes) -> bytes:
    """A zip with these parts of a Word document."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(f"word/{name}.xml", data)
    return out.getvalue()


def _word(body: str, head: str = "") -> bytes:
    return package(document=f'{head}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>')


def _laughing() -> str:
    entities = "".join(f'<!ENTITY x{at} "{f"&x{at - 1};" * 10}">' for at in range(1, 12))
    return f'<!DOCTYPE d [<!ENTITY x0 "ha">{entities}]>'


def _macros() -> bytes:
    data = BytesIO(docx(person(2), 0))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(1000))
    return data.getvalue()


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TABLE = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"

DOCXS: dict[str, Callable[[], bytes]] = {
    "inflates": lambda: _word(f"<w:p><w:r><w:t>{'a' * 300 * _MEGABYTE}</w:t></w:r></w:p>"),
    "inflates to elements": lambda: _word("<w:p/>" * 1_500_000),
    "inflates in its styles": lambda: package(
        document=f'<w:d xmlns:w="{_WORD}"><w:vanish/></w:d>', styles="<" * 90_000_000
    ),
    "reads another file": lambda: _word("&x;", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    "laughs": lambda: _word("&x11;", _laughing()),
    "macros": _macros,
    "nests without end": lambda: _word("<w:p>" * 200_000 + "</w:p>" * 200_000),
    "tables in tables": lambda: _word(_nested(_TABLE, 3000)),
    "links in links": lambda: _word("<w:p>" + _nested("<w:hyperlink>{}</w:hyperlink>", 5000) + "</w:p>"),
    "styles based on each other": lambda: package(
        document=f'<w:document xmlns:w="{_WORD}"><w:body><w:p><w:pPr><w:pStyle w:val="A"/></w:pPr></w:p></w:body>'
        "</w:document>",
        styles=f'<w:styles xmlns:w="{_WORD}">'
        + "".join(
            f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{two}"/>'
            "<w:rPr><w:vanish/></w:rPr></w:style>"
            for one, two in ("AB", "BA")
        )
        + "</w:styles>",
    ),
    "numbers without end": lambda: docx(person(2), 0, paragraph("x", f'<w:sz w:val="{"9" * 5000}"/>')),
    "two bytes a letter": lambda: package(document=f'<w:d xmlns:w="{_WORD}"/>'.encode("utf-16")),
    "a password": lambda: _OLE + "EncryptedPackage".encode("utf-16-le") * 9,
    "an old Word file": lambda: _OLE + bytes(4000),
    "no body": lambda: package(other="<x/>"),
    "half a file": lambda: docx(person(2), 0)[:400],
    "a million cells": lambda: _word(
        "<w:tbl>" + "<w:tr>" + "<w:tc><w:p/></w:tc>" * 300_000 + "</w:tr></w:tbl>"
    ),
}


def _nested(form: str, depth: int) -> str:
    before, after = form.split("{}")
    return before * depth + "<w:p/>" + after * depth
