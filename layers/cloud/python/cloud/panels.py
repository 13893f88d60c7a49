"""The panel: who is asked, the scorecards that come in, and the one transaction that says it is complete."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from talent.application import Application, Stage
from talent.composite import Composite, combine
from talent.events import EventName
from talent.interviewers import PanelCalibration, calibration_of
from talent.kernel import Conflict
from talent.moves import MoveName
from talent.opening import Opening
from talent.panel import (
    NotOnThePanel,
    Scorecard,
    panel_of,
    quorum_reached,
    scorecard_score,
)
from talent.panel_question import check_answers, on_card
from talent.scheduling import MeetingTime

from cloud import keys, panel_keys, waits
from cloud.applications import done, get, move, put
from cloud.moment import happened, now
from cloud.openings import applications_of, get_opening, list_openings
from cloud.panel_questions import questions_for
from cloud.races import again
from cloud.schedules import arranged, meeting_time, times_for
from cloud.table import Create, Remove, Replace, Stored, Unchanged, Write, record, table


class PanelClosed(Conflict):
    """The panel is complete, has lapsed, or the application has moved on."""

    next = "Nothing more is needed; to change a score that counts, write to the recruiter."


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
    old = {stored.value.staff_id: stored for stored in _cards(application_id)}
    asked = _asked(
        opening, frozenset(old) if extend else frozenset(), 1 if extend else opening.policy.panel_size
    )
    cards = [
        Scorecard(
            application_id=application_id,
            staff_id=staff_id,
            round=application.round,
            asked_at=moment,
            due_at=moment + timedelta(days=opening.policy.panel_days),
        )
        for staff_id in asked
    ]
    waited_for = [each for each, one in old.items() if extend and one.value.status != "in"]
    sitting = (*asked, *waited_for)
    stored, (starts_at, free) = meeting_time(application_id), _first_time(opening, sitting, moment)
    meeting = MeetingTime(starts_at=starts_at, sequence=stored.value.sequence + 1 if stored and extend else 0)
    writes = [_over(old.get(card.staff_id), card) for card in cards]
    writes += arranged(application_id, stored, meeting, staff_ids=sitting, before=tuple(old), over=not free)
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
    _asked(opening, frozenset(stored.value.staff_id for stored in _cards(application_id)), 1)


def _asked(opening: Opening, already: frozenset[str], size: int) -> tuple[str, ...]:
    pool = [each for each in opening.pool if each not in already]
    loads = {staff_id: len(asked_of(staff_id)) for staff_id in pool}
    asked = panel_of(pool, loads, size, opening.policy.interviewer_load)
    if not asked:
        raise NobodyToAsk("The opening's pool has nobody to ask.")
    return asked


def quorum_of(application: Application) -> int:
    """How many scorecards complete the application's panel."""
    return application.panel_quorum or get_opening(application.opening_id).policy.quorum


def interview_time(opening: Opening, moment: datetime) -> datetime:
    """When the panel meets the candidate: ten in the morning, the site's time, the second working day from now."""
    day = moment.astimezone(ZoneInfo(opening.time_zone)).date()
    working = 0
    while working < 2:
        day += timedelta(days=1)
        working += day.weekday() < 5
    return datetime.combine(day, time(10), ZoneInfo(opening.time_zone))


def _first_time(opening: Opening, asked: Sequence[str], moment: datetime) -> tuple[datetime, bool]:
    """The first time from the usual one on at which the panel is free; the usual one, and False, where it never is."""
    usual = interview_time(opening, moment)
    end = moment + timedelta(days=opening.policy.panel_days)
    free = times_for(asked, opening.time_zone, moment, end)
    return next((each for each in free if each >= usual), free[0] if free else usual), bool(free)


def scorecards(application_id: str) -> list[Scorecard]:
    """All scorecards of the application, the empty ones too."""
    return [stored.value for stored in _cards(application_id)]


def scorecard(application_id: str, staff_id: str) -> Scorecard:
    """One interviewer's scorecard. Raises NotOnThePanel."""
    stored = table().find(keys.scorecard(application_id, staff_id), Scorecard)
    if stored is None:
        raise NotOnThePanel("You are not on this panel.")
    return stored.value


def cards_for(application_id: str, staff_id: str) -> tuple[Scorecard, tuple[Scorecard, ...]]:
    """One interviewer's scorecard, and the others' that are in, once the own one is. Raises NotOnThePanel."""
    mine = scorecard(application_id, staff_id)
    if mine.status != "in":
        return mine, ()
    others = (
        card for card in scorecards(application_id) if card.staff_id != staff_id and card.status == "in"
    )
    return mine, tuple(others)


def asked_of(staff_id: str) -> list[Scorecard]:
    """The scorecards that a person is still asked for, soonest first."""
    return [stored.value for stored in table().listed("todo", f"STAFF#{staff_id}", Scorecard)]


@again(6)
def submit_scorecard(
    application_id: str,
    staff_id: str,
    levels: Mapping[str, float],
    notes: str,
    answers: Mapping[str, str] | None = None,
) -> Scorecard:
    """Stores a scorecard; the one that makes the quorum also completes the panel, in the same transaction.

    Raises NotOnThePanel, PanelClosed, IncompleteScorecard, AnswerToNothing, or MovedOn after many lost races.
    """
    application = get(application_id).value
    wait = waits.read(application_id, "panel")
    if application.stage is not Stage.PANEL or (wait and not wait.value.open):
        raise PanelClosed("This panel takes no more scorecards.")
    cards = _cards(application_id)
    mine = next((stored for stored in cards if stored.value.staff_id == staff_id), None)
    if mine is None:
        raise NotOnThePanel("You are not on this panel.")
    opening = get_opening(application.opening_id)
    answered = _answers(application_id, answers or {}, mine.value.answers)
    again_sent = mine.value.status == "in"
    card = _sent(mine.value, {"levels": levels, "notes": notes, "answers": answered})
    scorecard_score(card, opening.model.weights)
    others = [stored for stored in cards if stored is not mine]
    key = keys.application(application_id)
    submitted = happened(EventName.SCORECARD_SUBMITTED, staff_id, application_id=application_id)
    writes: list[Write] = [
        Replace(keys.scorecard(application_id, staff_id), card, mine.version),
        *(Unchanged(keys.scorecard(application_id, other.value.staff_id), other.version) for other in others),
        record(submitted, key),
    ]
    if again_sent:
        writes.append(Create(panel_keys.earlier_scorecard(mine.value), mine.value))
    complete = quorum_reached([card, *(other.value for other in others)], quorum_of(application))
    if complete:
        completed = happened(EventName.PANEL_COMPLETED, staff_id, application_id=application_id)
        writes.append(record(completed, key))
    # What the panel was closed without must not come in after it.
    writes.append(waits.ending_as_read(application_id, "panel", wait, "complete" if complete else None))
    table().write(*writes)
    return card


def _sent(card: Scorecard, said: Mapping[str, object]) -> Scorecard:
    """The scorecard with what was said, as a version of its own where it is sent again."""
    version = card.version + (card.status == "in")
    return card.model_copy(update={"status": "in", "submitted_at": now(), "version": version, **said})


def _answers(application_id: str, given: Mapping[str, str], before: Mapping[str, str]) -> Mapping[str, str]:
    """The answers that a card has now: those to questions that were taken back since stay on it."""
    if not given and not before:
        return {}
    asked = questions_for(application_id)
    check_answers(given, on_card(asked, before))
    over = {each.question_id for each in asked if not each.stands}
    return {one: words for one, words in before.items() if one in over} | dict(given)


def combine_scores(application_id: str) -> Composite:
    """The composite of AI and panel with what the opening's rules make of it, kept in the dossier.

    Raises MovedOn when a scorecard has changed meanwhile: what is kept was made of what is kept.
    """
    application = get(application_id).value
    opening = get_opening(application.opening_id)
    cards = _cards(application_id)
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
    applications = [each for opening in list_openings() for each in applications_of(opening.opening_id)]
    return calibration_of([card for each in applications for card in scorecards(each.application_id)])


def _cards(application_id: str) -> list[Stored[Scorecard]]:
    return table().under(keys.application(application_id).pk, "REVIEW#", Scorecard)


def _over(old: Stored[Scorecard] | None, card: Scorecard) -> Write:
    key = keys.scorecard(card.application_id, card.staff_id)
    return Replace(key, card, old.version) if old else Create(key, card)
