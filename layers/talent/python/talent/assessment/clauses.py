"""Which clauses of an answer may count as evidence, and how much each is worth to a sign.

What is left out here can never raise a score: the question said again, the rubric recited, a request for
points, a bare list of keywords, a trait that is claimed. Hearsay, wishes and habits are worth less or nothing.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Self

from talent.assessment.recited import patchwork, recited, units
from talent.assessment.sign import Scope, Sign
from talent.competency import Competency
from talent.evidence import Clause, Wording
from talent.kernel import Fact

PHRASE = 12
_LIST = re.compile(r"(?:[^，。、我]{2,10}、){3}")
_LONG_LIST = re.compile(r"(?:[^，。、我]{2,10}、){5}")
PASSING = "passing"
LEAST_UNITS = 4
BESIDE = {"claim": 2, "identity": 1}
"""So many clauses on either side belong to it; speech without stops is one long sentence."""
LIST, KEYWORD = 4, 3
"""So many short clauses without actor or event are a list; of so many words or characters at most, one of keywords."""
MOSTLY = 0.3
"""Keywords are borrowed from this share of the clauses on: terse speakers list things of their story too."""


@cache
def _ignored() -> dict[str, re.Pattern[str]]:
    """What is no evidence: requests to the scorer, traits that are only claimed, who one is."""
    text = files("talent.assessment").joinpath("rubric", "ignored.toml").read_text(encoding="utf-8")
    return {name: re.compile("|".join(parts), re.IGNORECASE) for name, parts in tomllib.loads(text).items()}


class Countable(Fact):
    """A clause that may count, with what it is worth to signs about one's own, joint and reported acts."""

    clause: Clause
    own: float
    joint: float
    told: float
    outcome: float
    late: bool = False
    empty: bool = False

    def idle(self) -> Self:
        """The clause of a passage that tells nothing: it shows no sign that speaks for a level."""
        return self.model_copy(update={"own": 0.0, "joint": 0.0, "told": 0.0, "outcome": 0.0, "empty": True})


def listed(clauses: Sequence[Clause]) -> set[int]:
    """Indices of clauses that list words: four or more short ones without actor, event or figure, or four by 、."""
    runs: set[int] = set()
    run: list[int] = []
    for index, clause in enumerate([*clauses, None]):
        if clause is not None and _LIST.search(clause.words) and not clause.happened:
            runs.add(index)
        bare = (
            clause is not None
            and len(units(clause.words)) <= 8
            and not (clause.happened or clause.quantities or clause.moments or clause.relations)
            and not re.search(r"我|们|他|她|\b(?:i|we|he|she|they|it)\b", clause.words, re.IGNORECASE)
        )
        same = bool(run) and clause is not None and clause.sentence == clauses[run[-1]].sentence
        if run and not (bare and same):
            runs.update(run if len(run) >= LIST else ())
            run = []
        if bare:
            run.append(index)
    return runs


def countable(wording: Wording, competencies: Sequence[Competency]) -> tuple[Countable, ...]:
    """The clauses that may count, each said once, with their worth."""
    out: list[Countable] = []
    bare, void, seen = listed(wording.clauses), _void(wording.clauses, competencies), set[str]()
    for index, clause in enumerate(wording.clauses):
        said = "".join(units(clause.words))
        if index in bare or index in void or clause.asked or said in seen:
            continue
        seen.add(said)
        out.append(_worth(clause))
    return in_order(out)


def in_order(clauses: Sequence[Countable]) -> tuple[Countable, ...]:
    """The clauses, those of the answer's later part marked as such."""
    late = 0.55 * len(clauses)
    return tuple(each.model_copy(update={"late": index >= late}) for index, each in enumerate(clauses))


def _void(clauses: Sequence[Clause], competencies: Sequence[Competency]) -> set[int]:
    """Indices of clauses in sentences that are no evidence: to the scorer, recited, or about what one is.

    An event told beside a claim still counts; in the sentence of a request for points nothing does.
    """
    void: set[int] = set()
    for sentence in {clause.sentence for clause in clauses}:
        members = [(index, clause) for index, clause in enumerate(clauses) if clause.sentence == sentence]
        hits = {index: _hits(clause) - {PASSING} for index, clause in members}
        reach = {index: max(BESIDE.get(kind, 0) for kind in kinds) for index, kinds in hits.items() if kinds}
        whole = " ".join(clause.words for _, clause in members)
        if any("appeal" in kinds for kinds in hits.values()) or recited(whole, competencies):
            void |= {index for index, _ in members}
        void |= {index for index, kinds in hits.items() if kinds}
        void |= {
            index
            for index, clause in members
            if not clause.happened and any(abs(index - hit) <= far for hit, far in reach.items())
        }
        void |= {index for index, clause in members if recited(clause.words, competencies)}
    return void


def borrowed(clauses: Sequence[Clause], competencies: Sequence[Competency]) -> Clause | None:
    """The first clause that is no story but said to the scorer, out of the rubric, a list, or the question over again."""
    again = [clause for clause in clauses if clause.asked]
    for _, sentence in groupby(clauses, key=lambda clause: clause.sentence):
        said = list(sentence)
        if patchwork(" ".join(clause.words for clause in said), competencies):
            return said[0]
    about_oneself = {clause.sentence for clause in clauses if "identity" in _hits(clause)}
    bare = [
        index
        for index in sorted(listed(clauses))
        if len(units(clauses[index].words)) <= KEYWORD and clauses[index].sentence not in about_oneself
    ]
    if len(bare) >= max(LIST, MOSTLY * len(clauses)):
        return clauses[bare[0]]
    for clause in clauses:
        if (
            "appeal" in _hits(clause)
            or _LONG_LIST.search(clause.words)
            or recited(clause.words, competencies)
        ):
            return clause
    return again[1] if len(again) > 1 else None


def no_answer(clause: Clause) -> bool:
    """Whether the clause speaks to the scorer or passes the question on."""
    return bool(_hits(clause) & {"appeal", PASSING})


def _hits(clause: Clause) -> set[str]:
    return {name for name, each in _ignored().items() if each.search(clause.words)}


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
            return 1.0 if meant and not (each.clause.reported or each.empty) else 0.0
        case "lesson" | "any":
            silent = each.clause.reported or (scope == "lesson" and each.empty)
            return 0.0 if silent else 1.0


def shown(sign: Sign, each: Countable) -> float:
    """How often the clause shows the sign: matches a phrase apart, figures, names and deeds each.

    A match after the clause's negator is denied; one that holds the negator itself (没有投诉) is meant.
    """
    clause = each.clause
    phrases = max(1.0, len(units(clause.words)) / PHRASE)
    counted = {
        sign.closing_quantities and each.late: float(len(clause.quantities)),
        sign.moments: float(len(clause.moments)),
        sign.quantities: float(len(clause.quantities)),
        sign.names: float(len(clause.names)),
        sign.deeds: phrases
        if clause.deed and not clause.denied and len(units(clause.words)) >= LEAST_UNITS
        else 0.0,
        sign.events: phrases * _event(clause),
        bool(set(sign.relations) & set(clause.relations)): 1.0,
    }
    return counted.get(True, 0.0) or _matches(sign, clause)


def _event(clause: Clause) -> float:
    """Whether the clause tells an event: half of one where somebody else acts."""
    if len(units(clause.words)) < LEAST_UNITS or not clause.happened:
        return 0.0
    if clause.habitual or clause.unreal or clause.denied:
        return 0.0
    return 0.5 if clause.actor == "other" else 1.0


def _matches(sign: Sign, clause: Clause) -> float:
    """Pattern matches that are a phrase apart, so that a dropped comma changes no count."""
    count, free = 0, 0
    for match in sign.pattern.finditer(clause.words) if sign.pattern else ():
        denied = not sign.denied_too and any(start < match.start() < end for start, end in clause.denied)
        if not denied and match.start() >= free:
            count, free = count + 1, match.start() + PHRASE
    return float(count)
