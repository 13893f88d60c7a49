"""Sound and pictures in, words, voice and face out: small models under onnxruntime, the rest numpy.

`VoiceActivity` finds speech, `Transcriber` writes it down, `measure_voice` measures how it sounds,
`FaceReader` sees who is there and where they look, `AnswerReader` reads an answer's words as a whole,
`LifeReader` leans to names, employers and posts in a life told in Chinese.
Models are handed in as paths or bytes; nothing here knows where they lie, nor the domain. Times are seconds
from the recording's start.
"""

from perception.errors import NotAModel, PerceptionError, UnknownLanguage, WrongSound
from perception.face import Expression, FaceMoment, FaceReader, FaceSeries, WrongPictures, unpack_frames
from perception.lives import Leanings, LifeReader
from perception.meaning import AnswerReader, Encoder, Impression, empty_passages
from perception.sound import SAMPLE_RATE, Span, total_seconds, unpack_audio
from perception.speech import Transcriber
from perception.transcript import Segment, Transcript, Word, transcript_of
from perception.voice import Voice, measure_voice
from perception.voice_activity import VoiceActivity

__all__ = [
    "SAMPLE_RATE",
    "AnswerReader",
    "Encoder",
    "Expression",
    "FaceMoment",
    "FaceReader",
    "FaceSeries",
    "Impression",
    "Leanings",
    "LifeReader",
    "NotAModel",
    "PerceptionError",
    "Segment",
    "Span",
    "Transcriber",
    "Transcript",
    "UnknownLanguage",
    "Voice",
    "VoiceActivity",
    "Word",
    "WrongPictures",
    "WrongSound",
    "empty_passages",
    "measure_voice",
    "total_seconds",
    "transcript_of",
    "unpack_audio",
    "unpack_frames",
]
