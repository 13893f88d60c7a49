"""The part on education: schools, degrees, majors and dates."""

import re
from collections.abc import Sequence

from talent.reading.attendance import attendance
from talent.reading.dates import Stretch, stretches
from talent.reading.entries import LONG, Entry, entries, is_head
from talent.reading.european_degrees import SHORT
from talent.reading.leaves import GUESS, LIKELY, SURE, leaf
from talent.reading.majors import NO_MAJOR, read_major
from talent.reading.parts import Part, parts_of, tidy
from talent.reading.text import Line
from talent.reading.words import DEGREE, SCHOOL, SCHOOL_ZH
from talent.resume import Education, Leaf
from talent.taxonomy import fields_of

_STUDY_LABEL = re.compile(r"(?:学历|学位|专业|(?:毕业|入学|就读)(?:时间|日期|年月))\s*[:：\t]")
_SCHOOL_LABELS = frozenset(
    (
        "school",
        "学校",
        "学校名称",
        "院校",
        "毕业院校",
        "毕业学校",
        "就读学校",
        "university",
        "institution",
        "college",
    )
)
_FACULTY_LABELS = frozenset(("院系", "所在院系", "所在学院"))
_DEGREE_LABEL = re.compile(r"(?:最高)?学历\s*[:：]")
_FROM = re.compile(r"^(?:.{0,60}?\s)??(?:from|at)\s+(?=[A-Z])|\s+in$")
_STUDIED_AT = re.compile(r"^.*?(?:就读于|毕业于|就读|考入|考上|保送至?|保研至)")
_OF_SCHOOL = re.compile(
    r"(?:\s+(?!(?:of|in|from|at)\b)[A-Z]\w+){0,3}\s+(?:College|University|Institute|School)\b"
)
_OF_CAMPUSES = re.compile(
    r"Universit(?:y|ies) of [A-Z]\w+|Indian Institute of Technology|California State University"
)
_SCHOOL_EN = re.compile(r"^[^,|\t]*\b(?:College|University|Institute|School)\b")


def read_education(lines: Sequence[Line]) -> list[Education]:
    """The courses of study of an education part, in the order in which they stand."""
    kept = [line for line in lines if line.text.strip()]
    found = [_read(entry) for entry in entries(kept, single_dates=True)]
    read = [one for one in found if one.institution or one.degree]
    if read:
        return _completed(read)
    return [
        one
        for one in (_read(Entry(list(group), None, None)) for group in _undated(kept))
        if one.institution or one.degree
    ]


def education_at_top(lines: Sequence[Line]) -> list[Education]:
    """A course of study told among the personal data (毕业院校：… 学历：…), for resumes without a part on education."""
    told = [
        line
        for line in lines
        if len(line.text) < LONG and (SCHOOL_ZH.search(line.text) or _STUDY_LABEL.search(line.text))
    ]
    if not any(SCHOOL_ZH.search(line.text) for line in told):
        return []
    parts = parts_of(told)
    school = _school(parts)
    degree, rest = _degree(parts)
    dates = [(one, line) for line in told for one in stretches(line.text)] if degree else []
    start, end = when_leaves(*dates[0]) if dates else (None, None)
    major = read_major(Entry(told, None, None), parts, rest, school)
    return [Education(institution=school, degree=degree, major=major, start=start, end=end)]


def with_degree_of_form(found: Sequence[Education], lines: Sequence[Line]) -> list[Education]:
    """The studies; where only one is told, and without its degree, with the one that a form's head names (学历：本科)."""
    if len(found) != 1 or found[0].degree:
        return list(found)
    named = [line for line in lines if _DEGREE_LABEL.search(line.text)]
    degree, _ = _degree(parts_of(named))
    return (
        [found[0].model_copy(update={"degree": degree.model_copy(update={"confidence": LIKELY})})]
        if degree
        else [found[0]]
    )


def _undated(lines: Sequence[Line]) -> list[list[Line]]:
    """Without dates, a new entry begins where a second school or a second degree is named."""
    groups: list[list[Line]] = []
    seen: set[str] = set()
    for line in lines:
        if not is_head(line) and not SCHOOL.search(line.text):
            continue
        kinds = {part.known for part in parts_of([line])} & {"school", "degree"}
        if not groups or kinds & seen:
            groups.append([])
            seen = set()
        seen |= kinds
        groups[-1].append(line)
    return groups


def _completed(found: list[Education]) -> list[Education]:
    """Join a school that stands alone with the degree that follows it alone."""
    joined: list[Education] = []
    for read in found:
        last = joined[-1] if joined else None
        one = _under(last.institution, read) if last and last.institution else read
        if (
            last
            and not last.degree
            and not last.major
            and last.institution
            and not one.institution
            and one.degree
        ):
            start, end = one.start or last.start, one.end or last.end
            joined[-1] = one.model_copy(update={"institution": last.institution, "start": start, "end": end})
        else:
            joined.append(one)
    return joined


def _under(school: Leaf, one: Education) -> Education:
    """A degree that stands under the school of the one before: what was guessed to be its own is its major."""
    guess = one.institution
    if (
        guess is None
        or guess.confidence > GUESS
        or one.degree is None
        or one.major
        or guess.box != one.degree.box
    ):
        return one
    sure = guess.model_copy(update={"confidence": LIKELY})
    return one.model_copy(
        update={"institution": school.model_copy(update={"confidence": GUESS}), "major": sure}
    )


def _read(entry: Entry) -> Education:
    parts = parts_of(entry.head)
    school = _school(parts)
    degree, rest = _degree(parts)
    if degree is None and entry.body:
        degree, rest = _degree(parts_of([line for line in entry.body[:3] if len(line.text) < 110]))
    if school is None and entry.body:
        school = _school(parts_of(entry.body[:2]))
    start, end = when_leaves(entry.when, entry.dated)
    told = [*entry.head, *([entry.dated] if entry.dated else []), *entry.body[:3]]
    mode, lists = attendance(told)
    return Education(
        institution=school,
        degree=degree,
        major=read_major(entry, parts, rest, school),
        start=start,
        end=end,
        mode=mode,
        lists=lists,
    )


def when_leaves(when: Stretch | None, line: Line | None) -> tuple[Leaf | None, Leaf | None]:
    """The start and the end of a stretch of time as fields."""
    if when is None or line is None:
        return None, None
    start = leaf(when.start, SURE, line) if when.start else None
    return start, leaf(when.end, SURE, line)


def _school(parts: Sequence[Part]) -> Leaf | None:
    for part in sorted(parts, key=lambda part: part.label not in _SCHOOL_LABELS):
        chinese = SCHOOL_ZH.search(part.text) if part.label not in _FACULTY_LABELS else None
        if chinese and part.known in {"school", "organisation", "unknown", "degree", "title"}:
            return leaf(_STUDIED_AT.sub("", chinese[0]), SURE, part.line)
    for part in parts:
        if SCHOOL.search(part.text) and part.known != "mark" and not _is_degree_only(part.text):
            name = _before_degree(part)
            return leaf(_with_campus(tidy(_FROM.sub("", name)), part, parts), LIKELY, part.line)
    for part in parts:
        if part.known == "organisation" or part.label in _SCHOOL_LABELS:
            return leaf(part.text, LIKELY, part.line)
    unknown = [part for part in parts if part.known == "unknown" and len(part.text) > 2]
    return (
        leaf(unknown[0].text, GUESS, unknown[0].line)
        if unknown and len(parts) > 1 and not NO_MAJOR.search(unknown[0].text)
        else None
    )


def _before_degree(part: Part) -> str:
    """The words of a part that names a school, without the degree behind it (`Cardiff University BA in …`)."""
    degree = DEGREE.search(part.text)
    if degree and SCHOOL.search(part.text[: degree.start()]):
        return part.text[: degree.start()]
    return DEGREE.sub("", part.text) if part.known == "degree" else part.text


def _is_degree_only(text: str) -> bool:
    return bool(re.fullmatch(rf"(?:{DEGREE.pattern})(?:\s+degree)?", text, re.I))


def _with_campus(name: str, part: Part, parts: Sequence[Part]) -> str:
    """`University of California, Berkeley` is one name though a comma stands in it."""
    at = parts.index(part)
    following = parts[at + 1] if at + 1 < len(parts) else None
    if following and following.line is part.line and _OF_CAMPUSES.fullmatch(name):
        campus = tidy(_from_degree(following.text))
        named = f"{name}, {campus}" in part.line.text and not fields_of(campus)
        return f"{name}, {campus}" if campus and named else name
    return name


def _from_degree(text: str) -> str:
    """The words up to a degree that they name."""
    degree = DEGREE.search(text)
    return text[: degree.start()] if degree else text


def _degree(parts: Sequence[Part]) -> tuple[Leaf | None, str]:
    """The degree and the words that follow it in its part (often the major); a school's own name comes last."""
    named = [(part, found) for part in parts if part.known != "mark" and (found := _named_degree(part.text))]
    if not named:
        return None, ""
    named.sort(key=lambda one: bool(_SCHOOL_EN.search(one[0].text)))
    part, found = named[0]
    rests = [one.text[hit.end() :] for one, hit in named if hit[0] == found[0]]
    return leaf(found[0], SURE, part.line), max(rests, key=len)


def _named_degree(text: str) -> re.Match[str] | None:
    """The first degree that is no part of a school's name; else the first; else a short one that begins the text."""
    hits = list(DEGREE.finditer(text)) or [hit for hit in (SHORT.match(text),) if hit]
    return next((hit for hit in hits if not _OF_SCHOOL.match(text, hit.end())), hits[0] if hits else None)
