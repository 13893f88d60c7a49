"""One door for every file: what it is, is read from its bytes, never from its name alone."""

import zipfile
from dataclasses import replace
from hashlib import sha256
from io import BytesIO

from talent.reading.encodings import encodings
from talent.reading.text import Document, Hidden, Line, Page

from documents.reading.docx import read_docx
from documents.reading.errors import (
    EmptyFile,
    EncryptedFile,
    FileTooLarge,
    LegacyDocument,
    NotAResumeFile,
    SpreadsheetFile,
    UnreadableDocument,
)
from documents.reading.json_resume import json_resume_lines
from documents.reading.mail import attached, body_of, is_mail, opened
from documents.reading.markup import html_lines, markdown_lines
from documents.reading.pdf import read_pdf
from documents.reading.pictures import check_picture, is_picture
from documents.reading.unseen import without_unseen

MOST_BYTES = 20_000_000
MOST_TEXT_BYTES = 2_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # legacy Office, and Office files with a password
_PASSWORD_STREAM = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK_STREAM = "Workbook".encode("utf-16-le")
_BINARY_STARTS = (
    b"GIF8",
    b"RIFF",
    b"\x7fELF",
    b"MZ",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
)


def read(data: bytes, filename: str) -> Document:
    """The positioned text of a resume file.

    Raises one of `documents.reading.errors`. A page that can't be read is no error: it is marked `unread`.
    """
    return without_unseen(_read(data, filename))


def _read(data: bytes, filename: str) -> Document:
    if not data or data.isspace():
        raise EmptyFile(f"{filename} is empty.")
    if len(data) > MOST_BYTES:
        raise FileTooLarge(f"{filename} has {len(data) // 1_000_000} MB.")
    digest = sha256(data).hexdigest()
    if b"%PDF-" in data[:1024]:
        return read_pdf(data, filename, digest)
    if data.startswith(b"PK\x03\x04"):
        return _read_zip(data, filename, digest)
    if is_picture(data):
        check_picture(data, filename)
        return Document(filename, digest, (Page(1, (), "text", "scan"),))
    if data.startswith(_OLE):
        if _PASSWORD_STREAM in data:
            raise EncryptedFile(f"{filename} is protected with a password.")
        if _WORKBOOK_STREAM in data:
            raise SpreadsheetFile(f"{filename} is an Excel workbook.")
        raise LegacyDocument(f"{filename} is in the format of Word 97 to 2003.")
    if is_mail(data):
        return _read_mail(data, filename, digest)
    return _read_text(data, filename, digest)


def _read_mail(data: bytes, filename: str, digest: str) -> Document:
    """A mail's attached document, else its body; the digest stays that of the mail."""
    message = opened(data)
    held = attached(message)
    if held:
        return replace(_read(held, filename), sha256=digest)
    text, is_html = body_of(message)
    if not text.strip():
        raise EmptyFile(f"{filename} is a mail without words.")
    lines, hidden = html_lines(text) if is_html else (text.replace("\r\n", "\n").split("\n"), [])
    return _paged(filename, digest, lines, hidden)


def _read_zip(data: bytes, filename: str, digest: str) -> Document:
    try:
        names = set(zipfile.ZipFile(BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableDocument(f"{filename} is a damaged archive.") from error
    if any(name.startswith("xl/workbook.") for name in names):
        raise SpreadsheetFile(f"{filename} is an Excel workbook.")
    if "word/document.xml" not in names:
        raise NotAResumeFile(f"{filename} is an archive, but not a Word document.")
    return read_docx(data, filename, digest)


def _read_text(data: bytes, filename: str, digest: str) -> Document:
    if data.startswith(_BINARY_STARTS):
        raise NotAResumeFile(f"{filename} is neither a document nor text.")
    if len(data) > MOST_TEXT_BYTES:
        raise FileTooLarge(f"{filename} has {len(data) // 1_000_000} MB of text.")
    text = _decoded(data, filename)
    if not text.strip():
        raise EmptyFile(f"{filename} holds nothing but white space.")
    return _paged(filename, digest, *_lines(text, filename))


def _paged(filename: str, digest: str, lines: list[str], hidden: list[Hidden]) -> Document:
    page = Page(1, tuple(Line(line.rstrip(), 1, None, 0.0) for line in lines), "text")
    return Document(filename, digest, (page,), tuple(hidden))


def _lines(text: str, filename: str) -> tuple[list[str], list[Hidden]]:
    head = text.lstrip()[:400].lower()
    ending = filename.lower().rpartition(".")[2]
    if head.startswith(("<!doctype html", "<html")) or ending in {"html", "htm"}:
        return html_lines(text)
    if head.startswith("{") and '"basics"' in text:
        texts = json_resume_lines(text)
    elif ending in {"md", "markdown"}:
        texts = markdown_lines(text)
    else:
        texts = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return texts, []


def _decoded(data: bytes, filename: str) -> str:
    for encoding in encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_writing(text):
            return text
    raise NotAResumeFile(f"{filename} is neither a document nor text.")


def _is_writing(text: str) -> bool:
    """Whether the characters are such as people write: hardly a control character among them."""
    controls = sum(1 for character in text[:20_000] if ord(character) < 32 and character not in "\t\n\r\f\v")
    return controls <= len(text[:20_000]) // 200
