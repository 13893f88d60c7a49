"""People score: scorecards on the opening's competencies, and the quorum.

Levels are the competency's BARS levels, 1 to 5. A level becomes a percentage as (level − 1) / 4 × 100, so that
the middle anchor is 50.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, Field

from talent.kernel import BadInput, Conflict, Fact
from talent.people import Email
from talent.scheduling import CalledOff

Level = Annotated[float, Field(ge=1, le=5)]


class IncompleteScorecard(BadInput):
    """A competency of the opening has no level."""

    next = "Give every competency a level from 1 to 5, then send the scorecard."


class NotOnThePanel(Conflict):
    """The interviewer was not asked to score this application."""

    next = "Ask the recruiter to put you on the panel."


class Scorecard(Fact):
    """One interviewer's levels for one application, empty until it is in."""

    application_id: str
    staff_id: str
    round: int
    asked_at: AwareDatetime
    due_at: AwareDatetime
    status: Literal["asked", "in"] = "asked"
    version: int = Field(default=1, ge=1, description="how often it was sent in; earlier versions are kept")
    levels: Mapping[str, Level] = Field(default_factory=dict)
    notes: str = Field(default="", max_length=4000)
    answers: Mapping[str, str] = Field(
        default_factory=dict, description="to the business department's questions, by their ids"
    )
    submitted_at: AwareDatetime | None = None


class Attendee(Fact):
    """Someone who sits in the panel's meeting."""

    name: str
    email: Email


class PanelMeeting(Fact):
    """The panel's talk with the candidate, as it stands in everybody's diary. `uid` is its id there.

    `called_off`: why it does not take place, which is its last change.
    """

    uid: str
    sequence: int = 0
    stamped: AwareDatetime
    start: AwareDatetime
    minutes: int = Field(ge=5)
    zone: str
    summary: str
    place: str
    called_off: CalledOff | None = None
    organizer: Attendee
    attendees: tuple[Attendee, ...]

    def without(self, email: str) -> Self:
        """The meeting as it is told to those for whom an attendee's address is not."""
        others = tuple(each for each in self.attendees if each.email != email)
        return self.model_copy(update={"attendees": others})


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


def quorum_reached(cards: Sequence[Scorecard], quorum: int) -> bool:
    """Whether enough scorecards are in: the quorum, or all that were asked when fewer were."""
    done = sum(card.status == "in" for card in cards)
    return done >= min(quorum, len(cards)) > 0
