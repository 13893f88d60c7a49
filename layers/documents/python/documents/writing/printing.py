"""A line of text drawn straight onto a page, each run of it in a font that has its letters."""

from typing import Literal

from reportlab.pdfgen.canvas import Canvas

from documents.writing.typeface import Pen

type Align = Literal["start", "middle", "end"]


def print_line(
    canvas: Canvas,
    pen: Pen,
    place: tuple[float, float],
    text: str,
    size: float,
    *,
    bold: bool = False,
    align: Align = "start",
) -> None:
    """Draws `text` on the base line at `place`: begun there, centred on it, or ended at it."""
    left, base = place
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[align]
    if shift:
        left -= shift * pen.width(text, size, bold=bold)
    line = canvas.beginText(left, base)
    for font, part in pen.runs(text, bold=bold):
        line.setFont(font, size)
        line.textOut(part)
    canvas.drawText(line)
