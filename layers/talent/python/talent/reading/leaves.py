"""A field made from the lines it was read in: its value, its page, its box and how sure the reading is."""

from collections.abc import Iterable, Sequence

from talent.reading.text import GAP, Box, Line, around
from talent.resume import Leaf

SURE = 0.95  # named by a label, or of a form that nothing else has
LIKELY = 0.85  # known by its words
GUESS = 0.55  # known only by its place; a person should look


def leaf(value: str, confidence: float, lines: Line | Sequence[Line]) -> Leaf | None:
    """The field with `value`, read in `lines`; None where there are no words in it.

    What was read in a doubtful picture is as doubtful as the picture, however plain its form.
    """
    words = " ".join(value.split())
    return _leaf(words, confidence, lines) if words else None


def _leaf(words: str, confidence: float, lines: Line | Sequence[Line]) -> Leaf:
    if isinstance(lines, Line):
        return Leaf(
            value=words,
            confidence=round(confidence * lines.sureness, 3),
            page=lines.page,
            box=_box(lines.box),
        )
    first = lines[0]
    box = around(line.box for line in lines if line.page == first.page)
    sure = round(confidence * min(line.sureness for line in lines), 3)
    return Leaf(value=words, confidence=sure, page=first.page, box=_box(box))


def _box(box: Box | None) -> tuple[float, float, float, float] | None:
    return (box.left, box.top, box.right, box.bottom) if box else None


def paragraph(lines: Iterable[Line], confidence: float = LIKELY) -> Leaf | None:
    """Several lines as one field that keeps its line breaks."""
    kept = [line for line in lines if any(map(str.isalnum, line.text))]
    if not kept:
        return None
    text = "\n".join(line.text.replace(GAP, " ").strip() for line in kept)
    return _leaf(text, confidence, kept)
