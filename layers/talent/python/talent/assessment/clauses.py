"""Which clauses of an answer may count as evidence, and how much each is worth to a sign.

What is left out here can never raise a score: the question said again, the rubric recited, a request for
points, a bare list of keywords, a trait that is claimed. Hearsay, wishes and habits are worth less or nothing.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

from talent.assessment.sign import Scope, Sign
from talent.competency import Competency
from talent.evidence import Clause, Wording
from talent.kernel import Fact

_UNIT = re.compile(r"[\u4e00-\u9fff]|[A-Za-z]+(?:'[a-z]+)?|\d+")
_LEAST_PAIRS = 5


@cache
def _ignored() -> tuple[re.Pattern[str], ...]:
    """What is no evidence in any clause: requests to the scorer, and traits that are only claimed."""
    text = files("talent.assessment").joinpath("rubric", "ignored.toml").read_text(encoding="utf-8")
    return tuple(re.compile("|".join(parts), re.IGNORECASE) for parts in tomllib.loads(text).values())


class Countable(Fact):
    """A clause that may count, with what it is worth to signs about one's own, joint and reported acts."""

    clause: Clause
    own: float
    joint: float
    told: float
    outcome: float
    late: bool = False


def units(words: str) -> list[str]:
    """Chinese characters and English words, lower case."""
    return [match[0].lower() for match in _UNIT.finditer(words)]


def _pairs(words: str) -> set[tuple[str, str]]:
    found = units(words)
    return set(pairwise(found))


def recited(words: str, competencies: Sequence[Competency]) -> bool:
    """Whether two thirds of the clause stand, pair by pair, in one anchor or meaning of the rubric."""
    mine = _pairs(words)
    if len(mine) < _LEAST_PAIRS:
        return False
    texts = (phrase for each in competencies for phrase in (each.meaning, *(a.text for a in each.anchors)))
    return any(
        len(mine & _pairs(text)) >= 0.66 * len(mine) for phrase in texts for text in (phrase.zh, phrase.en)
    )


def listed(clauses: Sequence[Clause]) -> set[int]:
    """Indices of clauses in a run of four or more short ones without an actor of their own, event or figure."""
    runs: set[int] = set()
    run: list[int] = []
    for index, clause in enumerate([*clauses, None]):
        bare = (
            clause is not None
            and len(units(clause.words)) <= 8
            and not (clause.happened or clause.quantities or clause.moments or clause.relations)
            and not re.search(r"我|们|他|她|\b(?:i|we|he|she|they|it)\b", clause.words, re.IGNORECASE)
        )
        if bare:
            run.append(index)
            continue
        if len(run) >= 4:
            runs.update(run)
        run = []
    return runs


def countable(wording: Wording, competencies: Sequence[Competency]) -> tuple[Countable, ...]:
    """The clauses that may count, each said once, with their worth."""
    out: list[Countable] = []
    bare, seen = listed(wording.clauses), set[str]()
    for index, clause in enumerate(wording.clauses):
        said = "".join(units(clause.words))
        if index in bare or clause.asked or said in seen or recited(clause.words, competencies):
            continue
        if any(each.search(clause.words) for each in _ignored()):
            continue
        seen.add(said)
        out.append(_worth(clause))
    late = 0.55 * len(out)
    return tuple(each.model_copy(update={"late": index >= late}) for index, each in enumerate(out))


def _worth(clause: Clause) -> Countable:
    """Own acts count whole, shared ones less to 'own'; wishes a quarter, habits under half, hearsay nothing."""
    real = 0.25 if clause.unreal else 0.4 if clause.habitual and not clause.happened else 1.0
    heard = 0.0 if clause.reported else 1.0
    own = {"self": 1.0, "none": 0.8, "we": 0.5, "other": 0.0}[clause.actor]
    joint = {"self": 1.0, "none": 0.8, "we": 0.9, "other": 0.0}[clause.actor]
    return Countable(
        clause=clause, own=own * heard * real, joint=joint * heard * real, told=real, outcome=heard * real
    )


def worth(each: Countable, scope: Scope) -> float:
    """What the clause is worth to a sign of this scope (0 to 1)."""
    match scope:
        case "own":
            return each.own
        case "joint":
            return each.joint
        case "told":
            return each.told
        case "outcome":
            return each.outcome
        case "intent":
            meant = each.clause.unreal or each.clause.habitual or not each.clause.happened
            return 1.0 if meant and not each.clause.reported else 0.0
        case "lesson" | "any":
            return 0.0 if each.clause.reported else 1.0


def shown(sign: Sign, each: Countable) -> int:
    """How often the clause shows the sign: a pattern counts once, figures and names each.

    A match after the clause's negator is denied; one that holds the negator itself (没有投诉) is meant.
    """
    clause, count = each.clause, 0
    if sign.closing_quantities and each.late:
        count += len(clause.quantities)
    if sign.moments:
        count += len(clause.moments)
    if sign.quantities:
        count += len(clause.quantities)
    if sign.names:
        count += len(clause.names)
    if set(sign.relations) & set(clause.relations):
        count += 1
    if sign.pattern is not None and not count:
        match = sign.pattern.search(clause.words)
        if match and (sign.denied_too or not any(start < match.start() for start, _ in clause.denied)):
            count = 1
    return count
