"""One resume in many layouts: `DESIGNS` names each with its file's ending and how it is made.

`python -m tests.samples.layouts FOLDER` writes every person in every design.
"""

from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageFilter

from tests.samples.layouts.browser import dates_stacked, narrow_cells, ruled_table
from tests.samples.layouts.columns import (
    dates_left,
    dates_right,
    latex,
    one_column,
    side_left,
    side_right,
)
from tests.samples.layouts.forms import tall_cells, word_form
from tests.samples.layouts.grids import form, framed_head
from tests.samples.layouts.office import word_boxes, word_table
from tests.samples.layouts.person import PEOPLE, Person
from tests.samples.layouts.typed import (
    json_resume,
    mail_of_cards,
    mail_of_labels,
    mail_of_lines,
    markdown,
    text,
)


class Design(NamedTuple):
    """A layout: the ending of its files, and what makes one of a person."""

    ending: str
    make: Callable[[Person], bytes]


def scanned(make: Callable[[Person], bytes], *, askew: float = 0) -> Callable[[Person], bytes]:
    """A printed design as a scanner gives it, that many degrees askew."""

    def scan(person: Person) -> bytes:
        document = pypdfium2.PdfDocument(make(person))
        try:
            page = document[0].render(scale=200 / 72).to_pil().convert("L")
        finally:
            document.close()
        buffer = BytesIO()
        lying = page.rotate(askew, Image.Resampling.BICUBIC, fillcolor=255)
        lying.filter(ImageFilter.GaussianBlur(0.4)).save(buffer, "PNG")
        return buffer.getvalue()

    return scan


DESIGNS = {
    "one column": Design("pdf", one_column),
    "side column left": Design("pdf", side_left),
    "side column right": Design("pdf", side_right),
    "dates left": Design("pdf", dates_left),
    "dates right": Design("pdf", dates_right),
    "dates stacked": Design("pdf", dates_stacked),
    "latex": Design("pdf", latex),
    "form": Design("pdf", form),
    "ruled table": Design("pdf", ruled_table),
    "narrow cells": Design("pdf", narrow_cells),
    "tall cells": Design("pdf", tall_cells),
    "framed head": Design("pdf", framed_head),
    "word table": Design("docx", word_table),
    "word form": Design("docx", word_form),
    "word boxes": Design("docx", word_boxes),
    "text": Design("txt", text),
    "markdown": Design("md", markdown),
    "mail of labels": Design("html", mail_of_labels),
    "mail of lines": Design("html", mail_of_lines),
    "mail of cards": Design("html", mail_of_cards),
    "json resume": Design("json", json_resume),
    "scan": Design("png", scanned(side_right)),
    "scan of a form": Design("png", scanned(tall_cells, askew=0.5)),
}

__all__ = ["DESIGNS", "PEOPLE", "Design", "Person"]
