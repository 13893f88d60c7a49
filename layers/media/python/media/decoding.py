"""Decodes a recording in one pass: all of its sound, its key pictures, and whether the whole of it was there.

A truncated file decodes without a complaint (166 of 5,400 frames were seen), so what was decoded is compared
with what the container claims.
"""

from collections.abc import Iterator
from dataclasses import replace

import av
import numpy as np
from av.container import InputContainer
from av.packet import Packet
from av.stream import Stream
from av.video.stream import VideoStream

from media.container import Source, claims, opened, pictures_of
from media.ending import cut_off
from media.errors import EmptyRecording, RecordingTooLong
from media.pictures import PictureTrack
from media.recording import Audio, Frame, Probe, Recording
from media.sound import SoundTrack

_MOST_FRAMES = 240
_SPARSE = 12.0
"""Seconds between key pictures above which every packet is decoded instead: too little would be seen."""
_SLACK_SECONDS, _SLACK_SHARE = 0.6, 0.02
"""By how much a stream may end before its container's claim and still count as complete."""
_SILENCED_SECONDS = 3.0
"""By how much the sound may end before the pictures: beyond that the microphone was lost, and words with it."""
_SILENT = 1e-4
"""Largest sample of a track in which nothing was recorded: below the smallest steps of 16 bits but three."""


def probe(source: Source) -> Probe:
    """What the recording claims about itself. Raises EmptyRecording, NotARecording, PictureTooLarge."""
    with opened(source) as container:
        return claims(container)


def decode(source: Source, *, max_seconds: float = 900.0) -> Recording:
    """Reads sound and key pictures (at most one a second, at most 240).

    Memory is bounded by `max_seconds` (64 kB a second of sound) and 60 MB of pictures, whatever the file
    claims. Raises EmptyRecording, NotARecording, PictureTooLarge, RecordingTooLong.
    """
    with opened(source) as container:
        claimed = claims(container)
        spacing = max(1.0, min(claimed.seconds or max_seconds, max_seconds) / _MOST_FRAMES)
        recording, sparse = _read(container, claimed, spacing, max_seconds)
        tracks = len(container.streams.audio)
    if recording.complete and cut_off(source, claimed.container):
        recording = replace(recording, complete=False)
    for number in range(1, tracks):  # the first of a screen recorder's is the computer's own sound
        if not _silent(recording.audio):
            break
        with opened(source) as container:
            recording = replace(recording, audio=_sound_of(container, number, max_seconds))
    if sparse:
        with opened(source) as container:
            frames = _every_picture(container, spacing, max_seconds)
        return replace(recording, frames=frames)
    return recording


def _read(container: InputContainer, claimed: Probe, spacing: float, most: float) -> tuple[Recording, bool]:
    start = (container.start_time or 0) / av.time_base
    sound = SoundTrack(container.streams.audio[0], start, most) if claimed.has_audio else None
    shown = pictures_of(container)
    pictures = _picture_track(shown, start, spacing, keys_only=True) if shown else None
    lost = False
    for packet in _packets(container, [*container.streams.audio[:1], *([shown] if shown else [])]):
        if packet is None:
            lost = True
            break
        if max(sound.reached if sound else 0.0, pictures.end if pictures else 0.0) > most:
            raise RecordingTooLong(f"The recording is longer than {most:.0f} seconds.")
        if packet.stream.type == "audio" and sound:
            sound.feed(packet)
        elif pictures:
            pictures.feed(packet)
    audio = sound.finish() if sound else np.zeros(0, np.float32)
    frames = pictures.finish() if pictures else ()
    decoded = max(sound.seconds if sound else 0.0, pictures.end if pictures else 0.0)
    if not audio.size and not frames:
        raise EmptyRecording("Nothing in the recording could be decoded.")
    broken = lost or (sound.broken if sound else 0) > 3 or (pictures.broken if pictures else 0) > 3
    silenced = bool(sound and pictures and pictures.end - sound.seconds > _SILENCED_SECONDS)
    recording = Recording(
        seconds=round(claimed.seconds or decoded, 3),
        decoded_seconds=round(decoded, 3),
        complete=not (broken or silenced) and _all_there(decoded, claimed),
        has_audio=audio.size > 0,
        has_video=bool(frames),
        audio=audio,
        frames=frames,
    )
    return recording, bool(pictures and pictures.largest_gap > _SPARSE)


def _packets(container: InputContainer, streams: list[Stream]) -> "Iterator[Packet[Stream] | None]":
    """The packets of `streams`, then None once if the reading broke off before the end."""
    packets = container.demux(streams)
    try:
        for packet in packets:
            if packet.size:
                yield packet
    except (av.FFmpegError, OSError):
        yield None


def _picture_track(stream: VideoStream, start: float, spacing: float, *, keys_only: bool) -> PictureTrack:
    stream.codec_context.thread_type = "SLICE" if keys_only else "AUTO"
    return PictureTrack(stream, start, spacing, keys_only=keys_only)


def _every_picture(container: InputContainer, spacing: float, most: float) -> tuple[Frame, ...]:
    start, shown = (container.start_time or 0) / av.time_base, pictures_of(container)
    if shown is None:
        return ()
    track = _picture_track(shown, start, spacing, keys_only=False)
    for packet in _packets(container, [shown]):
        if packet is None or track.end > most:
            break
        track.feed(packet)
    return track.finish()


def _silent(audio: Audio) -> bool:
    return float(np.abs(audio).max(initial=0.0)) < _SILENT


def _sound_of(container: InputContainer, number: int, most: float) -> Audio:
    """The sound of another track than the first."""
    stream = container.streams.audio[number]
    sound = SoundTrack(stream, (container.start_time or 0) / av.time_base, most)
    for packet in _packets(container, [stream]):
        if packet is None or sound.reached > most:
            break
        sound.feed(packet)
    return sound.finish()


def _all_there(decoded: float, claimed: Probe) -> bool:
    if claimed.seconds is None:
        return True
    return decoded >= claimed.seconds - max(_SLACK_SECONDS, _SLACK_SHARE * claimed.seconds)
