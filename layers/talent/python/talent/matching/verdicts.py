"""One requirement against one profile: met, partly, not found or unclear, with the words that show it."""

import re
from collections.abc import Callable, Sequence

from talent.matching.finding import Finding, better
from talent.matching.index import Index, Quote, quote_of
from talent.matching.letters import PHRASE, said_in
from talent.matching.served import judge_years
from talent.matching.spoken import judge_language
from talent.requirements.model import Requirement, ids_of
from talent.requirements.signs import SOFT, UNTOLD
from talent.taxonomy import certificates, degrees_in, fields_of, fold, simplified, skills

MOST_QUOTES = 3
_COMMON = frozenset(
    ("and", "of", "the", "science", "sciences", "studies", "engineering", "management", "applied")
)
_LEVEL_OF = {"secondary": 1, "associate": 2, "bachelor": 3, "master": 4, "doctor": 5}


def judge(requirement: Requirement, index: Index) -> Finding:
    """The finding for one requirement. What resumes seldom tell is 'unclear' where they are silent."""
    judges: dict[str, Callable[[Requirement, Index], Finding]] = {
        "degree": _degree,
        "years": judge_years,
        "certificate": _certificate,
        "language": judge_language,
        "location": lambda _requirement, _index: Finding("unclear"),
    }
    found = judges.get(requirement.about, _phrase)(requirement, index)
    if found.verdict == "not_found" and not index.profile.complete:
        return Finding("unclear")
    return found


def _degree(requirement: Requirement, index: Index) -> Finding:
    wanted = _LEVEL_OF.get(requirement.canonical or "", 0)
    held = sorted(index.profile.degrees, key=lambda degree: degree.level, reverse=True)
    if not held:
        return Finding("unclear")
    quotes = (Quote(held[0].quote, held[0].page),)
    if held[0].level >= wanted:
        return Finding("met", quotes)
    return Finding("partly" if held[0].level == wanted - 1 else "not_found", quotes, short=True)


def _certificate(requirement: Requirement, index: Index) -> Finding:
    best = Finding("not_found")
    for one in ids_of(requirement):
        asked, _, own = one.partition(":")
        minimum = float(own) if own else requirement.minimum
        for held, mark, quote in index.certificates:
            best = better(best, _held(held, mark, asked, minimum, quote))
    return best


def _held(held: str, mark: float | None, asked: str, minimum: float | None, quote: Quote) -> Finding:
    """What one certificate shows of the asked one, with the mark from which it counts."""
    if not certificates().satisfies(held, asked):
        if certificates().is_weaker(held, asked):
            return Finding("partly", (quote,), short=True)
        return Finding("unclear" if certificates().is_untold(held, asked) else "not_found", (quote,))
    own = minimum if held == asked else None
    least = certificates().least(held, asked) if own is None else own
    if least is None or (mark is None and own is None):
        return Finding("met", (quote,))
    if mark is None:
        return Finding("unclear", (quote,))
    return Finding("met", (quote,)) if mark >= least else Finding("partly", (quote,), short=True)


def _phrase(requirement: Requirement, index: Index) -> Finding:
    asked = ids_of(requirement)
    if not asked:
        return _by_words(requirement.text, index)
    if asked[0].startswith("major:"):
        return _major([asked[0].removeprefix("major:"), *asked[1:]], index)
    quotes = index.showing(asked)
    for name in (one.removeprefix(PHRASE) for one in asked if one.startswith(PHRASE)):
        for statement in index.profile.statements:
            at = said_in(name, statement.text) if statement.source != "organization" else None
            if at is not None:
                quotes.append(quote_of(statement, at))
    if quotes:
        return Finding("met", tuple(dict.fromkeys(quotes))[:MOST_QUOTES])
    if all(one in SOFT or one in UNTOLD for one in asked):
        return Finding("unclear")
    return _broader(asked, index)


def _broader(asked: Sequence[str], index: Index) -> Finding:
    """'Partly' where the resume shows only the broader skill that the wanted one implies (Excel for its functions)."""
    known = [one for one in asked if one in skills().names]
    for held, quote in index.done:
        if any(held != one and skills().shows(one, held) for one in known):
            return Finding("partly", (quote,))
    return Finding("not_found")


def _major(names: Sequence[str], index: Index) -> Finding:
    majors = [statement for statement in index.profile.statements if statement.source == "major"]
    if not majors:
        return Finding("unclear")
    for name in names:
        fields = fields_of(name)
        for statement in majors:
            if _alike(name, statement.text) or fields & fields_of(statement.text):
                return Finding("met", (quote_of(statement, 0),))
    return Finding("not_found", (quote_of(majors[0], 0),))


def _alike(asked: str, held: str) -> bool:
    """Whether a major is the asked one: one holds the other, or they share most of their characters in order."""
    a, b = (re.sub(r"[学类与和及]$|专业$", "", fold(simplified(major)).strip()) for major in (asked, held))
    if re.search(r"[\u4e00-\u9fff]", a + b):
        alike = len(a) > 2 and sum(1 for character in a if character in b) >= len(a) - (len(a) > 4)
        return alike or a in b or b in a
    return bool(set(a.split()) & set(b.split()) - _COMMON)


def _by_words(text: str, index: Index) -> Finding:
    """A requirement that no table knows: its words are looked for; where few are found, nothing is claimed."""
    if degrees_in(text):
        return Finding("unclear")
    pieces = _content(text)
    if len(pieces) < 2:
        return Finding("unclear")
    for statement in index.profile.statements:
        shared = pieces & _content(statement.text)
        if len(shared) >= max(3, len(pieces) * 0.6):
            return Finding("met", (quote_of(statement, 0),))
    return Finding("unclear")


def _content(text: str) -> set[str]:
    folded = fold(simplified(text))
    chinese = "".join(re.findall(r"[\u4e00-\u9fff]", folded))
    pairs = {chinese[at : at + 2] for at in range(len(chinese) - 1)}
    return pairs | set(re.findall(r"[a-z][a-z+#.-]{3,}", folded))
