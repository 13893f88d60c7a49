"""Recordings in, sound and pictures out: probe, audio and key frames with PyAV.

`decode(path)` gives a `Recording`: mono 16 kHz sound, small upright key pictures, and whether the whole of
the file was there. Nothing here knows a model or the domain.
"""

from media.container import Source
from media.decoding import decode, probe
from media.errors import EmptyRecording, MediaError, NotARecording, PictureTooLarge, RecordingTooLong
from media.packing import pack_audio, pack_frames
from media.recording import SAMPLE_RATE, Frame, Probe, Recording

__all__ = [
    "SAMPLE_RATE",
    "EmptyRecording",
    "Frame",
    "MediaError",
    "NotARecording",
    "PictureTooLarge",
    "Probe",
    "Recording",
    "RecordingTooLong",
    "Source",
    "decode",
    "pack_audio",
    "pack_frames",
    "probe",
]
