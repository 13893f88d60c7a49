"""Listens to one answer: where there is speech, which words, how they are put and how they were said."""

from cloud.answers import is_kept, keep_heard, sound_of
from cloud.interviews import questions
from cloud.tools import AnswerTask, task
from cloud.uploads import get_recording
from cloud.weights import weight, whisper
from language import analyse, simplify
from perception import Transcriber, VoiceActivity, measure_voice, unpack_audio
from talent.answer import HeardAnswer
from talent.evidence import Transcript, Voice, Wording

ACTIVITY = VoiceActivity(weight("silero-vad"))
HEARING = Transcriber(*whisper())


@task(AnswerTask)
def handler(order: AnswerTask) -> None:
    """An upload that was heard before is not heard again."""
    recording = get_recording(order.application_id, order.number)
    if is_kept(recording, "voice"):
        return
    sound = unpack_audio(sound_of(recording))
    speech = ACTIVITY.speech(sound)
    said = HEARING.transcribe(sound, speech)
    words = Transcript.model_validate(said).rewritten(simplify)
    asked = questions(order.application_id)[order.number - 1].words
    wording = Wording.model_validate(analyse(words.text, f"{asked.zh} {asked.en}"))
    voice = Voice.model_validate(measure_voice(sound, speech, said.words))
    keep_heard(recording, HeardAnswer(transcript=words, wording=wording, voice=voice))
