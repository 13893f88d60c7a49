"""People's decisions on applications: single ones with a reason, and declines in one confirmed batch."""

from cloud import deciding
from pydantic import Field
from talent.access import Action
from talent.application import Application
from talent.kernel import Fact
from talent.moves import MoveName
from talent.people import Staff

from chalicelib import targets
from chalicelib.doors import StaffMay
from chalicelib.routing import Id, Routes

routes = Routes("decisions")


class DecisionRequest(Fact):
    """A person's decision, with the reason that is kept and shown."""

    move: MoveName
    reason: str = Field(min_length=1, max_length=2000)


class DeclinesRequest(Fact):
    """Applications to decline: the ids as they were shown, so that nobody is declined unseen."""

    application_ids: tuple[Id, ...] = Field(min_length=1, max_length=100)
    reason: str = Field(min_length=1, max_length=2000)


class DeclinesDone(Fact):
    """Which applications were declined; those that were not, with the error's name."""

    declined: tuple[str, ...]
    refused: dict[str, str]


@routes.post(
    "/applications/{application_id}/decisions", StaffMay(Action.DECIDE_APPLICATION, targets.application)
)
def decide(caller: Staff, application_id: Id, body: DecisionRequest) -> Application:
    """Moves the application by a person's decision, against a machine's outcome where need be."""
    return deciding.decide(application_id, body.move, caller.staff_id, body.reason)


@routes.post("/openings/{opening_id}/declines", StaffMay(Action.DECIDE_APPLICATION, targets.opening))
def decline_many(caller: Staff, opening_id: Id, body: DeclinesRequest) -> DeclinesDone:
    """Declines the applications that are named, each in its own transaction."""
    outcome = deciding.decline_many(opening_id, body.application_ids, caller.staff_id, body.reason)
    refused = {each: name for each, name in outcome.items() if name}
    return DeclinesDone(declined=tuple(each for each, name in outcome.items() if not name), refused=refused)
