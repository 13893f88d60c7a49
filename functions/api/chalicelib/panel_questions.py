"""The business department's questions (需要补充考察的问题): added, and read beside the scorecards."""

from cloud import blinding
from cloud import panel_questions as store
from talent.access import Action
from talent.kernel import Fact
from talent.panel_question import PanelQuestion, PanelWords
from talent.people import Staff

from chalicelib import targets
from chalicelib.doors import StaffMay
from chalicelib.routing import Id, Routes

routes = Routes("panel questions")


class PanelQuestionRequest(Fact):
    """A question for the interviewers to ask; about the work, never about the person's private life."""

    words: PanelWords


class PanelQuestions(Fact):
    """Questions in the order in which they stand on the scorecard; the answers stand on the scorecards."""

    questions: tuple[PanelQuestion, ...]


@routes.post(
    "/applications/{application_id}/panel-questions",
    StaffMay(Action.ADD_PANEL_QUESTION, targets.application),
    status=201,
)
def add_panel_question(caller: Staff, application_id: Id, body: PanelQuestionRequest) -> PanelQuestion:
    """Has the interviewers of one application ask it, too."""
    return store.add_for_application(application_id, caller.staff_id, body.words)


@routes.post(
    "/openings/{opening_id}/panel-questions", StaffMay(Action.ADD_PANEL_QUESTION, targets.opening), status=201
)
def add_opening_question(caller: Staff, opening_id: Id, body: PanelQuestionRequest) -> PanelQuestion:
    """Has the interviewers of every application to an opening ask it, too."""
    return store.add_for_opening(opening_id, caller.staff_id, body.words)


@routes.get(
    "/applications/{application_id}/panel-questions", StaffMay(Action.READ_APPLICATION, targets.application)
)
def list_panel_questions(caller: Staff, application_id: Id) -> PanelQuestions:
    """What stands on the application's scorecards, veiled for who reviews blind."""
    veil = blinding.veil_at_desk(application_id, caller)
    asked = store.questions_for(application_id)
    return PanelQuestions(questions=tuple(veil.over(each) if veil else each for each in asked))


@routes.get("/openings/{opening_id}/panel-questions", StaffMay(Action.READ_OPENING, targets.opening))
def list_opening_questions(opening_id: Id) -> PanelQuestions:
    """What is asked of everybody of the opening."""
    return PanelQuestions(questions=store.questions_of_opening(opening_id))
