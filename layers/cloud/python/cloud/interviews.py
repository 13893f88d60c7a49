"""The candidate's own steps: consents, answers, sending them in, asking for a person instead, and withdrawing.

Nothing is taken in before the consent that it needs, and a step ends the machine's wait in the same transaction.
"""

from collections.abc import Sequence
from typing import NamedTuple

from talent.accommodation import AccommodationMissing
from talent.answer import AskedAgain
from talent.application import Application, Stage
from talent.events import WaitKind
from talent.interview import NotAskedAgain, Question, QuestionUnknown
from talent.kernel import Conflict
from talent.moves import MoveName
from talent.policy import ConsentKind, required_consents
from talent.recording import Recording, next_take
from talent.taxonomy import spoken_terms

from cloud import keys, recordings, uploads, waits
from cloud.accommodations import granted_kinds
from cloud.applications import get, move
from cloud.assessments import find_assessment
from cloud.consents import consents
from cloud.openings import get_opening
from cloud.races import again
from cloud.schedules import called_off
from cloud.table import Stored, Unchanged
from cloud.typed_answers import keep_typed
from cloud.uploads import Part, SentPart

_WAITS: tuple[WaitKind, ...] = ("recordings", "panel", "offer_confirmation", "offer_approval", "offer_answer")


class ConsentMissing(Conflict):
    """The candidate has not agreed to what this needs, or has taken it back."""

    next = "Read what is asked and agree to it, or choose an interview with a person instead."


class NotInvited(Conflict):
    """No answers are awaited from this candidate now."""

    next = "Open your application's page: it says where things stand."


class AnswersMissing(Conflict):
    """Not every question has a recording that arrived whole."""

    next = "Record the questions named here; one that is still arriving needs a minute."


def questions(application_id: str) -> tuple[Question, ...]:
    """The questions of the application's opening, in the order of asking."""
    return get_opening(get(application_id).value.opening_id).questions


class Asked(NamedTuple):
    """What an answer is to: the question's words in both languages, and words of the trade that may well be said."""

    words: str
    terms: tuple[str, ...]


def asked_of(application_id: str, number: int) -> Asked:
    """What question `number` asked; the terms are those that the opening and its questions name, in every spelling."""
    opening = get_opening(get(application_id).value.opening_id)
    words = opening.questions[number - 1].words
    phrases = (opening.title, opening.description, *(question.words for question in opening.questions))
    terms = spoken_terms(*(text for phrase in phrases for text in (phrase.zh, phrase.en)))
    return Asked(f"{words.zh} {words.en}", terms)


def announce_recording(
    application_id: str, number: int, content_type: str, total: int, *, seconds: float | None = None
) -> tuple[Recording, tuple[Part, ...]]:
    """Opens the upload of the answer to question `number`, counted from 1, and signs its parts.

    `seconds`: how long the browser recorded, where it says so.
    Raises NotInvited, ConsentMissing, QuestionUnknown, NotAskedAgain, NoRetakeLeft, WrongType, WrongSize or TooLarge.
    """
    application = _invited(application_id, ("recording",))
    take = _take(application.value, number)
    return uploads.announce_recording(application, number, content_type, total, take, seconds=seconds)


def answer_in_writing(application_id: str, number: int, text: str) -> Recording:
    """Takes the answer to question `number` as text, where that was granted; it is assessed by its words alone.

    Raises NotInvited, ConsentMissing, AccommodationMissing, QuestionUnknown, NotAskedAgain or NoRetakeLeft.
    """
    application = _invited(application_id, ("ai_assessment",))
    if "text_answer" not in granted_kinds(application_id):
        raise AccommodationMissing("Answers in writing were not asked for.")
    return keep_typed(application, number, text, _take(application.value, number))


def check_invited(application_id: str) -> None:
    """Raises NotInvited unless answers are awaited."""
    _invited(application_id, ())


def awaited(application: Application) -> tuple[int, ...]:
    """The questions that this round asks: all of them, or those whose answers are asked for again."""
    count = len(get_opening(application.opening_id).questions)
    again = tuple(each.number for each in asked_again(application))
    return again or tuple(range(1, count + 1))


def asked_again(application: Application) -> tuple[AskedAgain, ...]:
    """The answers that this round asks for again, each with its reason and what helps; none in the first round."""
    assessed = find_assessment(application.application_id) if application.round > 1 else None
    return assessed.asked_again if assessed else ()


def next_question(application: Application) -> int | None:
    """Where to go on after a break: the first question of the round without an answer; None when all are here."""
    here = {
        each.number
        for each in recordings.recordings(application.application_id)
        if each.here and each.round == application.round
    }
    return next((number for number in awaited(application) if number not in here), None)


def _take(application: Application, number: int) -> int:
    asked = get_opening(application.opening_id).questions
    if not 1 <= number <= len(asked):
        raise QuestionUnknown(f"There is no question {number}.")
    if number not in awaited(application):
        raise NotAskedAgain(f"The answer to question {number} stays.")
    known = {each.number: each for each in recordings.recordings(application.application_id)}
    return next_take(known.get(number), application.round, asked[number - 1].retakes)


def complete_recording(application_id: str, number: int, parts: Sequence[SentPart]) -> Recording:
    """Joins the parts of an answer. Raises NotInvited, ConsentMissing, WrongSize, UploadBroken or Missing."""
    _invited(application_id, ("recording",))
    return uploads.complete_recording(application_id, number, parts)


@again(4)
def submit_recordings(application_id: str) -> Application:
    """Sends the answers in: every question has its recording, at least one of them from this round.

    Raises NotInvited, ConsentMissing, AnswersMissing or MovedOn.
    """
    stored = recordings.stored_recordings(application_id)
    recorded = any(not each.value.typed for each in stored)
    application = _invited(application_id, required_consents(recorded=recorded)).value
    here = [each.value for each in stored if each.value.status == "registered"]
    missing = set(range(1, len(questions(application_id)) + 1)) - {each.number for each in here}
    if missing:
        raise AnswersMissing(f"No whole recording for question {', '.join(map(str, sorted(missing)))}.")
    if not any(each.round == application.round for each in here):
        raise AnswersMissing("None of the answers that were asked for again has been recorded anew.")
    as_they_are = [
        Unchanged(keys.recording(application_id, each.value.number), each.version) for each in stored
    ]
    ending = waits.ending(application_id, "recordings", "submitted")
    return move(application_id, MoveName.SUBMIT_RECORDINGS, "candidate", beside=[ending, *as_they_are])


@again(4)
def choose_human(application_id: str) -> Application:
    """An interview with a person instead. Raises IllegalMove or MovedOn."""
    ending = waits.ending(application_id, "recordings", "human")
    return move(application_id, MoveName.CHOOSE_HUMAN, "candidate", beside=[ending])


@again(4)
def withdraw(application_id: str) -> Application:
    """The candidate steps back: whatever is waited for ends, the panel's hour is free. Raises IllegalMove or MovedOn."""
    endings = [waits.ending(application_id, kind, "withdrawn") for kind in _WAITS]
    beside = [*endings, *called_off(application_id, "withdrawn")]
    return move(application_id, MoveName.WITHDRAW, "candidate", beside=beside)


def _invited(application_id: str, needed: tuple[ConsentKind, ...]) -> Stored[Application]:
    application = get(application_id)
    if application.value.stage is not Stage.INVITED:
        raise NotInvited("No recordings are awaited for this application.")
    standing = {consent.kind for consent in consents(application.value.candidate_id) if consent.stands}
    missing = [kind for kind in needed if kind not in standing]
    if missing:
        raise ConsentMissing(f"Not agreed to: {', '.join(missing)}.")
    return application
