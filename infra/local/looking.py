"""Pages that are pictures, read on this machine; a command loads this module when the first such page comes."""

from functools import partial

from documents.reading import Bounded, with_scans_read
from perception.ocr import page_reader
from talent.reading.text import Document

from infra.local.weights import page_models


def looked_at(document: Document, data: bytes, reader: Bounded) -> Document:
    """The document of `data` with its unread pages recognised. Raises WeightMissing, and what drawing a page raises."""
    draw = partial(reader.rendered, data, document.filename)
    return with_scans_read(document, draw, page_reader(*page_models()).read)
