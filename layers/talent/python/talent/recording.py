"""A recording: what may be uploaded, how it is cut into parts, and what became of it."""

from typing import Literal

from pydantic import AwareDatetime, Field

from talent.kernel import BadInput, Conflict, Fact

MEBIBYTE = 1024 * 1024
PART_BYTES = 8 * MEBIBYTE
RECORDING_LIMIT_BYTES = 512 * MEBIBYTE
RESUME_LIMIT_BYTES = 10 * MEBIBYTE

RECORDING_TYPES = {"video/webm": "webm", "video/mp4": "mp4", "video/quicktime": "mov"}
TYPED = "text/plain"
RESUME_TYPES = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "text/plain": "txt",
    "text/markdown": "md",
    "text/html": "html",
    "message/rfc822": "eml",
    "application/json": "json",
    "image/png": "png",
    "image/jpeg": "jpg",
}


class WrongType(BadInput):
    """Files of this type are not read."""

    next = "Send a PDF or DOCX resume, or a webm or mp4 recording."


class TooLarge(BadInput):
    """The file is over the limit."""

    next = "Send a smaller file: a resume up to 10 MB, a recording up to 512 MB."


class NoRetakeLeft(Conflict):
    """The answer was recorded as often as the question allows."""

    next = (
        "Send the last take in; if something went wrong in it, ask for a person on your application's page."
    )


class WrongSize(BadInput):
    """What arrived is not as long as what was announced."""

    next = "Upload the file again; the parts that did not arrive whole are sent anew."


class Recording(Fact):
    """One answer's recording, from the announcement of the upload to its check."""

    application_id: str
    number: int = Field(ge=1)
    round: int = Field(ge=1)
    upload_id: str
    storage_upload_id: str
    key: str
    content_type: str
    bytes: int = Field(ge=1, le=RECORDING_LIMIT_BYTES)
    sha256: str = ""
    seconds: float | None = Field(default=None, gt=0, description="how long the browser says it recorded")
    take: int = Field(default=1, ge=1)
    status: Literal["announced", "uploaded", "registered", "refused"] = "announced"
    reason: str = ""
    announced_at: AwareDatetime

    @property
    def typed(self) -> bool:
        """Whether the answer was given in writing."""
        return self.content_type == TYPED

    @property
    def here(self) -> bool:
        """Whether it has arrived whole."""
        return self.status in ("uploaded", "registered")


def next_take(earlier: Recording | None, in_round: int, retakes: int) -> int:
    """Which take of the answer comes next, from 1. One that did not arrive whole costs none.

    Raises NoRetakeLeft.
    """
    if earlier is None or earlier.round != in_round:
        return 1
    take = earlier.take + 1 if earlier.here else earlier.take
    if take > 1 + retakes:
        raise NoRetakeLeft(f"The answer was taken {earlier.take} times.")
    return take


def part_lengths(total: int) -> tuple[int, ...]:
    """The length of each part of an upload of `total` bytes; the last one is what is left.

    Raises TooLarge over the limit, BadInput when there is nothing to send.
    """
    if total < 1:
        raise WrongSize("The recording is empty.")
    if total > RECORDING_LIMIT_BYTES:
        raise TooLarge(f"The recording has {total} bytes; the limit is {RECORDING_LIMIT_BYTES}.")
    whole, rest = divmod(total, PART_BYTES)
    return (PART_BYTES,) * whole + ((rest,) if rest else ())


def extension_of(content_type: str, allowed: dict[str, str]) -> str:
    """The file extension for a content type. Raises WrongType."""
    base = content_type.split(";", maxsplit=1)[0].strip().lower()
    if base not in allowed:
        raise WrongType(f"'{base or 'no type'}' can't be read.")
    return allowed[base]
