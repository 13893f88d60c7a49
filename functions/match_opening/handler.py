"""Matches what the resume says with what the opening asks for; the line comes from the opening's policy."""

from cloud.applications import get, keep, note
from cloud.openings import get_opening
from cloud.resumes import get_resume
from cloud.terms import company_terms
from cloud.tools import Task, task
from talent.matching import match


@task(Task)
def handler(order: Task) -> dict[str, str]:
    """'shortlist', 'below' or 'needs_person'."""
    opening = get_opening(get(order.application_id).value.opening_id)
    profile = get_resume(order.application_id).profile
    with company_terms():
        result = match(profile, opening.requirements, opening.policy.screening_line)
    keep(order.application_id, "MATCH", result)
    note(order.application_id, {"match_score": result.score})
    return {"verdict": result.verdict}
