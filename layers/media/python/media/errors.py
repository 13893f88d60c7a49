"""What can be wrong with a recording, in words that its sender can act on.

This layer may not import the domain, so it has the same habit in small: the class's name is the error's
business name, the message says what is wrong in one line, `next_step` what to do about it.
"""

from typing import ClassVar


class MediaError(Exception):
    """The recording can't be used as it is; the sender can mend it."""

    next: ClassVar[str] = "Record the answer again and upload it."

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
        self.next_step = self.next


class EmptyRecording(MediaError):
    """The file has no bytes, or a container with nothing in it."""


class NotARecording(MediaError):
    """The bytes are no sound or video container, or its head is lost."""

    next = "Upload a webm or mp4 recording; if the upload broke off, upload it again."


class RecordingTooLong(MediaError):
    """The recording lasts longer than an answer may."""

    next = "Keep the answer within the time limit and record it again."


class PictureTooLarge(MediaError):
    """The pictures are larger than any camera of an interview makes."""

    next = "Record in 4K or less; 720p is plenty."
