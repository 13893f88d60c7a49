"""Files in the company's buckets: uploads as they came, artefacts that functions hand to one another by key."""

from functools import cache
from io import SEEK_CUR, SEEK_END, SEEK_SET, BufferedReader, RawIOBase
from pathlib import Path
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from pydantic import BaseModel
from talent.kernel import NotFound

from cloud.settings import settings

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer
    from mypy_boto3_s3 import S3Client


_STRETCH = 1024 * 1024


class FileMissing(NotFound):
    """There is no such file in the bucket."""

    next = "Upload it again; if it was erased on request, it can't come back."


@cache
def s3() -> "S3Client":
    """This process's S3 client.

    Version 4 signatures, as the older one signs neither lengths nor types. Virtual addressing, as signed addresses
    would else name S3's global host, which sends browsers on to another region or refuses them.
    """
    return boto3.client("s3", config=Config(signature_version="s3v4", s3={"addressing_style": "virtual"}))


class Bucket:
    """One bucket."""

    def __init__(self, name: str) -> None:
        self.name = name

    def read(self, key: str) -> bytes:
        """The file's bytes. Raises FileMissing."""
        try:
            return s3().get_object(Bucket=self.name, Key=key)["Body"].read()
        except s3().exceptions.NoSuchKey as missing:
            raise FileMissing("The file is not there.") from missing

    def read_part(self, key: str, first: int, last: int) -> bytes:
        """The bytes from `first` to `last`, or to the file's end where that comes sooner. Raises FileMissing."""
        try:
            asked = s3().get_object(Bucket=self.name, Key=key, Range=f"bytes={first}-{last}")
        except ClientError as refused:
            raise FileMissing("The file is not there.") from refused
        return asked["Body"].read()

    def open(self, key: str) -> BufferedReader:
        """The file to read and seek in, a stretch at a time. Raises FileMissing."""
        return BufferedReader(_Remote(self, key), _STRETCH)

    def under(self, prefix: str, most: int) -> list[tuple[str, int]]:
        """Keys and lengths of the files whose keys begin with `prefix`, in order, `most` at the most."""
        pages = (
            s3()
            .get_paginator("list_objects_v2")
            .paginate(Bucket=self.name, Prefix=prefix, PaginationConfig={"MaxItems": most})
        )
        return [(row["Key"], row["Size"]) for page in pages for row in page.get("Contents", ())]

    def write(self, key: str, data: bytes, content_type: str) -> None:
        """Puts the bytes at `key`."""
        s3().put_object(Bucket=self.name, Key=key, Body=data, ContentType=content_type)

    def send(self, key: str, path: Path, content_type: str) -> None:
        """Puts a file at `key` without holding it in memory."""
        s3().upload_file(str(path), self.name, key, ExtraArgs={"ContentType": content_type})

    def fetch(self, key: str, to: Path) -> Path:
        """Downloads to a path without holding the file in memory. Raises FileMissing."""
        try:
            s3().download_file(self.name, key, str(to))
        except ClientError as refused:
            raise FileMissing("The file is not there.") from refused
        return to

    def read_as[M: BaseModel](self, key: str, model: type[M]) -> M:
        """A JSON file as the model it holds. Raises FileMissing."""
        return model.model_validate_json(self.read(key))

    def write_model(self, key: str, value: BaseModel) -> None:
        """Puts a model as JSON at `key`."""
        self.write(key, value.model_dump_json().encode(), "application/json")

    def size(self, key: str) -> int:
        """The file's length in bytes. Raises FileMissing."""
        try:
            return s3().head_object(Bucket=self.name, Key=key)["ContentLength"]
        except ClientError as refused:
            raise FileMissing("The file is not there.") from refused

    def erase(self, prefix: str) -> int:
        """Deletes every version of every file under `prefix`; how many went."""
        return len(self.erase_all(prefix))

    def erase_all(self, prefix: str, endings: tuple[str, ...] = ("",)) -> list[str]:
        """Deletes every version of the files under `prefix` that end so; their names, as proof of what went."""
        pages = s3().get_paginator("list_object_versions").paginate(Bucket=self.name, Prefix=prefix)
        gone: list[str] = []
        for page in pages:
            for version in [*page.get("Versions", []), *page.get("DeleteMarkers", [])]:
                if version["Key"].endswith(endings):
                    s3().delete_object(Bucket=self.name, Key=version["Key"], VersionId=version["VersionId"])
                    gone.append(f"{self.name}/{version['Key']}@{version['VersionId']}")
        return gone

    def link(self, key: str, seconds: int, filename: str) -> str:
        """A signed address from which `key` can be downloaded for so many seconds."""
        disposition = f"attachment; filename*=UTF-8''{filename}"
        return s3().generate_presigned_url(
            "get_object",
            Params={"Bucket": self.name, "Key": key, "ResponseContentDisposition": disposition},
            ExpiresIn=seconds,
        )

    def watch(self, key: str, seconds: int) -> str:
        """A signed address from which a browser plays `key` for so many seconds."""
        params = {"Bucket": self.name, "Key": key, "ResponseContentDisposition": "inline"}
        return s3().generate_presigned_url("get_object", Params=params, ExpiresIn=seconds)


class _Remote(RawIOBase):
    """A file in a bucket as Python's file objects are: each read asks for a stretch of it."""

    def __init__(self, bucket: Bucket, key: str) -> None:
        self._bucket = bucket
        self._key = key
        self._size = bucket.size(key)
        self._place = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def seek(self, offset: int, whence: int = SEEK_SET) -> int:
        """Go to a place, counted from the start, from here or from the end."""
        base = {SEEK_SET: 0, SEEK_CUR: self._place, SEEK_END: self._size}[whence]
        self._place = max(0, base + offset)
        return self._place

    def readinto(self, into: "WriteableBuffer") -> int:
        """Fill `into` as far as the file goes."""
        room = memoryview(into)
        last = min(self._place + len(room), self._size) - 1
        if last < self._place:
            return 0
        data = self._bucket.read_part(self._key, self._place, last)
        room[: len(data)] = data
        self._place += len(data)
        return len(data)


def uploads() -> Bucket:
    """What people upload."""
    return Bucket(settings().uploads_bucket)


def artefacts() -> Bucket:
    """What functions make."""
    return Bucket(settings().artefacts_bucket)


def artefact_key(application_id: str, *parts: str) -> str:
    """The key of an artefact of an application."""
    return "/".join(("applications", application_id, *parts))
