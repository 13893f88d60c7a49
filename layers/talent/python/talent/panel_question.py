"""What the business department wants to know (需要补充考察的问题): questions that stand on the interviewers' scorecards.

A question is about one application, or about everybody of an opening. What no employer may ask is refused: age,
marriage, children, origin, belief, health, orientation (China's Employment Promotion Law art. 26-31, Law on the
Protection of Women's Rights art. 43; EU directives 2000/43, 2000/78, 2006/54; US Title VII, ADA).
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated

from pydantic import AwareDatetime, Field

from talent.kernel import BadInput, Conflict, Fact, Phrase
from talent.requirements.unlawful import unlawful_in

PanelWords = Annotated[str, Field(min_length=1, max_length=500, pattern=r"\S")]

_WHETHER = (
    "(?:是否|是不是|有没有|现在|目前|近期|最近|以后|已经|还没|打算|准备|计划|什么时候|何时|在|想|会|要|还)"
)
_YOU = rf"(?:[您你]{_WHETHER}*|^{_WHETHER}+)"
_MARRIED, _CHILDREN, _AGE, _ORIGIN, _BELIEF, _HEALTH, _ORIENTATION = (
    Phrase(zh="婚姻状况", en="marriage"),
    Phrase(zh="生育计划", en="children"),
    Phrase(zh="年龄", en="age"),
    Phrase(zh="民族或籍贯", en="origin"),
    Phrase(zh="信仰", en="belief"),
    Phrase(zh="健康或残疾", en="health"),
    Phrase(zh="性取向", en="orientation"),
)
_OF_YOU: tuple[tuple[Phrase, str], ...] = (
    (
        _MARRIED,
        (
            rf"{_YOU}(?:结婚|已婚|未婚|离婚|离异|单身)|有(?:没有)?(?:对象|[男女]朋友)|[您你]的?(?:丈夫|妻子|爱人|老公|老婆|配偶)"
            r"|\bare you (?:married|single|divorced|engaged)\b|\byour (?:spouse|husband|wife|boyfriend|girlfriend)\b"
            r"|\bdoes your partner\b|\byour partner (?:works?|lives?|minds?)\b"
        ),
    ),
    (
        _CHILDREN,
        (
            rf"{_YOU}(?:怀孕|备孕|生育|[要生有](?:孩子|小孩|子女|二胎|三胎)(?!的))|^有?(?:几个)?(?:孩子|小孩)(?:[吗没]?$|多大)"
            r"|\bare you (?:pregnant|expecting)\b|\byour (?:children|kids|pregnancy)\b|how many (?:children|kids) do"
            r"|\byou (?:have|want|plan to have)(?: any)? (?:children|kids)\b|start a family"
        ),
    ),
    (
        _AGE,
        (
            r"多大(?:年纪|岁数)|(?:[您你]|^)(?:今年|现在)?多(?:大了|少岁)|[您你]的?(?:年龄|生日)(?![段层])|今年几岁"
            r"|哪一?年(?:出生|生的)|how old are you|\byour age\b|date of birth|were you born"
        ),
    ),
    (
        _ORIGIN,
        (
            r"(?:什么|哪个)民族|[您你]的?(?:民族|籍贯|户口|户籍|老家)(?!品牌|文化)|老家[是在]哪"
            r"|\byour (?:ethnic|nationality|race\b)|what (?:race|ethnicity) are|where are you (?:originally )?from\b"
        ),
    ),
    (
        _BELIEF,
        (
            r"信什么教|[您你](?:信教|信佛|有没有信仰|有信仰|的?宗教)|\byour (?:religio|faith\b)|religion (?:do|are) you"
            r"|\bare you (?:religious|christian|muslim|buddhist|jewish|hindu|an? atheist)\b"
        ),
    ),
    (
        _HEALTH,
        (
            r"[您你].{0,4}(?:残疾|病史|乙肝|慢性病)|(?:[您你]的?|^)身高"
            r"|\bdo you have (?:a |any )?(?:disabilit|illness|chronic)"
            r"|\bare you disabled\b|\byour medical history\b"
        ),
    ),
    (_ORIENTATION, r"性取向|同性恋|\bare you (?:gay|lesbian|bisexual|straight)\b|sexual orientation"),
)
"""Asked of the candidate themselves."""

_IN_GENERAL: tuple[tuple[Phrase, str], ...] = (
    (_MARRIED, r"结婚|已婚|未婚|离婚|离异|\bmarried\b|\bmarital\b"),
    (_CHILDREN, r"怀孕|备孕|生育|生孩子|pregnan"),
    (_ORIGIN, r"籍贯|户口|ethnic (?:group|origin)"),
    (_BELIEF, r"信仰|宗教"),
)
"""A matter that a question touches; it may be what the work is about."""

_THE_WORK = re.compile(
    r"员工|同事|下属|团队|客户|顾客|用户|消费者|市场|产品|用品|品牌|订单|节日|保险|手续|政策|法规"
    r"|customer|client|user|employee|staff|team|market|product|brand|order|holiday|insurance|polic|regulation",
    re.I,
)
_CLAUSE = re.compile(r"[，。；？！,.;?!\n]")


class UnlawfulQuestion(BadInput):
    """The question asks what no employer may ask."""

    next = "Ask about what the work needs instead: an example of how they did something like it."


class AnswerToNothing(BadInput):
    """An answer belongs to no question that stands on the scorecard."""

    next = "Reload the scorecard: its questions have changed."


class QuestionTakenBack(Conflict):
    """The question does not stand any more."""

    next = "Reload the questions; to ask it again, add it anew."


class PanelQuestion(Fact):
    """One question of the business department; without an application it is asked of everybody of the opening."""

    question_id: str
    opening_id: str
    application_id: str = ""
    words: PanelWords
    by: str
    asked_at: AwareDatetime
    replaces: str = Field(default="", description="the question whose place it took")
    taken_back_by: str = ""
    taken_back_at: AwareDatetime | None = None

    @property
    def stands(self) -> bool:
        """Whether interviewers are still to ask it."""
        return self.taken_back_at is None


def check_lawful(words: str) -> None:
    """Raises UnlawfulQuestion, naming what is asked about. A clause that speaks of customers or staff asks of them."""
    clauses = [each.strip() for each in _CLAUSE.split(words)]
    general = [each for each in clauses if not _THE_WORK.search(each)]
    about = [name.say("en") for name, pattern in _OF_YOU if _asked(pattern, clauses)]
    about += [name.say("en") for name, pattern in _IN_GENERAL if _asked(pattern, general)]
    about += [each.ground for each in unlawful_in(words)]
    if about:
        raise UnlawfulQuestion(f"This asks about: {', '.join(sorted(set(about)))}.")


def taken_back(question: PanelQuestion, by: str, at: datetime) -> PanelQuestion:
    """The question as it is kept once nobody is to ask it any more. Raises QuestionTakenBack."""
    if not question.stands:
        raise QuestionTakenBack("This question was taken back before.")
    return question.model_copy(update={"taken_back_by": by, "taken_back_at": at})


def on_card(questions: Sequence[PanelQuestion], answers: Mapping[str, str]) -> tuple[PanelQuestion, ...]:
    """What stands on a scorecard: the questions that stand, and those that it has answered already."""
    return tuple(each for each in questions if each.stands or each.question_id in answers)


def check_answers(answers: Mapping[str, str], questions: Sequence[PanelQuestion]) -> None:
    """Raises AnswerToNothing for an answer without its question; a question may be left open."""
    unknown = set(answers) - {each.question_id for each in questions}
    if unknown:
        raise AnswerToNothing(f"{len(unknown)} of the answers belong to no question.")


def _asked(pattern: str, clauses: Sequence[str]) -> bool:
    return any(re.search(pattern, each, re.I) for each in clauses)
