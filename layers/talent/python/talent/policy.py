"""Numbers and permissions that are a company's policy: data with defaults, never constants in a handler.

Weights, thresholds and expiry days belong to an opening; consent, channels and decline rules to the
company and the candidate's jurisdiction.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from talent.events import WaitKind
from talent.kernel import BadInput, Fact, Percent, Share

Jurisdiction = Annotated[str, Field(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$|^unknown$")]
"""ISO 3166 country, with a region where law differs inside it (US-NY); 'unknown' gets the strictest rules."""

type ConsentKind = Literal["recording", "ai_assessment", "expression"]
type AccommodationKind = Literal["extra_time", "captions", "text_answer"]
"""What a recorded interview can be changed by for who asks; a person instead of the machine is anybody's choice."""

CONSENT_VERSION = "2026-11"


class HoldTooShort(BadInput):
    """A head would be held for fewer days than one version of an offer takes."""

    next = "Raise hold_days, or lower confirmation_days, approval_days or offer_days: together they may take hold_days."


class CompositeRules(Fact):
    """What happens where scores are missing or don't agree. Differences are in points of 100; a BARS level is 25."""

    missing_scorecard: Literal["ask_person", "use_received"] = Field(
        default="ask_person",
        description="when the panel's time ends below the quorum: a person decides, or what was received counts",
    )
    insufficient_ai: Literal["people_only", "ask_person"] = Field(
        default="people_only",
        description="without an AI score: the people's score counts whole, or a person decides",
    )
    panel_disagreement: Percent = Field(
        default=37.5, description="how far scorecards may lie apart (1.5 levels); beyond it a person decides"
    )
    ai_disagreement: Percent = Field(
        default=50, description="how far AI and panel may lie apart (2 levels); beyond it a person decides"
    )


class OpeningPolicy(Fact):
    """How one opening screens, interviews, selects and offers."""

    screening_line: Percent = Field(
        default=60, description="requirement fit from which a resume is shortlisted"
    )
    interview_gate: Percent = Field(default=50, description="interview score from which the panel is asked")
    selection_bar: Percent = Field(
        default=60, description="composite score from which a candidate is selected"
    )
    ai_weight: Share = Field(
        default=0.4, description="the AI assessment's share of the composite; people have the rest"
    )
    requirement_weight: Share = Field(
        default=0.4, description="requirement fit's share of the position match after the interview"
    )
    panel_size: int = Field(default=2, ge=1, le=9)
    interviewer_load: int = Field(
        default=5, ge=1, le=50, description="open scorecards from which others of the pool are asked first"
    )
    composite: CompositeRules = CompositeRules()
    quorum: int = Field(default=2, ge=1, le=9, description="scorecards that complete the panel")
    invitation_days: int = Field(default=7, ge=1, le=60)
    panel_days: int = Field(default=5, ge=1, le=60)
    confirmation_days: int = Field(default=5, ge=1, le=60)
    decision_days: int = Field(
        default=3, ge=1, le=60, description="within how many days HR decides on what machines put before them"
    )
    approval_days: int = Field(default=5, ge=1, le=60)
    offer_days: int = Field(default=7, ge=1, le=60)
    hold_days: int = Field(
        default=60,
        ge=1,
        le=120,
        description="how long a head is held for one candidate's offer, versions and all; at least the days that HR, "
        "approvers and the candidate have for one version",
    )
    rounds: int = Field(default=2, ge=1, le=5, description="how often an unusable answer is asked for in all")
    accommodations: tuple[AccommodationKind, ...] = Field(
        default=("extra_time", "captions", "text_answer"),
        description="what is granted to who asks for it, without proof",
    )
    extra_time: float = Field(
        default=1.5, ge=1, le=3, description="by how much extra time stretches thinking and answering"
    )
    decline_needs_person: bool = True
    blind_review: bool = Field(
        default=True,
        description="interviewers see no name, photo, contacts or school until their score is in",
    )


def check_hold(policy: OpeningPolicy) -> None:
    """Raises HoldTooShort where an offer could go out with fewer than `offer_days` left to answer."""
    needed = policy.confirmation_days + policy.approval_days + policy.offer_days
    if policy.hold_days < needed:
        raise HoldTooShort(
            f"One version of an offer takes {needed} days; the head is held for {policy.hold_days}."
        )


def wait_days(policy: OpeningPolicy, kind: WaitKind) -> int:
    """How many days people have for what `kind` waits for."""
    return {
        "recordings": policy.invitation_days,
        "panel": policy.panel_days,
        "offer_confirmation": policy.confirmation_days,
        "offer_approval": policy.approval_days,
        "offer_answer": policy.offer_days,
    }[kind]


class Consent(Fact):
    """What a candidate agreed to, in which version of the words, and when it was taken back."""

    kind: ConsentKind
    version: str
    given_at: AwareDatetime
    withdrawn_at: AwareDatetime | None = None

    @property
    def stands(self) -> bool:
        """Whether it holds now."""
        return self.withdrawn_at is None


EXPRESSION_ALLOWED: Mapping[str, bool] = {"CN": True}
"""Where the expression channel may be asked for at all. The EU bans inferring emotion from the face in
recruitment (AI Act 5(1)(f)); in China it takes separate consent (PIPL 28); an unknown place gets none."""


def required_consents(*, recorded: bool = True) -> tuple[ConsentKind, ...]:
    """Consents without which nothing is recorded or analysed (PIPL 24, Illinois 820 ILCS 42).

    Who answers everything in writing is not `recorded`, and agrees to the assessment alone.
    """
    return ("recording", "ai_assessment") if recorded else ("ai_assessment",)


class ExpressionPermit(Fact):
    """Proof that the expression channel may enter a score: only `permit_expression` makes one."""

    jurisdiction: Jurisdiction
    consent_version: str


def permit_expression(
    jurisdiction: str, consents: tuple[Consent, ...], *, company_allows: bool
) -> ExpressionPermit | None:
    """A permit where company, law and the candidate's separate consent all say yes; None otherwise."""
    if not (company_allows and EXPRESSION_ALLOWED.get(jurisdiction, False)):
        return None
    standing = next((c for c in consents if c.kind == "expression" and c.stands), None)
    return ExpressionPermit(jurisdiction=jurisdiction, consent_version=standing.version) if standing else None
