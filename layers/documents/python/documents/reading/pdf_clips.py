"""Clips: what they leave of an object, as far as that can be told without drawing."""

from typing import Literal

from documents.reading import pdfium
from documents.reading.pdf_shapes import Rectangle

type Cut = Literal["", "doubtful", "gone"]
"""Whether a clip leaves an object whole, leaves nothing of it, or something that can't be told."""

_CORNERS = 4
_CLOSED = 5  # segments of a rectangle that is drawn back to where it began
_NEAR = 0.05  # points


class _Point:
    def __init__(self) -> None:
        self.place: pdfium.Answers[float] = pdfium.Answers("f", 2)

    def of(self, segment: int | None) -> tuple[float, float]:
        """The point that a segment leads to."""
        if not segment or not pdfium.point_of(segment, *self.place.places):
            return (0.0, 0.0)
        x, y = self.place.read()
        return x, y


class Clips:
    """Tells whether clips may cut an object; most clips of a page are the same few rectangles."""

    def __init__(self) -> None:
        self._point = _Point()

    def cut(self, item: pdfium.Handle, box: Rectangle, *, inside_form: bool = False) -> Cut:
        """What clips leave of the middle of the object. Clips inside forms have coordinates of their own."""
        clip = pdfium.clip_of(item)
        count = pdfium.paths_in_clip(clip) if clip else 0
        if count <= 0:
            return ""
        if inside_form:
            return "doubtful"
        x, y = box.middle
        frames = [self._frame(clip, index) for index in range(count)]
        if any(frame and not frame.covers(x, y) for frame in frames):
            return "gone"
        return "" if all(frames) else "doubtful"

    def _frame(self, clip: pdfium.Handle, index: int) -> Rectangle | None:
        """The path as an upright rectangle, or None where it is something else."""
        count = pdfium.segments_in_clip(clip, index)
        if not _CORNERS <= count <= _CLOSED:
            return None
        corners = [self._point.of(pdfium.segment_of_clip(clip, index, at)) for at in range(_CORNERS)]
        return _spanned(corners) if _are_upright(corners) else None


def is_upright_rectangle(path: pdfium.Handle) -> bool:
    """Whether a path is one rectangle along the page's sides."""
    if not _CORNERS <= pdfium.segments_of_path(path) <= _CLOSED:
        return False
    point = _Point()
    return _are_upright([point.of(pdfium.segment_of_path(path, at)) for at in range(_CORNERS)])


def _are_upright(corners: list[tuple[float, float]]) -> bool:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    across = _near(ay, by) and _near(bx, cx) and _near(cy, dy) and _near(dx, ax)
    upward = _near(ax, bx) and _near(by, cy) and _near(cx, dx) and _near(dy, ay)
    return across or upward


def _near(one: float, other: float) -> bool:
    return abs(one - other) < _NEAR


def _spanned(corners: list[tuple[float, float]]) -> Rectangle:
    across, up = zip(*corners, strict=True)
    return Rectangle(min(across), min(up), max(across), max(up))
