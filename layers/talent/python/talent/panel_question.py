"""What the business department wants to know (需要补充考察的问题): questions that stand on the interviewers' scorecards.

A question is about one application, or about everybody of an opening. What no employer may ask is refused: age,
marriage, children, origin, belief (China's Employment Promotion Law art. 26-31, Law on the Protection of Women's
Rights art. 43; EU directives 2000/43, 2000/78, 2006/54; US Title VII).
"""

import re
from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import AwareDatetime, Field

from talent.kernel import BadInput, Fact, Phrase
from talent.requirements.unlawful import unlawful_in

PanelWords = Annotated[str, Field(min_length=1, max_length=500, pattern=r"\S")]

_PERSONAL: tuple[tuple[Phrase, str], ...] = (
    (
        Phrase(zh="婚姻状况", en="marriage"),
        r"结婚|已婚|未婚|离婚|离异|男朋友|女朋友|有没有对象|\bmarried\b|marital|\byour (?:spouse|husband|wife|partner)\b",
    ),
    (
        Phrase(zh="生育计划", en="children"),
        r"怀孕|备孕|生育|生孩子|要孩子|二胎|几个孩子|pregnan|\bhave (?:any )?(?:children|kids)\b|start a family",
    ),
    (
        Phrase(zh="年龄", en="age"),
        r"多大年纪|多大岁数|多大了|[您你]的?年龄|今年几岁|哪年出生|how old are you|your age\b|date of birth",
    ),
    (
        Phrase(zh="民族或籍贯", en="origin"),
        r"什么民族|[您你]的?民族|籍贯|户口|ethnic (?:group|origin)|your race\b",
    ),
    (Phrase(zh="信仰", en="belief"), r"信仰|信什么教|宗教|your religio|religion do you|your faith\b"),
)


class UnlawfulQuestion(BadInput):
    """The question asks what no employer may ask."""

    next = "Ask about what the work needs instead: an example of how they did something like it."


class AnswerToNothing(BadInput):
    """An answer belongs to no question that stands on the scorecard."""

    next = "Reload the scorecard: its questions have changed."


class PanelQuestion(Fact):
    """One question of the business department; without an application it is asked of everybody of the opening."""

    question_id: str
    opening_id: str
    application_id: str = ""
    words: PanelWords
    by: str
    asked_at: AwareDatetime


def check_lawful(words: str) -> None:
    """Raises UnlawfulQuestion, naming what is asked about."""
    about = [name.say("en") for name, pattern in _PERSONAL if re.search(pattern, words, re.I)]
    about += [each.ground for each in unlawful_in(words)]
    if about:
        raise UnlawfulQuestion(f"This asks about: {', '.join(sorted(set(about)))}.")


def check_answers(answers: Mapping[str, str], questions: Sequence[PanelQuestion]) -> None:
    """Raises AnswerToNothing for an answer without its question; a question may be left open."""
    unknown = set(answers) - {each.question_id for each in questions}
    if unknown:
        raise AnswerToNothing(f"{len(unknown)} of the answers belong to no question.")
