"""Files in the company's buckets: uploads as they came, artefacts that functions hand to one another by key."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from pydantic import BaseModel
from talent.kernel import NotFound

from cloud.settings import settings

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client


class FileMissing(NotFound):
    """There is no such file in the bucket."""

    next = "Upload it again; if it was erased on request, it can't come back."


@cache
def s3() -> "S3Client":
    """This process's S3 client. Version 4 signatures, as the older one signs neither lengths nor types."""
    return boto3.client("s3", config=Config(signature_version="s3v4"))


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

    def write(self, key: str, data: bytes, content_type: str) -> None:
        """Puts the bytes at `key`."""
        s3().put_object(Bucket=self.name, Key=key, Body=data, ContentType=content_type)

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

    def link(self, key: str, seconds: int, filename: str) -> str:
        """A signed address from which `key` can be downloaded for so many seconds."""
        disposition = f"attachment; filename*=UTF-8''{filename}"
        return s3().generate_presigned_url(
            "get_object",
            Params={"Bucket": self.name, "Key": key, "ResponseContentDisposition": disposition},
            ExpiresIn=seconds,
        )


def uploads() -> Bucket:
    """What people upload."""
    return Bucket(settings().uploads_bucket)


def artefacts() -> Bucket:
    """What functions make."""
    return Bucket(settings().artefacts_bucket)


def artefact_key(application_id: str, *parts: str) -> str:
    """The key of an artefact of an application."""
    return "/".join(("applications", application_id, *parts))
