"""The readers of pages that are pictures and of lives told in Chinese, on this machine.

A command loads this when the first such page or life comes.
"""

from functools import cache

from documents.reading.scans import Recognise
from perception import LifeReader
from perception.ocr import page_reader

from infra.local.weights import life_models, page_models


def recogniser() -> Recognise:
    """Reads RGB bytes of a width and a height. Raises WeightMissing."""
    return page_reader(*page_models()).read


@cache
def life_reader() -> LifeReader:
    """Reads lives told in Chinese a second time. Raises WeightMissing at the first."""
    return LifeReader(life_models)
