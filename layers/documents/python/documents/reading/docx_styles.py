"""How a run of a DOCX looks, through its styles, and whether a reader can see it at all."""

import re
from typing import NamedTuple
from xml.etree import ElementTree

from talent.reading.text import HiddenWay

from documents.reading.pdf_hiding import NO_CONTRAST, Colour, contrast

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TINY_HALF_POINTS = 3
_HIDING = re.compile(rb'<w:vanish|<w:sz w:val="[0-3]"|<w:color [^>]*w:val="(?:[Ff]|[Ee][0-9A-Fa-f]){3}', re.S)
_STYLE = re.compile(rb'<w:style [^>]*w:type="(?:paragraph|character)".*?</w:style>', re.S)
_OFF = frozenset(("0", "false", "off"))
_HEX = re.compile(r"[0-9A-Fa-f]{6}")


def may_hide(sheet: bytes) -> bool:
    """Whether any paragraph or character style of a style sheet can hide words; most can't, and need no parsing."""
    return bool(_HIDING.search(sheet)) and any(_HIDING.search(style[0]) for style in _STYLE.finditer(sheet))


class Look(NamedTuple):
    """What decides whether words are seen; None is 'as inherited'."""

    vanish: bool | None = None
    colour: str | None = None
    half_points: int | None = None
    ground: str | None = None

    def over(self, base: "Look") -> "Look":
        """This look laid over `base`."""
        return Look(
            base.vanish if self.vanish is None else self.vanish,
            base.colour if self.colour is None else self.colour,
            base.half_points if self.half_points is None else self.half_points,
            base.ground if self.ground is None else self.ground,
        )


class Styles:
    """The looks of the file's styles by id, with what they are based on resolved."""

    def __init__(self, tree: ElementTree.Element | None) -> None:
        self._own: dict[str, tuple[Look, str | None]] = {}
        self._resolved: dict[str, Look] = {}
        for style in tree.findall(f"{W}style") if tree is not None else ():
            based = style.find(f"{W}basedOn")
            identity = style.get(f"{W}styleId") or ""
            self._own[identity] = (
                _look(style.find(f"{W}rPr")),
                based.get(f"{W}val") if based is not None else None,
            )

    def named(self, identity: str | None, depth: int = 0) -> Look:
        """The look of a style; the plain one where there is none of that id."""
        if not identity or identity not in self._own or depth > 20:
            return Look()
        if identity not in self._resolved:
            own, based = self._own[identity]
            self._resolved[identity] = own.over(self.named(based, depth + 1))
        return self._resolved[identity]

    def of_paragraph(self, paragraph: ElementTree.Element) -> Look:
        """The look that a paragraph gives its runs."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return Look()
        style = properties.find(f"{W}pStyle")
        ground = _fill(properties)
        look = self.named(style.get(f"{W}val") if style is not None else None)
        return look._replace(ground=ground) if ground else look

    def of_run(self, properties: ElementTree.Element | None, paragraph: Look) -> Look:
        """The look of a run in a paragraph of that look."""
        if properties is None:
            return paragraph
        style = properties.find(f"{W}rStyle")
        named = self.named(style.get(f"{W}val")) if style is not None else Look()
        return _look(properties).over(named).over(paragraph)


def _look(properties: ElementTree.Element | None) -> Look:
    if properties is None:
        return Look()
    vanish = properties.find(f"{W}vanish")
    colour = properties.find(f"{W}color")
    size = properties.find(f"{W}sz")
    points = size.get(f"{W}val", "") if size is not None else ""
    highlight = properties.find(f"{W}highlight")
    marked = None if highlight is None or highlight.get(f"{W}val") == "none" else "808080"
    return Look(
        None if vanish is None else vanish.get(f"{W}val", "1") not in _OFF,
        colour.get(f"{W}val") if colour is not None else None,
        int(points) if points.isdigit() else None,
        _fill(properties) or marked,
    )


def _fill(properties: ElementTree.Element) -> str | None:
    shading = properties.find(f"{W}shd")
    fill = shading.get(f"{W}fill") if shading is not None else None
    return fill if fill and fill != "auto" else None


def hiding(look: Look, ground: str | None) -> HiddenWay | None:
    """The way in which words of this look are hidden on `ground` (a fill colour, or None for paper)."""
    if look.vanish:
        return "vanish"
    if look.half_points is not None and look.half_points <= TINY_HALF_POINTS:
        return "tiny"
    colour = _colour(look.colour)
    behind = _colour(look.ground or ground) or (255, 255, 255)
    if colour is not None and contrast(colour, behind) < NO_CONTRAST:
        return "background_colour"
    return None


def _colour(written: str | None) -> Colour | None:
    if not written or not _HEX.fullmatch(written):
        return None
    return int(written[:2], 16), int(written[2:4], 16), int(written[4:], 16)
