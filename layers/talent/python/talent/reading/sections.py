"""The lines of a resume sorted into its parts, by the headings over them.

Columns keep their own part: a sidebar that ends with skills says nothing about the column that follows it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from talent.reading.dates import stretches
from talent.reading.flowing_chinese import at_dates
from talent.reading.forms import is_column_names
from talent.reading.headings import Section, heading_of, heading_with_rest
from talent.reading.labels import FORM_LABELS
from talent.reading.text import GAP, Line, may_have_gaps
from talent.reading.words import DEGREE, SCHOOL
from talent.taxonomy import languages


@dataclass(slots=True)
class Block:
    """A heading (empty for the part before the first one) and the lines under it."""

    section: Section
    heading: str
    lines: list[Line] = field(default_factory=list)
    in_row: bool = False  # its heading shares a line with its first words


def split(lines: Iterable[Line]) -> list[Block]:
    """The blocks in reading order; the first is always the top of the resume."""
    blocks = [Block("top", "")]
    open_in: dict[int, Block] = {0: blocks[0]}
    page, column = 1, 0
    for line in lines:
        if not line.text.strip():
            blocks[-1].lines.append(line)
            continue
        if (line.page, line.column) != (page, column):
            block = open_in.get(line.column)
            if block is None:
                block = Block("top", "") if line.page == 1 else blocks[-1]
            open_in[line.column] = block
            if block is not blocks[-1]:
                blocks.append(Block(block.section, block.heading))
                open_in[line.column] = blocks[-1]
            page, column = line.page, line.column
        opened = _marked(line, blocks[-1].section) or _opened(line, blocks[-1].section)
        if opened:
            blocks.append(opened)
            open_in[line.column] = opened
        else:
            blocks[-1].lines.append(line)
    return [
        _as_studied(part)
        for index, block in enumerate(blocks)
        if index == 0 or block.lines or block.heading
        for part in _between_posts(blocks[index - 1], block)
    ]


def _between_posts(before: Block, block: Block) -> list[Block]:
    """The part; where a row tells of the languages of one post, the posts below it belong to the part before it."""
    below = block.lines[1:] if block.in_row and block.section == "languages" else []
    if before.section not in {"work", "projects"} or not any(
        one.is_range for line in below for one in stretches(line.text)
    ):
        return [block]
    return [
        Block(block.section, block.heading, block.lines[:1]),
        Block(before.section, before.heading, below),
    ]


def without_digest(blocks: Sequence[Block]) -> Sequence[Block]:
    """The parts without a form that only names the last post (最近工作), where another tells of all with dates."""
    posts = [block for block in blocks if block.section == "work"]
    dated = [block for block in posts if any(stretches(line.text) for line in block.lines)]
    forms = (
        [one for one in posts if one.lines and all(_FORM.match(line.text) for line in one.lines)]
        if dated
        else []
    )
    return [block for block in blocks if not any(block is form and block not in dated for form in forms)]


def _as_studied(block: Block) -> Block:
    """`Qualifications` heads a summary in one country and the studies in another: degrees and schools tell which."""
    if block.heading.strip(" :").lower() == "qualifications" and any(
        DEGREE.search(line.text) and SCHOOL.search(line.text) for line in block.lines
    ):
        block.section = "education"
    return block


_FORM = re.compile(r"\s*$|[\u4e00-\u9fff\s]{2,8}[:：]")
_WIDE_GAP = re.compile(rf"(?<=\S)(?:{GAP}|\s{{3,}}|(?<=[\u4e00-\u9fff])\s{{2,}})(?=\S)")
_SPACE = re.compile(r"\s(?=\S)")  # behind a label that is set close to its list
_LISTED = re.compile(r"[、，,;；]")
_LABEL = re.compile(r"\s[\u4e00-\u9fff]{2,6}\s?[:：]")
# 【语言能力】英语：熟练
_BRACKETED = re.compile(r"\s*[【［\[]\s*([^】］\]]{2,20}?)\s*[】］\]]\s*[:：]?\s*(\S.*)")
# written below a list, it is none of it
_WISH = re.compile(r"\s*(?:期望|要求|意向)(?:[月年]?薪[资酬水]?|工资|待遇)")
_LISTS = frozenset[Section](("skills", "certificates", "awards", "other"))
_SHARING = frozenset(("skills", "certificates", "languages", "summary", "awards", "education"))


def _leaves_skills(section: Section, rest: str) -> bool:
    """Whether a label among skills opens a part of its own; `Languages: …` often lists programming languages there."""
    if section == "languages":
        return next(languages().find(rest), None) is not None
    return section in {"certificates", "awards", "summary"}


def _can_share(cell: str, rest: str, within: Section) -> bool:
    """Whether a form's cell may name the part that the cells beside it belong to; `Work 0113 …` is a telephone."""
    label = cell.strip(" :：").lower()
    listed = within != "top" and heading_of(label) == "languages" and _leaves_skills("languages", rest)
    if label in FORM_LABELS and not listed:
        return False
    told = any(map(str.isalpha, rest)) or any(one.is_range for one in stretches(rest))
    return told and not heading_of(rest)


def _opened(line: Line, within: Section) -> Block | None:
    section = heading_of(line.text)
    if section:
        return Block(section, line.text.strip())
    beside = _beside(line.text, within)
    if beside and (within != "skills" or beside[0] == within or _leaves_skills(beside[0], beside[2])):
        return Block(beside[0], beside[1], [line._replace(text=beside[2])], in_row=True)
    shared = heading_with_rest(line.text)
    if shared and _is_cell(line.text, shared[1], within):
        return None
    if shared and shared[0] in _SHARING and (within != "skills" or _leaves_skills(*shared)):
        return Block(shared[0], _before_colon(line.text), [line._replace(text=shared[1])], in_row=True)
    if shared and shared[0] in {"work", "projects"} and any(one.is_range for one in stretches(shared[1])):
        return Block(
            shared[0], _before_colon(line.text), [line._replace(text=piece) for piece in at_dates(shared[1])]
        )
    return None


def _marked(line: Line, within: Section) -> Block | None:
    """A part that a heading in brackets opens in its first line; or a wish below a list."""
    bracketed = _BRACKETED.match(line.text)
    section = heading_of(bracketed[1]) if bracketed else None
    if bracketed and section:
        return Block(section, bracketed[1], [line._replace(text=bracketed[2])])
    return Block("summary", "", [line]) if within in _LISTS and _WISH.match(line.text) else None


def _beside(text: str, within: Section) -> tuple[Section, str, str] | None:
    """A heading with its first words behind a wide gap (技能专长    SQL、Excel): the part, the heading, the words."""
    found = _WIDE_GAP.search(text) if may_have_gaps(text) else None
    if found is None and within in _LISTS and _LISTED.search(text):
        found = _SPACE.search(text)
    if not found:
        return None
    cell, rest = text[: found.start()].strip(), text[found.end() :]
    section = heading_of(cell)
    names = section and section != "top" and not (GAP in rest and is_column_names(text))
    return (section, cell, rest) if section and names and _can_share(cell, rest, within) else None


def _is_cell(text: str, rest: str, within: Section) -> bool:
    """Whether a label and its value are cells of a form (学历：大专  工作年限：18年), or a school alone at its head."""
    label = _before_colon(text)
    if label.lower() not in FORM_LABELS:
        return False
    if within == "top" and heading_of(label) == "education" and not stretches(rest):
        return not (DEGREE.search(rest) and SCHOOL.search(rest)) or bool(_LABEL.search(rest))
    return bool(_LABEL.search(rest))


def _before_colon(text: str) -> str:
    return text.split(":", maxsplit=1)[0].split("：", maxsplit=1)[0].strip()
