"""The business department's questions: kept beside the application or the opening that they are about."""

from talent.events import EventName
from talent.panel_question import PanelQuestion, check_lawful, taken_back

from cloud import keys, panel_keys
from cloud.applications import get
from cloud.moment import fresh_id, happened, now
from cloud.openings import get_opening
from cloud.races import again
from cloud.table import Create, Replace, Write, record, table


def add_for_application(application_id: str, by: str, words: str) -> PanelQuestion:
    """Asks it of one candidate. Raises UnlawfulQuestion or Missing."""
    opening_id = get(application_id).value.opening_id
    return _add(keys.application(application_id), opening_id, by, words, application_id)


def add_for_opening(opening_id: str, by: str, words: str) -> PanelQuestion:
    """Asks it of everybody of an opening whose scorecards are not in yet. Raises UnlawfulQuestion or Missing."""
    get_opening(opening_id)
    return _add(keys.opening(opening_id), opening_id, by, words)


@again(4)
def take_back(beside: keys.Key, question_id: str, by: str, instead: str = "") -> PanelQuestion:
    """Takes a question back, or puts one with other words in its place; answers that were given stay as they are.

    The question that stands now, or the one that was taken back. Raises Missing, QuestionTakenBack or UnlawfulQuestion.
    """
    key = panel_keys.panel_question(beside, question_id)
    stored = table().get(key, PanelQuestion)
    gone = taken_back(stored.value, by, now())
    event = happened(EventName.PANEL_QUESTION_TAKEN_BACK, by, **_ids(gone))
    writes: list[Write] = [Replace(key, gone, stored.version), record(event, beside)]
    if not instead:
        table().write(*writes)
        return gone
    new, added = _new(beside, gone.opening_id, by, instead, gone.application_id, gone.question_id)
    table().write(*writes, *added)
    return new


def questions_of_opening(opening_id: str) -> tuple[PanelQuestion, ...]:
    """What was asked of everybody of an opening, oldest first; what was taken back, too."""
    return _under(keys.opening(opening_id))


def questions_for(application_id: str) -> tuple[PanelQuestion, ...]:
    """What was asked for an application's scorecards: the opening's questions, then its own; those taken back, too."""
    opening_id = get(application_id).value.opening_id
    return questions_of_opening(opening_id) + _under(keys.application(application_id))


def _add(beside: keys.Key, opening_id: str, by: str, words: str, application_id: str = "") -> PanelQuestion:
    question, writes = _new(beside, opening_id, by, words, application_id)
    table().write(*writes)
    return question


def _new(
    beside: keys.Key, opening_id: str, by: str, words: str, application_id: str, replaces: str = ""
) -> tuple[PanelQuestion, list[Write]]:
    check_lawful(words)
    question = PanelQuestion(
        question_id=fresh_id(),
        opening_id=opening_id,
        application_id=application_id,
        words=words,
        by=by,
        asked_at=now(),
        replaces=replaces,
    )
    event = happened(EventName.PANEL_QUESTION_ADDED, by, **_ids(question))
    key = panel_keys.panel_question(beside, question.question_id)
    return question, [Create(key, question), record(event, beside)]


def _ids(question: PanelQuestion) -> dict[str, str]:
    about = {"application_id": question.application_id} if question.application_id else {}
    return {"opening_id": question.opening_id} | about


def _under(beside: keys.Key) -> tuple[PanelQuestion, ...]:
    return tuple(stored.value for stored in table().under(beside.pk, panel_keys.QUESTIONS, PanelQuestion))
