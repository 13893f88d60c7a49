"""The part on education: schools, degrees, majors and dates."""

import re
from collections.abc import Sequence

from talent.reading.attendance import attendance
from talent.reading.dates import Stretch, stretches
from talent.reading.entries import BULLET, LONG, Entry, entries, is_head
from talent.reading.leaves import GUESS, LIKELY, SURE, leaf
from talent.reading.parts import Part, kind_of, parts_of, tidy
from talent.reading.text import Line
from talent.reading.words import DEGREE, SCHOOL, SCHOOL_ZH
from talent.resume import Education, Leaf

_MAJOR_LABEL = re.compile(
    (
        r"(?:主修专业|专业名称|专业|主修|Major(?:ed)?(?: in)?|Speciali[sz]ation(?: in)?"
        r"|Concentration|Field of Study)\s*[:：]\s*([^\t|｜,，;；。（(]{2,40})"
    ),
    re.I,
)
_MAJOR_ZH = re.compile(r"([\u4e00-\u9fffA-Za-z]{2,20})专业")
_AFTER_DEGREE = re.compile(
    r"^\s*(?:\(?(?:hons?|honou?rs)\b\.?\)?)?\s*(?:degree\s*)?(?:[,:：(（-]|in\b|of\b|-|–|—)?\s*(?:in\s+)?"
    r"(?:the field of\s+)?(.+)$",
    re.I,
)
_NEXT_LABEL = re.compile(r"\s{2,}|\s+(?=\S{2,6}[:：])")
_STUDY_LABEL = re.compile(r"(?:学历|学位|专业|毕业时间|毕业日期)\s*[:：\t]")
_NO_MAJOR = re.compile(
    (
        r"^(?:in|of|and|the|degree|with|from|at|minor.*|expected|graduated|graduation"
        r"|candidate|课程.*|主修.*|荣誉.*|统招|全日制|非全日制|自考|985|211|双一流.*|毕业|至今"
        r"|就读|预计.*|在读|保研|推免|定向|委培|双学位|辅修)$|GPA|\d{3}"
    ),
    re.I,
)

_FROM = re.compile(r"^(?:.{0,60}?\s)??(?:from|at)\s+(?=[A-Z])|\s+in$")
_OF_SCHOOL = re.compile(
    r"(?:\s+(?!(?:of|in|from|at)\b)[A-Z]\w+){0,3}\s+(?:College|University|Institute|School)\b"
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
    major = _major(Entry(told, None, None), parts, rest, school)
    return [Education(institution=school, degree=degree, major=major, start=start, end=end)]


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
    for one in found:
        last = joined[-1] if joined else None
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
        major=_major(entry, parts, rest, school),
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
    for part in parts:
        chinese = SCHOOL_ZH.search(part.text)
        if chinese and part.known in {"school", "organisation", "unknown", "degree", "title"}:
            return leaf(chinese[0], SURE, part.line)
    for part in parts:
        if SCHOOL.search(part.text) and part.known != "mark" and not _is_degree_only(part.text):
            name = DEGREE.sub("", part.text) if part.known == "degree" else part.text
            return leaf(_with_campus(tidy(_FROM.sub("", name)), part, parts), LIKELY, part.line)
    for part in parts:
        if part.known == "organisation" or part.label in {
            "school",
            "学校",
            "院校",
            "毕业院校",
            "university",
            "institution",
            "college",
        }:
            return leaf(part.text, LIKELY, part.line)
    unknown = [part for part in parts if part.known == "unknown" and len(part.text) > 2]
    return (
        leaf(unknown[0].text, GUESS, unknown[0].line)
        if unknown and len(parts) > 1 and not _NO_MAJOR.search(unknown[0].text)
        else None
    )


def _is_degree_only(text: str) -> bool:
    return bool(re.fullmatch(rf"(?:{DEGREE.pattern})(?:\s+degree)?", text, re.I))


def _with_campus(name: str, part: Part, parts: Sequence[Part]) -> str:
    """`University of California, Berkeley` is one name though a comma stands in it."""
    at = parts.index(part)
    following = parts[at + 1] if at + 1 < len(parts) else None
    if (
        following
        and following.line is part.line
        and following.known != "degree"
        and re.fullmatch(
            r"(?:Universit(?:y|ies) of [A-Z]\w+|Indian Institute of Technology|California State University)",
            name,
        )
    ):
        return f"{name}, {following.text}" if f"{name}, {following.text}" in part.line.text else name
    return name


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
    """The first degree that is no part of a school's name; else the first."""
    hits = list(DEGREE.finditer(text))
    return next((hit for hit in hits if not _OF_SCHOOL.match(text, hit.end())), hits[0] if hits else None)


def _major(entry: Entry, parts: Sequence[Part], rest: str, school: Leaf | None) -> Leaf | None:
    for line in (*entry.head, *entry.body):
        found = _MAJOR_LABEL.search(line.text)
        if found:
            return leaf(tidy(_NEXT_LABEL.split(found[1])[0]), SURE, line)
    after = _AFTER_DEGREE.match(rest)
    words = tidy(re.split(r"\t|\s[|-]\s|[,，(（]|\bwith\b|\bfrom\b", after[1])[0]) if after else ""
    near = [part.line for part in parts if rest and rest in part.text]
    if (
        len(words) > 1
        and near
        and not _NO_MAJOR.search(words)
        and not DEGREE.fullmatch(words)
        and kind_of(words) not in {"school", "place", "mark"}
    ):
        return leaf(words, LIKELY, near[0])
    return _major_part(parts, school)


def _major_part(parts: Sequence[Part], school: Leaf | None) -> Leaf | None:
    for part in parts:
        named = _MAJOR_ZH.search(part.text)
        if named:
            return leaf(f"{named[1]}", LIKELY, part.line)
    for part in parts:
        words = tidy(_beside_degree(part).replace(school.value if school else "\0", ""))
        taken = school is not None and school.value == words
        if part.known not in {"school", "place", "mark"} and not taken and _can_be_major(words, part):
            return leaf(words, LIKELY, part.line)
    return None


def _beside_degree(part: Part) -> str:
    """What a part says beside the degree that it names: `国际贸易本科` names the major too."""
    if part.known != "degree":
        return part.text
    return (
        re.sub(r"[(（]\s*[)）]", "", DEGREE.sub("", part.text))
        if re.search(r"[\u4e00-\u9fff]", part.text)
        else ""
    )


def _can_be_major(words: str, part: Part) -> bool:
    told = BULLET.match(part.line.text) or _NO_MAJOR.search(words) or SCHOOL.search(words) or stretches(words)
    return 1 < len(words) < 50 and not told
