"""A person's correction of a field that was read: kept beside the machine's value, and used from then on.

A path names a field as `needs_review` does: `basics.name`, `work[0].title`, `skills[2]`. An index one past the end adds
an entry; an empty value takes the field away.
"""

import re
from collections.abc import Iterable

from pydantic import AwareDatetime, Field, JsonValue, ValidationError

from talent.kernel import BadInput, Fact
from talent.matching import Match
from talent.resume import Leaf, Resume

_LISTS = "education|work|projects|certificates|languages"
PATH = rf"^(?:basics\.[a-z]{{1,20}}|(?:{_LISTS})\[\d{{1,2}}\]\.[a-z]{{1,20}}|skills\[\d{{1,2}}\])$"
_STEPS = re.compile(r"^([a-z]+)(?:\[(\d+)\])?(?:\.([a-z]+))?$")


class FieldUnknown(BadInput):
    """The resume has no such field."""

    next = "Name a field as the reading shows it, such as 'work[0].title'; one past the last entry adds one."


class CorrectionAsked(Fact):
    """What a person says that a field should be, and why."""

    path: str = Field(pattern=PATH)
    value: str = Field(max_length=4000, description="empty: the field is not there")
    reason: str = Field(min_length=1, max_length=2000)


class Correction(Fact):
    """A correction as it is kept. `machine` is what was read there; None where nothing was."""

    correction_id: str
    file_key: str
    path: str
    value: str
    machine: Leaf | None
    by: str
    at: AwareDatetime
    reason: str


class MatchVersion(Fact):
    """A match that stood: made by the machine after a reading (`correction_id` empty) or after a correction."""

    version: int = Field(ge=1)
    match: Match
    correction_id: str = ""
    made_at: AwareDatetime


def leaf_at(resume: Resume, path: str) -> Leaf | None:
    """What was read at a path; None where nothing was. Raises FieldUnknown."""
    part, index, name = _steps(path)
    found = getattr(resume, part)
    if index is not None:
        found = found[index] if index < len(found) else None
    if name and found is not None:
        if name not in type(found).model_fields:
            raise FieldUnknown(f"There is no field '{path}'.")
        found = getattr(found, name)
    return found if isinstance(found, Leaf) else None


def corrected(resume: Resume, corrections: Iterable[Correction]) -> Resume:
    """The resume as people say it is; later corrections count more. Raises FieldUnknown."""
    for one in corrections:
        resume = _corrected(resume, one.path, one.value)
    return resume


def _corrected(resume: Resume, path: str, value: str) -> Resume:
    part, index, name = _steps(path)
    before = leaf_at(resume, path)
    page, box = (before.page, before.box) if before else (1, None)
    leaf = Leaf(value=value, confidence=1, page=page, box=box).model_dump() if value.strip() else None
    whole: dict[str, JsonValue] = resume.model_dump(mode="json")
    held = whole[part]
    if isinstance(held, dict):
        held[name] = leaf
    elif isinstance(held, list) and index is not None:
        _set(held, index, name, leaf, path)
    whole["needs_review"] = [each for each in resume.needs_review if each != path]
    try:
        return Resume.model_validate(whole)
    except ValidationError as wrong:
        raise FieldUnknown(f"'{path}' can't be set so.") from wrong


def _set(rows: list[JsonValue], index: int, name: str, leaf: JsonValue, path: str) -> None:
    if index > len(rows):
        raise FieldUnknown(f"There is no entry before '{path}'.")
    if index == len(rows):
        rows.append({} if name else None)
    row = rows[index]
    if name and isinstance(row, dict):
        row[name] = leaf
    else:
        rows[index] = leaf
    if rows[index] is None:
        del rows[index]


def _steps(path: str) -> tuple[str, int | None, str]:
    found = _STEPS.match(path)
    if not found or not re.match(PATH, path):
        raise FieldUnknown(f"There is no field '{path}'.")
    return found[1], int(found[2]) if found[2] else None, found[3] or ""
