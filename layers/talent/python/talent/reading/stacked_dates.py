"""A timeline that sets the two dates of an entry one above the other: they are put together, on the first one's row.

A list whose rows begin with one date each looks alike but for the distances, which are even there.
"""

import itertools
from collections.abc import Iterator, Sequence

from talent.reading.dates import PRESENT, moment
from talent.reading.text import Span, around

LONGEST = 16  # characters of one date
ALIGNED = 2.0  # points between the left edges, or the right ones, of dates that stand above each other
NEAREST = 3.0  # in sizes of type: dates further apart than this belong to different parts
CLOSER = 0.85  # of the least distance between entries: at most so far apart are the two dates of one
SURE_PAIRS = 2  # a page on which fewer stand needs one that ends today

type _Pair = tuple[Span, Span]


def with_dates_joined(spans: Sequence[Span]) -> list[Span]:
    """The spans, the two dates of each entry as one span where the page sets them above each other."""
    single = [(span, when) for span in spans if len(span.text) <= LONGEST and (when := moment(span.text))]
    pairs = [pair for stack in _stacks(single) for pair in _pairs(stack)]
    told = [moment(last.text) for first, last in pairs if moment(first.text) != moment(last.text)]
    if len(told) < SURE_PAIRS and PRESENT not in told:
        return list(spans)
    joined = {id(first): _joined(first, last) for first, last in pairs}
    gone = {id(last) for _, last in pairs}
    return [joined.get(id(span), span) for span in spans if id(span) not in gone]


def _stacks(single: Sequence[tuple[Span, str]]) -> Iterator[list[tuple[Span, str]]]:
    """The dates that stand above each other, from top to bottom, as far as they are near."""
    open_stacks: list[list[tuple[Span, str]]] = []
    for span, when in sorted(single, key=lambda one: one[0].baseline):
        for stack in open_stacks:
            above = stack[-1][0]
            if _are_aligned(above, span) and 0 < span.baseline - above.baseline < NEAREST * span.size:
                stack.append((span, when))
                break
        else:
            open_stacks.append([(span, when)])
    yield from open_stacks


def _are_aligned(one: Span, other: Span) -> bool:
    return (
        abs(one.box.left - other.box.left) < ALIGNED
        or abs(one.box.right - other.box.right) < ALIGNED
        or abs(sum((one.box.left, one.box.right)) - sum((other.box.left, other.box.right))) < 2 * ALIGNED
    )


def _pairs(stack: Sequence[tuple[Span, str]]) -> list[_Pair]:
    """The stack two by two, where each two are closer to each other than to the next, and the second is no earlier."""
    apart = [after[0].baseline - before[0].baseline for before, after in itertools.pairwise(stack)]
    within, between = apart[::2], apart[1::2]
    if len(stack) % 2 or not stack or (between and max(within) > CLOSER * min(between)):
        return []
    two_by_two = [(stack[at], stack[at + 1]) for at in range(0, len(stack), 2)]
    later = all(begun <= ended for (_, begun), (_, ended) in two_by_two)  # `present` sorts behind every year
    return [(first[0], last[0]) for first, last in two_by_two] if later else []


def _joined(first: Span, last: Span) -> Span:
    text = f"{first.text.rstrip(' -–—~')} – {last.text.lstrip(' -–—~')}"
    box = around((first.box, last.box)) or first.box
    return first._replace(text=text, box=box, sureness=min(first.sureness, last.sureness))
