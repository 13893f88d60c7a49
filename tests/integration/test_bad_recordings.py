"""A bad recording is asked for again with the right reason; it is never a low score, and no word of it is invented."""

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from media import decode
from perception.yunet import FaceDetector
from talent.assessment import assess
from talent.evidence import Evidence, Face
from talent.library import competency, position

from infra.local.command import main
from infra.local.listening import typed
from infra.local.weights import face_reader, weight
from tests.integration import bad_clips

SAMPLE = Path(__file__).parents[1] / "samples" / "recordings" / "sales_objection_weak.webm"
QUESTION = position("intl-trade").questions.questions[1]
STORY = (
    "去年年底仓库漏水，我先把货分成三类，再联系两个部门搬走，两天后按时发货，没有损失。之后我写了一份预案。"
)
GREY = np.full((90, 160, 3), 128, np.uint8)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(lambda: bad_clips.clip(None, [GREY]), "no_sound", id="no sound"),
        pytest.param(lambda: bad_clips.clip(bad_clips.silence(), [GREY]), "silence", id="mute"),
        pytest.param(lambda: bad_clips.clip(bad_clips.noise(), [GREY]), "silence", id="noise"),
        pytest.param(lambda: bad_clips.clip(bad_clips.music(), [GREY]), "silence", id="music"),
        pytest.param(
            lambda: bad_clips.clip(bad_clips.noise(), [GREY])[:-20_000], "recording_cut", id="cut short"
        ),
    ],
)
def test_what_can_not_be_heard_is_not_scored(data: object, reason: str, tmp_path: Path) -> None:
    """Twice over: the same bytes give the same line."""
    assert callable(data)
    file = tmp_path / "answer.mp4"
    file.write_bytes(data())
    asked = ["--position", "intl-trade", "--question", QUESTION.id]
    lines = [CliRunner().invoke(main, ["assess", "--json", *asked, str(file)]).stdout for _ in range(2)]
    assert lines[0] == lines[1]
    row = json.loads(lines[0])
    assert row["transcript"]["text"] == ""
    assert row["overall"]["status"] == "insufficient"
    for each in row["competencies"]:
        assert (each["status"], each["level"]) == ("insufficient", None)
        assert each["reason"].startswith(f"{reason}:")


def person() -> np.ndarray:
    return decode(SAMPLE).frames[0].pixels


def two_people() -> np.ndarray:
    half = person()[:, 96:-96]
    return np.ascontiguousarray(np.concatenate([half, half[:, ::-1]], axis=1))


@pytest.mark.parametrize(
    ("pictures", "reason"),
    [
        pytest.param(lambda: [person()], "frozen_picture", id="frozen"),
        pytest.param(lambda: [person() // 40, person() // 50], "dark_picture", id="dark"),
        pytest.param(lambda: [two_people(), two_people() // 2], "several_people", id="two people"),
    ],
)
def test_what_can_not_be_seen_asks_again_and_does_not_lower_a_score(pictures: object, reason: str) -> None:
    """The words of the answer would do; the pictures say why a person should hear it anew."""
    assert callable(pictures)
    recording = decode(bad_clips.clip(bad_clips.noise(), pictures()))
    face = Face.model_validate(face_reader().read([(each.time, each.pixels) for each in recording.frames]))
    said = typed(STORY, QUESTION.words.zh)
    seen = Evidence(transcript=said.transcript, wording=said.wording, face=face)
    assessment = assess(seen, QUESTION, [competency(each) for each in QUESTION.competencies])
    assert assessment.ask_again is not None
    assert assessment.ask_again.code == reason
    assert all(each.status == "insufficient" for each in assessment.competencies)


def with_glasses(pixels: np.ndarray, *, dark: bool) -> np.ndarray:
    """Round glasses drawn around the eyes: a black rim, its bridge, and a glare on clear lenses or none on dark ones."""
    (face, *_) = FaceDetector(weight("yunet")).detect(pixels)
    worn, (rows, columns) = pixels.astype(np.float32), np.indices(pixels.shape[:2])
    (right, left) = face.points[:2]
    radius = 0.42 * float(np.hypot(*(left - right)))
    for eye in (right, left):
        away = np.hypot(columns - eye[0], rows - eye[1])
        worn[away < radius] *= 0.15 if dark else 0.85
        worn[(away < radius) & (columns - rows > eye[0] - eye[1] + radius / 2)] += 0 if dark else 90
        worn[np.abs(away - radius) < 1.2] = 15
    bridge = (
        (np.abs(rows - (right[1] + left[1]) / 2) < 1)
        & (columns > right[0] + radius)
        & (columns < left[0] - radius)
    )
    worn[bridge] = 15
    return np.clip(worn, 0, 255).astype(np.uint8)


def test_light_tint_crop_and_glasses_move_no_score() -> None:
    """The same words before a bright, a tinted, a cropped picture of the same person, and one with glasses on."""
    said, reader = typed(STORY, QUESTION.words.zh), face_reader()
    frames = decode(SAMPLE).frames[:2]
    ways = (
        lambda pixels: pixels,
        lambda pixels: np.clip(pixels * 1.4, 0, 255).astype(np.uint8),
        lambda pixels: np.clip(pixels * np.array([0.75, 0.9, 1.1]), 0, 255).astype(np.uint8),
        lambda pixels: np.ascontiguousarray(pixels[10:-10, 30:-30]),
        lambda pixels: with_glasses(pixels, dark=False),
        lambda pixels: with_glasses(pixels, dark=True),
    )
    scores = []
    for way in ways:
        face = Face.model_validate(reader.read([(each.time, way(each.pixels)) for each in frames]))
        seen = Evidence(transcript=said.transcript, wording=said.wording, face=face)
        scored = assess(seen, QUESTION, [competency(each) for each in QUESTION.competencies])
        scores.append([(each.id, each.status, each.level, each.interval) for each in scored.competencies])
    assert scores[0][0][1] == "scored"
    assert all(score == scores[0] for score in scores)
