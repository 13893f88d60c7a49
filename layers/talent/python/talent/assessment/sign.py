"""The observable signs of the rubric: data in `rubric/*.toml`, read once and compiled.

`craft.toml` holds the signs of a believable story, one further file a competency holds its own. A sign's
weights were set by hand against the anchors (BARS) and checked on labelled answers in the unit tests.
"""

import re
import tomllib
from functools import cache, cached_property
from importlib.resources import files
from typing import Literal

from pydantic import Field

from talent.competency import CompetencyId
from talent.evidence import Relation
from talent.kernel import Fact, Phrase

type Scope = Literal["own", "joint", "told", "outcome", "lesson", "intent", "any"]


class Sign(Fact):
    """One observable sign. `weight` is what it moves a level by when fully shown, negative where it speaks against.

    Among a competency's own signs the positive weights are shares of `FIT_LEVELS` (talent.assessment.level).
    `scope` says in whose clauses it counts: one's own acts, acts done together, whatever is told, outcomes,
    lessons, what is only meant, or anything. `enough` occurrences show it fully. Patterns are regular
    expressions over a clause; `moments`, `quantities`, `names` and `relations` count what the analysis found;
    `closing_quantities` counts the figures in the answer's later part, `deeds` clauses in which something is
    done, `events` clauses told as having happened.
    """

    id: str
    name: Phrase
    scope: Scope
    weight: float = Field(ge=-2, le=2)
    enough: int = Field(default=1, ge=1)
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    moments: bool = False
    quantities: bool = False
    names: bool = False
    closing_quantities: bool = False
    deeds: bool = False
    events: bool = False
    denied_too: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """All patterns as one, or None where the sign has none."""
        parts = [*self.zh, *self.en]
        return re.compile("|".join(f"(?:{part})" for part in parts), re.IGNORECASE) if parts else None


def _text(name: str) -> str | None:
    here = files("talent.assessment").joinpath("rubric", f"{name}.toml")
    return here.read_text(encoding="utf-8") if here.is_file() else None


def _signs(name: str) -> tuple[Sign, ...]:
    text = _text(name)
    return tuple(Sign.model_validate(row) for row in tomllib.loads(text)["signs"]) if text else ()


@cache
def craft() -> tuple[Sign, ...]:
    """The signs of a believable story, for every competency."""
    return _signs("craft")


@cache
def rubric(competency: CompetencyId) -> tuple[Sign, ...]:
    """The competency's own signs; none where a company's own competency has no rubric yet."""
    return _signs(competency)


@cache
def topic(competency: CompetencyId) -> re.Pattern[str] | None:
    """Words that an answer about the competency can hardly do without; None where there is no rubric."""
    text = _text(competency)
    return re.compile("|".join(tomllib.loads(text)["about"]), re.IGNORECASE) if text else None


VOICE_SIGN = Sign(
    id="steady_voice",
    name=Phrase(zh="叙述的平稳程度", en="How steadily it was told"),
    scope="any",
    weight=0.05,
)
EXPRESSION_SIGN = Sign(
    id="expression", name=Phrase(zh="表情变化", en="Expression change"), scope="any", weight=0.04
)
WITHOUT_WORDS = frozenset({VOICE_SIGN.id, EXPRESSION_SIGN.id})
"""Signs of a whole answer's voice and face: they have a value instead of a quote."""

IMPRESSION_SIGN = Sign(
    id="whole_answer", name=Phrase(zh="整段回答", en="The answer as a whole"), scope="any", weight=0
)

BORROWED_SIGN = Sign(
    id="borrowed",
    name=Phrase(zh="背题、罗列或对评分者说的话", en="Recited, listed or said to the scorer"),
    scope="any",
    weight=-0.4,
)
SECOND_SIGN = Sign(
    id="second_rater", name=Phrase(zh="第二评分者", en="The second rater"), scope="any", weight=0
)

LIMIT_SIGNS = (
    Sign(
        id="others_did", name=Phrase(zh="讲的是别人做的事", en="Tells what others did"), scope="any", weight=0
    ),
    Sign(
        id="left_undone",
        name=Phrase(zh="讲的是没有做的事", en="Tells what was not done"),
        scope="any",
        weight=0,
    ),
    Sign(id="by_luck", name=Phrase(zh="结果来自运气", en="The outcome came by luck"), scope="any", weight=0),
    Sign(id="off_question", name=Phrase(zh="没有针对问题", en="Off the question"), scope="any", weight=0),
)
"""What holds a level down (`talent.assessment.limits`), by as much as it stands above the limit."""


def sign_name(sign: str, competency: CompetencyId) -> Phrase:
    """What a sign is called for people."""
    for each in (
        *rubric(competency),
        *craft(),
        VOICE_SIGN,
        EXPRESSION_SIGN,
        IMPRESSION_SIGN,
        SECOND_SIGN,
        BORROWED_SIGN,
        *LIMIT_SIGNS,
    ):
        if each.id == sign:
            return each.name
    return Phrase(zh=sign, en=sign)
