"""Resumes as the job site Indeed writes them out: post, `organisation -  place -`, dates, each on its own line."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from talent.reading.dates import Stretch, stretches
from talent.reading.education import when_leaves
from talent.reading.entries import BULLET
from talent.reading.headings import heading_of
from talent.reading.leaves import LIKELY, leaf, paragraph
from talent.reading.text import Line
from talent.reading.words import SCHOOL, TITLE
from talent.resume import Education, Work

LONG = 90  # characters; the name of a post, a school or a degree has fewer
_SITE = re.compile(r"indeed\.com/r/|Email me on Indeed", re.I)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATES = re.compile(rf"(?:{_MONTH} )?(?:19|20)\d\d(?: to (?:Present|(?:{_MONTH} )?(?:19|20)\d\d))?", re.I)
_DASH = re.compile(r"\s+-(?:\s.*)?$")
_IN = re.compile(r"\s+in\s+", re.I)
_HEADLINE = re.compile(r"^(?P<title>.{3,60}?)\s+(?:-|at|with|for)\s+(?P<organisation>[A-Z].{1,50})$")


class Indeed(NamedTuple):
    """The posts and the studies of an Indeed resume."""

    work: list[Work]
    education: list[Education]


def is_indeed(lines: Sequence[Line]) -> bool:
    """Whether the resume is one that Indeed wrote out."""
    return any(_SITE.search(line.text) for line in lines[:12])


def read_indeed(lines: Sequence[Line]) -> Indeed:
    """The posts and the studies by the places that Indeed gives them."""
    kept = [line for line in lines if line.text.strip() and "https://www.indeed.com" not in line.text]
    parts: dict[str, list[Line]] = {}
    part = "top"
    for line in kept:
        part = heading_of(line.text) or part
        if not heading_of(line.text):
            parts.setdefault(part, []).append(line)
    work = list(_posts(parts.get("work", [])))
    return Indeed(
        work or list(_headline(parts.get("top", [])[1:3])), list(_studies(parts.get("education", [])))
    )


def _headline(lines: Sequence[Line]) -> Iterator[Work]:
    """`Test Analyst at Oracle` under the name: the only post that a resume without entries names."""
    for line in lines:
        found = None if _SITE.search(line.text) else _HEADLINE.match(line.text.strip())
        if found and TITLE.search(found["title"]):
            yield Work(
                organization=leaf(found["organisation"], LIKELY, line),
                title=leaf(found["title"], LIKELY, line),
            )
            return


def _when(line: Line) -> Stretch | None:
    found = stretches(line.text) if _DATES.fullmatch(line.text.strip()) else []
    return found[0] if found else None


def _posts(lines: Sequence[Line]) -> Iterator[Work]:
    dated = [(at, when) for at, line in enumerate(lines) if (when := _when(line)) and at]
    for number, (at, when) in enumerate(dated):
        above = lines[at - 1]
        organisation = _DASH.sub("", above.text).strip() if _DASH.search(above.text) else ""
        title = (lines[at - 2] if at > 1 else None) if organisation else above
        if title is not None and (_when(title) or len(title.text) > LONG):
            title = None
        until = dated[number + 1][0] - 2 if number + 1 < len(dated) else len(lines)
        start, end = when_leaves(when, lines[at])
        if not when.is_range:
            start, end = end, None
        yield Work(
            organization=leaf(organisation, LIKELY, above) if len(organisation) <= LONG else None,
            title=leaf(title.text, LIKELY, title) if title else None,
            start=start,
            end=end,
            summary=paragraph(lines[at + 1 : max(until, at + 1)]),
        )


def _studies(lines: Sequence[Line]) -> Iterator[Education]:
    """Two lines and a year are a study; without a year, the lines must speak of a school."""
    held: list[Line] = []
    for line in lines:
        when = _when(line)
        if when is not None:
            if held:
                yield _study(held[-2:], when, line)
            held = []
            continue
        if len(line.text) > LONG or BULLET.match(line.text):
            return
        held.append(line)
        if len(held) > 2:
            yield from _undated(held[:-2])
            held = held[-2:]
    yield from _undated(held)


def _undated(held: Sequence[Line]) -> Iterator[Education]:
    if SCHOOL.search(held[-1].text) if held else False:
        yield _study(held, None, None)


def _study(held: Sequence[Line], when: Stretch | None, dated: Line | None) -> Education:
    start, end = when_leaves(when, dated)
    school = held[-1] if held and (len(held) > 1 or SCHOOL.search(held[0].text)) else None
    degree = held[0] if held and held[0] is not school else None
    named, *major = _IN.split(_DASH.sub("", degree.text.strip()), maxsplit=1) if degree else ("",)
    return Education(
        institution=leaf(_DASH.sub("", school.text.strip()), LIKELY, school) if school else None,
        degree=leaf(named, LIKELY, degree) if degree else None,
        major=leaf(major[0], LIKELY, degree) if degree and major else None,
        start=start,
        end=end,
    )
