"""Adverse impact: candidates say of themselves what they like, and those who decide nothing read what came of it."""

from cloud import applications, impact
from cloud import openings as store
from cloud.links import Link
from talent.access import Action
from talent.impact import AdverseImpact, SelfIdentification
from talent.kernel import Fact

from chalicelib import targets
from chalicelib.doors import FromLink, StaffMay
from chalicelib.routing import Id, Routes

routes = Routes("impact")
MINE = FromLink("applying", "application", "interview", "offer")


class AdverseImpacts(Fact):
    """One report a step of the hiring."""

    steps: tuple[AdverseImpact, ...]


@routes.get("/me/self-identification", MINE)
def read_my_answers(caller: Link) -> SelfIdentification:
    """What the candidate has said of themselves; nobody else can read it."""
    return impact.said(_candidate(caller))


@routes.put("/me/self-identification", MINE)
def say_of_myself(caller: Link, body: SelfIdentification) -> SelfIdentification:
    """Says, corrects or takes back (null) what the candidate likes to say; it reaches no one who decides."""
    return impact.say(_candidate(caller), body)


@routes.get("/openings/{opening_id}/adverse-impact", StaffMay(Action.READ_ADVERSE_IMPACT, targets.opening))
def read_adverse_impact(opening_id: Id) -> AdverseImpacts:
    """Selection and scoring rates and impact ratios of one opening."""
    return AdverseImpacts(steps=impact.report((store.get_opening(opening_id),)))


@routes.get("/adverse-impact", StaffMay(Action.READ_ADVERSE_IMPACT, targets.company))
def read_companys_adverse_impact() -> AdverseImpacts:
    """The same over every opening of the company."""
    return AdverseImpacts(steps=impact.report(store.list_openings()))


def _candidate(link: Link) -> str:
    return applications.get(link.application_id).value.candidate_id
