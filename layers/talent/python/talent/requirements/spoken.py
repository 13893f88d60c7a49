"""Languages that an advert asks for, each with the level said of it."""

import re
from collections.abc import Sequence

from talent.requirements.draft import Draft
from talent.requirements.model import Kind
from talent.requirements.signs import EITHER, SAYS_HOW, SPEAKS
from talent.taxonomy import Hit, language_level, languages_in

LEAST_BILINGUAL = 4  # who is asked for two languages need not be born to both
_PIECES = re.compile(r"[，,；;。、/]")
_JOINTS = re.compile(r"\band\b|\bor\b|&|和|及|与|或", re.I)


def find_languages(rest: str, text: str, kind: Kind, draft: Draft, *, certified: bool) -> bool:
    """Languages to be spoken; beside a certificate only where it is said how."""
    hits = languages_in(rest)
    if certified and not hits and SAYS_HOW.search(rest) and re.search(r"英语|CET|English|TEM", text):
        hits = [Hit("English", 0, 0)]
    named = sum(hit.last - hit.first for hit in hits)
    told = kind == "nice" or named >= len(rest.strip()) - 2 or SPEAKS.search(rest) or language_level(rest)
    if not hits or not told or (certified and not SAYS_HOW.search(rest)):
        return False
    levels = _levels(rest, hits)
    between = rest[hits[0].last : hits[-1].first]
    either = bool(EITHER.search(rest)) and not re.search(r"\band\b|&|和|及", between)
    if either or kind == "nice":
        draft.add(kind, "language", text, "|".join(levels), min(levels.values()) or None)
        return True
    for language, level in levels.items():
        draft.add(kind, "language", text, language, level or None)
    return True


def _levels(rest: str, hits: Sequence[Hit]) -> dict[str, float]:
    """Each language with the level that stands behind or before it, else with that of its neighbour in the list."""
    found: dict[str, float] = {}
    for number, hit in enumerate(hits):
        until = hits[number + 1].first if number + 1 < len(hits) else len(rest)
        since = hits[number - 1].last if number else 0
        behind = _PIECES.split(_JOINTS.split(rest[hit.last : until])[0])[0]
        before = _PIECES.split(_JOINTS.split(rest[since : hit.first])[-1])[-1]
        level = language_level(before) or language_level(behind)
        found.setdefault(hit.id, float(min(level, LEAST_BILINGUAL) if level else 0))
    told = [level for level in found.values() if level]
    if len(hits) > 1 and len(told) == 1 and not _PIECES.search(rest[hits[0].last : hits[-1].first]):
        return dict.fromkeys(found, told[0])
    if not told:
        level = min(language_level(rest), LEAST_BILINGUAL)
        return dict.fromkeys(found, float(level))
    return found
