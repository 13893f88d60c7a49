"""What a DOCX's run and paragraph properties say about being seen: vanish, colour, size, ground, room."""

import re
from typing import NamedTuple
from xml.etree import ElementTree

from talent.reading.text import HiddenWay

from documents.reading.pdf_shapes import WHITE, Colour

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_OFF = frozenset(("0", "false", "off"))
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_PAPER = frozenset(("background1", "light1"))
_MOST_DIGITS = 10
_NO_ROOM = 40  # twentieths of a point that lines of an exact height need to show anything
_NO_WIDTH = 5  # per cent of a character's width
_OFF_PAPER = 15_000  # twentieths of a point: wider than the paper that resumes are printed on
_THROUGH = 95_000  # of 100,000: as good as transparent
_HIGHLIGHTS: dict[str, Colour] = {
    "black": (0, 0, 0), "blue": (0, 0, 255), "cyan": (0, 255, 255), "darkBlue": (0, 0, 128), "darkCyan": (0, 128, 128),
    "darkGray": (128, 128, 128), "darkGreen": (0, 128, 0), "darkMagenta": (128, 0, 128), "darkRed": (128, 0, 0),
    "darkYellow": (128, 128, 0), "green": (0, 255, 0), "lightGray": (192, 192, 192), "magenta": (255, 0, 255),
    "red": (255, 0, 0), "white": WHITE, "yellow": (255, 255, 0),
}  # fmt: skip


class Look(NamedTuple):
    """What decides whether words are seen; None is 'as inherited'. `room`: whether there is any for the words."""

    vanish: bool | None = None
    colour: Colour | None = None
    half_points: int | None = None
    ground: Colour | None = None
    room: bool | None = None
    off_page: bool | None = None

    def over(self, base: "Look") -> "Look":
        """This look laid over `base`."""
        return Look(
            base.vanish if self.vanish is None else self.vanish,
            base.colour if self.colour is None else self.colour,
            base.half_points if self.half_points is None else self.half_points,
            base.ground if self.ground is None else self.ground,
            base.room if self.room is None else self.room,
            base.off_page if self.off_page is None else self.off_page,
        )


PLAIN = Look()


def look_of_run(properties: ElementTree.Element | None) -> Look:
    """The look that run properties (`w:rPr`) give."""
    if properties is None or not len(properties):
        return PLAIN
    found = {child.tag: child for child in properties}
    vanish, size, narrowed = found.get(f"{W}vanish"), found.get(f"{W}sz"), found.get(f"{W}w")
    width = _number(narrowed)
    points = _number(size)
    return Look(
        None if vanish is None else vanish.get(f"{W}val", "1") not in _OFF,
        _ink(found),
        points,
        fill_of(properties) or _highlight(found.get(f"{W}highlight")),
        None if width is None else width > _NO_WIDTH,
    )


def look_of_paragraph(properties: ElementTree.Element | None) -> Look:
    """The look that paragraph properties (`w:pPr`) give all runs of the paragraph."""
    if properties is None:
        return PLAIN
    spacing, indent, frame = (properties.find(f"{W}{name}") for name in ("spacing", "ind", "framePr"))
    room = off = None
    if spacing is not None and spacing.get(f"{W}lineRule") == "exact":
        room = _whole(spacing.get(f"{W}line")) >= _NO_ROOM
    if indent is not None or frame is not None:
        off = _is_off(indent, ("left", "start", "firstLine")) or _is_off(frame, ("x", "y"))
    return Look(ground=fill_of(properties), room=room, off_page=off)


def fill_of(properties: ElementTree.Element | None) -> Colour | None:
    """The colour of the shading (`w:shd`) in properties of any kind."""
    shading = properties.find(f"{W}shd") if properties is not None else None
    if shading is None:
        return None
    solid = shading.get(f"{W}val") == "solid"
    return colour_of(shading.get(f"{W}color" if solid else f"{W}fill"))


def is_shut(row: ElementTree.Element) -> HiddenWay | None:
    """The way in which a table's row is kept from sight, if it is."""
    properties = row.find(f"{W}trPr")
    if properties is None:
        return None
    hidden, height = properties.find(f"{W}hidden"), properties.find(f"{W}trHeight")
    if hidden is not None and hidden.get(f"{W}val", "1") not in _OFF:
        return "vanish"
    exact = height is not None and height.get(f"{W}hRule") == "exact"
    return "tiny" if exact and height is not None and _whole(height.get(f"{W}val")) < _NO_ROOM else None


def colour_of(written: str | None) -> Colour | None:
    """A colour as six hexadecimal digits, or None."""
    if not written or not _HEX.fullmatch(written):
        return None
    return int(written[:2], 16), int(written[2:4], 16), int(written[4:], 16)


def _ink(found: dict[str, ElementTree.Element]) -> Colour | None:
    """The colour of the type; text that is filled with nothing is as white as paper."""
    filled = found.get(f"{_W14}textFill")
    if filled is not None:
        alpha = filled.find(f".//{_W14}alpha")
        if filled.find(f"{_W14}noFill") is not None:
            return WHITE
        if alpha is not None and _whole(alpha.get(f"{_W14}val")) >= _THROUGH:
            return WHITE
        solid = filled.find(f"{_W14}solidFill/{_W14}srgbClr")
        if solid is not None:
            return colour_of(solid.get(f"{_W14}val"))
    colour = found.get(f"{W}color")
    if colour is None:
        return None
    shaded = colour.get(f"{W}themeShade") or colour.get(f"{W}themeTint")
    if colour.get(f"{W}themeColor") in _PAPER and not shaded:
        return WHITE
    return colour_of(colour.get(f"{W}val"))


def _highlight(marked: ElementTree.Element | None) -> Colour | None:
    return _HIGHLIGHTS.get(marked.get(f"{W}val", "")) if marked is not None else None


def _is_off(properties: ElementTree.Element | None, names: tuple[str, ...]) -> bool:
    if properties is None:
        return False
    return any(abs(_whole(properties.get(f"{W}{name}"))) > _OFF_PAPER for name in names)


def _number(holder: ElementTree.Element | None) -> int | None:
    written = holder.get(f"{W}val", "") if holder is not None else ""
    return int(written) if written.isascii() and written.isdigit() and len(written) < _MOST_DIGITS else None


def _whole(written: str | None) -> int:
    bare = (written or "").lstrip("-")
    if not bare.isascii() or not bare.isdigit() or len(bare) >= _MOST_DIGITS:
        return 0
    return -int(bare) if (written or "").startswith("-") else int(bare)
