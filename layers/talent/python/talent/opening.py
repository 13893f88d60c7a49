"""An opening: one position to fill at one site, with everything that decides how, fixed when it was opened.

It carries its own copy of the position's competency model, questions and requirements, so that a later change of
the position never moves an application that is under way.
"""

from typing import Literal

from pydantic import AwareDatetime, Field

from talent.approval import ApprovalRules
from talent.competency import CompetencyModel
from talent.interview import Question
from talent.kernel import Fact, Phrase
from talent.offer import OfferTerms
from talent.policy import OpeningPolicy
from talent.requirements import Requirement

type OpeningStatus = Literal["open", "closed"]


class OpeningFacts(Fact):
    """One opening (requisition), without what is paid."""

    opening_id: str
    position_id: str
    department_id: str
    headcount_id: str
    title: Phrase
    description: Phrase
    site: str
    time_zone: str
    requirements: tuple[Requirement, ...]
    model: CompetencyModel
    questions: tuple[Question, ...] = Field(min_length=1)
    policy: OpeningPolicy
    recruiter_id: str
    hr_manager_id: str
    pool: tuple[str, ...] = Field(
        description="staff ids of those who may sit on the panel, in the order of asking"
    )
    calibration: str | None = Field(
        default=None,
        description="version of the company's calibration whose estimates stand beside the levels",
    )
    status: OpeningStatus = "open"
    opened_at: AwareDatetime


class Opening(OpeningFacts):
    """One opening with what is offered."""

    terms: OfferTerms
    approvals: ApprovalRules | None = Field(
        default=None, description="who approves offers above which pay; without it the company's rules hold"
    )
