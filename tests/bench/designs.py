"""Clean resumes of invented people in designs whose looks might be mistaken for a trick: nothing in them is hidden."""

import html
import zipfile
from collections.abc import Callable
from io import BytesIO

from PIL import Image
from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from tests.bench.invented import Invented

FONT = "STSong-Light"
NAVY = HexColor("#1F3A5F")
WIDTH, HEIGHT = A4

type Draw = Callable[[Canvas], None]

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BOXED = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
STYLES = (
    f'<w:styles xmlns:w="{_WORD}"><w:style w:type="paragraph" w:styleId="Band">'
    '<w:pPr><w:shd w:val="clear" w:fill="1F3A5F"/></w:pPr><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Unseen"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="UnseenToo" ><w:basedOn w:val="Pale"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Pale"><w:rPr><w:color w:val="FEFEFE"/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="Banded"><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:fill="1F3A5F"/></w:tcPr>'
    "</w:tblStylePr></w:style></w:styles>"
)


def pdf(someone: Invented, design: int, trick: Draw | None = None) -> bytes:
    """The resume as a PDF in one of the designs, with a trick drawn over it if there is one."""
    registerFont(UnicodeCIDFont(FONT))
    page = BytesIO()
    canvas = Canvas(page, pagesize=A4, invariant=True)
    head, rows = PDF_DESIGNS[design % len(PDF_DESIGNS)](canvas)
    canvas.setFont(FONT, 11)
    canvas.setFillColor(head)
    canvas.drawString(60, 790, someone.lines[0])
    canvas.setFillColor(rows)
    for row, line in enumerate(someone.lines[1:], 1):
        canvas.drawString(60, 790 - 20 * row, line)
    if design % len(PDF_DESIGNS) == _WATERMARKED:
        canvas.drawImage(_watermark(), 0, 0, WIDTH, HEIGHT, mask="auto")
    if trick:
        trick(canvas)
    canvas.save()
    return page.getvalue()


def _plain(canvas: Canvas) -> tuple[Color, Color]:
    canvas.setStrokeColor(NAVY)
    canvas.line(60, 780, 500, 780)
    return black, HexColor("#333333")


def _banner(canvas: Canvas) -> tuple[Color, Color]:
    canvas.setFillColor(NAVY)
    canvas.rect(0, 780, WIDTH, 62, stroke=0, fill=1)
    return white, black


def _dark_page(canvas: Canvas) -> tuple[Color, Color]:
    canvas.setFillColor(HexColor("#20242B"))
    canvas.rect(0, 0, WIDTH, HEIGHT, stroke=0, fill=1)
    return white, HexColor("#E8E8E8")


def _gradient(canvas: Canvas) -> tuple[Color, Color]:
    canvas.saveState()
    canvas.linearGradient(0, 842, WIDTH, 842, (NAVY, HexColor("#7A1F5F")))
    canvas.restoreState()
    return white, white


def _photographed(canvas: Canvas) -> tuple[Color, Color]:
    picture = Image.radial_gradient("L").resize((120, 170)).point([200 + value // 5 for value in range(256)])
    canvas.drawImage(ImageReader(picture.convert("RGB")), 0, 0, WIDTH, HEIGHT)
    return black, HexColor("#222222")


def _clipped(canvas: Canvas) -> tuple[Color, Color]:
    path = canvas.beginPath()
    path.rect(20, 20, WIDTH - 40, HEIGHT - 40)
    canvas.clipPath(path, stroke=0, fill=0)
    return black, HexColor("#767676")


def _striped(canvas: Canvas) -> tuple[Color, Color]:
    canvas.setFillColor(HexColor("#F2F2F2"))
    for row in range(0, 20, 2):
        canvas.rect(50, 785 - 20 * row, 480, 18, stroke=0, fill=1)
    return HexColor("#0066CC"), black


_WATERMARKED = 7
PDF_DESIGNS: tuple[Callable[[Canvas], tuple[Color, Color]], ...] = (
    _plain, _banner, _dark_page, _gradient, _photographed, _clipped, _striped, _plain,
)  # fmt: skip


def _watermark() -> ImageReader:
    sheet = Image.new("RGBA", (60, 84), (120, 120, 120, 0))
    sheet.paste((120, 120, 120, 40), (20, 30, 40, 50))
    return ImageReader(sheet)


def docx(someone: Invented, design: int, trick: str = "") -> bytes:
    """The resume as a DOCX in one of the designs, with a trick's paragraphs at its end if there is one."""
    first, *rows = (html.escape(line) for line in someone.lines)
    head = DOCX_DESIGNS[design % len(DOCX_DESIGNS)](first)
    body = head + "".join(paragraph(line) for line in rows) + trick
    page = BytesIO()
    with zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{_WORD}" {_BOXED}><w:body>{body}</w:body></w:document>',
        )
        archive.writestr("word/styles.xml", STYLES)
    return page.getvalue()


def paragraph(words: str, run: str = "", own: str = "") -> str:
    """A paragraph of one run with these properties."""
    return f'<w:p><w:pPr>{own}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def _table(words: str, properties: str, cell: str) -> str:
    inside = paragraph(words, '<w:color w:val="FFFFFF"/>')
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tr><w:tc><w:tcPr>{cell}</w:tcPr>{inside}</w:tc></w:tr></w:tbl>"


def _text_box(words: str) -> str:
    inside = paragraph(words, '<w:color w:val="FFFFFF"/>')
    shape = (
        '<wps:wsp><wps:spPr><a:solidFill><a:srgbClr val="1F3A5F"/></a:solidFill></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp>"
    )
    drawing = f"<mc:Choice><w:drawing>{shape}</w:drawing></mc:Choice>"
    return f"<w:p><w:r><mc:AlternateContent>{drawing}</mc:AlternateContent></w:r></w:p>"


DOCX_DESIGNS: tuple[Callable[[str], str], ...] = (
    paragraph,
    lambda words: paragraph(words, own='<w:pStyle w:val="Band"/>'),
    lambda words: paragraph(words, '<w:color w:val="FFFFFF"/>', '<w:shd w:val="clear" w:fill="7A1F5F"/>'),
    lambda words: _table(words, "", '<w:shd w:val="clear" w:fill="20242B"/>'),
    lambda words: _table(words, '<w:tblStyle w:val="Banded"/>', ""),
    _text_box,
    lambda words: paragraph(words, '<w:color w:val="767676"/><w:sz w:val="16"/>'),
    lambda words: paragraph(words, '<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>'),
)
