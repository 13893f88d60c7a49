"""One candidate's application to one opening: where it stands, its scores, and the machine that has stopped on it."""

from enum import StrEnum
from typing import Literal, Self

from pydantic import AwareDatetime, Field

from talent.events import MachineName
from talent.kernel import Fact, Language, Percent
from talent.policy import Jurisdiction


class Stage(StrEnum):
    """Where an application stands."""

    APPLIED = "applied"
    SCREENING = "screening"
    NEEDS_PERSON = "needs_person"
    BELOW_LINE = "below_line"
    SHORTLISTED = "shortlisted"
    INVITED = "invited"
    LAPSED = "lapsed"
    HUMAN_INSTEAD = "human_instead"
    SUBMITTED = "submitted"
    ASKED_AGAIN = "asked_again"
    ASSESSED = "assessed"
    PANEL = "panel"
    PANEL_LAPSED = "panel_lapsed"
    UNSETTLED = "unsettled"
    BELOW_BAR = "below_bar"
    SELECTED = "selected"
    WAITLISTED = "waitlisted"
    RESERVED = "reserved"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    HIRED = "hired"
    OFFER_CLOSED = "offer_closed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Stopped(Fact):
    """That a machine has ended without an outcome: at which step, by which error's name, and when it was tried again."""

    machine: MachineName
    execution: str = Field(default="", max_length=80, description="its name, which is its event's id")
    step: str = Field(default="", max_length=80, description="the state's name; empty where it is not known")
    error: str = Field(max_length=80)
    at: AwareDatetime
    retried_at: AwareDatetime | None = None

    @property
    def waits(self) -> bool:
        """Whether a person has still to try it again."""
        return self.retried_at is None


class Application(Fact):
    """One candidate's application to one opening."""

    application_id: str
    opening_id: str
    candidate_id: str
    department_id: str
    language: Language
    jurisdiction: Jurisdiction
    stage: Stage
    stage_since: AwareDatetime
    opened_at: AwareDatetime
    source: Literal["careers", "import"] = "careers"
    match_score: Percent | None = None
    interview_score: Percent | None = None
    composite_score: Percent | None = None
    round: int = Field(default=0, ge=0, description="how many times recordings were asked for")

    panel_quorum: int | None = Field(
        default=None,
        ge=1,
        description="scorecards that complete a panel that was extended; else the policy's",
    )

    stopped: Stopped | None = None

    def without_scores(self) -> Self:
        """The application, and nothing of how it was judged."""
        return self.model_copy(update=dict.fromkeys(("match_score", "interview_score", "composite_score")))

    @property
    def score(self) -> float | None:
        """The score that counts by now: the composite, else the interview's, else the match's."""
        known = (self.composite_score, self.interview_score, self.match_score)
        return next((each for each in known if each is not None), None)


ENDED = frozenset({Stage.DECLINED, Stage.WITHDRAWN})
"""Where an application has ended without a hire: what is kept of it has its days counted from there. A hire's records
belong to the employment."""
