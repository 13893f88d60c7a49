"""Excel workbooks, old and new, as worksheets of text: values as last calculated, never a formula or a macro."""

import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum
from talent.intake.worksheets import Worksheet

from documents.reading.errors import EncryptedFile, WorkbookTooLarge, WorkbookUnreadable
from documents.reading.web_table import is_web_table, web_table

MOST_BYTES = 20_000_000
MOST_UNPACKED_BYTES = 300_000_000
MOST_CELLS = 2_000_000
_MOST_COLUMNS = 400
_MOST_SHEETS = 50
_PASSWORD_STREAM = "EncryptedPackage".encode("utf-16-le")

type Value = int | float | str | bool | time | date | datetime | timedelta


def is_workbook(data: bytes) -> bool:
    """Whether these are bytes that Excel opens as a workbook, whatever the file is called: a text with commas is none."""
    return data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) or is_web_table(data)


def worksheets(data: bytes, filename: str) -> tuple[Worksheet, ...]:
    """The workbook's sheets in its order; a merged cell's value stands in all of its places.

    Raises WorkbookTooLarge, WorkbookUnreadable, TableUnreadable or EncryptedFile.
    """
    if is_web_table(data):
        return (web_table(data, filename),)
    _check(data, filename)
    try:
        with CalamineWorkbook.from_object(BytesIO(data)) as book:
            seen = {each.name for each in book.sheets_metadata if each.visible == SheetVisibleEnum.Visible}
            names = book.sheet_names[:_MOST_SHEETS]
            return tuple(
                Worksheet(name, name in seen, tuple(_rows(book.get_sheet_by_name(name), filename)))
                for name in names
            )
    except PasswordError as locked:
        raise EncryptedFile(f"{filename} is protected with a password.") from locked
    except CalamineError as broken:
        raise WorkbookUnreadable(f"{filename} is no Excel workbook, or its inside is broken.") from broken


def _check(data: bytes, filename: str) -> None:
    if _PASSWORD_STREAM in data:
        raise EncryptedFile(f"{filename} is protected with a password.")
    if len(data) > MOST_BYTES:
        raise WorkbookTooLarge(f"{filename} has {len(data) // 1_000_000} MB.")
    if not data.startswith(b"PK"):
        return
    try:
        unpacked = sum(info.file_size for info in zipfile.ZipFile(BytesIO(data)).infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as broken:
        raise WorkbookUnreadable(f"{filename} is a damaged archive.") from broken
    if unpacked > MOST_UNPACKED_BYTES:
        raise WorkbookTooLarge(f"{filename} unpacks to {unpacked // 1_000_000} MB.")


def _rows(sheet: CalamineSheet, filename: str) -> Iterator[tuple[str, ...]]:
    """The sheet's rows from its first cell on, those with nothing in them left out."""
    if sheet.start is None:
        return
    if sheet.height * min(sheet.width, _MOST_COLUMNS) > MOST_CELLS:
        raise WorkbookTooLarge(f"{filename} has a sheet of {sheet.height} rows and {sheet.width} columns.")
    top, left = sheet.start
    rows = [[_text(value) for value in row[:_MOST_COLUMNS]] for row in sheet.to_python()]
    for (first, begin), (last, end) in sheet.merged_cell_ranges or ():
        _spread(rows, (first - top, last - top), (begin - left, end - left))
    for row in rows:
        if any(row):
            yield tuple(row)


def _spread(rows: Sequence[list[str]], lines: tuple[int, int], places: tuple[int, int]) -> None:
    """A merged cell's value stands in all of its places."""
    (first, last), (begin, end) = lines, places
    if not (0 <= first < len(rows) and 0 <= begin < len(rows[first])):
        return
    value = rows[first][begin]
    for row in rows[first : last + 1]:
        width = len(row[begin : end + 1])
        row[begin : begin + width] = [value] * width


def _text(value: Value) -> str:
    """A cell's value as people write it: whole numbers without a point, days without an hour."""
    match value:
        case str():
            return value.strip()
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case _:
            return str(value)
