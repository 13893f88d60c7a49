"""Scorecards: read by those who may, and the one transaction that stores one and says that the panel is complete."""

from collections.abc import Mapping

from talent.application import Application, Stage
from talent.events import EventName
from talent.kernel import Conflict
from talent.panel import NotOnThePanel, Scorecard, quorum_reached, scorecard_score
from talent.panel_question import check_answers, on_card

from cloud import keys, panel_keys, waits
from cloud.applications import get
from cloud.moment import happened, now
from cloud.openings import get_opening
from cloud.panel_questions import questions_for
from cloud.races import again
from cloud.schedules import called_off
from cloud.table import Create, Replace, Stored, Unchanged, Write, record, table


class PanelClosed(Conflict):
    """The panel is complete, has lapsed, or the application has moved on."""

    next = "Nothing more is needed; to change a score that counts, write to the recruiter."


def quorum_of(application: Application) -> int:
    """How many scorecards complete the application's panel."""
    return application.panel_quorum or get_opening(application.opening_id).policy.quorum


def scorecards(application_id: str) -> list[Scorecard]:
    """All scorecards of the application, the empty ones too."""
    return [stored.value for stored in stored_cards(application_id)]


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
    """The scorecards that a person is still asked for, soonest first; not those without which their panel has ended."""
    cards = (stored.value for stored in table().listed("todo", f"STAFF#{staff_id}", Scorecard))
    return [card for card in cards if get(card.application_id).value.stage is Stage.PANEL]


@again(6)
def submit_scorecard(
    application_id: str,
    staff_id: str,
    levels: Mapping[str, float],
    notes: str,
    answers: Mapping[str, str] | None = None,
) -> Scorecard:
    """Stores a scorecard; the one that makes the quorum also completes the panel, in the same transaction, and calls
    its meeting off where that is still to come.

    Raises NotOnThePanel, PanelClosed, IncompleteScorecard, AnswerToNothing, or MovedOn after many lost races.
    """
    application = get(application_id).value
    wait = waits.read(application_id, "panel")
    if application.stage is not Stage.PANEL or (wait and not wait.value.open):
        raise PanelClosed("This panel takes no more scorecards.")
    cards = stored_cards(application_id)
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
        writes += [record(completed, key), *called_off(application_id, "complete")]
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


def stored_cards(application_id: str) -> list[Stored[Scorecard]]:
    """All scorecards of the application with their versions, to be written back or held unchanged."""
    return table().under(keys.application(application_id).pk, "REVIEW#", Scorecard)
