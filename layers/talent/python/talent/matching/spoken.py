"""How well a language is mastered: by what is said of it, by an examination passed, or by the resume's own language."""

import re

from talent.matching.finding import Finding, better
from talent.matching.index import Index, Quote, quote_of
from talent.requirements.model import Requirement, ids_of

_EXAMINED = {
    "English": {"cet4": 3, "cet6": 4, "tem4": 4, "tem8": 5, "bec": 4, "bec_higher": 4, "catti": 5},
    "Japanese": {"jlpt_n1": 5, "jlpt_n2": 4, "jlpt_n3": 3, "jlpt_n4": 2},
    "Chinese": {"hsk": 3, "putonghua": 4, "putonghua_2b": 4, "putonghua_2a": 4, "putonghua_1b": 5},
}
_BY_MARK = {  # the mark from which each level is reached; the tests' own tables beside the Common European Framework
    "ielts": ((8.0, 5), (6.5, 4), (5.5, 3)),
    "toefl": ((110.0, 5), (90.0, 4), (72.0, 3)),
    "toeic": ((945.0, 5), (785.0, 4), (550.0, 3)),
    "pte": ((84.0, 5), (61.0, 4), (50.0, 3)),
    "duolingo": ((145.0, 5), (120.0, 4), (100.0, 3)),
}
_LEAST_LEVEL = 2
_CHARACTERS = re.compile(r"[\u4e00-\u9fff]{6}")
_WORDS = re.compile(r"[A-Za-z]+(?:[ ,]+[A-Za-z]+){3}")
GOOD = 3  # the level that whoever writes their own resume has; an English one may have been written for them
_UNMARKED = {"ielts": 4, "toefl": 4, "toeic": 3, "pte": 4, "duolingo": 4}
_WRITTEN = {"Chinese": "zh", "English": "en"}


def judge_language(requirement: Requirement, index: Index) -> Finding:
    """The finding for a language, at the level that is asked for.

    Nobody writes in a Chinese resume that they speak Chinese; an English one does not show that somebody is fluent.
    """
    wanted = int(requirement.minimum or 0)
    best = Finding("not_found")
    for asked in ids_of(requirement):
        levels = _levels(asked, index)
        for level, quote in levels:
            told = Finding("partly" if level else "unclear", (quote,), short=level > 0)
            best = better(best, Finding("met", (quote,)) if level >= wanted else told)
        if not levels and _WRITTEN.get(asked) == index.profile.written_in:
            best = better(best, _by_its_own_words(asked, wanted, index))
    return best


def _by_its_own_words(language: str, wanted: int, index: Index) -> Finding:
    """A sentence of a resume shows the language that it is written in: Chinese, or English that need not be fluent."""
    words = _CHARACTERS if language == "Chinese" else _WORDS
    lines = [one for one in index.profile.statements if words.search(one.text)]
    if not lines or (language == "English" and wanted > GOOD):
        return Finding("unclear")
    return Finding("met", (quote_of(lines[0], 0),))


def _levels(language: str, index: Index) -> list[tuple[int, Quote]]:
    found = [(level, quote) for name, level, quote in index.languages if name == language]
    examined = _EXAMINED.get(language, {})
    for held, mark, quote in index.certificates:
        if language == "English" and held in _BY_MARK:
            found.append((_marked(held, mark), quote))
        elif held in examined:
            found.append((examined[held], quote))
    return found


def _marked(examination: str, mark: float | None) -> int:
    if mark is None:
        return _UNMARKED[examination]
    return next((level for least, level in _BY_MARK[examination] if mark >= least), _LEAST_LEVEL)
