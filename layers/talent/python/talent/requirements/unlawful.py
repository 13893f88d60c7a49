"""Conditions in adverts that discriminate: found, told to HR, and cut out of what matching sees."""

import re
from collections.abc import Iterator

from talent.requirements.grounds import grounds
from talent.requirements.model import Ground, Unlawful
from talent.taxonomy import degrees_in, languages_in

_EDGES = " ，,。；;、：:！!"
_CONDITION = re.compile(r"优先|为佳|仅限|只限|限|勿|only|preferred|wanted|must", re.I)

_FROM = re.compile(r"\b(?:from|at|of)\b", re.I)
_NATIVE = re.compile(r"native|mother tongue|first language|母语", re.I)


def unlawful_in(text: str) -> list[Unlawful]:
    """The discriminating conditions of one line or clause, each once."""
    found: list[Unlawful] = []
    for ground, hit in _conditions(text):
        words = hit[0].strip(_EDGES)
        if words and not any(words in known.text for known in found):
            found.append(Unlawful(text=words, ground=ground))
    return found


def without_unlawful(text: str) -> str:
    """The text without its discriminating conditions and promises, so that nothing after this sees them."""
    spans = [(hit.start(), hit.end(), _lawful_part(hit[0])) for _, hit in _conditions(text)]
    spans += [(hit.start(), hit.end(), "") for hit in grounds().promises.finditer(text)]
    for first, last, left in sorted(spans, reverse=True):
        text = text[:first] + left + text[last:]
    return re.sub(r"[，,、;；]\s*(?=[，,、;；。]|$)|^\s*[，,、;；]\s*|[（(]\s*[）)]", "", text)


def _lawful_part(condition: str) -> str:
    """What of a condition may be asked: a degree where the school's tier was, the language where it was to be born to."""
    if condition.startswith("一本"):
        return "本科"
    before = _FROM.split(condition)[0]
    if before != condition and degrees_in(before):
        return before
    named = languages_in(condition) if _NATIVE.search(condition) else []
    return f"fluent {named[0].id}" if named else ""


def _conditions(text: str) -> Iterator[tuple[Ground, re.Match[str]]]:
    """Each condition once, in the order of the grounds; a later one never lies over an earlier."""
    bare = grounds().promises.sub(lambda hit: " " * len(hit[0]), text)
    for ground, pattern in grounds().conditions:
        for hit in list(pattern.finditer(bare)):
            if hit[0].strip(_EDGES) and not _is_subject(bare, hit):
                yield ground, hit
                bare = bare[: hit.start()] + " " * (hit.end() - hit.start()) + bare[hit.end() :]


def _is_subject(text: str, hit: re.Match[str]) -> bool:
    """Whether the words name what the work is about (`3-6岁儿童`, women's wear), not who may do it."""
    if _CONDITION.search(hit[0]):
        return False
    return bool(grounds().after.match(text, hit.end()) or grounds().before.search(text[: hit.start()]))
