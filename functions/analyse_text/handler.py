"""Reads one answer that was given in writing: its words and how they are put; there is no voice and no face."""

from cloud.answers import is_kept, keep_heard
from cloud.assessments import may_analyse
from cloud.interviews import asked_of
from cloud.recordings import get_recording
from cloud.tools import AnswerTask, task
from cloud.typed_answers import typed_text
from language import analyse, simplify
from talent.answer import HeardAnswer
from talent.evidence import Transcript, Wording


@task(AnswerTask)
def handler(order: AnswerTask) -> None:
    """An answer that was read before is not read again; without consent none is."""
    recording = get_recording(order.application_id, order.number)
    if is_kept(recording, "voice") or not may_analyse(order.application_id):
        return
    asked = asked_of(order.application_id, order.number)
    text = simplify(typed_text(recording))
    wording = Wording.model_validate(analyse(text, asked.words))
    language = "zh" if wording.language == "other" else wording.language
    keep_heard(recording, HeardAnswer(transcript=Transcript(language=language, text=text), wording=wording))
