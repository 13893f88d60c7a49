"""What one piece of an advert asks for: degree and major, years, certificates, languages, skills.

Each finder adds to the draft and says whether it found anything. What one has taken is hidden from the next, so that the
customs of 报关员证 are no skill and the English of an English major no language asked for.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from talent.requirements.draft import Draft
from talent.requirements.model import About, Kind
from talent.requirements.signs import (
    ASKS_DEGREE,
    BOUNDS,
    BROAD,
    EITHER,
    ENGLISH,
    EXPERIENCE,
    LATIN,
    MAJOR,
    NO_NAME,
    PROPER,
    RELATED,
    SOFT,
    UNTOLD,
    major_names,
)
from talent.requirements.spoken import find_languages
from talent.requirements.years import find_years
from talent.taxonomy import Degree, Hit, certificates, degrees_in, languages, languages_in, skills

MOST_UNKNOWN = 6
_NO_DEGREE = re.compile(  # 初中英语教师 teaches there; MS Excel is no master's degree, a scrum master no master
    r" (?:office|excel|word|project|access|sql|teams|outlook|dynamics|windows|data|plan|key|chef|of ceremonies)\b"
    r"|(?:及?以上)?(?:教师|老师|教学|英语|数学|语文|物理|化学|生物|历史|地理|政治|学生|阶段|课程|班主任|学段|部)",
    re.I,
)
_SHORT = frozenset(
    ("be", "bed", "ba", "bs", "ma", "ms", "me", "ged")
)  # written in capitals where they are degrees
_POST = re.compile(
    r"(?:engineer|developer|accountant|teacher|nurse|attorney|manager|administrator|analyst)s?$", re.I
)
_ANY_DEGREE = re.compile(
    r"\b(?:a|relevant|university|college) degree\b|\bdegree (?:in|or equivalent|required|educated)\b|\bdegree-level\b"
    r"|\b(?!high|certain|some|great|any|no|what|large|small|full)[a-z]{3,} degree\b(?! of)",
    re.I,
)


def find_all(text: str, kind: Kind, draft: Draft) -> bool:
    """Run every finder on the piece; whether any found something."""
    degree = find_degree(text, kind, draft)
    years, leftover = find_years(text, kind, draft)
    bare = MAJOR.sub(lambda hit: " " * len(hit[0]), text)
    certified, rest = find_certificates(bare, text, kind, draft)
    spoken = find_languages(rest, text, kind, draft, certified=certified)
    skilled = find_skills(leftover if years else rest, text, kind, draft, silent_on_virtues=spoken)
    return degree or years or certified or spoken or skilled


def find_degree(text: str, kind: Kind, draft: Draft) -> bool:
    """The weakest degree that is enough, and the fields of study."""
    found = [degree for degree in degrees_in(text) if _is_named(text, degree)]
    asked = bool(found) and bool(ASKS_DEGREE.search(text))
    if asked:
        draft.add(kind, "degree", text, min(found, key=lambda degree: degree.level).id)
    elif not found and _ANY_DEGREE.search(text):
        asked = True
        draft.add(kind, "degree", text, "bachelor")
    major = MAJOR.search(text)
    names = major_names(major[1] or major[2] or "") if major else []
    if names:
        softened: Kind = "nice" if RELATED.search(text) else kind
        draft.add(softened, "other", text, "major:" + "|".join(names))
    return asked or bool(names)


def _is_named(text: str, degree: Degree) -> bool:
    """Whether the word is a degree's name there: `to be flexible`, a sales associate and a scrum master have none."""
    word = text[degree.first : degree.last]
    if word.lower() in _SHORT and not word.isupper():
        return False
    if word.lower() == "associate" and not re.match(
        r"['’]?s?,?\s+(?:degree|or|of|in|level)\b", text[degree.last :], re.I
    ):
        return False
    before = text[: degree.first].rstrip(" -").lower()
    return not _NO_DEGREE.match(text, degree.last) and not before.endswith(
        ("scrum", "web", "quarter", "head", "grand")
    )


def find_certificates(bare: str, text: str, kind: Kind, draft: Draft) -> tuple[bool, str]:
    """Certificates, and the piece with their names blanked out."""
    hits = list(certificates().book.find(bare))
    marks = {hit.id: mark for hit in hits if (mark := _mark(bare, hit)) is not None}
    for group in grouped(hits, bare):
        ids = group.split("|")
        if len(ids) == 1:
            draft.add(kind, "certificate", text, group, marks.get(group))
        else:
            own = [f"{one}:{marks[one]:g}" if one in marks else one for one in ids]
            draft.add(kind, "certificate", text, "|".join(own))
    for hit in hits:
        aside = _EXAMPLES.match(bare, hit.last)
        last = aside.end() if aside else hit.last
        bare = bare[: hit.first] + " " * (last - hit.first) + bare[last:]
    return bool(hits), bare


_EXAMPLES = re.compile(r"\s*[（(][^()（）]*[)）]")  # behind a certificate: who awards it, or its kinds
_MARK_BEHIND = re.compile(
    r"[\s:：()（）,，]*(?:(?:成绩|分数|总分|考试|证书|overall|scores?|band|academic|general|of|ibt|不低于|不少于|达到?|至少|≥|>=|>"
    r"|at least|minimum|min\.?|in|with|an?)[\s:：()（）]*)*(\d{1,3}(?:\.\d)?)"
    r"\s*(?!\d|年|个?月|级|%|years?|months?|hours?|小时)",
    re.I,
)
_MARK_BEFORE = re.compile(
    r"(\d{1,3}(?:\.\d)?)\s*分?\s*(?:or (?:above|higher|more)|以上)?\s*(?:on|in|at|的)?\s*(?:the\s+)?$", re.I
)


def _mark(text: str, hit: Hit) -> float | None:
    """The mark that is asked for in an examination: behind its name, else before it, within its own marks."""
    scale = certificates().marks(hit.id)
    if scale is None:
        return None
    found = _MARK_BEHIND.match(text, hit.last) or _MARK_BEFORE.search(text[: hit.first])
    mark = float(found[1]) if found else None
    return mark if mark is not None and scale[0] <= mark <= scale[1] else None


def find_skills(rest: str, text: str, kind: Kind, draft: Draft, *, silent_on_virtues: bool) -> bool:
    """Skills by their ids, soft ones as what is welcome, unknown Latin names by their letters.

    `silent_on_virtues`: where a language is asked for, to communicate in it is no virtue of its own.
    """
    hits = _crafts(rest)
    named = [hit for hit in hits if hit.id not in SOFT] + _unknown(rest)
    firm = [hit for hit in named if hit.id not in BROAD] or named
    about: About = "domain" if EXPERIENCE.search(rest) else "skill"
    for group in grouped(sorted(firm, key=lambda hit: hit.first), rest):
        draft.add(kind, "other" if group in UNTOLD else about, text, group)
    for hit in hits:
        if hit.id in SOFT and not silent_on_virtues:
            draft.add("nice", "other", text, hit.id)
    return bool(hits or firm)


def phrases_in(text: str) -> list[Hit]:
    """Every phrase of the text that can become a requirement: skills, certificates, languages, unknown Latin names."""
    return [*_crafts(text), *certificates().book.find(text), *languages_in(text), *_unknown(text)]


def _crafts(text: str) -> list[Hit]:
    """The skills that the text names; a post (As a software engineer …) is one only where experience in it is meant."""
    spent = EXPERIENCE.search(text)
    return [hit for hit in skills().book.find(text) if spent or not _POST.search(text[hit.first : hit.last])]


def grouped(hits: Sequence[Hit], text: str) -> Iterator[str]:
    """The ids: alternatives joined by `|` where their part of the text says 'or', else one by one."""
    bounds = [
        0,
        *(mark.end() for mark in BOUNDS.finditer(text) if not _in_brackets(text, mark.start())),
        len(text) + 1,
    ]
    for first, last in itertools.pairwise(bounds):
        ids = list(dict.fromkeys(hit.id for hit in hits if first <= hit.first < last))
        if len(ids) > 1 and EITHER.search(text[first:last]):
            yield "|".join(ids)
        else:
            yield from ids


def _in_brackets(text: str, at: int) -> bool:
    before = text[:at]
    return before.count("（") + before.count("(") > before.count("）") + before.count(")")


def _unknown(text: str) -> list[Hit]:
    """Latin names in the text that no table knows: they are matched by their letters."""
    pattern = LATIN if re.search(r"[\u4e00-\u9fff]", text) and not ENGLISH.search(text) else PROPER
    books = (skills().book, certificates().book, languages())
    covered = [(hit.first, hit.last) for book in books for hit in book.find(text)]
    names = []
    for hit in pattern.finditer(text):
        inside = any(first < hit.end() and hit.start() < last for first, last in covered)
        word = re.sub(r"(?<=[A-Z]{2})s$", "", hit[0])
        denied = re.search(r"\bno\s+(?:\w+\s+)?$", text[: hit.start()], re.I)
        if inside or denied or len(word) < 2 or NO_NAME.fullmatch(word) or degrees_in(word):
            continue
        names.append(Hit(f"phrase:{word.lower()}", hit.start(), hit.end()))
    return names[:MOST_UNKNOWN]
