"""How a run of a DOCX looks, through its styles, and whether a reader can see it at all."""

import re
from xml.etree import ElementTree

from talent.reading.text import HiddenWay

from documents.reading.docx_properties import PLAIN, Look, W, fill_of, look_of_paragraph, look_of_run
from documents.reading.pdf_shapes import NO_CONTRAST, WHITE, Colour, contrast

TINY_HALF_POINTS = 3
MOST_BASES = 20
_HIDING = re.compile(
    rb'<w:vanish|<w:sz w:val="[0-3]"|<w:w w:val|lineRule="exact"|w14:textFill|<w:framePr|Color="(?:background|light)1"'
    rb'|<w:color [^>]*w:val="(?:[FfEe][0-9A-Fa-f]){3}|<w:ind [^>]*="-?\d{5}',
    re.S,
)
_STYLE = re.compile(
    rb'<w:style [^>]*w:type="(?:paragraph|character)".*?</w:style>|<w:docDefaults>.*?</w:docDefaults>', re.S
)


def may_hide(sheet: bytes) -> bool:
    """Whether any paragraph or character style of a style sheet can hide words; most can't, and need no parsing."""
    return bool(_HIDING.search(sheet)) and any(_HIDING.search(style[0]) for style in _STYLE.finditer(sheet))


def may_be_hidden(body: bytes) -> bool:
    """Whether the words of a part bear marks that hide, on grounds that only the style sheet may tell."""
    return bool(_HIDING.search(body))


class Styles:
    """The looks of the file's styles by id, with what they are based on resolved."""

    def __init__(self, tree: ElementTree.Element | None) -> None:
        self._own: dict[str, tuple[Look, str | None]] = {}
        self._resolved: dict[str, Look] = {}
        self._banded: dict[str, frozenset[Colour]] = {}
        self._default = PLAIN
        if tree is None:
            return
        defaults = tree.find(f"{W}docDefaults")
        if defaults is not None:
            self._default = look_of_run(defaults.find(f"{W}rPrDefault/{W}rPr"))
        for style in tree.findall(f"{W}style"):
            self._keep(style)

    def _keep(self, style: ElementTree.Element) -> None:
        based = style.find(f"{W}basedOn")
        identity = style.get(f"{W}styleId") or ""
        look = look_of_run(style.find(f"{W}rPr")).over(look_of_paragraph(style.find(f"{W}pPr")))
        self._own[identity] = (look, based.get(f"{W}val") if based is not None else None)
        if style.get(f"{W}type") == "table":
            fills = (fill_of(properties) for properties in style.iter(f"{W}tcPr"))
            self._banded[identity] = frozenset(fill for fill in fills if fill)

    def named(self, identity: str | None, depth: int = 0) -> Look:
        """The look of a style; the plain one where there is none of that id."""
        if not identity or identity not in self._own or depth > MOST_BASES:
            return PLAIN
        if identity not in self._resolved:
            own, based = self._own[identity]
            self._resolved[identity] = own.over(self.named(based, depth + 1))
        return self._resolved[identity]

    def grounds_of_table(self, table: ElementTree.Element) -> frozenset[Colour]:
        """The colours that a table's own shading and its style may lay under its words."""
        properties = table.find(f"{W}tblPr")
        if properties is None:
            return frozenset()
        style = properties.find(f"{W}tblStyle")
        banded = (
            self._banded.get(style.get(f"{W}val") or "", frozenset()) if style is not None else frozenset()
        )
        own = fill_of(properties)
        return banded | {own} if own else banded

    def of_paragraph(self, paragraph: ElementTree.Element) -> Look:
        """The look that a paragraph gives its runs."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return self._default
        style = properties.find(f"{W}pStyle")
        named = self.named(style.get(f"{W}val")) if style is not None else PLAIN
        return look_of_paragraph(properties).over(named).over(self._default)

    def of_run(self, properties: ElementTree.Element | None, paragraph: Look) -> Look:
        """The look of a run in a paragraph of that look."""
        if properties is None:
            return paragraph
        style = properties.find(f"{W}rStyle")
        named = self.named(style.get(f"{W}val")) if style is not None else PLAIN
        return look_of_run(properties).over(named).over(paragraph)


def hiding(look: Look, grounds: frozenset[Colour]) -> HiddenWay | None:
    """The way in which words of this look are hidden, on the paper or on what else may lie under them."""
    if look.vanish:
        return "vanish"
    if look.room is False or (look.half_points is not None and look.half_points <= TINY_HALF_POINTS):
        return "tiny"
    if look.off_page:
        return "off_page"
    return "background_colour" if look.colour and _is_lost(look.colour, look.ground, grounds) else None


def _is_lost(colour: Colour, ground: Colour | None, grounds: frozenset[Colour]) -> bool:
    behind = (ground,) if ground else grounds or (WHITE,)
    return all(contrast(colour, under) < NO_CONTRAST for under in behind)
