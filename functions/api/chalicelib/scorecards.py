"""Scorecards: an interviewer's, by link or signed in, and what a person is asked to do."""

from typing import Annotated

from cloud import applications, blinding, dossiers, openings, panels, people, scorecards, timelines
from cloud.links import Link
from cloud.panel_questions import questions_for
from documents.writing import report_page
from pydantic import Field
from talent.access import Action
from talent.competency import Competency, CompetencyId
from talent.interviewers import PanelCalibration
from talent.kernel import Fact, Phrase
from talent.library import competency
from talent.messages.standing import StandingShown
from talent.panel import Level, Scorecard
from talent.panel_question import PanelQuestion, on_card
from talent.people import Staff

from chalicelib import targets
from chalicelib.doors import FromLink, StaffMay
from chalicelib.routing import Id, Page, Routes

routes = Routes("scorecards")
BY_LINK = FromLink("scorecard")
Answer = Annotated[str, Field(max_length=2000)]


class ScorecardPage(Fact):
    """What an interviewer sees: whom and what to score, the own card, and the others' once the own one is in.

    While `blind` is true, `candidate_name` is a label and the pages of resume and report are veiled.
    """

    candidate_name: str
    blind: bool
    title: Phrase
    standing: StandingShown
    competencies: tuple[Competency, ...]
    questions: tuple[PanelQuestion, ...] = Field(
        description="what the business department wants to know, too"
    )
    mine: Scorecard
    others: tuple[Scorecard, ...]


class Scores(Fact):
    """An interviewer's levels (1 to 5) for every competency of the opening, notes, and answers by question id."""

    levels: dict[CompetencyId, Level] = Field(max_length=40)
    notes: str = Field(default="", max_length=4000)
    answers: dict[str, Answer] = Field(default_factory=dict, max_length=40)


class Tasks(Fact):
    """What a person is asked to do, soonest first."""

    scorecards: tuple[Scorecard, ...]


@routes.get("/scorecard", FromLink("scorecard", reads=Action.READ_SCORECARDS))
def read_scorecard(caller: Link) -> ScorecardPage:
    """The scorecard that the link is for."""
    return _page(caller.application_id, caller.person_id)


@routes.put("/scorecard", BY_LINK)
def submit_scorecard(caller: Link, body: Scores) -> ScorecardPage:
    """Sends the scorecard; sent again before the panel is complete, it replaces the earlier one."""
    scorecards.submit_scorecard(
        caller.application_id, caller.person_id, body.levels, body.notes, body.answers
    )
    return _page(caller.application_id, caller.person_id)


@routes.get("/scorecard/resume/page", BY_LINK)
def read_scorecard_resume(caller: Link) -> Page:
    """The resume as read: without name, contacts and schools until the own score is in."""
    veil = blinding.veil_for(caller.application_id, caller.person_id)
    return Page(
        blinding.resume_page(caller.application_id, veil, people.get_staff(caller.person_id).language)
    )


@routes.get("/scorecard/report/page", FromLink("scorecard", reads=Action.READ_REPORT))
def read_scorecard_report(caller: Link) -> Page:
    """The interview's report, veiled until the own score is in."""
    veil = blinding.veil_for(caller.application_id, caller.person_id)
    report = dossiers.get_report(caller.application_id, with_notes=False)
    return Page(
        report_page(blinding.veiled_report(report, veil), people.get_staff(caller.person_id).language)
    )


@routes.get("/tasks", StaffMay(Action.WRITE_SCORECARD, None))
def list_tasks(caller: Staff) -> Tasks:
    """The scorecards that the caller is asked for."""
    return Tasks(scorecards=tuple(scorecards.asked_of(caller.staff_id)))


@routes.get("/interviewers/calibration", StaffMay(Action.READ_CALIBRATION, targets.company))
def read_calibration() -> PanelCalibration:
    """How each interviewer scores beside the others: leniency, spread, agreement, drift, each with its N."""
    return panels.calibration()


@routes.get("/applications/{application_id}/scorecard", StaffMay(Action.WRITE_SCORECARD, targets.application))
def read_own_scorecard(caller: Staff, application_id: Id) -> ScorecardPage:
    """The caller's scorecard for an application."""
    return _page(application_id, caller.staff_id)


@routes.put("/applications/{application_id}/scorecard", StaffMay(Action.WRITE_SCORECARD, targets.application))
def submit_own_scorecard(caller: Staff, application_id: Id, body: Scores) -> ScorecardPage:
    """Sends the caller's scorecard."""
    scorecards.submit_scorecard(application_id, caller.staff_id, body.levels, body.notes, body.answers)
    return _page(application_id, caller.staff_id)


def _page(application_id: str, staff_id: str) -> ScorecardPage:
    mine, others = scorecards.cards_for(application_id, staff_id)
    application = applications.get(application_id).value
    opening = openings.get_opening(application.opening_id)
    veil = blinding.veil_for(application_id, staff_id)
    asked = on_card(questions_for(application_id), mine.answers)
    return ScorecardPage(
        candidate_name=blinding.called(application_id, veil, people.get_staff(staff_id).language),
        blind=veil is not None,
        title=opening.title,
        standing=timelines.standing_for(application, "interviewer", staff_id),
        competencies=tuple(competency(each) for each in opening.model.weights),
        questions=tuple(veil.over(each) if veil else each for each in asked),
        mine=mine,
        others=others,
    )
