"""The models and clips that the tests of hearing and seeing share; each is made once."""

import json
from functools import cache
from pathlib import Path

import media
import pytest
from perception import FaceReader, Span, Transcriber, VoiceActivity

from infra.local import weights

RECORDINGS = Path(__file__).resolve().parents[2] / "samples" / "recordings"


@cache
def decoded(name: str) -> media.Recording:
    return media.decode(RECORDINGS / name)


@cache
def speech_in(name: str) -> tuple[Span, ...]:
    return weights.voice_activity().speech(decoded(name).audio)


@pytest.fixture(scope="session")
def voice_activity() -> VoiceActivity:
    return weights.voice_activity()


@pytest.fixture(scope="session")
def face_reader() -> FaceReader:
    return weights.face_reader()


@pytest.fixture(scope="session")
def base() -> Transcriber:
    return weights.transcriber("base")


@pytest.fixture(scope="session")
def reference() -> dict[str, dict[str, object]]:
    content = (Path(__file__).parent / "reference.json").read_text(encoding="utf-8")
    read: dict[str, dict[str, object]] = json.loads(content)
    return read


@pytest.fixture(scope="session")
def answers() -> dict[str, dict[str, str]]:
    read: dict[str, dict[str, str]] = json.loads((RECORDINGS / "answers.json").read_text(encoding="utf-8"))
    return read
