"""An appeal: the candidate asks a person to explain the report or to look at it anew, and a person answers with a reason.

A decision made by a machine may be questioned before a person (PIPL 24, GDPR 22(3), EU AI Act 86). Asking never
counts against a candidate: no score and no stage moves by it.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from talent.kernel import BadInput, Conflict, Fact, Phrase
from talent.waiting import next_reminder

type AppealWish = Literal["explanation", "person"]
type AppealOutcome = Literal["explained", "stands", "assessed_anew"]

AppealWords = Annotated[str, Field(min_length=1, max_length=2000, pattern=r"\S")]
"""What is said in an appeal or its answer."""


class AppealOpen(Conflict):
    """An earlier appeal has not been answered yet."""

    next = "A person is looking at it; the answer comes by mail. After it you can ask again."


class AppealAnswered(Conflict):
    """The appeal has its answer already."""

    next = "Reload the dossier; the candidate can appeal again."


class WrongOutcome(BadInput):
    """The answer is not one to what was asked."""

    next = "Answer an explanation with 'explained', an appeal to a person with 'stands' or 'assessed_anew'."


class AppealAnswer(Fact):
    """A person's answer: who gave it, how it ends, and why."""

    by: str
    outcome: AppealOutcome
    reason: AppealWords
    answered_at: AwareDatetime


class Appeal(Fact):
    """One appeal of an application, counted from 1; answered by `due_at`."""

    application_id: str
    number: int = Field(ge=1)
    wants: AppealWish
    words: AppealWords
    asked_at: AwareDatetime
    due_at: AwareDatetime
    remind_at: AwareDatetime | None = Field(default=None, description="when HR is reminded next")
    answer: AppealAnswer | None = None

    @property
    def status(self) -> Phrase:
        """Where it stands, in words for the candidate."""
        return _STATUS[self.answer.outcome if self.answer else "open"]


_OUTCOMES: Mapping[AppealWish, frozenset[AppealOutcome]] = {
    "explanation": frozenset({"explained"}),
    "person": frozenset({"stands", "assessed_anew"}),
}
_STATUS: Mapping[AppealOutcome | Literal["open"], Phrase] = {
    "open": Phrase(
        zh="招聘团队的同事正在看您的申请，会写明理由答复您。",
        en="A person of the hiring team is looking at it and will answer with reasons.",
    ),
    "explained": Phrase(zh="已由招聘团队的同事解释。", en="A person of the hiring team has explained it."),
    "stands": Phrase(
        zh="已由人复核：报告不变，理由见答复。",
        en="A person has reviewed it: the report stands, for the reason given.",
    ),
    "assessed_anew": Phrase(
        zh="已由人复核：将由面试官重新评估，不以机器的分数为准。",
        en="A person has reviewed it: people will assess you anew, whatever the machine's score was.",
    ),
}


def new_appeal(
    application_id: str, number: int, wants: AppealWish, words: str, at: datetime, days: int
) -> Appeal:
    """An appeal that a person answers within `days`; HR is reminded half-way."""
    span = timedelta(days=days)
    return Appeal(
        application_id=application_id,
        number=number,
        wants=wants,
        words=words,
        asked_at=at,
        due_at=at + span,
        remind_at=at + span / 2,
    )


def reminded(appeal: Appeal) -> Appeal:
    """The appeal after a reminder: the next one is at its end, and there is none after that."""
    return appeal.model_copy(update={"remind_at": next_reminder(appeal.remind_at, appeal.due_at)})


def answered(appeal: Appeal, by: str, outcome: AppealOutcome, reason: str, at: datetime) -> Appeal:
    """The appeal with its answer. Raises AppealAnswered or WrongOutcome."""
    if appeal.answer:
        raise AppealAnswered("This appeal has been answered.")
    if outcome not in _OUTCOMES[appeal.wants]:
        raise WrongOutcome(f"'{outcome}' doesn't answer an appeal that wants '{appeal.wants}'.")
    answer = AppealAnswer(by=by, outcome=outcome, reason=reason, answered_at=at)
    return appeal.model_copy(update={"answer": answer})
