"""The recogniser of pages that are pictures, on this machine; a command loads this when the first such page comes."""

from documents.reading.scans import Recognise
from perception.ocr import page_reader

from infra.local.weights import page_models


def recogniser() -> Recognise:
    """Reads RGB bytes of a width and a height. Raises WeightMissing."""
    return page_reader(*page_models()).read
