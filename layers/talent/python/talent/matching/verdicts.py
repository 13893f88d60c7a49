"""One requirement against one profile: met, partly, not found or unclear, with the words that show it."""

import re
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from talent.denial import denied
from talent.matching.index import Index, Quote, quote_of
from talent.reading.tenure import Interval, months
from talent.requirements.model import Requirement
from talent.requirements.signs import SOFT, UNTOLD
from talent.taxonomy import certificates, degrees_in, fold, skills

type Verdict = Literal["met", "partly", "not_found", "unclear"]

MOST_QUOTES = 3
YEARS_LEEWAY = 0.75  # of the years asked for, from which 'partly' is said
_LEVEL_OF = {"secondary": 1, "associate": 2, "bachelor": 3, "master": 4, "doctor": 5}


class Finding(NamedTuple):
    """A verdict with its evidence."""

    verdict: Verdict
    quotes: tuple[Quote, ...] = ()


def judge(requirement: Requirement, index: Index) -> Finding:
    """The finding for one requirement. What resumes seldom tell is 'unclear' where they are silent."""
    judges: dict[str, Callable[[Requirement, Index], Finding]] = {
        "degree": _degree,
        "years": _years,
        "certificate": _certificate,
        "language": _language,
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
    best = held[0]
    return Finding("met" if best.level >= wanted else "not_found", (Quote(best.quote, best.page),))


def _years(requirement: Requirement, index: Index) -> Finding:
    wanted = (requirement.minimum or 0) * 12
    profile = index.profile
    if not profile.posts:
        return Finding("unclear")
    asked = _ids(requirement)
    posts = [post for post in profile.posts if not asked or any(_shown(post.skills, one) for one in asked)]
    served = months(Interval(post.first, post.last) for post in posts)
    quotes = tuple(Quote(post.quote, post.page) for post in posts[:MOST_QUOTES])
    if served >= wanted:
        return Finding("met", quotes)
    if served >= wanted * YEARS_LEEWAY or (asked and profile.months >= wanted and _any_skill(asked, index)):
        return Finding("partly", quotes or tuple(_any_skill(asked, index)[:1]))
    return Finding("not_found", quotes)


def _shown(held: frozenset[str], wanted: str) -> bool:
    return any(skills().shows(one, wanted) for one in held)


def _any_skill(asked: Sequence[str], index: Index) -> list[Quote]:
    known = [one for one in asked if one in skills().names]
    return [quote for held, quote in index.skills if any(skills().shows(held, one) for one in known)]


def _certificate(requirement: Requirement, index: Index) -> Finding:
    best = Finding("not_found")
    for asked in _ids(requirement):
        for held, mark, quote in index.certificates:
            if not certificates().satisfies(held, asked):
                continue
            least = requirement.minimum if held == asked else certificates().least(held, asked)
            if least is None:
                verdict: Verdict = "met"
            elif mark is None:
                verdict = "unclear" if held == asked else "met"
            else:
                verdict = "met" if mark >= least else "partly"
            best = max(best, Finding(verdict, (quote,)), key=lambda one: _rank(one.verdict))
    return best


def _rank(verdict: Verdict) -> int:
    return ("not_found", "unclear", "partly", "met").index(verdict)


_EXAM_LEVELS = {
    "cet4": 3,
    "cet6": 4,
    "tem4": 4,
    "tem8": 5,
    "ielts": 4,
    "toefl": 4,
    "toeic": 3,
    "bec": 4,
    "catti": 5,
}
_JAPANESE_LEVELS = {"jlpt_n1": 5, "jlpt_n2": 4, "jlpt_n3": 3}


def _language(requirement: Requirement, index: Index) -> Finding:
    wanted = int(requirement.minimum or 0)
    best = Finding("not_found")
    for asked in _ids(requirement):
        exams = {"English": _EXAM_LEVELS, "Japanese": _JAPANESE_LEVELS}.get(asked, {})
        spoken = [(level, quote) for name, level, quote in index.languages if name == asked]
        spoken += [(exams[held], quote) for held, _, quote in index.certificates if held in exams]
        for level, quote in spoken:
            verdict: Verdict = "met" if level >= wanted else ("unclear" if level == 0 else "partly")
            best = max(best, Finding(verdict, (quote,)), key=lambda one: _rank(one.verdict))
    return best


def _phrase(requirement: Requirement, index: Index) -> Finding:
    asked = _ids(requirement)
    if not asked:
        return _by_words(requirement.text, index)
    if asked[0].startswith("major:"):
        return _major([asked[0].removeprefix("major:"), *asked[1:]], index)
    quotes = _any_skill(asked, index)
    for name in (one.removeprefix("phrase:") for one in asked if one.startswith("phrase:")):
        pattern = re.compile(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])")
        for statement in index.profile.statements:
            hit = pattern.search(fold(statement.text))
            if hit and not denied(statement.text, hit.start(), hit.end()):
                quotes.append(quote_of(statement, hit.start()))
    if quotes:
        return Finding("met", tuple(dict.fromkeys(quotes))[:MOST_QUOTES])
    if all(one in SOFT or one in UNTOLD for one in asked):
        return Finding("unclear")
    return _broader(asked, index)


def _broader(asked: Sequence[str], index: Index) -> Finding:
    """'Partly' where the resume shows only the broader skill that the wanted one implies (Excel for its functions)."""
    known = [one for one in asked if one in skills().names]
    for held, quote in index.skills:
        if any(held != one and skills().shows(one, held) for one in known):
            return Finding("partly", (quote,))
    return Finding("not_found")


def _major(names: Sequence[str], index: Index) -> Finding:
    majors = [statement for statement in index.profile.statements if statement.source == "major"]
    if not majors:
        return Finding("unclear")
    for name in names:
        wanted = {hit.id for hit in skills().book.find(name)}
        for statement in majors:
            held = {hit.id for hit in skills().book.find(statement.text)}
            if _alike(name, statement.text) or any(_shown(frozenset(held), one) for one in wanted):
                return Finding("met", (quote_of(statement, 0),))
    return Finding("not_found", (quote_of(majors[0], 0),))


def _alike(asked: str, held: str) -> bool:
    """Whether a major is the asked one: one holds the other, or they share most of their characters in order."""
    a, b = fold(asked).strip(), fold(held).strip()
    a, b = re.sub(r"[学类与和及]$|专业$", "", a), re.sub(r"[学类与和及]$|专业$", "", b)
    if a in b or b in a:
        return True
    if re.search(r"[\u4e00-\u9fff]", a + b):
        return len(a) > 2 and sum(1 for character in a if character in b) >= len(a) - (len(a) > 4)
    return bool(
        set(a.split())
        & set(b.split()) - {"and", "of", "the", "science", "studies", "engineering", "management"}
    )


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
    folded = fold(text)
    chinese = "".join(re.findall(r"[\u4e00-\u9fff]", folded))
    pairs = {chinese[at : at + 2] for at in range(len(chinese) - 1)}
    return pairs | set(re.findall(r"[a-z][a-z+#.-]{3,}", folded))


def _ids(requirement: Requirement) -> list[str]:
    return (requirement.canonical or "").split("|") if requirement.canonical else []
