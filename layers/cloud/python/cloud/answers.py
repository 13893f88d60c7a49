"""The parts of recorded answers: sound, pictures and measurements beside the files, where they lie in the dossier."""

from collections.abc import Sequence

from pydantic import BaseModel
from talent.answer import (
    Answered,
    AnswerPart,
    DecodedAnswer,
    HeardAnswer,
    ReadAnswer,
    SeenAnswer,
    evidence_from,
)
from talent.evidence import RecordingFacts
from talent.interview import Question
from talent.recording import Recording

from cloud import keys
from cloud.applications import put
from cloud.files import artefact_key, artefacts
from cloud.recordings import get_recording
from cloud.table import table

_BYTES = "application/octet-stream"


def find_decoded(recording: Recording) -> DecodedAnswer | None:
    """What was decoded of this very upload; None when nothing was yet."""
    stored = table().find(keys.evidence(recording.application_id, recording.number, "media"), DecodedAnswer)
    return stored.value if stored and stored.value.upload_id == recording.upload_id else None


def keep_decoded(recording: Recording, facts: RecordingFacts, sound: bytes, pictures: bytes) -> DecodedAnswer:
    """Keeps an answer's sound and pictures for the functions that analyse them."""
    artefacts().write(sound_key(recording), sound, "audio/wav")
    artefacts().write(_key(recording, "pictures.npz"), pictures, _BYTES)
    decoded = DecodedAnswer(number=recording.number, upload_id=recording.upload_id, recording=facts)
    put(keys.evidence(recording.application_id, recording.number, "media"), decoded)
    return decoded


def set_aside(recording: Recording, name: str, reason: str) -> DecodedAnswer:
    """Keeps why an answer's file could not be decoded; the file itself stays where it is."""
    aside = DecodedAnswer(number=recording.number, upload_id=recording.upload_id, refused=name, reason=reason)
    put(keys.evidence(recording.application_id, recording.number, "media"), aside)
    return aside


def sound_of(recording: Recording) -> bytes:
    """The packed sound of an answer. Raises FileMissing."""
    return artefacts().read(sound_key(recording))


def dictation_key(recording: Recording) -> str:
    """Where another transcriber puts what it wrote of an answer."""
    return _key(recording, "dictation.json")


def sound_key(recording: Recording) -> str:
    """Where the sound of an answer lies among the artefacts, as a WAV file."""
    return _key(recording, "sound.wav")


def pictures_of(recording: Recording) -> bytes:
    """The packed pictures of an answer. Raises FileMissing."""
    return artefacts().read(_key(recording, "pictures.npz"))


def is_kept(recording: Recording, channel: str) -> bool:
    """Whether this very upload was heard ('voice'), read ('words') or seen ('face') before; nothing is measured twice."""
    stored = table().find(keys.evidence(recording.application_id, recording.number, channel), AnswerPart)
    return stored is not None and stored.value.upload_id == recording.upload_id


def keep_heard(recording: Recording, heard: HeardAnswer) -> None:
    """Keeps what was heard."""
    _keep_part(recording, "voice", heard)


def heard_answer(recording: Recording) -> HeardAnswer | None:
    """What was heard of this very upload; None before it was listened to."""
    return _part(recording, "voice", HeardAnswer)


def keep_read(recording: Recording, read: ReadAnswer) -> None:
    """Keeps what the words as a whole are like."""
    _keep_part(recording, "words", read)


def keep_seen(recording: Recording, seen: SeenAnswer) -> None:
    """Keeps what was seen."""
    _keep_part(recording, "face", seen)


def answers_given(application_id: str, questions: Sequence[Question]) -> list[Answered]:
    """Every question with what was measured of its latest recording. Raises Missing without a recording."""
    return [
        _answered(get_recording(application_id, number), question)
        for number, question in enumerate(questions, start=1)
    ]


def _answered(recording: Recording, question: Question) -> Answered:
    seen = _part(recording, "face", SeenAnswer)
    heard, read = heard_answer(recording), _part(recording, "words", ReadAnswer)
    return Answered(
        question=question,
        evidence=evidence_from(find_decoded(recording), heard, seen, read, typed=recording.typed),
        expression=seen.expression if seen else None,
    )


def _keep_part(recording: Recording, channel: str, value: BaseModel) -> None:
    key = _key(recording, f"{channel}.json")
    artefacts().write_model(key, value)
    part = AnswerPart(number=recording.number, upload_id=recording.upload_id, key=key)
    put(keys.evidence(recording.application_id, recording.number, channel), part)


def _part[M: BaseModel](recording: Recording, channel: str, model: type[M]) -> M | None:
    if not is_kept(recording, channel):
        return None
    return artefacts().read_as(_key(recording, f"{channel}.json"), model)


def _key(recording: Recording, name: str) -> str:
    return artefact_key(
        recording.application_id, "recordings", str(recording.number), recording.upload_id, name
    )
