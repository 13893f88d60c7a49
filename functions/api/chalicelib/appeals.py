"""Appeals: the candidate asks a person about the report; a person answers with a reason."""

from typing import Self

from cloud import appeals as store
from cloud.links import Link
from pydantic import AwareDatetime, Field
from talent.access import Action
from talent.appeal import Appeal, AppealOutcome, AppealWish, AppealWords
from talent.kernel import Fact, Phrase
from talent.people import Staff

from chalicelib import targets
from chalicelib.doors import FromLink, StaffMay
from chalicelib.routing import Id, Routes

routes = Routes("appeals")
MINE = FromLink("application", "interview", "offer")


class AppealRequest(Fact):
    """What the candidate wants of a person, and in their words why."""

    wants: AppealWish
    words: AppealWords


class MyAppeal(Fact):
    """An appeal as its candidate sees it: where it stands, and the answer with its reason."""

    number: int
    wants: AppealWish
    words: str
    status: Phrase = Field(description="where it stands, in words")
    asked_at: AwareDatetime
    due_at: AwareDatetime = Field(description="by when a person answers")
    outcome: AppealOutcome | None
    reason: str = Field(description="the answer's words; empty before it")

    @classmethod
    def of(cls, appeal: Appeal) -> Self:
        """The candidate's view of `appeal`."""
        answer = appeal.answer
        return cls(
            number=appeal.number,
            wants=appeal.wants,
            words=appeal.words,
            status=appeal.status,
            asked_at=appeal.asked_at,
            due_at=appeal.due_at,
            outcome=answer.outcome if answer else None,
            reason=answer.reason if answer else "",
        )


class MyAppeals(Fact):
    """The candidate's appeals, oldest first."""

    appeals: tuple[MyAppeal, ...]


class AppealAnswerRequest(Fact):
    """A person's answer: how the appeal ends, and the reason that the candidate reads."""

    outcome: AppealOutcome
    reason: AppealWords


@routes.post("/me/appeals", MINE, status=201)
def make_appeal(caller: Link, body: AppealRequest) -> MyAppeal:
    """Asks a person to explain the report or to assess anew; HR is told, and it never counts against anybody."""
    return MyAppeal.of(store.make_appeal(caller.application_id, body.wants, body.words))


@routes.get("/me/appeals", MINE)
def list_my_appeals(caller: Link) -> MyAppeals:
    """What was asked, where it stands, and what was answered."""
    return MyAppeals(appeals=tuple(MyAppeal.of(each) for each in store.appeals(caller.application_id)))


@routes.post(
    "/applications/{application_id}/appeals/{number}/answer",
    StaffMay(Action.DECIDE_APPLICATION, targets.application),
)
def answer_appeal(caller: Staff, application_id: Id, number: int, body: AppealAnswerRequest) -> Appeal:
    """Answers an appeal; 'assessed_anew' asks the panel where none sits yet."""
    return store.answer_appeal(application_id, number, caller.staff_id, body.outcome, body.reason)
