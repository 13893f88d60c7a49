"""The panel: who is asked and when they meet, what their scorecards come to, and how interviewers score."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from talent.application import Stage
from talent.composite import Composite, combine
from talent.interviewers import PanelCalibration, calibration_of
from talent.kernel import Conflict
from talent.moves import MoveName
from talent.opening import Opening
from talent.panel import Scorecard, panel_of
from talent.scheduling import MeetingTime
from talent.working_time import days_on

from cloud import keys, panel_keys
from cloud.applications import done, get, move, put
from cloud.moment import now
from cloud.openings import get_opening
from cloud.races import again
from cloud.schedules import arranged, meeting_time, times_for
from cloud.scorecards import asked_of, scorecards, stored_cards
from cloud.table import Create, Remove, Replace, Stored, Unchanged, Write, table
from cloud.workdays import country_of, works_at


class NobodyToAsk(Conflict):
    """The opening's pool has nobody."""

    next = "Put interviewers into the opening's pool, then ask the panel again."


@again(4)
def ask_panel(application_id: str, cause: str, *, extend: bool = False) -> list[Scorecard]:
    """Puts people of the opening's pool on the panel at a time when they are free, and moves the application.

    With `extend` the scorecards that are in stay, and one more person is asked; else all begins anew. Raises NobodyToAsk
    where the pool has nobody (more); safe to repeat.
    """
    application = get(application_id).value
    if application.stage is not Stage.ASSESSED and done(application_id, cause):
        return scorecards(application_id)
    opening, moment = get_opening(application.opening_id), now()
    old = {stored.value.staff_id: stored for stored in stored_cards(application_id)}
    asked = _asked(
        opening, frozenset(old) if extend else frozenset(), 1 if extend else opening.policy.panel_size
    )
    cards = [
        Scorecard(
            application_id=application_id,
            staff_id=staff_id,
            round=application.round,
            asked_at=moment,
            due_at=panel_due(opening, moment),
        )
        for staff_id in asked
    ]
    waited_for = [each for each, one in old.items() if extend and one.value.status != "in"]
    sitting = (*asked, *waited_for)
    starts_at, free = _first_time(opening, sitting, moment)
    meeting = MeetingTime(asked_at=moment, people=sitting, starts_at=starts_at)
    writes = [_over(old.get(card.staff_id), card) for card in cards]
    writes += arranged(application_id, meeting_time(application_id), meeting, over=not free)
    if not extend:
        writes += _put_aside(old, asked)
    sent = sum(stored.value.status == "in" for stored in old.values())
    update: dict[str, object] = {"panel_quorum": sent + 1 if extend else None}
    move(application_id, MoveName.ASK_PANEL, "machine", cause=cause, beside=writes, update=update)
    return scorecards(application_id)


def _put_aside(old: Mapping[str, Stored[Scorecard]], asked: Sequence[str]) -> list[Write]:
    """The writes that leave nothing of an earlier panel among the scorecards that count now; what was sent is kept."""
    writes: list[Write] = []
    for staff_id, stored in old.items():
        card = stored.value
        if card.status == "in":
            writes.append(Create(panel_keys.earlier_scorecard(card), card))
        if staff_id not in asked:
            writes.append(Remove(keys.scorecard(card.application_id, staff_id), stored.version))
    return writes


def check_extendable(application_id: str) -> None:
    """Raises NobodyToAsk where everybody of the opening's pool was asked."""
    opening = get_opening(get(application_id).value.opening_id)
    _asked(opening, frozenset(stored.value.staff_id for stored in stored_cards(application_id)), 1)


def _asked(opening: Opening, already: frozenset[str], size: int) -> tuple[str, ...]:
    pool = [each for each in opening.pool if each not in already]
    loads = {staff_id: len(asked_of(staff_id)) for staff_id in pool}
    asked = panel_of(pool, loads, size, opening.policy.interviewer_load)
    if not asked:
        raise NobodyToAsk("The opening's pool has nobody to ask.")
    return asked


def panel_due(opening: Opening, moment: datetime) -> datetime:
    """Until when a panel that is asked at a moment has its scorecards in; public holidays do not count."""
    days, country = opening.policy.panel_days, country_of(opening)
    return days_on(moment, days, opening.time_zone, country, works_at(opening))


def interview_time(opening: Opening, moment: datetime) -> datetime:
    """When the panel meets the candidate: ten in the morning, the site's time, the second working day from now."""
    day, works = moment.astimezone(ZoneInfo(opening.time_zone)).date(), works_at(opening)
    working = 0
    while working < 2:
        day += timedelta(days=1)
        working += works(day)
    return datetime.combine(day, time(10), ZoneInfo(opening.time_zone))


def _first_time(opening: Opening, asked: Sequence[str], moment: datetime) -> tuple[datetime, bool]:
    """The first time from the usual one on at which the panel is free; the usual one, and False, where it never is."""
    usual = interview_time(opening, moment)
    free = times_for(asked, opening, moment, panel_due(opening, moment))
    return next((each for each in free if each >= usual), free[0] if free else usual), bool(free)


def combine_scores(application_id: str) -> Composite:
    """The composite of AI and panel with what the opening's rules make of it, kept in the dossier.

    Raises MovedOn when a scorecard has changed meanwhile: what is kept was made of what is kept.
    """
    application = get(application_id).value
    opening = get_opening(application.opening_id)
    cards = stored_cards(application_id)
    scored = [card.value for card in cards]
    composite = combine(application.interview_score, scored, opening.model, opening.policy)
    as_they_are = [Unchanged(keys.scorecard(application_id, c.value.staff_id), c.version) for c in cards]
    put(keys.application(application_id, "COMPOSITE"), composite, *as_they_are)
    return composite


def get_composite(application_id: str) -> Composite:
    """The composite that stands. Raises Missing before the panel is complete."""
    return table().get(keys.application(application_id, "COMPOSITE"), Composite).value


def calibration() -> PanelCalibration:
    """The interviewers' calibration over every scorecard of the company."""
    return calibration_of([row.value for row in table().listed("stage", keys.SCORED, Scorecard)])


def _over(old: Stored[Scorecard] | None, card: Scorecard) -> Write:
    key = keys.scorecard(card.application_id, card.staff_id)
    return Replace(key, card, old.version) if old else Create(key, card)
