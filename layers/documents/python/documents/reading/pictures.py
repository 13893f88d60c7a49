"""Pages as pictures, for a reader that looks: a PDF's page drawn, a photographed page decoded, one size for all.

The picture is as large as a sheet of A4 scanned at 200 dpi: small print is legible on it, and no file can make it
larger.
"""

import warnings
from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from PIL import Image, ImageOps

from documents.reading.errors import FileTooLarge, UnreadableDocument

LONG_SIDE = 2339
"""Pixels of the picture's longer side: 297 mm at 200 dpi."""

LONG_SIDE_POINTS = 842.0
"""A picture without a size of its own is taken for a sheet of A4."""

MOST_SCALE = 300 / 72
MOST_PIXELS = 40_000_000
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"


@dataclass(frozen=True, slots=True)
class Picture:
    """A page's look: RGB bytes, rows from the top, and how many points one pixel is wide."""

    width: int
    height: int
    rgb: bytes
    points: float


def is_picture(data: bytes) -> bool:
    """Whether the bytes are a PNG or a JPEG."""
    return data.startswith((PNG, JPEG))


def check_picture(data: bytes, filename: str) -> None:
    """Raises UnreadableDocument for a broken header, FileTooLarge for more pixels than any camera's page has."""
    _opened(data, filename).close()


def rendered(data: bytes, filename: str, page: int) -> Picture:
    """The page (from 1) of a PDF, or a PNG or JPEG itself, as a picture. Raises UnreadableDocument, FileTooLarge."""
    if is_picture(data):
        return _decoded(data, filename)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableDocument(f"{filename} is a damaged PDF.") from error
    try:
        return _drawn(document[page - 1])
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise UnreadableDocument(f"Page {page} of {filename} can't be drawn.") from error
    finally:
        document.close()


def _drawn(page: pypdfium2.PdfPage) -> Picture:
    longest = max(page.get_width(), page.get_height(), 1.0)
    scale = min(LONG_SIDE / longest, MOST_SCALE)
    bitmap = page.render(scale=scale, rev_byteorder=True, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGR)
    packed, row = bytes(bitmap.buffer), bitmap.width * 3
    if bitmap.stride != row:
        starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
        packed = b"".join(packed[start : start + row] for start in starts)
    return Picture(bitmap.width, bitmap.height, packed, 1 / scale)


def _opened(data: bytes, filename: str) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
    except Image.DecompressionBombError as error:
        raise FileTooLarge(f"{filename} is a picture of too many pixels.") from error
    except (OSError, ValueError, SyntaxError) as error:
        raise UnreadableDocument(f"{filename} is a damaged picture.") from error
    if image.width * image.height > MOST_PIXELS:
        image.close()
        raise FileTooLarge(f"{filename} is a picture of {image.width} by {image.height} pixels.")
    return image


def _decoded(data: bytes, filename: str) -> Picture:
    with _opened(data, filename) as image:
        try:
            image.draft("RGB", (LONG_SIDE, LONG_SIDE))
            upright = ImageOps.exif_transpose(image)
            shown = _on_white(upright)
        except (OSError, ValueError, SyntaxError) as error:
            raise UnreadableDocument(f"{filename} is a damaged picture.") from error
    scale = LONG_SIDE / max(shown.size)
    width, height = (max(1, round(side * scale)) for side in shown.size)
    sized = shown.resize((width, height), Image.Resampling.LANCZOS)
    return Picture(width, height, sized.tobytes(), LONG_SIDE_POINTS / LONG_SIDE)


def _on_white(image: Image.Image) -> Image.Image:
    """The picture without transparency, as paper shows it."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    sheet = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(sheet, image.convert("RGBA")).convert("RGB")
