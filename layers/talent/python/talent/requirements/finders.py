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
    ALONE,
    ASKS_DEGREE,
    BOUNDS,
    EITHER,
    ENGLISH,
    EXPERIENCE,
    LATIN,
    MAJOR,
    NO_NAME,
    PROPER,
    RELATED,
    SAYS_HOW,
    SOFT,
    SPEAKS,
    UNTOLD,
    YEARS,
    major_names,
    number,
)
from talent.taxonomy import Hit, certificates, degrees_in, language_level, languages, skills

MOST_UNKNOWN = 6
LEAST_BILINGUAL = 4  # who is asked for two languages need not be born to both


def find_all(text: str, kind: Kind, draft: Draft) -> bool:
    """Run every finder on the piece; whether any found something."""
    degree = find_degree(text, kind, draft)
    years = find_years(text, kind, draft)
    bare = MAJOR.sub(lambda hit: " " * len(hit[0]), text)
    certified, rest = find_certificates(bare, text, kind, draft)
    spoken = find_languages(rest, text, kind, draft, certified=certified)
    skilled = not years and find_skills(rest, text, kind, draft)
    return degree or years or certified or spoken or skilled


def find_degree(text: str, kind: Kind, draft: Draft) -> bool:
    """The weakest degree that is enough, and the fields of study."""
    found = degrees_in(text)
    asked = bool(found) and bool(ASKS_DEGREE.search(text))
    if asked:
        draft.add(kind, "degree", text, min(found, key=lambda degree: degree.level).id)
    major = MAJOR.search(text)
    names = major_names(major[1] or major[2] or "") if major else []
    if names:
        softened: Kind = "nice" if RELATED.search(text) else kind
        draft.add(softened, "other", text, "major:" + "|".join(names))
    return asked or bool(names)


def find_years(text: str, kind: Kind, draft: Draft) -> bool:
    """Years of experience, each with the field that they are asked in."""
    found = list(YEARS.finditer(text))
    if not found or not (
        EXPERIENCE.search(text) or re.search(r"以上|\+|or more", text) or _stands_alone(text, found[0])
    ):
        return False
    for hit, following in zip(found, [*found[1:], None], strict=False):
        near = text[hit.start() : following.start() if following else len(text)]
        fields = list(dict.fromkeys(one.id for one in skills().book.find(near) if one.id not in SOFT))
        draft.add(kind, "years", text, "|".join(fields) or None, float(number(hit["n"])))
    return True


def _stands_alone(text: str, years: re.Match[str]) -> bool:
    """Whether the years are an item of their own, as in `3-4年，本科`."""
    return bool(ALONE.search(text[: years.start()]) and re.match(r"\s*(?:[,，|/·、]|$)", text[years.end() :]))


def find_certificates(bare: str, text: str, kind: Kind, draft: Draft) -> tuple[bool, str]:
    """Certificates, and the piece with their names blanked out."""
    hits = list(certificates().book.find(bare))
    mark = re.search(
        r"(\d{3}|\d(?:\.\d)?)\s*分\s*以上|(?:score of|at least)\s*(\d(?:\.\d)?|\d{2,3})\b", bare, re.I
    )
    least = float(mark[1] or mark[2]) if mark else None
    for group in grouped(hits, bare):
        draft.add(kind, "certificate", text, group, least)
    for hit in hits:
        bare = bare[: hit.first] + " " * (hit.last - hit.first) + bare[hit.last :]
    return bool(hits), bare


def find_languages(rest: str, text: str, kind: Kind, draft: Draft, *, certified: bool) -> bool:
    """Languages to be spoken; beside a certificate only where it is said how."""
    hits = list(languages().find(rest))
    if certified and not hits and SAYS_HOW.search(rest) and re.search(r"英语|CET|English|TEM", text):
        hits = [Hit("English", 0, 0)]
    if not hits or not SPEAKS.search(rest) or (certified and not SAYS_HOW.search(rest)):
        return False
    level = min(language_level(rest), LEAST_BILINGUAL)
    names = list(dict.fromkeys(hit.id for hit in hits))
    between = rest[hits[0].last : hits[-1].first]
    either = bool(EITHER.search(rest)) and not re.search(r"\band\b|&|和|及", between)
    for canonical in ["|".join(names)] if either or kind == "nice" else names:
        draft.add(kind, "language", text, canonical, float(level) if level else None)
    return True


def find_skills(rest: str, text: str, kind: Kind, draft: Draft) -> bool:
    """Skills by their ids, soft ones as what is welcome, unknown Latin names by their letters."""
    hits = list(skills().book.find(rest))
    firm = [hit for hit in hits if hit.id not in SOFT] + _unknown(rest)
    about: About = "domain" if EXPERIENCE.search(rest) else "skill"
    for group in grouped(sorted(firm, key=lambda hit: hit.first), rest):
        draft.add(kind, "other" if group in UNTOLD else about, text, group)
    for hit in hits:
        if hit.id in SOFT:
            draft.add("nice", "other", text, hit.id)
    return bool(hits or firm)


def phrases_in(text: str) -> list[Hit]:
    """Every phrase of the text that can become a requirement: skills, certificates, languages, unknown Latin names."""
    books = (skills().book, certificates().book, languages())
    return [hit for book in books for hit in book.find(text)] + _unknown(text)


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
        if not inside and len(hit[0]) > 1 and not NO_NAME.fullmatch(hit[0]) and not degrees_in(hit[0]):
            names.append(Hit(f"phrase:{hit[0].lower()}", hit.start(), hit.end()))
    return names[:MOST_UNKNOWN]
