"""The model weights of this machine: files of the manifest in the cache, and the models made from them.

`layers/weights/fetch.py` fills the cache; this reads it, for the command line, the tests and the local cloud.
"""

import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from perception import AnswerReader, FaceReader, Transcriber, VoiceActivity
from talent.kernel import NotFound

_MANIFEST = Path(__file__).resolve().parents[2] / "layers" / "weights" / "manifest.toml"


class WeightMissing(NotFound):
    """A model's file is not on this machine."""

    next = "Run `make setup`; it fetches the weights once."


def cache_folder() -> Path:
    """Where the weights lie: `<id>/<file>` each, as in the weights layer and in the bucket."""
    named = os.path.expandvars("$XDG_CACHE_HOME")
    base = Path("~/.cache").expanduser() if named.startswith("$") or not named else Path(named)
    return base / "bole" / "weights"


@cache
def _files() -> dict[str, tuple[str, str]]:
    rows = tomllib.loads(_MANIFEST.read_text(encoding="utf-8"))["weight"]
    return {row["id"]: (row["file"], row["ship"]) for row in rows}


def weight(weight_id: str) -> Path:
    """The file of one weight. Raises WeightMissing."""
    found = _files().get(weight_id)
    if found is None:
        raise WeightMissing(f"The manifest has no weight {weight_id!r}.")
    path = cache_folder() / weight_id / found[0]
    if not path.is_file():
        raise WeightMissing(f"The weight {weight_id} has not been fetched.")
    return path


def layer_files() -> tuple[tuple[str, Path], ...]:
    """What the weights layer holds: path in it → file, the manifest among them. Raises WeightMissing."""
    small = ((f"{key}/{file}", weight(key)) for key, (file, ship) in _files().items() if ship == "layer")
    return (("manifest.toml", _MANIFEST), *small)


def bucket_files() -> tuple[tuple[str, Path], ...]:
    """What the weights bucket holds: key → file, for the weights too large for a layer. Raises WeightMissing."""
    return tuple((f"{key}/{file}", weight(key)) for key, (file, ship) in _files().items() if ship == "bucket")


def transcriber(size: Literal["small", "base"] = "small") -> Transcriber:
    """Whisper. Raises WeightMissing."""
    return Transcriber(
        encoder=weight(f"whisper-{size}-encoder"),
        keys=weight(f"whisper-{size}-keys"),
        decoder=weight(f"whisper-{size}-decoder"),
        vocabulary=weight("whisper-vocabulary"),
        settings=weight(f"whisper-{size}-settings"),
    )


def voice_activity() -> VoiceActivity:
    """Silero VAD. Raises WeightMissing."""
    return VoiceActivity(weight("silero-vad"))


def face_reader() -> FaceReader:
    """YuNet with the landmarker. Raises WeightMissing."""
    return FaceReader(
        detector=weight("yunet"),
        landmarks=weight("face-landmarks"),
        blendshapes=weight("face-blendshapes"),
    )


def answer_reader(language: Literal["zh", "en"]) -> AnswerReader:
    """The encoder of a language with its head. Raises WeightMissing."""
    name = {"zh": "chinese", "en": "english"}[language]
    return AnswerReader(
        encoder=weight(f"{name}-encoder"),
        vocabulary=weight(f"{name}-encoder-vocabulary"),
        head=weight(f"{name}-head"),
    )


def page_models() -> tuple[Path, Path]:
    """PP-OCR's detector and recogniser, for `perception.ocr.page_reader`. Raises WeightMissing."""
    return weight("pp-ocr-detector"), weight("pp-ocr-recogniser")


def life_models() -> tuple[Path, Path]:
    """The encoder of lives told in Chinese and its vocabulary, for `perception.LifeReader`. Raises WeightMissing."""
    return weight("chinese-marks"), weight("chinese-encoder-vocabulary")
