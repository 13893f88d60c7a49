"""Packs speech into windows that fill Whisper's 30 seconds, without the long silences in between.

An encoder pass costs the same for 3 seconds as for 30, so spans are packed; a long silence in a window
tempts the model to invent, so only a little of it is kept. Each window knows the recording's time of each
of its moments.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from perception.sound import SAMPLE_RATE, Audio, Span, cut, total_seconds

LONGEST = 28.0
"""Seconds of sound in one window: two less than the model's, so that the last word is not cut."""

_REST = 0.3
"""Seconds of silence left at each side of a span inside a window."""


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """Up to LONGEST seconds of sound, made of `pieces` of the recording, in order."""

    pieces: tuple[Span, ...]
    audio: Audio

    @property
    def seconds(self) -> float:
        """Seconds of sound in the window."""
        return self.audio.size / SAMPLE_RATE

    def recorded(self, time: float) -> float:
        """The recording's time of the window's moment `time`."""
        for piece in self.pieces[:-1]:
            if time < piece.seconds:
                return piece.start + time
            time -= piece.seconds
        return min(self.pieces[-1].start + time, self.pieces[-1].end)


def windows(audio: Audio, speech: Sequence[Span], *, longest: float = LONGEST) -> Iterator[Window]:
    """The windows that cover `speech`, filled evenly, so that a batch of them ends together."""
    pieces = list(with_rests(short_enough(audio, speech, longest), end=audio.size / SAMPLE_RATE))
    count = max(1, int(np.ceil(total_seconds(pieces) / longest)))
    target = min(longest, total_seconds(pieces) / count * 1.1)
    held: list[Span] = []
    for piece in pieces:
        together = total_seconds(held) + piece.seconds
        if held and (together > longest or together - target > target - total_seconds(held)):
            yield window_of(audio, held)
            held = []
        held.append(piece)
    if held:
        yield window_of(audio, held)


def short_enough(audio: Audio, spans: Iterable[Span], longest: float) -> Iterator[Span]:
    """The spans, those too long for one window cut at their quietest moment."""
    for span in spans:
        rest = span
        while rest.seconds > longest - 2 * _REST:
            at = _quietest(audio, Span(rest.start + longest / 2, rest.start + longest - 2 * _REST))
            yield Span(rest.start, at)
            rest = Span(at, rest.end)
        yield rest


def with_rests(spans: Iterable[Span], *, end: float) -> Iterator[Span]:
    """The spans with up to _REST seconds of the silence around them, never overlapping."""
    listed = list(spans)
    for index, span in enumerate(listed):
        before = (span.start - listed[index - 1].end) / 2 if index else span.start
        after = (listed[index + 1].start - span.end) / 2 if index + 1 < len(listed) else end - span.end
        yield Span(
            span.start - max(0.0, min(_REST, before)), min(end, span.end + max(0.0, min(_REST, after)))
        )


def _quietest(audio: Audio, span: Span) -> float:
    samples, step = cut(audio, span), SAMPLE_RATE // 10
    usable = samples[: samples.size // step * step].reshape(-1, step)
    loudness = np.square(usable).mean(axis=1)
    smooth = np.convolve(loudness, np.ones(3), mode="same")
    return span.start + (int(np.argmin(smooth)) + 0.5) * step / SAMPLE_RATE


def window_of(audio: Audio, pieces: Sequence[Span]) -> Window:
    """These pieces of the sound as one window."""
    return Window(tuple(pieces), np.concatenate([cut(audio, piece) for piece in pieces]))
