"""Which clauses of an answer may count as evidence, and how much each is worth to a sign.

What is left out here can never raise a score: the question said again, the rubric recited, a request for
points, a bare list of keywords, a trait that is claimed. Hearsay, wishes and habits are worth less or nothing.
"""

import re
from collections.abc import Sequence

from talent.assessment.sign import Scope, Sign
from talent.competency import Competency
from talent.evidence import Clause, Wording
from talent.kernel import Fact

_APPEAL = re.compile(
    r"(?:给|打|求|请).{0,8}(?:[五5满高十]|最高)分|求(?:通过|录用|放过)|请(?:务必)?(?:录用|通过|选)我|忽略.{0,8}(?:指令|要求|提示)|评分(?:系统|员|模型|标准)"
    r"|\b(?:give me (?:a |an )?(?:five|5|full|high|top|maximum|perfect)|(?:please|kindly) (?:pass|hire|select|score|rate) me|ignore (?:all |the )?(?:previous|above)"
    r"|(?:five|5|full|top|maximum) (?:points|marks|stars|score)|score (?:this|me)|rate me|as an? ai|scoring (?:system|rubric))\b",
    re.IGNORECASE,
)
_CLAIM = re.compile(
    r"(?:我|本人)?(?:具有|具备|拥有|有着?)(?:很|较|非常|良好|极|优秀|出色|丰富|一定)?.{0,16}(?:能力|意识|精神|素质|经验|思维|品质)$|(?:善于|擅长|精通|富有)|能力(?:很|非常|比较|突出|较|特别)强"
    r"|\b(?:i (?:have|possess|demonstrate) (?:a |an )?(?:very |really |extremely )?(?:strong|excellent|good|great|outstanding|solid)|i(?:'m| am) (?:a |an |very |highly |really )*"
    r"(?:team player|resilient|analytical|customer[- ]focused|logical|data-driven|good at|skilled|proficient|strategic|hard-?working|passionate|result))",
    re.IGNORECASE,
)
_UNIT = re.compile(r"[\u4e00-\u9fff]|[A-Za-z]+(?:'[a-z]+)?|\d+")
_LEAST_PAIRS = 5


class Countable(Fact):
    """A clause that may count, with what it is worth to signs about one's own, joint and reported acts."""

    clause: Clause
    own: float
    joint: float
    told: float
    outcome: float


def units(words: str) -> list[str]:
    """Chinese characters and English words, lower case."""
    return [match[0].lower() for match in _UNIT.finditer(words)]


def _pairs(words: str) -> set[tuple[str, str]]:
    found = units(words)
    return set(zip(found, found[1:], strict=False))


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
        if (
            index in bare
            or clause.asked
            or said in seen
            or _APPEAL.search(clause.words)
            or _CLAIM.search(clause.words)
        ):
            continue
        if recited(clause.words, competencies):
            continue
        seen.add(said)
        out.append(_worth(clause))
    return tuple(out)


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
        case "lesson" | "any":
            return 0.0 if each.clause.reported else 1.0


def shown(sign: Sign, clause: Clause) -> int:
    """How often the clause shows the sign: a pattern counts once, figures and names each.

    A match after the clause's negator is denied; one that holds the negator itself (没有投诉) is meant.
    """
    count = 0
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
