"""Excel workbooks of a few cells, written part by part, so that a test may break or swell any of them."""

import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape

type Cell = str | int | float | date | None

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
    '<borders count="1"><border/></borders><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" '
    'applyNumberFormat="1"/></cellXfs></styleSheet>'
)


class Sheet(NamedTuple):
    """A worksheet: its rows from A1 on, ranges of merged cells (`A1:C1`), and whether it is hidden."""

    name: str
    rows: Sequence[Sequence[Cell]]
    merged: Sequence[str] = ()
    hidden: bool = False


def xlsx(*sheets: Sheet, more: Mapping[str, bytes] | None = None) -> bytes:
    """A workbook of these sheets; `more`: parts of the package beside or instead of its own."""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name="{sheet.name}" sheetId="{at}" r:id="r{at}"{" state='hidden'" * sheet.hidden}/>'
        for at, sheet in zip(numbers, sheets, strict=True)
    )
    links = "".join(
        f'<Relationship Id="r{at}" Type="{_LINKS}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in numbers
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>'.encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ).encode(),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{listed}</sheets></workbook>'.encode()
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">{links}<Relationship Id="s" '
            f'Type="{_LINKS}/styles" Target="styles.xml"/></Relationships>'
        ).encode(),
        "xl/styles.xml": _STYLES.encode(),
    }
    parts |= {
        f"xl/worksheets/sheet{at}.xml": _sheet(sheet) for at, sheet in zip(numbers, sheets, strict=True)
    }
    page = BytesIO()
    with zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in (parts | dict(more or {})).items():
            package.writestr(name, data)
    return page.getvalue()


def _sheet(sheet: Sheet) -> bytes:
    rows = "".join(
        f'<row r="{line}">{"".join(_cell(cell, line, place) for place, cell in enumerate(row))}</row>'
        for line, row in enumerate(sheet.rows, start=1)
    )
    merged = "".join(f'<mergeCell ref="{each}"/>' for each in sheet.merged)
    merges = f"<mergeCells>{merged}</mergeCells>" if merged else ""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{merges}</worksheet>'.encode()


def _cell(cell: Cell, line: int, place: int) -> str:
    where = f"{chr(65 + place)}{line}"
    match cell:
        case None:
            return ""
        case str() if cell.startswith("="):
            formula, _, value = cell[1:].partition("→")
            return f'<c r="{where}" t="str"><f>{escape(formula)}</f><v>{escape(value)}</v></c>'
        case str():
            return f'<c r="{where}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
        case date():
            return f'<c r="{where}" s="1"><v>{(cell - date(1899, 12, 30)).days}</v></c>'
        case _:
            return f'<c r="{where}"><v>{cell}</v></c>'
