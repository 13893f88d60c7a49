"""The report's pictures on paper: the ring of the match, tracks of levels, the radar, and an answer's timeline.

They are drawn from the same numbers as the page's; every one of them stands beside its figures in words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from reportlab.lib.colors import Color
from reportlab.pdfgen.pathobject import PDFPathObject
from reportlab.platypus import Flowable
from talent.messages import saying

from documents.writing.charts import Radar, share_of_track
from documents.writing.printing import Align, print_line
from documents.writing.report_type import ACCENT, BAND, GOLD, HAIRLINE, INK, QUIET, SAGE, TRACK
from documents.writing.report_words import clock
from documents.writing.timeline import WIDTH as TIMELINE_WIDTH
from documents.writing.timeline import Bar, Timeline
from documents.writing.typeface import Pen

_STEP: Final = re.compile(r"([ML])(-?[\d.]+) (-?[\d.]+)|(Z)")
_ROW: Final = 15.0
_NAMES: Final = 92.0
_COLOURS: Final[dict[str, Color]] = {
    "helps": SAGE,
    "hurts": ACCENT,
    "noted": QUIET,
    "speech": GOLD,
    "one": HAIRLINE,
    "none": ACCENT,
    "several": GOLD,
    "looking": SAGE,
    "ill_framed": ACCENT,
    "turned": GOLD,
}


class Ring(Flowable):  # type: ignore[misc]
    """A percentage as a ring with its number in the middle; its wide side is `size` points."""

    def __init__(self, pen: Pen, percent: float, size: float = 92) -> None:
        super().__init__()
        self.pen, self.percent, self.width, self.height = pen, percent, size, size
        self.label = f"{saying.number(percent)}%"
        pen.plain(self.label)

    def draw(self) -> None:
        """Clockwise from the top."""
        canvas, edge = self.canv, 5.0
        canvas.setLineWidth(8)
        canvas.setStrokeColor(TRACK)
        canvas.circle(self.width / 2, self.height / 2, self.width / 2 - edge)
        canvas.setStrokeColor(ACCENT)
        canvas.setLineCap(1)
        box = (edge, edge, self.width - edge, self.height - edge)
        canvas.arc(*box, startAng=90, extent=-360 * self.percent / 100)
        canvas.setFillColor(INK)
        middle = (self.width / 2, self.height / 2 - 7)
        print_line(canvas, self.pen, middle, self.label, 21, bold=True, align="middle")


class Track(Flowable):  # type: ignore[misc]
    """A share as a bar of `width`; for a level, a point on it with the range that it may lie in."""

    def __init__(
        self, width: float, share: float, span: tuple[float, float] | None = None, *, dot: bool = False
    ) -> None:
        super().__init__()
        self.width, self.height, self.share, self.span, self.dot = width, 9.0, share, span, dot

    @classmethod
    def of_level(cls, width: float, level: float, interval: tuple[float, float] | None) -> "Track":
        """The track from level 1 to level 5."""
        span = (share_of_track(interval[0]), share_of_track(interval[1])) if interval else None
        return cls(width, share_of_track(level), span, dot=True)

    def draw(self) -> None:
        """From left to right."""
        self._bar(0, 100, TRACK)
        if not self.dot:
            self._bar(0, self.share, ACCENT)
            return
        if self.span:
            self._bar(*self.span, BAND)
        self.canv.setFillColor(ACCENT)
        self.canv.circle(self.width * self.share / 100, self.height / 2, 4, stroke=0, fill=1)

    def _bar(self, start: float, end: float, colour: Color) -> None:
        self.canv.setFillColor(colour)
        left, length = self.width * start / 100, self.width * (end - start) / 100
        if length > 0:
            self.canv.roundRect(left, self.height / 2 - 2.2, length, 4.4, min(2.2, length / 2), 0, 1)


class RadarDrawing(Flowable):  # type: ignore[misc]
    """The radar with its competencies' names, in a box of `width` points."""

    def __init__(self, pen: Pen, radar: Radar, width: float) -> None:
        super().__init__()
        self.pen, self.radar, self.width, self.height = pen, radar, width, radar.bottom - radar.top
        for spoke in radar.spokes:
            pen.plain("".join(spoke.lines))

    def draw(self) -> None:
        """Rings and spokes first, the range and the shape over them, names last."""
        canvas = self.canv
        canvas.translate(self.width / 2, self.radar.bottom)
        canvas.setLineWidth(0.6)
        canvas.setStrokeColor(HAIRLINE)
        for ring in self.radar.rings:
            canvas.drawPath(self._path(ring))
        for spoke in self.radar.spokes:
            canvas.line(0, 0, spoke.x, -spoke.y)
        canvas.setFillColor(BAND)
        canvas.drawPath(self._path(self.radar.band), stroke=0, fill=1)
        canvas.setStrokeColor(ACCENT)
        canvas.setLineWidth(1.6)
        canvas.setLineCap(1)
        canvas.drawPath(self._path(self.radar.shape))
        canvas.setFillColor(ACCENT)
        for spoke in self.radar.spokes:
            if spoke.dot:
                canvas.circle(spoke.dot[0], -spoke.dot[1], 2.6, stroke=0, fill=1)
        for spoke in self.radar.spokes:
            canvas.setFillColor(INK if spoke.dot else QUIET)
            for index, line in enumerate(spoke.lines):
                place = (spoke.label_x, -spoke.label_y - 10 * index)
                print_line(canvas, self.pen, place, line, 8.4, align=spoke.align)

    def _path(self, data: str) -> PDFPathObject:
        path = self.canv.beginPath()
        for step, x, y, close in _STEP.findall(data):
            if close:
                path.close()
            elif step == "M":
                path.moveTo(float(x), -float(y))
            else:
                path.lineTo(float(x), -float(y))
        return path


class TimelineDrawing(Flowable):  # type: ignore[misc]
    """One answer over its time, a row each: signs, speech, who is in the picture; below them the seconds."""

    def __init__(self, pen: Pen, line: Timeline, word: Mapping[str, str], width: float) -> None:
        super().__init__()
        self.pen, self.line, self.width = pen, line, width
        self.rows = [(word[name], bars, height) for name, bars, height in _rows(line)]
        self.height = _ROW * len(self.rows) + 14
        pen.plain("0123456789:" + "".join(name for name, _, _ in self.rows))

    def draw(self) -> None:
        """From left to right, the first row on top, each row's name before it."""
        canvas, scale = self.canv, (self.width - _NAMES) / TIMELINE_WIDTH
        canvas.setLineWidth(0.5)
        canvas.setStrokeColor(HAIRLINE)
        canvas.setFillColor(QUIET)
        for x, second in self.line.ticks:
            at = _NAMES + x * scale
            canvas.line(at, 12, at, self.height)
            align: Align = "start" if second == 0 else "end" if x > TIMELINE_WIDTH * 0.95 else "middle"
            print_line(canvas, self.pen, (at, 2), clock(second), 7.2, align=align)
        for index, (name, bars, height) in enumerate(self.rows):
            base = self.height - _ROW * (index + 1) + (13 - height) / 2
            canvas.setFillColor(QUIET)
            print_line(canvas, self.pen, (0, base + height / 2 - 2.6), name, 7.2)
            for bar in bars:
                canvas.setFillColor(_COLOURS[bar.shows])
                canvas.rect(_NAMES + bar.x * scale, base, max(bar.width * scale, 1.6), height, 0, 1)


def _rows(line: Timeline) -> Iterator[tuple[str, Sequence[Bar], float]]:
    yield "signs", [bar for bar, _ in line.signs], 9
    yield "speech", line.speech, 9
    if line.picture:
        yield "picture", line.picture, 6
        yield "looking", line.looking, 3
        if line.framing:
            yield "framing", line.framing, 3
