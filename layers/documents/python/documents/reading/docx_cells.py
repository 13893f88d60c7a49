"""Cells of a DOCX's tables: what lies under their words, which stand beside several rows, names written downwards."""

from collections.abc import Sequence
from xml.etree import ElementTree

from talent.reading.field_names import field_name, joined_field
from talent.reading.headings import heading_of
from talent.reading.text import Line

from documents.reading.docx_drawings import Grounds
from documents.reading.docx_properties import W, fill_of

LONGEST_STACK = 8
"""Characters of a name that is written downwards."""
LONG = 72
"""Bytes of a cell that tells rather than names, a Chinese character having three."""


def ground_of(cell: ElementTree.Element) -> Grounds:
    """The colour under a cell's words; none told means the table's."""
    fill = fill_of(cell.find(f"{W}tcPr"))
    return frozenset((fill,)) if fill else frozenset()


def is_merged_down(cell: ElementTree.Element) -> bool:
    """Whether a cell stands beside several rows, and this is the first of them."""
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and merged.get(f"{W}val") == "restart"


def is_stacked(cell: ElementTree.Element) -> bool:
    """Whether a cell's paragraphs are a name written downwards, a letter or two in each."""
    paragraphs = cell.findall(f"{W}p")
    if not 1 < len(paragraphs) <= 2 * LONGEST_STACK or cell.find(f"{W}tbl") is not None:
        return False
    words = ["".join(piece.text or "" for piece in each.iter(f"{W}t")).strip() for each in paragraphs]
    return _are_stacked([each for each in words if each])


def in_cell(lines: list[Line]) -> list[Line]:
    """The lines of a cell; a Chinese name that is written downwards (教 / 育 / 经 / 历) in one line, and so a field's
    name with the value under it.
    """
    words = [line.text for line in lines]
    if len(words) == 2 and field_name(words[0]) and not field_name(words[1]):
        return [lines[0]._replace(text=joined_field(*words))]
    return [lines[0]._replace(text="".join(words))] if _are_stacked(words) else lines


def tells(lines: Sequence[Line]) -> bool:
    """Whether a cell of one paragraph tells at length, as none does that names something."""
    return len(lines) == 1 and len(lines[0].text.encode()) > LONG


def _are_stacked(words: Sequence[str]) -> bool:
    name = "".join(words)
    if len(words) < 2 or len(name) > LONGEST_STACK or name.isascii() or max(map(len, words)) > 2:
        return False
    return (
        max(map(len, words)) == 1 or bool(heading_of(name)) or bool(field_name(name))
    )  # 英语 / 日语 is a list
