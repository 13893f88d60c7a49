"""Model weights on Lambda: small ones in a layer, large ones fetched once from the company's bucket, digest checked."""

from hashlib import file_digest
from pathlib import Path
from tempfile import gettempdir

from talent.kernel import Unavailable

from cloud.files import Bucket
from cloud.settings import settings


class WrongDigest(Unavailable):
    """A weight is not the file that the manifest names."""

    next = "Upload the weights again from a checked set-up; nothing is scored with an unknown model."


def shipped(weight_id: str, filename: str) -> Path:
    """The path of a weight that the weights layer carries."""
    return settings().weights_dir / weight_id / filename


def fetched(weight_id: str, filename: str, sha256: str) -> Path:
    """The path of a weight from the bucket, kept on this machine after the first call. Raises WrongDigest."""
    path = Path(gettempdir()) / "bole-weights" / sha256 / filename
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    arriving = path.with_suffix(".arriving")
    Bucket(settings().weights_bucket).fetch(f"{weight_id}/{filename}", arriving)
    with arriving.open("rb") as file:
        found = file_digest(file, "sha256").hexdigest()
    if found != sha256:
        arriving.unlink()
        raise WrongDigest(f"{filename} has the digest {found[:12]}…, not {sha256[:12]}….")
    return arriving.rename(path)
