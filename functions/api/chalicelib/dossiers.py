"""An application as staff see it: the dossier, its timeline, report and composite, and the resume as it was sent."""

from cloud import applications, auditing, blinding, consents, dossiers, panels, people, recordings, timelines
from cloud.dossiers import Dossier
from cloud.moment import now
from documents.writing import dossier_page
from talent.access import Action, Target, allows
from talent.blind import ScoreFirst
from talent.changes import TimelineEntry
from talent.composite import Composite, explained
from talent.consent_ledger import ConsentRow
from talent.kernel import Fact, Phrase
from talent.messages.standing import StandingShown
from talent.moves import MoveName, open_moves
from talent.people import Candidate, Staff
from talent.report import Report

from chalicelib import targets
from chalicelib.candidate import ReportAddress
from chalicelib.doors import StaffMay
from chalicelib.routing import Id, Page, Routes

routes = Routes("applications")
READER = StaffMay(Action.READ_APPLICATION, targets.application)
REPORT_READER = StaffMay(Action.READ_REPORT, targets.application)


class DossierShown(Fact):
    """The dossier, as much of it as the reader's roles reach, and what they can decide now.

    While `blind` is true, `candidate_name` is a label and what was written freely is veiled.
    """

    dossier: Dossier
    standing: StandingShown
    candidate_name: str
    blind: bool
    contacts: Candidate | None
    moves: tuple[MoveName, ...]


class Timeline(Fact):
    """What has happened, in its order and in words, as far as the reader may know."""

    events: tuple[TimelineEntry, ...]


class ConsentLedger(Fact):
    """Every consent that the candidate gave or took back, by kind, each in its order."""

    rows: tuple[ConsentRow, ...]


class CompositeShown(Composite):
    """The composite, and in words what it was made of, which rules applied and what follows."""

    words: tuple[Phrase, ...]


class ResumeAddress(Fact):
    """Where the resume can be downloaded for fifteen minutes."""

    address: str


@routes.get("/applications/{application_id}", READER)
def read_application(caller: Staff, application_id: Id) -> DossierShown:
    """The whole dossier; offer, contacts and scorecards only for those whose roles reach them."""
    dossier = dossiers.get_dossier(application_id)
    veil = blinding.veil_at_desk(application_id, caller)
    panel = frozenset(card.staff_id for card in dossier.scorecards)
    target = Target(department_id=dossier.application.department_id, people=panel)
    decides = allows(caller, Action.DECIDE_APPLICATION, target)
    for action in (Action.READ_CONTACT, Action.READ_OFFER, Action.READ_SCORECARDS):
        if allows(caller, action, target):
            auditing.record_read(caller.staff_id, action, application_id=application_id)
    return DossierShown(
        dossier=dossiers.seen_by(dossier, caller, target, veil, blinding.over_contacts(application_id)),
        standing=timelines.standing_at_desk(dossier.application, caller, target),
        candidate_name=blinding.called(application_id, veil, caller.language),
        blind=veil is not None,
        contacts=_contacts(dossier) if allows(caller, Action.READ_CONTACT, target) else None,
        moves=open_moves(dossier.application, "person", now()) if decides else (),
    )


@routes.get("/applications/{application_id}/timeline", READER)
def read_timeline(caller: Staff, application_id: Id) -> Timeline:
    """What has happened to the application, in words; reasons for decisions only for those who decide."""
    target = targets.of_application(application_id)
    return Timeline(events=timelines.timeline(application_id, caller, target))


@routes.get("/applications/{application_id}/consents", READER)
def read_consent_ledger(application_id: Id) -> ConsentLedger:
    """What the candidate agreed to and took back: when, and in which version of the words."""
    return ConsentLedger(rows=consents.ledger(applications.get(application_id).value.candidate_id))


@routes.get("/applications/{application_id}/resume", StaffMay(Action.READ_CONTACT, targets.application))
def read_resume(application_id: Id) -> ResumeAddress:
    """The resume as it was sent, contacts and all; others read its page, which has everything else."""
    return ResumeAddress(address=dossiers.resume_address(application_id))


@routes.get("/applications/{application_id}/resume/page", READER)
def read_resume_page(caller: Staff, application_id: Id) -> Page:
    """The resume as read, in the reader's language: contacts for whom they are, name and schools unless veiled."""
    veil = blinding.veil_at_desk(application_id, caller)
    contacts = allows(caller, Action.READ_CONTACT, targets.of_application(application_id))
    return Page(blinding.resume_page(application_id, veil, caller.language, contacts=contacts))


@routes.get("/applications/{application_id}/report", REPORT_READER)
def read_report(caller: Staff, application_id: Id) -> Report:
    """The interview's report; its notes only for those who decide."""
    return _report(caller, application_id)


@routes.get("/applications/{application_id}/report/page", REPORT_READER)
def read_report_page(caller: Staff, application_id: Id) -> Page:
    """The report as a page in the reader's language, with timelines and the recordings at each quote's second.

    While the candidate is veiled from the reader, there are no recordings.
    """
    report = _report(caller, application_id)
    blind = blinding.veil_at_desk(application_id, caller) is not None
    watch = () if blind else recordings.watch_addresses(application_id, len(report.answers))
    return Page(dossier_page(report, caller.language, recordings=watch))


@routes.get("/applications/{application_id}/report/paper", REPORT_READER)
def read_report_paper(caller: Staff, application_id: Id) -> ReportAddress:
    """The report with its timelines as a PDF, in the reader's language. Raises ScoreFirst under a veil."""
    if blinding.veil_at_desk(application_id, caller):
        raise ScoreFirst("The paper has the candidate's words as they were said.")
    return ReportAddress(address=dossiers.report_address(application_id, caller.language, for_staff=True))


@routes.get("/applications/{application_id}/composite", StaffMay(Action.READ_SCORECARDS, targets.application))
def read_composite(caller: Staff, application_id: Id) -> CompositeShown:
    """The composite score with all that it was made from. Raises ScoreFirst while the own score is not in."""
    blinding.check_scored(application_id, caller.staff_id)
    composite = panels.get_composite(application_id)
    return CompositeShown(**dict(composite), words=explained(composite))


def _report(caller: Staff, application_id: str) -> Report:
    application = applications.get(application_id).value
    decides = allows(caller, Action.DECIDE_APPLICATION, Target(department_id=application.department_id))
    report = dossiers.get_report(application_id, with_notes=decides)
    contacts = blinding.reads_contacts(application, caller)
    return blinding.veiled_report(report, blinding.veil_at_desk(application_id, caller), contacts=contacts)


def _contacts(dossier: Dossier) -> Candidate:
    return people.get_candidate(dossier.application.candidate_id)
