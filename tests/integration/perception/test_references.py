"""Each model gives what its original library gives on clips of ours (make_reference.py made the figures)."""

import numpy as np
import pytest
from language import simplify
from perception import FaceReader, Transcriber, VoiceActivity
from perception.landmarks import BLENDSHAPES, Landmarker
from perception.mel import log_mel
from perception.yunet import FaceDetector

from infra.local.weights import weight
from tests.bench.eval_speech import distance, units
from tests.integration.perception.conftest import decoded, speech_in

CLIPS = ("sales_objection_weak.webm", "trade_teamwork_strong.mp4")
Reference = dict[str, dict[str, object]]


@pytest.mark.parametrize("clip", CLIPS)
def test_speech_probabilities_are_sileros(
    clip: str, reference: Reference, voice_activity: VoiceActivity
) -> None:
    """Within 0.001 of Silero's own wrapper, window by window."""
    theirs = np.array(reference[clip]["probabilities"])
    ours = voice_activity.probabilities(decoded(clip).audio)[: theirs.size]
    assert np.abs(ours - theirs).max() < 0.001


@pytest.mark.parametrize("clip", CLIPS)
def test_features_are_whispers(clip: str, reference: Reference) -> None:
    """Within 0.01 (of a range of about 2) of another implementation's log-mel."""
    theirs = np.array(reference[clip]["log_mel_every_97th"])
    ours = log_mel(decoded(clip).audio[: 30 * 16000])[:, ::97]
    assert np.abs(ours - theirs).max() < 0.01


@pytest.mark.parametrize("clip", CLIPS)
def test_words_are_whispers(
    clip: str, reference: Reference, base: Transcriber, answers: dict[str, dict[str, str]]
) -> None:
    """At most 20 % of characters differ from another runtime's words with the same model, and ours are as right.

    The runtimes round the weights differently (8-bit here and there) and cut the sound at different places.
    """
    theirs = spoken(str(reference[clip]["text"]))
    ours = spoken(base.transcribe(decoded(clip).audio, speech_in(clip), language="zh").text)
    said = spoken(answers[clip.split(".", maxsplit=1)[0]]["transcript"])
    assert distance(ours, theirs) <= 0.2 * len(theirs)
    assert distance(ours, said) <= distance(theirs, said) + 0.04 * len(said)


def spoken(text: str) -> list[str]:
    """The characters that are said, simplified."""
    return units(simplify(text), "zh")


@pytest.mark.parametrize("clip", CLIPS)
def test_landmarks_and_blendshapes_are_mediapipes(clip: str, reference: Reference) -> None:
    """Points within 1 % of the face's width on average, 4 % at most; coefficients within 0.05 on average.

    MediaPipe frames the face with its own detector and reads the full picture; ours is cut by YuNet out of a
    picture of 384 pixels.
    """
    pixels = decoded(clip).frames[0].pixels
    (face,) = FaceDetector(weight("yunet")).detect(pixels)
    landmarker = Landmarker(weight("face-landmarks"), weight("face-blendshapes"))
    points = landmarker.points(pixels, face)
    assert points is not None
    theirs = reference[clip]["face"]
    assert isinstance(theirs, dict)
    away = (
        np.linalg.norm(points[:, :2] - np.array(theirs["points"]) * pixels.shape[1::-1], axis=1) / face.width
    )
    assert away.mean() < 0.01
    assert away.max() < 0.04
    shapes = np.array([theirs["blendshapes"][name] for name in BLENDSHAPES])
    assert np.abs(landmarker.blendshapes(points) - shapes).mean() < 0.05


def test_the_reader_is_made_of_these_models(face_reader: FaceReader) -> None:
    series = face_reader.read([(frame.time, frame.pixels) for frame in decoded(CLIPS[0]).frames])
    assert series.presence == 1
