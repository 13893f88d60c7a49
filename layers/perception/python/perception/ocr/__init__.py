"""Pages as pictures in, lines of text out: PP-OCRv6's detector and recogniser, with the rest in numpy."""

from perception.ocr.pixels import WrongPicture
from perception.ocr.reader import PageReader, SeenLine, SeenPage, page_reader

__all__ = ["PageReader", "SeenLine", "SeenPage", "WrongPicture", "page_reader"]
