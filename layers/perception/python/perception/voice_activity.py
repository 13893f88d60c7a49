"""Silero VAD: where in a recording somebody speaks.

The network looks at 512 samples (32 ms) after 64 samples of context and keeps a state of (2, 1, 128). It is called
for many windows at once, in order.
"""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from perception.session import Model, open_model
from perception.sound import SAMPLE_RATE, Audio, Span, checked

WINDOW = 512
_CONTEXT = 64
_TOGETHER = 1024
"""Windows of one call: half a minute, so that a long recording takes no more memory than a short one."""
WINDOW_SECONDS = WINDOW / SAMPLE_RATE

ENTER, LEAVE = 0.5, 0.35
"""Probability at which speech begins, and below which it ends: Silero's own defaults."""


class VoiceActivity:
    """Finds speech with the Silero model in `model`."""

    def __init__(self, model: Model) -> None:
        self._session = open_model(model, threads=1)

    def probabilities(self, audio: Audio) -> NDArray[np.float32]:
        """The probability of speech in each 32 ms of `audio` (the last window is filled with silence)."""
        count = -(-checked(audio).size // WINDOW)
        padded = np.zeros(_CONTEXT + max(1, count) * WINDOW, np.float32)
        padded[_CONTEXT : _CONTEXT + audio.size] = audio
        windows = np.lib.stride_tricks.sliding_window_view(padded, _CONTEXT + WINDOW)[::WINDOW]
        state = np.zeros((2, 1, 128), np.float32)
        found = np.zeros(count, np.float32)
        for first in range(0, count, _TOGETHER):
            some = windows[first : first + _TOGETHER]
            mirrored = np.concatenate([some, some[:, -2 : -2 - _CONTEXT : -1]], axis=1)[:, np.newaxis]
            found[first : first + _TOGETHER], state = self._session.run(
                ["speech", "state_after"], {"windows": mirrored, "state": state}
            )
        return found

    def speech(self, audio: Audio) -> tuple[Span, ...]:
        """The spans of speech in `audio`, padded a little, in order and apart from each other."""
        raw = spoken(self.probabilities(audio).tolist())
        return tuple(merged(raw, end=audio.size / SAMPLE_RATE))


def spoken(probabilities: Iterable[float], *, silence: float = 0.1) -> Iterator[Span]:
    """Speech as it begins and ends: over ENTER, until LEAVE has been undercut for `silence` seconds."""
    start = quiet = None
    index = -1
    for index, probability in enumerate(probabilities):
        time = index * WINDOW_SECONDS
        if probability >= ENTER:
            start, quiet = (time if start is None else start), None
        elif start is not None and probability < LEAVE:
            quiet = time if quiet is None else quiet
            if time + WINDOW_SECONDS - quiet >= silence:
                yield Span(start, quiet)
                start = quiet = None
    if start is not None:
        yield Span(start, (index + 1) * WINDOW_SECONDS if quiet is None else quiet)


def merged(
    spans: Iterable[Span], *, end: float, shortest: float = 0.2, padding: float = 0.03, gap: float = 0.3
) -> Iterator[Span]:
    """The spans of at least `shortest`, padded by `padding`, those nearer than `gap` joined, up to `end`."""
    held: Span | None = None
    for span in spans:
        if span.seconds < shortest:
            continue
        wider = Span(round(max(0.0, span.start - padding), 3), round(min(end, span.end + padding), 3))
        if held is not None and wider.start - held.end < gap:
            held = Span(held.start, wider.end)
            continue
        if held is not None:
            yield held
        held = wider
    if held is not None:
        yield held
