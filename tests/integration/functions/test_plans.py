"""A headcount plan that waits: who is told of it, of its answer, and that nobody can give one."""

import pytest
from cloud import applications, headcounts
from cloud.openings import get_opening
from moto.core import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends
from talent.application import Application, Stage
from talent.headcount import Proposal
from talent.people import Role

from tests.integration.cloud.conftest import apply
from tests.integration.functions.conftest import Call, stand
from tests.integration.functions.test_digest import MORNING, digests, held, hr, member

__all__ = ["hr"]


def test_hr_reads_that_nobody_can_confirm_a_plan(application: Application, call: Call) -> None:
    """The department has no manager: who proposed it and HR would else wait for a word that never comes."""
    counted = get_opening(application.opening_id).headcount_id
    held(application, Stage.WITHDRAWN, 9)
    member("boss", Role.HIRING_MANAGER, "elsewhere")
    headcounts.propose(counted, Proposal(planned=3, reason="A new lane.", by="recruiter", at=MORNING))
    call("send_digest", {"time": MORNING.isoformat()})
    mails = digests()
    assert set(mails) == {"recruiter", "hr"}
    assert all("it has no hiring manager" in each for each in mails.values())


def test_a_plan_that_waits_is_told_to_the_department_and_its_answer_to_who_proposed_it(
    application: Application, call: Call
) -> None:
    member("boss", Role.HIRING_MANAGER)
    counted = get_opening(application.opening_id).headcount_id
    outbox = ses_backends[DEFAULT_ACCOUNT_ID]["us-east-1"].sent_messages
    headcounts.propose(counted, Proposal(planned=3, reason="A new lane.", by="recruiter", at=MORNING))
    told = [event.model_dump(mode="json") for event in headcounts.movements(counted)]
    assert [call("send_notice", {"detail": told[-1]}) for _ in range(2)] == [{"sent": 1}, {"sent": 0}]
    headcounts.answer_proposal(counted, "boss", confirm=True)
    told = [event.model_dump(mode="json") for event in headcounts.movements(counted)]
    assert call("send_notice", {"detail": told[-1]}) == {"sent": 1}
    assert [set(each.destinations) for each in outbox] == [{"boss@bole.example"}, {"recruiter@bole.example"}]


@pytest.mark.parametrize("plan_waits", [True, False])
def test_hr_reads_whether_a_plan_keeps_a_candidate_waiting(
    application: Application, call: Call, *, plan_waits: bool
) -> None:
    """Nobody is told that all heads are taken while their department has only not said yes yet."""
    counted = get_opening(application.opening_id).headcount_id
    other = apply(get_opening(application.opening_id), "first@example.com")
    if plan_waits:
        headcounts.propose(counted, Proposal(planned=3, reason="A new lane.", by="hr", at=MORNING))
    for each in (other, application):
        stand(each, Stage.SELECTED)
        headcounts.reserve_head(each.application_id, counted, f"{each.application_id}/reserve")
    told = applications.events(application.application_id)[-1].model_dump(mode="json")
    assert call("send_notice", {"detail": told}) == {"sent": 2}
    assert ("waits for the hiring department" in digests()["recruiter"]) is plan_waits


def test_who_proposed_a_plan_reads_why_it_was_not_confirmed(application: Application, call: Call) -> None:
    counted = get_opening(application.opening_id).headcount_id
    headcounts.propose(counted, Proposal(planned=3, reason="A new lane.", by="recruiter", at=MORNING))
    headcounts.answer_proposal(counted, "boss", confirm=False, reason="No desk is free.")
    told = headcounts.movements(counted)[-1].model_dump(mode="json")
    assert call("send_notice", {"detail": told}) == {"sent": 1}
    assert "No desk is free." in digests()["recruiter"]
