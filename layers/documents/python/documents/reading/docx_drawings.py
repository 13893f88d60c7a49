"""Text boxes in a DOCX's drawings, with the colours that may lie under their words."""

from collections.abc import Iterator
from xml.etree import ElementTree

from documents.reading.docx_properties import W, colour_of
from documents.reading.pdf_shapes import WHITE, Colour

type Grounds = frozenset[Colour]
"""The colours that may lie under words; none told means paper."""

ANYTHING: Grounds = frozenset(((0, 0, 0), WHITE))
"""A ground that can't be told, such as a picture: no colour of type is lost on all of it."""

_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_FILLS = tuple(f"{_A}{name}" for name in ("solidFill", "gradFill", "pattFill", "blipFill"))
_PAPER = frozenset(("bg1", "lt1"))
_LARGE = 914_400**2  # square inches in the units of drawings


def boxes(
    piece: ElementTree.Element, around: Grounds = frozenset()
) -> Iterator[tuple[ElementTree.Element, Grounds]]:
    """The text boxes in a drawing with what lies under them, each once: a fallback repeats it for old programs."""
    if piece.tag == _MC_FALLBACK:
        return
    for child in piece:
        if child.tag == f"{W}txbxContent":
            yield child, around
        else:
            yield from boxes(child, _fill(child) or around)


def behind(piece: ElementTree.Element) -> Grounds:
    """The colours of the large shapes and pictures that a drawing lays behind the text of the page."""
    found: set[Colour] = set()
    for anchor in piece.iter(f"{_WP}anchor"):
        size = anchor.find(f"{_WP}extent")
        if anchor.get("behindDoc") != "1" or size is None or _area(size) < _LARGE:
            continue
        if next(anchor.iter(_PIC), None) is not None:
            found |= ANYTHING
        for shape in anchor.iter(f"{_WPS}wsp"):
            found |= _fill(shape)
    return frozenset(found)


def _area(size: ElementTree.Element) -> int:
    sides = [size.get(name, "0") for name in ("cx", "cy")]
    across, down = (
        int(side) if side.isascii() and side.isdigit() and len(side) < 12 else 0 for side in sides
    )
    return across * down


def _fill(shape: ElementTree.Element) -> Grounds:
    """The colours that a shape is filled with; none where it is clear."""
    if shape.tag == f"{_WPS}wsp":
        return _drawn_fill(shape)
    if shape.tag.startswith(_V) and shape.get("filled") not in {"f", "false"}:
        colour = colour_of((shape.get("fillcolor") or "").split(" ")[0].lstrip("#"))
        if colour:
            return frozenset((colour,))
        return ANYTHING if shape.get("fillcolor") else frozenset()
    return frozenset()


def _drawn_fill(shape: ElementTree.Element) -> Grounds:
    properties = shape.find(f"{_WPS}spPr")
    if properties is None or properties.find(f"{_A}noFill") is not None:
        return frozenset()
    fill = next((child for child in properties if child.tag in _FILLS), None)
    if fill is None:
        style = shape.find(f"{_WPS}style/{_A}fillRef")
        return ANYTHING if style is not None and style.get("idx") != "0" else frozenset()
    colours = [colour_of(one.get("val")) for one in fill.iter(f"{_A}srgbClr")]
    named = [one.get("val") in _PAPER for one in fill.iter(f"{_A}schemeClr")]
    if not all(named) or not (colours or named):
        return ANYTHING
    return frozenset([colour for colour in colours if colour] + [WHITE] * bool(named))
