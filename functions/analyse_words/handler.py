"""Reads what was said of one answer as a whole; the scoring may follow it as far as quotes support."""

from functools import cache

from cloud.answers import heard_answer, is_kept, keep_read
from cloud.assessments import may_analyse
from cloud.interviews import questions
from cloud.recordings import get_recording
from cloud.tools import AnswerTask, task
from cloud.weights import answer_models
from perception import AnswerReader
from talent.answer import ReadAnswer, passages_to_read
from talent.evidence import Impression

READER = cache(
    lambda language: AnswerReader(*answer_models(language))
)  # one language is seldom followed by another


@task(AnswerTask)
def handler(order: AnswerTask) -> None:
    """An upload that was read before is not read again; nothing without consent, words or a known language."""
    recording = get_recording(order.application_id, order.number)
    if is_kept(recording, "words") or not may_analyse(order.application_id):
        return
    heard = heard_answer(recording)
    if heard is None or heard.wording.language == "other":
        return
    if passages := passages_to_read(heard, questions(order.application_id)[order.number - 1]):
        impression = Impression.model_validate(READER(heard.wording.language).read(passages))
        keep_read(recording, ReadAnswer(impression=impression))
