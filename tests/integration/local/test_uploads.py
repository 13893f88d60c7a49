"""What is signed is all that can be sent: S3's checks of addresses and forms hold here too."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from botocore.config import Config

from infra.local.aws import client
from infra.local.cloud import LocalCloud

pytestmark = pytest.mark.xdist_group("local cloud")
PDF = b"%PDF-1.7 one page"


@pytest.fixture(scope="module")
def s3(cloud: LocalCloud) -> Any:  # noqa: ANN401 - as boto3's
    """A client that signs as S3 asks."""
    return client("s3", cloud.endpoint_url, Config(signature_version="s3v4"))


@pytest.fixture(scope="module")
def bucket(cloud: LocalCloud) -> str:
    """Where people upload."""
    return cloud.environment["BOLE_UPLOADS_BUCKET"]


@pytest.fixture(scope="module")
def post(s3: Any, bucket: str) -> Callable[..., httpx.Response]:  # noqa: ANN401 - as boto3's
    """Posts a file by a form that was signed for `PDF`, with changes."""

    def send(body: bytes = PDF, seconds: int = 60, **changes: str) -> httpx.Response:
        form = s3.generate_presigned_post(
            bucket,
            "forms/one.pdf",
            Fields={"Content-Type": "application/pdf"},
            Conditions=[["content-length-range", len(PDF), len(PDF)], {"Content-Type": "application/pdf"}],
            ExpiresIn=seconds,
        )
        fields = {**form["fields"], **changes}
        return httpx.post(form["url"], data=fields, files={"file": ("one.pdf", body)}, timeout=40)

    return send


def test_a_form_takes_the_file_that_it_was_signed_for(
    post: Callable[..., httpx.Response],
    s3: Any,  # noqa: ANN401 - as boto3's
    bucket: str,
) -> None:
    assert post().status_code == 204
    assert s3.get_object(Bucket=bucket, Key="forms/one.pdf")["Body"].read() == PDF


def test_a_form_takes_nothing_else(post: Callable[..., httpx.Response]) -> None:
    refused = {
        "EntityTooLarge": post(PDF + b"x"),
        "EntityTooSmall": post(PDF[:-1]),
        "Policy expired": post(seconds=-1),
        "Policy Condition failed": post(**{"Content-Type": "text/html"}),
        "Extra input fields": post(acl="public-read"),
        "SignatureDoesNotMatch": post(**{"x-amz-signature": "0" * 64}),
    }
    for why, answer in refused.items():
        assert answer.status_code in (400, 403)
        assert why in answer.text
    assert "Policy Condition failed" in post(key="forms/elsewhere.pdf").text


def test_a_part_takes_exactly_the_length_that_was_signed(s3: Any, bucket: str) -> None:  # noqa: ANN401 - as boto3's
    place = {"Bucket": bucket, "Key": "forms/parts.webm"}
    upload = s3.create_multipart_upload(**place)["UploadId"]
    terms = {**place, "UploadId": upload, "PartNumber": 1, "ContentLength": 100}
    url = s3.generate_presigned_url("upload_part", Params=terms, ExpiresIn=60)
    assert httpx.put(url, content=b"x" * 100, timeout=40).status_code == 200
    for wrong in (b"x" * 101, b"x" * 99):
        answer = httpx.put(url, content=wrong, timeout=40)
        assert answer.status_code == 403
        assert "SignatureDoesNotMatch" in answer.text
    other = httpx.put(url.replace("partNumber=1", "partNumber=2"), content=b"x" * 100, timeout=40)
    assert other.status_code == 403


def test_an_address_opens_one_object_for_a_time(s3: Any, bucket: str) -> None:  # noqa: ANN401 - as boto3's
    for key in ("forms/张 三.pdf", "forms/other.pdf"):
        s3.put_object(Bucket=bucket, Key=key, Body=PDF)
    terms = {"Bucket": bucket, "Key": "forms/张 三.pdf"}
    url = s3.generate_presigned_url("get_object", Params=terms, ExpiresIn=60)
    assert httpx.get(url, timeout=40).content == PDF
    path, _, query = url.partition("?")
    assert httpx.get(f"{path.rpartition('/')[0]}/other.pdf?{query}", timeout=40).status_code == 403
    assert httpx.put(url, content=b"x", timeout=40).status_code == 403
    old = s3.generate_presigned_url("get_object", Params=terms, ExpiresIn=-1)
    assert "Request has expired" in httpx.get(old, timeout=40).text
    assert (
        "Request has expired"
        not in httpx.get(old.replace("X-Amz-Expires=-1", "X-Amz-Expires=60"), timeout=40).text
    )
    assert httpx.get(old.replace("X-Amz-Expires=-1", "X-Amz-Expires=60"), timeout=40).status_code == 403


def test_an_object_that_nobody_signed_for_stays_shut(cloud: LocalCloud, bucket: str) -> None:
    for answer in (
        httpx.get(f"{cloud.endpoint_url}/{bucket}/forms/one.pdf", timeout=40),
        httpx.get(f"{cloud.endpoint_url}/{bucket}", timeout=40),
        httpx.put(f"{cloud.endpoint_url}/{bucket}/forms/x.pdf", content=b"x", timeout=40),
    ):
        assert answer.status_code == 403
        assert "AccessDenied" in answer.text
