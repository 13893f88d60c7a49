"""Listens to one answer: where there is speech, which words, how they are put and how they were said."""

from functools import cache

from cloud.answers import is_kept, keep_heard, sound_of
from cloud.assessments import may_analyse
from cloud.interviews import likely_terms, questions
from cloud.tools import AnswerTask, task
from cloud.transcribing import transcriber
from cloud.uploads import get_recording
from cloud.weights import weight, whisper
from language import analyse, simplify
from perception import Transcriber, VoiceActivity, measure_voice, transcript_of, unpack_audio
from talent.answer import HeardAnswer
from talent.evidence import Transcript, Voice, Wording

ACTIVITY = cache(lambda: VoiceActivity(weight("silero-vad")))
HEARING = cache(lambda: Transcriber(*whisper()))  # not at the start: fetching may outlast its ten seconds


@task(AnswerTask)
def handler(order: AnswerTask) -> None:
    """An upload that was heard before is not heard again; without consent none is."""
    recording = get_recording(order.application_id, order.number)
    if is_kept(recording, "voice") or not may_analyse(order.application_id):
        return
    sound = unpack_audio(sound_of(recording))
    speech, written = ACTIVITY().speech(sound), transcriber().dictation(recording)
    said = (
        transcript_of(written.language, written.language_confidence, written.rows)
        if written
        else HEARING().transcribe(sound, speech, terms=likely_terms(order.application_id))
    )
    words = Transcript.model_validate(said).rewritten(simplify)
    asked = questions(order.application_id)[order.number - 1].words
    wording = Wording.model_validate(analyse(words.text, f"{asked.zh} {asked.en}"))
    voice = Voice.model_validate(measure_voice(sound, speech, said.words))
    keep_heard(recording, HeardAnswer(transcript=words, wording=wording, voice=voice))
