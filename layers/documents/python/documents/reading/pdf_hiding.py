"""Which words of a page a person looking at it can't see.

A text object drawn in no ink, too small to see or outside the page is hidden. One that may be hidden (in the colour of
something behind it or of the paper, under something drawn later, through a mask, a blend, a layer or a clip) is judged
by looking: the page is drawn with and without it (`pdf_look`), and words whose absence nobody would notice are hidden.
Type that can't be drawn here (Chinese in a font that the file does not carry) is judged by what is drawn around it.
"""

from collections.abc import Sequence

from talent.reading.text import HiddenWay

from documents.reading import pdfium
from documents.reading.pdf_look import grounds_of, is_opaque, unnoticed
from documents.reading.pdf_shapes import NO_CONTRAST, WHITE, Colour, Handles, Surface, Words, contrast

TINY_POINTS = 1.5  # type smaller than this is not for people
_NO_INK = (3, 7)  # render modes that draw nothing
_FAINT = 16  # of 255


def find_hidden(handles: Handles, surface: Surface) -> None:
    """Fill in `surface.hidden` for the page that was surveyed."""
    drawable: list[tuple[Words, HiddenWay]] = []
    blind: list[Words] = []
    for words in surface.words:
        way = _certain(words, surface)
        if way:
            surface.hidden[words.address] = way
            continue
        way = _suspected(words, surface)
        if way and pdfium.can_draw(words.address, handles.text_page):
            drawable.append((words, way))
        elif way:
            blind.append(words)
    if drawable:
        unseen = unnoticed(handles.page, [(words.address, words.box) for words, _ in drawable])
        surface.hidden.update((words.address, way) for words, way in drawable if words.address in unseen)
    if blind:
        _reckon(blind, handles, surface)


def _certain(words: Words, surface: Surface) -> HiddenWay | None:
    if words.mode in _NO_INK or words.opacity < _FAINT:
        return "invisible_mode"
    if words.size <= TINY_POINTS:
        return "tiny"
    if words.lost:
        return "covered"
    return None if surface.page.covers(*words.box.middle) else "off_page"


def _suspected(words: Words, surface: Surface) -> HiddenWay | None:
    """The way in which the words may be hidden; None where they surely stand out."""
    x, y = words.box.middle
    likely: HiddenWay | None = None if _stands_out(words, WHITE) else "background_colour"
    for mark in surface.marks:
        if not mark.box.covers(x, y):
            continue
        if mark.order > words.order:
            return "covered"
        if not _stands_out(words, mark.colour):
            likely = "background_colour"
        elif mark.plain:
            likely = None
    return likely or ("invisible_mode" if words.veiled else None)


def _reckon(blind: Sequence[Words], handles: Handles, surface: Surface) -> None:
    """Judge words that can't be drawn by what lies over them, and by the colour of the page where they stand."""
    grounds = grounds_of(handles.page, [(words.address, words.box) for words in blind])
    for words in blind:
        middle = words.box.middle
        over = (mark for mark in surface.marks if mark.order > words.order and mark.box.covers(*middle))
        if any(mark.colour is not None or is_opaque(handles, mark.address) for mark in over):
            surface.hidden[words.address] = "covered"
        elif words.colour and not _stands_out(words, grounds[words.address]):
            surface.hidden[words.address] = "background_colour"


def _stands_out(words: Words, ground: Colour | None) -> bool:
    return ground is not None and words.colour is not None and contrast(words.colour, ground) >= NO_CONTRAST
