"""The business department's questions (需要补充考察的问题): added, and read beside the scorecards."""

from cloud import blinding, keys
from cloud import panel_questions as store
from talent.access import Action
from talent.kernel import Fact
from talent.panel_question import PanelQuestion, PanelWords
from talent.people import Staff

from chalicelib import targets
from chalicelib.doors import StaffMay
from chalicelib.routing import Id, Routes

routes = Routes("panel questions")
ADDS = StaffMay(Action.ADD_PANEL_QUESTION, targets.application)
ADDS_TO_OPENING = StaffMay(Action.ADD_PANEL_QUESTION, targets.opening)


class PanelQuestionRequest(Fact):
    """A question for the interviewers to ask; about the work, never about the person's private life."""

    words: PanelWords


class PanelQuestions(Fact):
    """Questions in their order, those that were taken back among them; the answers stand on the scorecards."""

    questions: tuple[PanelQuestion, ...]


@routes.post(
    "/applications/{application_id}/panel-questions",
    ADDS,
    status=201,
)
def add_panel_question(caller: Staff, application_id: Id, body: PanelQuestionRequest) -> PanelQuestion:
    """Has the interviewers of one application ask it, too."""
    return store.add_for_application(application_id, caller.staff_id, body.words)


@routes.post("/openings/{opening_id}/panel-questions", ADDS_TO_OPENING, status=201)
def add_opening_question(caller: Staff, opening_id: Id, body: PanelQuestionRequest) -> PanelQuestion:
    """Has the interviewers of every application to an opening ask it, too."""
    return store.add_for_opening(opening_id, caller.staff_id, body.words)


@routes.put("/applications/{application_id}/panel-questions/{question_id}", ADDS)
def replace_panel_question(
    caller: Staff, application_id: Id, question_id: Id, body: PanelQuestionRequest
) -> PanelQuestion:
    """Puts a question with other words in the place of one; answers to the earlier one stay with it."""
    return store.take_back(keys.application(application_id), question_id, caller.staff_id, body.words)


@routes.delete("/applications/{application_id}/panel-questions/{question_id}", ADDS)
def take_panel_question_back(caller: Staff, application_id: Id, question_id: Id) -> PanelQuestion:
    """Takes a question back: nobody is to ask it any more; what was answered stays."""
    return store.take_back(keys.application(application_id), question_id, caller.staff_id)


@routes.put("/openings/{opening_id}/panel-questions/{question_id}", ADDS_TO_OPENING)
def replace_opening_question(
    caller: Staff, opening_id: Id, question_id: Id, body: PanelQuestionRequest
) -> PanelQuestion:
    """Puts a question with other words in the place of one that is asked of everybody."""
    return store.take_back(keys.opening(opening_id), question_id, caller.staff_id, body.words)


@routes.delete("/openings/{opening_id}/panel-questions/{question_id}", ADDS_TO_OPENING)
def take_opening_question_back(caller: Staff, opening_id: Id, question_id: Id) -> PanelQuestion:
    """Takes back a question that is asked of everybody of an opening."""
    return store.take_back(keys.opening(opening_id), question_id, caller.staff_id)


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
