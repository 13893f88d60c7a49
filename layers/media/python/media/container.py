"""Opens a container safely and reads what it claims."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import av
from av.container import InputContainer
from av.stream import Disposition
from av.video.stream import VideoStream

from media.errors import EmptyRecording, NotARecording, PictureTooLarge
from media.recording import Probe

Source = Path | bytes

_MOST_PIXELS = 4096 * 2304
_FORBIDDEN = {"concat", "hls", "dash", "tty", "lavfi", "sdp", "rtsp"}
_PICTURES = ("_pipe", "image2")
"""How the names of the formats end that hold single pictures."""


@contextmanager
def opened(source: Source) -> Iterator[InputContainer]:
    """The container in `source`, closed afterwards.

    Raises EmptyRecording, NotARecording. Formats that lead to other files or addresses are refused.
    """
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    if size == 0:
        raise EmptyRecording("The recording is empty.")
    try:
        handle = av.open(BytesIO(source) if isinstance(source, bytes) else str(source), mode="r")
    except (av.FFmpegError, UnicodeDecodeError, ValueError) as error:
        raise NotARecording(
            "This file is no recording that can be read, or its beginning is lost."
        ) from error
    with handle as container:
        if container.format.name.endswith(_PICTURES):
            raise NotARecording("This file is a picture, not a recording.")
        if _FORBIDDEN & set(container.format.name.split(",")):
            raise NotARecording("This file is a playlist or a text, not a recording.")
        if not container.streams.audio and not pictures_of(container):
            raise NotARecording("This file has neither sound nor pictures.")
        yield container


def pictures_of(container: InputContainer) -> VideoStream | None:
    """The stream of pictures; the cover of a sound file is none."""
    streams = container.streams.video
    return next((each for each in streams if not each.disposition & Disposition.attached_pic), None)


def claims(container: InputContainer) -> Probe:
    """What `container` says about itself. Raises PictureTooLarge."""
    audio = container.streams.audio[0] if container.streams.audio else None
    video = pictures_of(container)
    width, height = (video.codec_context.width, video.codec_context.height) if video else (0, 0)
    if width * height > _MOST_PIXELS:
        raise PictureTooLarge(f"The pictures are {width} × {height}, which is more than 4K.")
    duration = container.duration
    return Probe(
        container=container.format.name,
        seconds=duration / av.time_base if duration and duration > 0 else None,
        has_audio=audio is not None,
        has_video=video is not None,
        audio_codec=audio.codec_context.name if audio else None,
        video_codec=video.codec_context.name if video else None,
        width=width,
        height=height,
    )
