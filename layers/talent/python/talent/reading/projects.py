"""The part on projects: their names, the person's role, dates and what was done."""

import re
from collections.abc import Sequence

from talent.reading.education import when_leaves
from talent.reading.entries import BULLET, Entry, entries
from talent.reading.leaves import LIKELY, leaf, paragraph
from talent.reading.parts import parts_of
from talent.reading.text import Line
from talent.reading.work import TITLE_LABELS
from talent.resume import Project

_PROJECT = re.compile(
    r"^\s*(?:项目名称|项目[一二三四五六七八九十\d]{1,2}|Project(?: Name)?(?: \d)?)\s*[:：]", re.I
)
# 海外仓项目：主导选址与系统对接…
_NAMED = re.compile(r"(?P<name>[^:：.。]{3,30}?)(?:\s*[:：]\s*|。\s*|[.]\s)(?P<told>.{12,})")


def read_projects(lines: Sequence[Line]) -> list[Project]:
    """The projects of a project part; without dates, each heading line that bullets follow is one."""
    dated = entries(lines, single_dates=True)
    made = []
    for entry in dated or _headed(lines):
        parts = [part for part in parts_of(entry.head, weak=False) if part.known != "place"]
        if not parts:
            continue
        roles = [part for part in parts[1:] if part.known == "title" or part.label in TITLE_LABELS]
        start, end = when_leaves(entry.when, entry.dated)
        role = leaf(roles[0].text, LIKELY, roles[0].line) if roles else None
        named = _NAMED.match(parts[0].text)
        told = [parts[0].line._replace(text=named["told"])] if named else []
        name = leaf(named["name"] if named else parts[0].text, LIKELY, parts[0].line)
        body = paragraph([*told, *entry.body])
        made.append(Project(name=name, role=role, start=start, end=end, summary=body))
    return made


def _headed(lines: Sequence[Line]) -> list[Entry]:
    found: list[Entry] = []
    for at, line in enumerate(lines):
        if not line.text.strip():
            continue
        following = lines[at + 1].text if at + 1 < len(lines) else ""
        named = _PROJECT.match(line.text)
        if named or (not BULLET.match(line.text) and len(line.text) < 80 and BULLET.match(following)):
            found.append(Entry([line], None, None))
        elif found:
            found[-1].body.append(line)
    return found
