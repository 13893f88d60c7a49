"""Uploads straight into S3: what is signed is all that can be sent.

A resume goes by one presigned POST whose policy fixes key, type and length range. A recording goes by presigned
parts of a multipart upload, each signed for its exact length; the total is checked before the parts are joined and
once more when S3 tells that the object is there.
"""

from collections.abc import Sequence

from botocore.exceptions import ClientError
from pydantic import Field
from talent.application import Application
from talent.kernel import Conflict, Fact
from talent.recording import (
    RECORDING_TYPES,
    RESUME_LIMIT_BYTES,
    RESUME_TYPES,
    Recording,
    TooLarge,
    WrongSize,
    extension_of,
    part_lengths,
)

from cloud import keys
from cloud.applications import put
from cloud.files import s3, uploads
from cloud.moment import fresh_id, now
from cloud.recordings import get_recording
from cloud.table import MovedOn, Replace, Stored, Unchanged, table

_POST_SECONDS = 3600
_PART_SECONDS = 6 * 3600


class ResumeForm(Fact):
    """A form that a browser posts to S3, with the file as its last field, named `file`."""

    url: str
    fields: dict[str, str]


class Part(Fact):
    """One part to PUT: its number, exact length and signed address."""

    number: int
    bytes: int
    url: str
    etag: str = Field(default="", description="S3's tag of a part that is here; empty: still to send")


class UploadBroken(Conflict):
    """The storage has no such upload, or knows the parts by other tags."""

    next = "Announce the recording again and send its parts anew."


class SentPart(Fact):
    """One part that arrived, by the ETag that S3 answered."""

    number: int
    etag: str


def check_resume(content_type: str, total: int) -> str:
    """The file extension for a resume that may be sent. Raises WrongType, WrongSize or TooLarge."""
    extension = extension_of(content_type, RESUME_TYPES)
    if total < 1:
        raise WrongSize("The resume is empty.")
    if total > RESUME_LIMIT_BYTES:
        raise TooLarge(f"The resume has {total} bytes; the limit is {RESUME_LIMIT_BYTES}.")
    return extension


def resume_form(application_id: str, content_type: str, total: int) -> ResumeForm:
    """A presigned POST for one resume of this type and length. Raises as `check_resume` does."""
    extension = check_resume(content_type, total)
    key = f"resumes/{application_id}/{fresh_id()}.{extension}"
    base = content_type.split(";", maxsplit=1)[0].strip().lower()
    conditions: list[object] = [["content-length-range", total, total], {"Content-Type": base}]
    signed = s3().generate_presigned_post(
        uploads().name, key, Fields={"Content-Type": base}, Conditions=conditions, ExpiresIn=_POST_SECONDS
    )
    return ResumeForm(url=signed["url"], fields=signed["fields"])


def announce_recording(
    application: Stored[Application],
    number: int,
    content_type: str,
    total: int,
    take: int = 1,
    *,
    seconds: float | None = None,
) -> tuple[Recording, tuple[Part, ...]]:
    """Opens a multipart upload for one answer and signs its parts. Raises WrongType, WrongSize or TooLarge.

    Announcing again starts the answer anew; the earlier upload is left to the bucket's rule for open uploads. Raises
    MovedOn when the application has moved since it was read, so that no answer changes after it was sent in.
    """
    application_id = application.value.application_id
    extension = extension_of(content_type, RECORDING_TYPES)
    lengths = part_lengths(total)
    upload_id = fresh_id()
    key = f"recordings/{application_id}/{number}/{upload_id}.{extension}"
    base = content_type.split(";", maxsplit=1)[0].strip().lower()
    opened = s3().create_multipart_upload(Bucket=uploads().name, Key=key, ContentType=base)
    recording = Recording(
        application_id=application_id,
        number=number,
        round=application.value.round,
        upload_id=upload_id,
        storage_upload_id=opened["UploadId"],
        key=key,
        content_type=base,
        bytes=total,
        take=take,
        seconds=seconds,
        announced_at=now(),
    )
    unmoved = Unchanged(keys.application(application_id), application.version)
    put(keys.recording(application_id, number), recording, unmoved)
    parts = tuple(_signed(recording, n, length) for n, length in enumerate(lengths, start=1))
    return recording, parts


def resumed_parts(recording: Recording) -> tuple[Part, ...]:
    """The parts of an upload under way, signed anew; those that arrived whole carry their tag.

    None where nothing is to be sent. Raises UploadBroken when the storage has no such upload any more.
    """
    if recording.status != "announced":
        return ()
    bucket, upload = uploads().name, recording.storage_upload_id
    try:
        listed = s3().list_parts(Bucket=bucket, Key=recording.key, UploadId=upload).get("Parts", [])
    except ClientError as gone:
        raise UploadBroken("This upload can't go on.") from gone
    tags = {(part["PartNumber"], part["Size"]): part["ETag"] for part in listed}
    signed = (_signed(recording, n, size) for n, size in enumerate(part_lengths(recording.bytes), start=1))
    return tuple(part.model_copy(update={"etag": tags.get((part.number, part.bytes), "")}) for part in signed)


def complete_recording(application_id: str, number: int, parts: Sequence[SentPart]) -> Recording:
    """Joins the parts once every one is there at its signed length; what is joined already stays so.

    Raises WrongSize, UploadBroken or Missing.
    """
    key = keys.recording(application_id, number)
    stored = table().get(key, Recording)
    recording = stored.value
    if recording.status != "announced":
        return recording
    _join(recording, parts)
    uploaded = recording.model_copy(update={"status": "uploaded"})
    try:
        table().write(Replace(key, uploaded, stored.version))
    except MovedOn:  # S3's event was quicker and has registered it
        return get_recording(application_id, number)
    return uploaded


def _join(recording: Recording, parts: Sequence[SentPart]) -> None:
    bucket, key, upload = uploads().name, recording.key, recording.storage_upload_id
    try:
        arrived = s3().list_parts(Bucket=bucket, Key=key, UploadId=upload)
        lengths = {part["PartNumber"]: part["Size"] for part in arrived.get("Parts", [])}
        if lengths != dict(enumerate(part_lengths(recording.bytes), start=1)):
            raise WrongSize(f"{sum(lengths.values())} of {recording.bytes} bytes have arrived.")
        s3().complete_multipart_upload(
            Bucket=bucket,
            Key=key,
            UploadId=upload,
            MultipartUpload={
                "Parts": [{"PartNumber": p.number, "ETag": p.etag} for p in sorted(parts, key=_number)]
            },
        )
    except ClientError as refused:
        raise UploadBroken("The parts of this upload can't be joined.") from refused


def _signed(recording: Recording, number: int, length: int) -> Part:
    url = s3().generate_presigned_url(
        "upload_part",
        Params={
            "Bucket": uploads().name,
            "Key": recording.key,
            "UploadId": recording.storage_upload_id,
            "PartNumber": number,
            "ContentLength": length,
        },
        ExpiresIn=_PART_SECONDS,
    )
    return Part(number=number, bytes=length, url=url)


def _number(part: SentPart) -> int:
    return part.number
