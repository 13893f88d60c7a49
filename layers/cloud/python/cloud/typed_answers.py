"""Answers given in writing: kept where the recordings lie, so that they are erased with them."""

from talent.application import Application
from talent.recording import TYPED, Recording

from cloud import keys
from cloud.applications import put
from cloud.files import uploads
from cloud.moment import fresh_id, now
from cloud.table import Stored, Unchanged


def keep_typed(application: Stored[Application], number: int, text: str, take: int) -> Recording:
    """Keeps an answer given in writing as the latest of its question.

    Raises MovedOn when the application has moved since it was read.
    """
    application_id, upload_id, data = application.value.application_id, fresh_id(), text.encode()
    recording = Recording(
        application_id=application_id,
        number=number,
        round=application.value.round,
        upload_id=upload_id,
        storage_upload_id="",
        key=f"recordings/{application_id}/{number}/{upload_id}.txt",
        content_type=TYPED,
        bytes=len(data),
        take=take,
        status="registered",
        announced_at=now(),
    )
    put(
        keys.recording(application_id, number),
        recording,
        Unchanged(keys.application(application_id), application.version),
    )
    uploads().write(recording.key, data, f"{TYPED}; charset=utf-8")
    return recording


def typed_text(recording: Recording) -> str:
    """The words of an answer given in writing. Raises FileMissing."""
    return uploads().read(recording.key).decode()
