"""One row of an export as a file: a JSON Resume of its cells, or the text of the resume that one cell holds."""

import json
import re
from collections.abc import Mapping
from typing import NamedTuple

from pydantic import JsonValue

from talent.intake.tables import Row

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
_LISTS = {"skills": "name", "certificates": "name", "languages": "language"}
_SPLIT = re.compile(r"[;；,，、|\n]")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


class Sheet(NamedTuple):
    """A file made of a row: its ending and its text."""

    extension: str
    text: str


def sheet_of(row: Row, fields: Mapping[str, str]) -> Sheet:
    """The row as a file; `fields` says which field each header becomes. What no column holds is left out."""
    cells: dict[str, str] = {}
    for header, field in fields.items():
        value = row.get(header, "").strip()
        if value:
            cells[field] = f"{cells[field]}; {value}" if field in cells else value
    if "resume_text" in cells:
        head = (_name(cells), cells.get("email", ""), cells.get("phone", ""))
        return Sheet("txt", "\n".join([*filter(None, head), "", cells["resume_text"]]))
    return Sheet("json", json.dumps(_json_resume(cells), ensure_ascii=False))


def _json_resume(cells: Mapping[str, str]) -> dict[str, JsonValue]:
    basics: dict[str, JsonValue] = {"name": _name(cells)}
    basics |= {key: cells[key] for key in _BASICS if key in cells}
    if "location" in cells:
        basics["location"] = {"city": cells["location"]}
    resume: dict[str, JsonValue] = {"basics": basics}
    for section, names in (("work", _WORK), ("education", _STUDY)):
        entry: dict[str, JsonValue] = {key: cells[field] for key, field in names.items() if field in cells}
        if entry:
            resume[section] = [entry]
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
