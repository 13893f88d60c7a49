"""A DOCX's zip, with a bound on what it may unpack to, and its XML parts as trees.

A Word file never carries a document type: one that does is refused, and with it every entity trick.
"""

import zipfile
from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree

from documents.reading.errors import FileTooLarge, UnreadableDocument

MOST_XML_BYTES = 12_000_000


class Package:
    """The zip, with a bound on what it may unpack to."""

    def __init__(self, data: bytes, filename: str) -> None:
        self.filename = filename
        self.left = MOST_XML_BYTES
        self.archive = zipfile.ZipFile(BytesIO(data))
        self.members = set(self.archive.namelist())
        self.read: list[bytes] = []

    def names(self, beginning: str) -> list[str]:
        """The XML parts whose names begin so, in order."""
        return sorted(name for name in self.members if name.startswith(beginning) and name.endswith(".xml"))

    def tree(self, name: str, only_if: Callable[[bytes], bool] | None = None) -> ElementTree.Element | None:
        """The part as a tree; None where there is no such part, or where `only_if` says no to its bytes."""
        if name not in self.members:
            return None
        try:
            with self.archive.open(name) as part:
                xml = part.read(self.left + 1)
        except (
            zipfile.BadZipFile,
            OSError,
            RuntimeError,
            EOFError,
            NotImplementedError,
            ValueError,
        ) as error:
            raise UnreadableDocument(f"{self.filename} is a damaged archive.") from error
        except Exception as error:
            if "zlib" in type(error).__module__ or type(error).__name__ == "error":
                raise UnreadableDocument(f"{self.filename} is a damaged archive.") from error
            raise
        if len(xml) > self.left:
            raise FileTooLarge(
                f"{self.filename} unpacks to more than {MOST_XML_BYTES // 1_000_000} MB of text."
            )
        self.left -= len(xml)
        self.read.append(xml)
        return self._parsed(xml) if only_if is None or only_if(xml) else None

    def _parsed(self, xml: bytes) -> ElementTree.Element:
        if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml or xml[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise UnreadableDocument(f"{self.filename} holds a document type, which no Word file has.")
        try:
            return ElementTree.fromstring(xml)  # noqa: S314 - no document type, bounded size
        except (ElementTree.ParseError, ValueError) as error:
            raise UnreadableDocument(f"{self.filename} holds broken XML.") from error
