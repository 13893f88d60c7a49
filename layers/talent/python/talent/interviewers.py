"""Interviewer calibration: how each interviewer scores beside the others, so that people can talk about it.

It judges no candidate and changes no score. Leniency and drift compare an interviewer with the others on the same
applications only, because who meets better candidates is not lenient.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import sqrt
from statistics import mean, stdev

from pydantic import Field

from talent.calibration.agreement import intraclass
from talent.kernel import Fact
from talent.panel import Scorecard

ENOUGH = 5
"""Below so many shared applications nothing is said of an interviewer but how many there are."""
_QUARTER_DAYS = 91.3125


class InterviewerCalibration(Fact):
    """One interviewer. Levels are BARS levels, 1 to 5; what can't be told from so few cards is None."""

    staff_id: str
    scorecards: int = Field(description="scorecards that are in")
    shared: int = Field(description="applications that somebody else scored too")
    leniency: float | None = Field(default=None, description="mean level above (below: negative) the others'")
    leniency_error: float | None = Field(default=None, description="its standard error")
    spread: float | None = Field(default=None, description="standard deviation of the levels given")
    drift: float | None = Field(default=None, description="change of leniency a quarter of a year")


class PanelCalibration(Fact):
    """All interviewers, and how far they agree: ICC(1, 1) of the cards' mean levels, over `applications`."""

    agreement: float | None
    applications: int
    interviewers: tuple[InterviewerCalibration, ...]


def calibration_of(cards: Sequence[Scorecard]) -> PanelCalibration:
    """The calibration of everybody who has sent a scorecard; cards that are not in don't count."""
    sent = [card for card in cards if card.status == "in" and card.levels]
    by_application: dict[str, list[Scorecard]] = defaultdict(list)
    for card in sent:
        by_application[card.application_id].append(card)
    shared = {key: panel for key, panel in by_application.items() if len(panel) > 1}
    everybody = sorted({card.staff_id for card in sent})
    return PanelCalibration(
        agreement=intraclass([[_mean(card) for card in panel] for panel in shared.values()]),
        applications=len(shared),
        interviewers=tuple(_one(staff_id, sent, shared) for staff_id in everybody),
    )


def _one(
    staff_id: str, sent: Sequence[Scorecard], shared: Mapping[str, Sequence[Scorecard]]
) -> InterviewerCalibration:
    mine = [card for card in sent if card.staff_id == staff_id]
    both = sorted((card for card in mine if card.application_id in shared), key=_when)
    counted = InterviewerCalibration(staff_id=staff_id, scorecards=len(mine), shared=len(both))
    if len(both) < ENOUGH:
        return counted
    above = [_mean(card) - _others(card, shared[card.application_id]) for card in both]
    return counted.model_copy(
        update={
            "leniency": round(mean(above), 3),
            "leniency_error": round(stdev(above) / sqrt(len(above)), 3),
            "spread": round(stdev(level for card in mine for level in card.levels.values()), 3),
            "drift": _slope([_when(card) / _QUARTER_DAYS for card in both], above),
        }
    )


def _mean(card: Scorecard) -> float:
    return mean(card.levels.values())


def _others(card: Scorecard, panel: Sequence[Scorecard]) -> float:
    return mean(_mean(other) for other in panel if other.staff_id != card.staff_id)


def _when(card: Scorecard) -> float:
    """When the card came in, in days."""
    return (card.submitted_at or card.asked_at).timestamp() / 86_400


def _slope(times: Sequence[float], values: Sequence[float]) -> float | None:
    """The least-squares slope; None where all came at one moment."""
    middle, usual = mean(times), mean(values)
    spread = sum((time - middle) ** 2 for time in times)
    if not spread:
        return None
    rise = sum((time - middle) * (value - usual) for time, value in zip(times, values, strict=True))
    return round(rise / spread, 3)
