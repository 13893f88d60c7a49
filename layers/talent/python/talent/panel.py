"""People score: scorecards on the opening's competencies, the quorum, and the composite with the AI's score.

Levels are the competency's BARS levels, 1 to 5. A level becomes a percentage as (level − 1) / 4 × 100, so that
the middle anchor is 50. Composite = AI share × AI score + people's share × mean of the scorecards' scores.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from talent.kernel import BadInput, Conflict, Fact, Percent, Share
from talent.people import Email

Level = Annotated[float, Field(ge=1, le=5)]


class IncompleteScorecard(BadInput):
    """A competency of the opening has no level."""

    next = "Give every competency a level from 1 to 5, then send the scorecard."


class NotOnThePanel(Conflict):
    """The interviewer was not asked to score this application."""

    next = "Ask the recruiter to put you on the panel."


class NoScorecards(Conflict):
    """Nobody has scored, so there is nothing to combine."""

    next = "Ask the panel again, or decide without one and say why."


class Scorecard(Fact):
    """One interviewer's levels for one application, empty until it is in."""

    application_id: str
    staff_id: str
    round: int
    asked_at: AwareDatetime
    due_at: AwareDatetime
    status: Literal["asked", "in"] = "asked"
    levels: Mapping[str, Level] = Field(default_factory=dict)
    notes: str = Field(default="", max_length=4000)
    submitted_at: AwareDatetime | None = None


class Attendee(Fact):
    """Someone who sits in the panel's meeting."""

    name: str
    email: Email


class PanelMeeting(Fact):
    """The panel's talk with the candidate, as it stands in everybody's diary. `uid` is its id there."""

    uid: str
    sequence: int = 0
    stamped: AwareDatetime
    start: AwareDatetime
    minutes: int = Field(ge=5)
    zone: str
    summary: str
    place: str
    organizer: Attendee
    attendees: tuple[Attendee, ...]


class Composite(Fact):
    """The combined score with everything it was made from."""

    score: Percent
    ai_score: Percent | None
    ai_weight: Share
    panel_score: Percent
    panel_weight: Share
    scorecards: int
    weights: Mapping[str, Share]
    formula: str


def panel_of(pool: Sequence[str], loads: Mapping[str, int], size: int, limit: int) -> tuple[str, ...]:
    """Who is asked: those below their load limit first, in the pool's order; then the least loaded of the others."""
    below = [each for each in pool if loads.get(each, 0) < limit]
    others = sorted((each for each in pool if each not in below), key=lambda each: loads.get(each, 0))
    return tuple(below + others)[:size]


def level_percent(level: float) -> float:
    """A BARS level (1–5) as a percentage: 1 → 0, 3 → 50, 5 → 100."""
    return (level - 1) / 4 * 100


def scorecard_score(card: Scorecard, weights: Mapping[str, float]) -> float:
    """The card's score, 0–100: its levels weighed by the competency model's weights.

    Raises IncompleteScorecard when a competency of the model has no level.
    """
    missing = sorted(set(weights) - set(card.levels))
    if missing:
        raise IncompleteScorecard(f"No level for: {', '.join(missing)}.")
    total = sum(weights.values())
    return sum(level_percent(card.levels[c]) * w for c, w in weights.items()) / total


def combine(
    ai_score: float | None, cards: Sequence[Scorecard], weights: Mapping[str, float], ai_weight: float
) -> Composite:
    """The composite of the AI's score and the scorecards that are in.

    An AI score that is None ('insufficient') has no share: the people's score then counts whole, because silence
    is not a zero. Raises NoScorecards when none is in.
    """
    scores = [scorecard_score(card, weights) for card in cards if card.status == "in"]
    if not scores:
        raise NoScorecards("No scorecard is in.")
    panel = sum(scores) / len(scores)
    share = ai_weight if ai_score is not None else 0.0
    score = share * (ai_score or 0.0) + (1 - share) * panel
    formula = f"{share:.2f} × AI + {1 - share:.2f} × mean of {len(scores)} scorecards"
    return Composite(
        score=round(score, 2),
        ai_score=ai_score,
        ai_weight=share,
        panel_score=round(panel, 2),
        panel_weight=1 - share,
        scorecards=len(scores),
        weights=dict(weights),
        formula=formula,
    )


def quorum_reached(cards: Sequence[Scorecard], quorum: int) -> bool:
    """Whether enough scorecards are in: the quorum, or all that were asked when fewer were."""
    done = sum(card.status == "in" for card in cards)
    return done >= min(quorum, len(cards)) > 0
