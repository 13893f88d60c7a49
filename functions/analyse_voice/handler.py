"""Listens to one answer: where there is speech, which words, how they are put and how they were said."""

from functools import cache

from cloud.answers import is_kept, keep_heard, sound_of
from cloud.assessments import may_analyse
from cloud.interviews import asked_of
from cloud.recordings import get_recording
from cloud.tools import AnswerTask, task
from cloud.transcribing import transcriber
from cloud.weights import weight, whisper
from language import analyse, simplify
from perception import Transcriber, VoiceActivity, measure_voice, transcript_of, unpack_audio
from talent.answer import HeardAnswer
from talent.evidence import Transcript

ACTIVITY = cache(lambda: VoiceActivity(weight("silero-vad")))
HEARING = cache(lambda: Transcriber(*whisper()))  # not at the start: fetching may outlast its ten seconds


@task(AnswerTask)
def handler(order: AnswerTask) -> None:
    """An upload that was heard before is not heard again; without consent none is."""
    recording = get_recording(order.application_id, order.number)
    if is_kept(recording, "voice") or not may_analyse(order.application_id):
        return
    asked, made = asked_of(order.application_id, order.number), transcriber().dictation(recording)
    speech = ACTIVITY().speech(sound := unpack_audio(sound_of(recording)))
    said = transcript_of(*made.parts) if made else HEARING().transcribe(sound, speech, terms=asked.terms)
    words = Transcript.model_validate(said).rewritten(simplify)
    voice = measure_voice(sound, speech, said.words)
    keep_heard(recording, HeardAnswer.measured(words, analyse(words.text, asked.words), voice))
