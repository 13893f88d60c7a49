"""A recording's file turned into evidence on this machine: decode, hear, see, read.

The functions do the same in parts, each with the layers that fit beside one another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from language import analyse, simplify
from media import Recording, decode
from perception import FaceReader, Span, Transcriber, VoiceActivity, Word, measure_voice
from talent.evidence import Evidence, Face, RecordingFacts, Transcript, Voice, Wording

from infra.local.weights import face_reader, transcriber, voice_activity


@dataclass(frozen=True)
class Listener:
    """The models of this process, each loaded on first use."""

    @cached_property
    def activity(self) -> VoiceActivity:
        """Silero."""
        return voice_activity()

    @cached_property
    def hearing(self) -> Transcriber:
        """Whisper."""
        return transcriber()

    @cached_property
    def seeing(self) -> FaceReader:
        """YuNet and the landmarks."""
        return face_reader()

    def transcript(self, recording: Recording, language: str = "auto") -> Transcript:
        """What is said, in simplified characters; an empty text where nobody speaks."""
        return self._hear(recording, language)[0]

    def evidence(self, recording: Recording, question: str, terms: Sequence[str] = ()) -> Evidence:
        """Everything measured of an answer to `question`; `terms` may well be said."""
        transcript, voice = self._hear(recording, "auto", terms)
        return Evidence(
            transcript=transcript,
            wording=Wording.model_validate(analyse(transcript.text, question)),
            recording=RecordingFacts.model_validate(recording),
            voice=voice,
            face=self._see(recording),
        )

    def _hear(
        self, recording: Recording, language: str, terms: Sequence[str] = ()
    ) -> tuple[Transcript, Voice | None]:
        if not recording.has_audio:
            return Transcript(language="", language_confidence=0.0, text=""), None
        speech: tuple[Span, ...] = self.activity.speech(recording.audio)
        words: tuple[Word, ...] = ()
        transcript = Transcript(language="", language_confidence=0.0, text="")
        if speech:
            heard = self.hearing.transcribe(recording.audio, speech, language=language, terms=terms)
            words, transcript = heard.words, simplified(Transcript.model_validate(heard))
        return transcript, Voice.model_validate(measure_voice(recording.audio, speech, words))

    def _see(self, recording: Recording) -> Face | None:
        if not recording.has_video or not recording.frames:
            return None
        return Face.model_validate(
            self.seeing.read([(frame.time, frame.pixels) for frame in recording.frames])
        )


def simplified(transcript: Transcript) -> Transcript:
    """The transcript in simplified characters; a language that is neither Chinese nor English is left as it is."""
    return transcript.rewritten(simplify) if transcript.language in ("zh", "en") else transcript


def typed(text: str, question: str) -> Evidence:
    """An answer given in writing as evidence: words alone."""
    wording = Wording.model_validate(analyse(text, question))
    language = "zh" if wording.language == "other" else wording.language
    return Evidence(transcript=Transcript(language=language, text=simplify(text)), wording=wording)


def listen(data: bytes) -> Recording:
    """The recording decoded. Raises the media layer's errors."""
    return decode(data)
