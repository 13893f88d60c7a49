"""One answer over its time as bars and marks: speech and pauses, who is in the picture and how, light, and the signs.

HR goes from a score to the moment; so every mark stands where it was said or seen. Lengths are in thousandths
of the answer.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from talent.evidence import FaceMoment
from talent.report.shape import Answer, QuotedSign

from documents.writing.quotes import Quote, by_quote

WIDTH = 1000
_STEPS = (5, 10, 15, 30, 60, 120, 300)
_MOST_TICKS = 8
_SMALLEST, _EDGE = 0.12, 0.01
"""Shares of the picture: a face of less height is far away, one nearer to its edge is cut off."""
_TURNED = 25.0
"""Degrees to a side, up or down from which a head is turned away."""

type Picture = Literal["one", "none", "several"]


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time: where it starts, how long it is, and what it shows."""

    x: float
    width: float
    shows: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is drawn of one answer. `light` is a line of points 'x,y' with y from 0 (bright) to 20 (dark)."""

    speech: tuple[Bar, ...]
    picture: tuple[Bar, ...]
    looking: tuple[Bar, ...]
    framing: tuple[Bar, ...]
    light: str
    signs: tuple[tuple[Bar, Quote], ...]
    ticks: tuple[tuple[float, int], ...]


def timeline(answer: Answer) -> Timeline | None:
    """The timeline of an answer, or None where it has no length, as a typed answer has none."""
    if not answer.seconds:
        return None
    scale = WIDTH / answer.seconds
    return Timeline(
        speech=tuple(_speech(answer, scale)),
        picture=tuple(_stretches(answer.face, answer.seconds, scale, _picture)),
        looking=tuple(_stretches(answer.face, answer.seconds, scale, _looking)),
        framing=tuple(_stretches(answer.face, answer.seconds, scale, _framing)),
        light=_light(answer, scale),
        signs=tuple(
            (_bar(quote.start, quote.end or quote.start, scale, quote.shows), quote)
            for quote in sorted(by_quote(answer.signs), key=lambda each: each.start or 0.0)
            if quote.text and quote.start is not None
        ),
        ticks=tuple((round(second * scale, 1), second) for second in _ticks(answer.seconds)),
    )


def marked(answer: Answer) -> list[tuple[str, QuotedSign | None]]:
    """The transcript in pieces, each with the sign that quotes it; of overlapping quotes the first one stands."""
    places = sorted(
        (place, place + len(sign.quote), index)
        for index, sign in enumerate(answer.signs)
        if sign.quote and (place := answer.transcript.find(sign.quote)) >= 0
    )
    pieces: list[tuple[str, QuotedSign | None]] = []
    end = 0
    for start, stop, index in places:
        if start >= end:
            pieces += [
                (answer.transcript[end:start], None),
                (answer.transcript[start:stop], answer.signs[index]),
            ]
            end = stop
    return [(text, sign) for text, sign in [*pieces, (answer.transcript[end:], None)] if text]


def _speech(answer: Answer, scale: float) -> Iterator[Bar]:
    """Everything between the pauses; nothing where no words were heard."""
    if not answer.transcript:
        return
    at = 0.0
    for pause in sorted(answer.pauses, key=lambda span: span.start):
        if pause.start > at:
            yield _bar(at, pause.start, scale, "speech")
        at = max(at, pause.end)
    if answer.seconds and at < answer.seconds:
        yield _bar(at, answer.seconds, scale, "speech")


def _light(answer: Answer, scale: float) -> str:
    """The brightness of each picture until the next one, the last one's until the end."""
    points = [(min(moment.time * scale, WIDTH), (1 - moment.brightness) * 20) for moment in answer.face]
    return " ".join(f"{x:.0f},{y:.1f}" for x, y in [*points, *((WIDTH, y) for _, y in points[-1:])])


def _stretches(
    moments: Sequence[FaceMoment], seconds: float, scale: float, shows: Callable[[FaceMoment], str]
) -> Iterator[Bar]:
    """Neighbouring moments that show the same, each moment lasting until the next."""
    starts = [moment.time for moment in moments]
    lasting = zip(moments, pairwise([*starts, seconds]), strict=True)
    for state, group in groupby(lasting, key=lambda pair: shows(pair[0])):
        spans = [span for _, span in group]
        if state:
            yield _bar(spans[0][0], spans[-1][1], scale, state)


def _picture(moment: FaceMoment) -> Picture:
    return "none" if moment.faces == 0 else "one" if moment.faces == 1 else "several"


def _looking(moment: FaceMoment) -> str:
    return "looking" if moment.looking else ""


def _framing(moment: FaceMoment) -> str:
    """What a person may want to know of how the face stands in the picture: badly framed, or turned away."""
    if moment.box is not None:
        left, top, width, height = moment.box
        if height < _SMALLEST or min(left, top, 1 - left - width, 1 - top - height) < _EDGE:
            return "ill_framed"
    turns = (abs(angle) for angle in (moment.yaw, moment.pitch) if angle is not None)
    return "turned" if max(turns, default=0.0) > _TURNED else ""


def _bar(start: float, end: float, scale: float, shows: str) -> Bar:
    return Bar(x=round(start * scale, 1), width=round(max(end - start, 0) * scale, 1), shows=shows)


def _ticks(seconds: float) -> range:
    step = next((step for step in _STEPS if seconds / step <= _MOST_TICKS), 600)
    return range(0, int(seconds) + 1, step)
