"""A profile with every phrase in it found once, and its words cut to quotes that are read at a glance."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from talent.denial import denied
from talent.matching.profile import Profile, Statement
from talent.requirements.signs import INDUSTRIES
from talent.taxonomy import certificates, language_level, languages_in, simplified, skills

LONGEST_QUOTE = 160
LICENSED = {
    "driving_licence": "driving",
    "forklift_licence": "forklift",
}  # what nobody is licensed for who can't do it


class Quote(NamedTuple):
    """Words of the resume and their page."""

    words: str
    page: int


class Index:
    """A profile with every phrase in it found once."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.skills: list[tuple[str, Quote]] = []
        self.done: list[
            tuple[str, Quote]
        ] = []  # of them, what neither a firm's name nor a course of study says
        self.certificates: list[tuple[str, float | None, Quote]] = []
        self.languages: list[tuple[str, int, Quote]] = []
        for statement in profile.statements:
            text, before = simplified(statement.text), len(self.skills)
            self.skills.extend(
                (hit.id, quote_of(statement, hit.first))
                for hit in skills().book.find(text)
                if not denied(text, hit.first, hit.last)
                and (statement.source != "organization" or hit.id in INDUSTRIES)
            )
            if statement.source not in {"organization", "major"}:
                self.done.extend(self.skills[before:])
            self._hear(statement, text)
        for held in profile.certificates:
            words = simplified(held.words)
            for hit in certificates().book.find(words):
                if not denied(words, hit.first, hit.last):
                    mark = held.mark if held.mark is not None else mark_after(words, hit.last)
                    self.certificates.append((hit.id, mark, Quote(held.words, held.page)))
        for licence_held, _, quote in self.certificates:
            crafts = [
                craft
                for licence, craft in LICENSED.items()
                if certificates().satisfies(licence_held, licence)
            ]
            self.skills.extend((craft, quote) for craft in crafts)
        marked = {held for held, mark, _ in self.certificates if mark is not None}
        self.certificates = [one for one in self.certificates if one[1] is not None or one[0] not in marked]

    def showing(self, asked: Sequence[str]) -> list[Quote]:
        """The words that show one of the skills, or one that implies it; ids that no table knows are passed over."""
        known = [one for one in asked if one in skills().names]
        return [quote for held, quote in self.skills if any(skills().shows(held, one) for one in known)]

    def _hear(self, statement: Statement, text: str) -> None:
        if statement.source in {"skill", "certificate"}:
            for found in certificates().book.find(text):
                if not denied(text, found.first, found.last):
                    mark = mark_after(text, found.last)
                    self.certificates.append((found.id, mark, quote_of(statement, found.first)))
        for hit in languages_in(text):
            if not denied(text, hit.first, hit.last):
                level = language_level(text[hit.last : hit.last + 30])
                self.languages.append((hit.id, level, quote_of(statement, hit.first)))


_MARK = re.compile(
    r"(?:证书?|成绩|总分|score|overall|band|academic|ibt)?\s*[:：(（\s]*(\d(?:\.\d)?|\d{2,3})(?:\s*分)?(?![\d年.级/-])",
    re.I,
)


def mark_after(text: str, at: int) -> float | None:
    """The mark that is printed behind a certificate's name; None where there is none."""
    found = _MARK.match(text, at)
    return float(found[1]) if found else None


def quote_of(statement: Statement, at: int) -> Quote:
    """The statement's words around a place, short enough to be read at a glance."""
    text = statement.text
    if len(text) <= LONGEST_QUOTE:
        return Quote(text, statement.page)
    start = max(0, min(at - LONGEST_QUOTE // 2, len(text) - LONGEST_QUOTE))
    return Quote(text[start : start + LONGEST_QUOTE], statement.page)
