"""Who writes answers down: our own model, or Amazon Transcribe where the deployment chose it. The port's two adapters.

Transcribe reads an answer's sound (never its pictures) from the artefacts and puts what it wrote beside it, where a
withdrawal erases it with the rest; its job is deleted once read. A job that fails leaves the answer to our own model.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, Protocol, cast

import boto3
from botocore.exceptions import ClientError
from pydantic import BaseModel, Field
from talent.evidence import Dictation, Word
from talent.ports import Transcriber, Writing
from talent.recording import Recording

from cloud.answers import dictation_key, sound_key
from cloud.files import FileMissing, artefacts
from cloud.settings import settings

_LANGUAGES = ("zh-CN", "en-US")
"""What is listened for; an answer may mix them."""

_NOBODY = "und"


class _Service(Protocol):
    """The part of Amazon Transcribe's client that is used."""

    def start_transcription_job(self, **asked: object) -> object:
        """Begins a job."""
        ...

    def get_transcription_job(self, *, TranscriptionJobName: str) -> Mapping[str, Mapping[str, str]]:  # noqa: N803
        """How a job is, under `TranscriptionJob`."""
        ...

    def delete_transcription_job(self, *, TranscriptionJobName: str) -> object:  # noqa: N803 - the client's word
        """Forgets a job."""
        ...


class _Heard(BaseModel):
    content: str
    confidence: float = 0.0


class _Item(BaseModel):
    kind: Literal["pronunciation", "punctuation"] = Field(alias="type")
    start_time: float = 0.0
    end_time: float = 0.0
    alternatives: tuple[_Heard, ...] = Field(min_length=1)


class _Share(BaseModel):
    language_code: str
    duration_in_seconds: float


class _Results(BaseModel):
    language_codes: tuple[_Share, ...] = ()
    items: tuple[_Item, ...] = ()


class _Written(BaseModel):
    results: _Results


class EmbeddedTranscriber:
    """Whisper within `analyse_voice`: there is nobody to ask before."""

    def request(self, _recording: Recording) -> Writing:
        """Always 'here'."""
        return "here"

    def dictation(self, _recording: Recording) -> Dictation | None:
        """Nothing was written elsewhere."""
        return None


class AmazonTranscriber:
    """Amazon Transcribe, one job an upload, named after it."""

    def request(self, recording: Recording) -> Writing:
        """Start the job, or see how far it is: 'written' ends it, 'here' where it failed."""
        try:
            state = _state(_job(recording)) or self._start(recording)
        except ClientError as error:
            if error.response["Error"]["Code"] != "ConflictException":
                raise
            return "asked"  # another call of this task began it in this very moment
        if state == "COMPLETED":
            return "written"
        return "here" if state == "FAILED" else "asked"

    def dictation(self, recording: Recording) -> Dictation | None:
        """What the job wrote, the job deleted; None where it wrote nothing. Raises pydantic's ValidationError."""
        try:
            written = artefacts().read_as(dictation_key(recording), _Written)
        except FileMissing:
            return None
        if _state(_job(recording)):
            _service().delete_transcription_job(TranscriptionJobName=_job(recording))
        language, sure = _language(written.results.language_codes)
        return Dictation(language=language, language_confidence=sure, words=tuple(_words(written.results)))

    def _start(self, recording: Recording) -> str:
        bucket = artefacts().name
        _service().start_transcription_job(
            TranscriptionJobName=_job(recording),
            Media={"MediaFileUri": f"s3://{bucket}/{sound_key(recording)}"},
            MediaFormat="wav",
            IdentifyMultipleLanguages=True,
            LanguageOptions=list(_LANGUAGES),
            OutputBucketName=bucket,
            OutputKey=dictation_key(recording),
        )
        return "QUEUED"


def transcriber() -> Transcriber:
    """The one that the deployment chose."""
    return AmazonTranscriber() if settings().transcriber == "amazon" else EmbeddedTranscriber()


@cache
def _service() -> _Service:
    return cast("_Service", boto3.client("transcribe"))


def _job(recording: Recording) -> str:
    return f"bole-{recording.upload_id}"


def _state(job: str) -> str:
    """The job's state in the service's word; empty where there is no such job."""
    try:
        found = _service().get_transcription_job(TranscriptionJobName=job)
    except ClientError as error:
        if error.response["Error"]["Code"] in ("NotFoundException", "BadRequestException"):
            return ""
        raise
    return found["TranscriptionJob"]["TranscriptionJobStatus"]


def _language(shares: tuple[_Share, ...]) -> tuple[str, float]:
    """The language that was spoken longest (ISO 639-1), and its share of the time."""
    total = sum(share.duration_in_seconds for share in shares)
    if not total:
        return _NOBODY, 0.0
    longest = max(shares, key=lambda share: share.duration_in_seconds)
    return longest.language_code.split("-")[0], round(longest.duration_in_seconds / total, 4)


def _words(results: _Results) -> Iterator[Word]:
    """The words; punctuation, which has no time of its own, clings to the word before it."""
    held: Word | None = None
    for item in results.items:
        best = item.alternatives[0]
        if item.kind == "punctuation":
            held = held.model_copy(update={"text": held.text + best.content}) if held else None
            continue
        if held:
            yield held
        held = Word(text=best.content, start=item.start_time, end=item.end_time, confidence=best.confidence)
    if held:
        yield held
