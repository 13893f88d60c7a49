"""The business department's questions: kept beside the application or the opening that they are about."""

from talent.events import EventName
from talent.panel_question import PanelQuestion, check_lawful

from cloud import keys, panel_keys
from cloud.applications import get
from cloud.moment import fresh_id, happened, now
from cloud.openings import get_opening
from cloud.table import Create, record, table


def add_for_application(application_id: str, by: str, words: str) -> PanelQuestion:
    """Asks it of one candidate. Raises UnlawfulQuestion or Missing."""
    opening_id = get(application_id).value.opening_id
    return _add(keys.application(application_id), opening_id, by, words, application_id)


def add_for_opening(opening_id: str, by: str, words: str) -> PanelQuestion:
    """Asks it of everybody of an opening whose scorecards are not in yet. Raises UnlawfulQuestion or Missing."""
    get_opening(opening_id)
    return _add(keys.opening(opening_id), opening_id, by, words)


def questions_of_opening(opening_id: str) -> tuple[PanelQuestion, ...]:
    """What is asked of everybody of an opening, oldest first."""
    return _under(keys.opening(opening_id))


def questions_for(application_id: str) -> tuple[PanelQuestion, ...]:
    """What stands on an application's scorecards: the opening's questions, then its own."""
    opening_id = get(application_id).value.opening_id
    return questions_of_opening(opening_id) + _under(keys.application(application_id))


def _add(beside: keys.Key, opening_id: str, by: str, words: str, application_id: str = "") -> PanelQuestion:
    check_lawful(words)
    question = PanelQuestion(
        question_id=fresh_id(),
        opening_id=opening_id,
        application_id=application_id,
        words=words,
        by=by,
        asked_at=now(),
    )
    ids = {"opening_id": opening_id} | ({"application_id": application_id} if application_id else {})
    event = happened(EventName.PANEL_QUESTION_ADDED, by, **ids)
    key = panel_keys.panel_question(beside, question.question_id)
    table().write(Create(key, question), record(event, beside))
    return question


def _under(beside: keys.Key) -> tuple[PanelQuestion, ...]:
    return tuple(stored.value for stored in table().under(beside.pk, panel_keys.QUESTIONS, PanelQuestion))
