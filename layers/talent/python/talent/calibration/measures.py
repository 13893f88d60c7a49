"""What a whole interview's words show, as numbers that don't grow with its length, beside the two that do.

The counts are data (measures.toml); the shares come from the sentence analysis that the scores use as well.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from math import log
from typing import get_args

from talent.evidence import Clause, Relation, Wording

_UNIT = re.compile(r"[\u4e00-\u9fff]|[a-z]+(?:['’][a-z]+)?|\d+")
_LABEL = re.compile(
    r"(?:^|[|\n]|(?<=[.?!。？！]))\s*(?:(?P<asks>in\w{2,9}wer|hr|question|q|面试官|考官|问)"
    r"|(?P<answers>in\w{2,9}wee|candidate|applicant|answer|a|候选人|应聘者|面试者|答))\s*[:：]",
    re.IGNORECASE,
)
_LONG_WORD = 7


@cache
def measures_version() -> str:
    """The version of what is counted: a calibration fits only where the same is counted."""
    return sha256(_settings_file()).hexdigest()[:16]


@cache
def spoken_measures() -> frozenset[str]:
    """The name of every measure that the words alone give."""
    clause = Clause(
        start=0,
        end=1,
        words="a",
        sentence=0,
        actor="none",
        reported=False,
        unreal=False,
        habitual=False,
        happened=False,
        deed=False,
        asked=False,
    )
    wording = Wording(language="en", units=2, clauses=(clause,), fillers=0, restarts=0, repeated=0)
    return frozenset(word_measures(("a a",), wording))


def _settings_file() -> bytes:
    return files("talent.calibration").joinpath("measures.toml").read_bytes()


@cache
def settings() -> Mapping[str, Mapping[str, list[str]]]:
    """The lists of measures.toml."""
    return tomllib.loads(_settings_file().decode())


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile("|".join(parts), re.IGNORECASE) for name, parts in settings()["said"].items()}


def said_by_candidate(text: str) -> tuple[str, ...]:
    """The candidate's turns: what follows a speaker's label (Interviewer:, Interviewee:, 面试官：…) up to the next.

    Turns end at a bar or a new line as well. Without any label the whole text is the candidate's.
    """
    turns, asking, last = [], False, 0
    for label in [*_LABEL.finditer(text), None]:
        if not asking:
            turns += re.split(r"[|\n]", text[last : label.start() if label else len(text)])
        if label:
            asking, last = label["asks"] is not None, label.end()
    return tuple(turn for turn in (each.strip() for each in turns) if turn)


def word_measures(turns: Sequence[str], wording: Wording, seconds: float | None = None) -> dict[str, float]:
    """Name → number for one interview, from the candidate's turns and the analysis of them joined by new lines.

    `seconds`, where known, adds words a second. No measure for an interview in which the candidate said nothing.
    """
    text = "\n".join(turns).lower()
    units = _UNIT.findall(text)
    total = len(units)
    if total < 2 or not wording.clauses:
        return {}
    per_hundred = 100 / total
    fillers = len(_patterns()["fillers"].findall(text))
    measured = {name: len(found.findall(text)) * per_hundred for name, found in _patterns().items()}
    measured |= {
        "words": log(total),
        "restarts": wording.restarts * per_hundred,
        "repeated": wording.repeated,
        "turns": log(len(turns)),
        "words_a_turn": log(total / len(turns)),
        "different_words": log(len(set(units))) / log(total),
        "word_length": sum(map(len, units)) / total,
        "long_words": sum(len(unit) >= _LONG_WORD for unit in units) * per_hundred,
    }
    measured |= _of_clauses(wording.clauses, total)
    if seconds:
        measured |= {
            "words_a_second": total / seconds,
            "different_words_a_second": len(set(units)) / seconds,
            "fillers_a_minute": fillers / seconds * 60,
        }
    return measured


def _of_clauses(clauses: Sequence[Clause], units: int) -> dict[str, float]:
    """Shares of the clauses, and counts per hundred words, of what the sentence analysis found."""
    count, per_hundred = len(clauses), 100 / units
    shares = {f"actor_{actor}": [each.actor == actor for each in clauses] for actor in _ACTORS}
    shares |= {
        "told_as_event": [each.happened for each in clauses],
        "deeds": [each.deed for each in clauses],
        "unreal": [each.unreal for each in clauses],
        "habitual": [each.habitual for each in clauses],
        "denied": [bool(each.denied) for each in clauses],
        "reported": [each.reported for each in clauses],
    }
    return {
        "words_a_clause": units / count,
        "words_a_sentence": units / len({each.sentence for each in clauses}),
        **{name: sum(found) / count for name, found in shares.items()},
        "quantities": sum(len(each.quantities) for each in clauses) * per_hundred,
        "moments": sum(len(each.moments) for each in clauses) * per_hundred,
        **{
            name: sum(name in each.relations for each in clauses) * per_hundred
            for name in get_args(Relation.__value__)
        },
    }


_ACTORS = ("self", "we", "other", "none")
