"""Model weights on Lambda: small ones in a layer, large ones fetched once from the company's bucket, digest checked.

The manifest, which travels in this layer, says of each weight which file it is, where it lies and its digest.
"""

import tomllib
from functools import cache
from hashlib import file_digest
from pathlib import Path
from secrets import token_hex
from tempfile import gettempdir
from typing import Literal

from pydantic import BaseModel, ConfigDict
from talent.kernel import Unavailable

from cloud.files import Bucket
from cloud.settings import settings

MANIFEST = "manifest.toml"


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    file: str
    sha256: str
    ship: Literal["layer", "bucket"]


class WrongDigest(Unavailable):
    """A weight is not the file that the manifest names."""

    next = "Upload the weights again from a checked set-up; nothing is scored with an unknown model."


@cache
def _rows() -> dict[str, _Row]:
    table = tomllib.loads((settings().weights_dir / MANIFEST).read_text(encoding="utf-8"))
    return {row.id: row for row in map(_Row.model_validate, table["weight"])}


def weight(weight_id: str) -> Path:
    """The path of a weight on this machine, fetched first where it is too large for the layer.

    Raises WrongDigest; KeyError for a weight that is not in the manifest.
    """
    row = _rows()[weight_id]
    if row.ship == "bucket":
        return fetched(row.id, row.file, row.sha256)
    return settings().weights_dir / row.id / row.file


def whisper() -> tuple[Path, Path, Path, Path, Path]:
    """Whisper's encoder, keys, decoder, vocabulary and settings, in the size that the settings name."""
    size = settings().whisper
    encoder, keys, decoder = (weight(f"whisper-{size}-{part}") for part in ("encoder", "keys", "decoder"))
    return encoder, keys, decoder, weight("whisper-vocabulary"), weight(f"whisper-{size}-settings")


def answer_models(language: Literal["zh", "en"]) -> tuple[Path, Path, Path]:
    """The encoder, the vocabulary and the head that read answers in a language."""
    name = {"zh": "chinese", "en": "english"}[language]
    return weight(f"{name}-encoder"), weight(f"{name}-encoder-vocabulary"), weight(f"{name}-head")


def paper_fonts() -> tuple[Path, Path, Path, Path]:
    """The fonts that papers are set in: text and headings, then the two that help out with other letters."""
    names = ("noto-sans-sc-regular", "noto-sans-sc-semibold", "noto-sans-regular", "noto-sans-semibold")
    regular, bold, latin, latin_bold = map(weight, names)
    return regular, bold, latin, latin_bold


def page_models() -> tuple[Path, Path]:
    """The detector and the recogniser of text in pictures."""
    return weight("pp-ocr-detector"), weight("pp-ocr-recogniser")


def life_models() -> tuple[Path, Path]:
    """The encoder of lives told in Chinese, and its vocabulary."""
    return weight("chinese-marks"), weight("chinese-encoder-vocabulary")


def fetched(weight_id: str, filename: str, sha256: str) -> Path:
    """The path of a weight from the bucket, kept on this machine after the first call. Raises WrongDigest."""
    path = Path(gettempdir()) / "bole-weights" / sha256 / filename
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    arriving = path.with_suffix(f".{token_hex(4)}")
    Bucket(settings().weights_bucket).fetch(f"{weight_id}/{filename}", arriving)
    with arriving.open("rb") as file:
        found = file_digest(file, "sha256").hexdigest()
    if found != sha256:
        arriving.unlink()
        raise WrongDigest(f"{filename} has the digest {found[:12]}…, not {sha256[:12]}….")
    return arriving.rename(path)
