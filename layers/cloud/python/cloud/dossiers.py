"""The whole dossier of an application from one query; each reader takes from it what they may see."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from talent.access import Action, Target, allows
from talent.accommodation import Accommodation
from talent.appeal import Appeal
from talent.application import Application
from talent.blind import Veil
from talent.changes import may_see
from talent.composite import Composite
from talent.correction import Correction, MatchVersion
from talent.events import Event
from talent.kernel import Fact, Language, NotFound
from talent.matching import Match
from talent.offer import Offer
from talent.panel import Scorecard
from talent.people import Staff
from talent.recording import Recording
from talent.report import Report
from talent.resume_file import ReadResume, ResumeFile

from cloud import keys, reports
from cloud.applications import Decision
from cloud.files import artefacts, uploads
from cloud.reports import MadeReport
from cloud.resumes import get_resume_file
from cloud.table import Missing, parsed, table

_SECONDS = 900


class ReportNotMade(NotFound):
    """There is no report yet."""

    next = "It is made as soon as the recorded answers have been read; look again in some minutes."


class Dossier(Fact):
    """All that is kept of an application, save its waits' tokens."""

    application: Application
    file: ResumeFile | None
    resume: ReadResume | None
    match: Match | None
    matches: tuple[MatchVersion, ...]
    corrections: tuple[Correction, ...]
    recordings: tuple[Recording, ...]
    report: MadeReport | None
    scorecards: tuple[Scorecard, ...]
    earlier_scorecards: tuple[Scorecard, ...]
    composite: Composite | None
    offer: Offer | None
    decisions: tuple[Decision, ...]
    appeals: tuple[Appeal, ...]
    accommodations: tuple[Accommodation, ...]
    events: tuple[Event, ...]


def get_dossier(application_id: str) -> Dossier:
    """The dossier. Raises Missing."""
    items = {item["sk"]["S"]: item for item in table().partition(keys.application(application_id).pk)}
    application = _one(items, "APPLICATION", Application)
    if application is None:
        raise Missing("There is no application with this id.")
    return Dossier(
        application=application,
        file=_one(items, "FILE", ResumeFile),
        resume=_one(items, "RESUME", ReadResume),
        match=_one(items, "MATCH", Match),
        matches=_all(items, "MATCH#", MatchVersion),
        corrections=_all(items, "CORRECTION#", Correction),
        recordings=_all(items, "RECORDING#", Recording),
        report=_one(items, "REPORT", MadeReport),
        scorecards=_all(items, "REVIEW#", Scorecard),
        earlier_scorecards=_all(items, "CARD#", Scorecard),
        composite=_one(items, "COMPOSITE", Composite),
        offer=_one(items, "OFFER", Offer),
        decisions=_all(items, "DECISION#", Decision),
        appeals=_all(items, "APPEAL#", Appeal),
        accommodations=_all(items, "ACCOMMODATION#", Accommodation),
        events=_all(items, "EVENT#", Event),
    )


def seen_by(dossier: Dossier, staff: Staff, target: Target, veil: Veil | None, contacts: Veil) -> Dossier:
    """The dossier without what `staff` may not read: pay, contacts, appeals, others' scores while the own is open,
    and of decisions and events what the timeline does not tell them either.

    Under a veil it has no corrections, as they tell of the original, and its texts are veiled; under the veil over
    `contacts`, for whom they are not, no mail address and number stands in any text, the resume's own fields included.
    """
    offer = dossier.offer if allows(staff, Action.READ_OFFER, target) else None
    cards = dossier.scorecards if allows(staff, Action.READ_SCORECARDS, target) else ()
    mine = next((card for card in cards if card.staff_id == staff.staff_id), None)
    composite, application = dossier.composite if cards else None, dossier.application
    if mine and mine.status != "in":
        cards, composite = (mine,), None
    if composite is None:
        application = application.model_copy(update={"composite_score": None})
    earlier = dossier.earlier_scorecards if cards == dossier.scorecards else ()
    told = allows(staff, Action.READ_CONTACT, target)
    shown = tuple(one for one in dossier.corrections if told or not one.path.startswith("basics."))
    decides = allows(staff, Action.DECIDE_APPLICATION, target)
    seen: dict[str, object] = {
        "application": application,
        "offer": offer,
        "scorecards": cards,
        "earlier_scorecards": earlier,
        "composite": composite,
        "appeals": dossier.appeals if decides else (),
        "accommodations": dossier.accommodations if decides else (),
        "decisions": dossier.decisions if decides else (),
        "events": tuple(each for each in dossier.events if may_see(staff, each, target)),
    }
    if veil:
        return veil.over(dossier.model_copy(update=seen | {"corrections": ()}))
    bare = dossier.model_copy(update=seen | {"corrections": shown})
    return bare if told else contacts.over(bare)


def get_report(application_id: str, *, with_notes: bool) -> Report:
    """The report that stands; its notes and estimates are for those who decide. Raises ReportNotMade."""
    report = reports.get_report(report_made(application_id))
    return report if with_notes else report.without_notes()


def report_address(application_id: str, language: Language, *, for_staff: bool) -> str:
    """A signed address of the report as a PDF, good for fifteen minutes. Raises ReportNotMade."""
    made = report_made(application_id)
    papers = made.staff_papers if for_staff else made.papers
    return artefacts().link(papers[language], _SECONDS, f"report.{language}.pdf")


def resume_address(application_id: str) -> str:
    """A signed address of the resume as it was sent, good for fifteen minutes. Raises Missing."""
    file = get_resume_file(application_id)
    return uploads().link(file.key, _SECONDS, f"resume.{file.name.rpartition('.')[2]}")


def report_made(application_id: str) -> MadeReport:
    """What is kept of the report that stands. Raises ReportNotMade."""
    made = reports.find_report(application_id)
    if made is None:
        raise ReportNotMade("There is no report for this application yet.")
    return made


def _one[M: BaseModel](items: Mapping[str, dict[str, Any]], sk: str, model: type[M]) -> M | None:
    return parsed(items[sk], model) if sk in items else None


def _all[M: BaseModel](items: Mapping[str, dict[str, Any]], prefix: str, model: type[M]) -> tuple[M, ...]:
    return tuple(parsed(item, model) for sk, item in items.items() if sk.startswith(prefix))
