"""One row of an export as a file: a JSON Resume of its cells, or the text of the resume that one cell holds."""

import itertools
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from pydantic import JsonValue

from talent.intake.tables import Row
from talent.reading.names import EMAIL

_BASICS = ("email", "phone", "summary")
_WORK = {
    "name": "organization",
    "position": "title",
    "startDate": "work_start",
    "endDate": "work_end",
    "summary": "work_summary",
}
_STUDY = {
    "institution": "institution",
    "studyType": "degree",
    "area": "major",
    "startDate": "study_start",
    "endDate": "study_end",
}
_WISHES = {"pay": "expected_pay", "availability": "availability"}
_WISHED = {"expected_pay": ("Expected salary", "期望薪资"), "availability": ("Availability", "到岗时间")}
_LISTS = {"skills": "name", "certificates": "name", "languages": "language"}
_SPLIT = re.compile(r"[;；,，、|\n]")
_MARKS = " \t,，;；/|<>()（）"
_WORDS_BESIDE = re.compile(r"[(（][^()（）\d]*[)）]")
_FAMILY_FIRST = re.compile(r"([A-Z][\w'’-]+),\s*([A-Z][\w'’ .-]+)")
_DAY_NUMBER = re.compile(r"[2-6]\d{4}")  # of 1954 to 2091, as Excel counts days
_DAY_ZERO = date(1899, 12, 30)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


class Sheet(NamedTuple):
    """A file made of a row: its ending and its text."""

    extension: str
    text: str


def sheet_of(row: Row, fields: Mapping[str, str]) -> Sheet:
    """The row as a file; `fields` says which field each header becomes. What no column holds is left out."""
    held: dict[str, list[str]] = {}
    for header, field in fields.items():
        cell = row.get(header, "").strip()
        held.setdefault(field, []).append(_day(cell) if field.endswith(("_start", "_end")) else cell)
    cells = {field: "; ".join(filter(None, values)) for field, values in held.items() if any(values)}
    _contacts_apart(cells)
    if "resume_text" in cells:
        head = (_name(cells), cells.get("email", ""), cells.get("phone", ""))
        chinese = bool(_CHINESE.search(cells["resume_text"]))
        wishes = (f"{labels[chinese]}: {cells[field]}" for field, labels in _WISHED.items() if field in cells)
        return Sheet("txt", "\n".join([*filter(None, head), *wishes, "", cells["resume_text"]]))
    return Sheet("json", json.dumps(_json_resume(cells, held), ensure_ascii=False))


def _day(cell: str) -> str:
    """A day that a spreadsheet has kept as its number; every other cell as it is."""
    return (_DAY_ZERO + timedelta(days=int(cell))).isoformat() if _DAY_NUMBER.fullmatch(cell) else cell


def _contacts_apart(cells: dict[str, str]) -> None:
    """Takes a mail address that stands beside a name or a telephone, and of several in one cell the first."""
    for field in ("email", "phone", "name"):
        found = EMAIL.search(cells.get(field, ""))
        if not found:
            continue
        cells[field] = cells[field].replace(found[0], " ").strip(_MARKS)
        if field == "email" or not EMAIL.search(cells.get("email", "")):
            cells["email"] = found[0]
    if "phone" in cells:
        phone = _WORDS_BESIDE.sub("", cells.pop("phone")).strip(_MARKS)
        cells |= {"phone": phone} if any(map(str.isdigit, phone)) else {}
    reversed_name = _FAMILY_FIRST.fullmatch(cells.get("name", ""))
    if reversed_name:
        cells["name"] = f"{reversed_name[2]} {reversed_name[1]}"


def _json_resume(cells: Mapping[str, str], held: Mapping[str, Sequence[str]]) -> dict[str, JsonValue]:
    basics: dict[str, JsonValue] = {"name": _name(cells)}
    basics |= {key: cells[key] for key in _BASICS if key in cells}
    if "location" in cells:
        basics["location"] = {"city": cells["location"]}
    resume: dict[str, JsonValue] = {"basics": basics}
    wishes: dict[str, JsonValue] = {key: cells[field] for key, field in _WISHES.items() if field in cells}
    resume |= {"wishes": wishes} if wishes else {}
    for section, names in (("work", _WORK), ("education", _STUDY)):
        columns = {key: held[field] for key, field in names.items() if field in held}
        rows = itertools.zip_longest(*columns.values(), fillvalue="")
        entries = [{key: value for key, value in zip(columns, row, strict=True) if value} for row in rows]
        if any(entries):
            resume[section] = [dict[str, JsonValue](entry) for entry in entries if entry]
    for section, label in _LISTS.items():
        words = [word.strip() for word in _SPLIT.split(cells.get(section, "")) if word.strip()]
        if words:
            resume[section] = [{label: word} for word in words]
    return resume


def _name(cells: Mapping[str, str]) -> str:
    """The name in one: a Chinese one is written family name first and together."""
    if "name" in cells:
        return cells["name"]
    first, last = cells.get("first_name", ""), cells.get("last_name", "")
    return f"{last}{first}" if _CHINESE.search(first + last) else f"{first} {last}".strip()
