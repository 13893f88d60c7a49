"""Amazon Transcribe beside our own model: asked once, read once, forgotten afterwards; the same transcript either way."""

import json
from datetime import UTC, datetime

import boto3
import pytest
from cloud import settings
from cloud.answers import dictation_key, sound_key
from cloud.files import artefacts
from cloud.transcribing import transcriber
from moto.transcribe.models import transcribe_backends
from perception import transcript_of
from talent.evidence import Transcript
from talent.recording import Recording

ANSWER = Recording(
    application_id="application",
    number=1,
    round=1,
    upload_id="01UPLOAD",
    storage_upload_id="s3",
    key="recordings/1.webm",
    content_type="video/webm",
    bytes=1,
    announced_at=datetime(2026, 11, 25, tzinfo=UTC),
)


def item(content: str, start: float | None = None, end: float | None = None) -> dict[str, object]:
    """An item of the results as the service documents them: numbers are text, a mark has no time."""
    confidence = "0.0" if start is None else "0.97"
    alternatives = [{"confidence": confidence, "content": content}]
    if start is None:
        return {"type": "punctuation", "alternatives": alternatives}
    return {
        "type": "pronunciation",
        "alternatives": alternatives,
        "start_time": str(start),
        "end_time": str(end),
    }


WRITTEN = {
    "jobName": "bole-01UPLOAD",
    "accountId": "123456789012",
    "status": "COMPLETED",
    "results": {
        "language_codes": [
            {"language_code": "zh-CN", "duration_in_seconds": 6.0},
            {"language_code": "en-US", "duration_in_seconds": 2.0},
        ],
        "transcripts": [{"transcript": "我们用 letter of credit 结算。客户同意了"}],
        "items": [
            *(item("我们", 0.5, 0.9), item("用", 0.9, 1.1), item("letter", 1.2, 1.5), item("of", 1.5, 1.6)),
            *(item("credit", 1.6, 2.0), item("结算", 2.1, 2.6), item("。")),
            *(item("客户", 3.0, 3.4), item("同意", 3.4, 3.8), item("了", 3.8, 4.0)),
        ],
        "audio_segments": [],
    },
}


@pytest.fixture
def amazon(aws: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A deployment that chose Amazon Transcribe."""
    monkeypatch.setenv("BOLE_TRANSCRIBER", "amazon")
    settings.settings.cache_clear()


def jobs() -> list[str]:
    found = boto3.client("transcribe").list_transcription_jobs()["TranscriptionJobSummaries"]
    return [job["TranscriptionJobName"] for job in found]


def test_our_own_model_listens_unless_the_deployment_says_otherwise(aws: None) -> None:
    assert transcriber().request(ANSWER) == "here"
    assert transcriber().dictation(ANSWER) is None
    assert jobs() == []


def test_the_sound_alone_is_sent_and_asked_about_until_it_is_written(amazon: None) -> None:
    assert transcriber().request(ANSWER) == "asked"
    verdicts = [transcriber().request(ANSWER) for _ in range(3)]
    assert verdicts[-1] == "written"
    assert jobs() == ["bole-01UPLOAD"]
    job = boto3.client("transcribe").get_transcription_job(TranscriptionJobName="bole-01UPLOAD")
    asked = job["TranscriptionJob"]
    assert asked["Media"]["MediaFileUri"] == f"s3://artefacts/{sound_key(ANSWER)}"
    assert asked["Transcript"]["TranscriptFileUri"].endswith(dictation_key(ANSWER))
    assert asked["LanguageOptions"] == ["zh-CN", "en-US"]


def test_what_was_written_has_the_shape_of_our_own_and_the_job_is_forgotten(amazon: None) -> None:
    transcriber().request(ANSWER)
    artefacts().write(dictation_key(ANSWER), json.dumps(WRITTEN).encode(), "application/json")
    dictation = transcriber().dictation(ANSWER)
    assert dictation is not None
    said = Transcript.model_validate(transcript_of(*dictation.parts))
    assert (said.language, said.language_confidence) == ("zh", 0.75)
    assert [segment.text for segment in said.segments] == ["我们用letter of credit结算。", "客户同意了"]
    assert (said.segments[1].start, said.segments[1].end) == (3.0, 4.0)
    assert said.segments[0].words[-1].text == "结算。"
    assert said.segments[0].confidence == 0.97
    assert jobs() == []


def test_silence_is_an_empty_transcript(amazon: None) -> None:
    nothing = {"results": {"transcripts": [{"transcript": ""}], "items": [], "language_codes": []}}
    artefacts().write(dictation_key(ANSWER), json.dumps(nothing).encode(), "application/json")
    dictation = transcriber().dictation(ANSWER)
    assert dictation is not None
    assert (dictation.language, dictation.words) == ("und", ())


def test_a_job_that_fails_leaves_the_answer_to_our_own_model(amazon: None) -> None:
    transcriber().request(ANSWER)
    transcribe_backends["123456789012"]["us-east-1"].transcriptions["bole-01UPLOAD"].status = "FAILED"
    assert transcriber().request(ANSWER) == "here"
    assert transcriber().dictation(ANSWER) is None
