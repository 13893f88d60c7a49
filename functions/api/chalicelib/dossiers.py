"""An application as staff see it: the dossier, its timeline, its report and the resume as it was sent."""

from cloud import applications, dossiers, people
from cloud.dossiers import Dossier
from talent.access import Action, Target, allows
from talent.application import MoveName, open_moves
from talent.events import Event
from talent.kernel import Fact
from talent.people import Candidate, Staff

from chalicelib import targets
from chalicelib.doors import StaffMay
from chalicelib.routing import Id, Routes

routes = Routes("applications")


class DossierShown(Fact):
    """The dossier, as much of it as the reader's roles reach, and what they can decide now."""

    dossier: Dossier
    candidate_name: str
    contacts: Candidate | None
    moves: tuple[MoveName, ...]


class Timeline(Fact):
    """What has happened, in its order; an event carries ids only."""

    events: tuple[Event, ...]


@routes.get("/applications/{application_id}", StaffMay(Action.READ_APPLICATION, targets.application))
def read_application(caller: Staff, application_id: Id) -> DossierShown:
    """The whole dossier; offer, contacts and scorecards only for those whose roles reach them."""
    dossier = dossiers.get_dossier(application_id)
    application = dossier.application
    candidate = people.get_candidate(application.candidate_id)
    panel = frozenset(card.staff_id for card in dossier.scorecards)
    target = Target(department_id=application.department_id, people=panel)
    decides = allows(caller, Action.DECIDE_APPLICATION, target)
    return DossierShown(
        dossier=dossiers.seen_by(dossier, caller, target),
        candidate_name=candidate.name,
        contacts=candidate if allows(caller, Action.READ_CONTACT, target) else None,
        moves=open_moves(application, "person") if decides else (),
    )


@routes.get("/applications/{application_id}/timeline", StaffMay(Action.READ_APPLICATION, targets.application))
def read_timeline(application_id: Id) -> Timeline:
    """What has happened to the application."""
    return Timeline(events=tuple(applications.events(application_id)))
