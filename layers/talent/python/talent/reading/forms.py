"""The rows of forms and tables: names of fields over columns or beside values, and boxes that are ticked or not."""

import re
from collections.abc import Sequence

from talent.reading.field_names import RELATION, field_name, joined_field
from talent.reading.text import GAP, may_have_gaps

_PERSONAL = (
    "姓名|性别|年龄|民族|籍贯|出生日期|出生年月|学历|学位|专业|所学专业|毕业院校|毕业学校|联系电话|电话|手机|手机号码?|电子邮箱|邮箱|政治面貌|婚姻状况|婚否"
    "|现居住?地|所在地|户籍|身高|体重|健康状况|求职意向|应聘岗位|应聘职位|期望薪资"
)
_ONE_PERSONS = re.compile(
    "姓名|性别|民族|籍贯|出生日期|出生年月|政治面貌|手机|手机号码?|电子邮箱|邮箱|毕业院校|毕业学校|(?:first "
    "|last |full )names?"
    "|surname|date of birth|mobile|telephone|e-?mail",
    re.I,
)
_FORM_CELL = re.compile(rf"(?:^|(?<=\s))({_PERSONAL})\s+(?!(?:{_PERSONAL})(?:\s|$))(?=\S)")
_FROM_TO = frozenset(("from", "to"))
_APART = re.compile(r"[\u4e00-\u9fff]\s+\S")
_BEGUN = re.compile(r"(?:开始|入学|入职)(?:时间|日期|年月)|[由自]|(?:dates? )?from|start date", re.I)
_ENDED = re.compile(
    r"(?:结束|毕业|离职)(?:时间|日期|年月)|至|(?:dates? )?to|(?:end|finish|leaving) date", re.I
)
_BEGINS_WITH_NAME = re.compile(
    r"((?:full|first|last|given|family) name|surname|forenames?(?:\(s\))?|mobile|telephone|e-?mail(?: address)?) (\S.*)",
    re.I,
)
_NAMED = re.compile(r"([^:：]{1,36}[:：])\s*(.+)")
_CELLS = re.compile(r"\s*(?:\t|\s{2,}|\|)\s*")
_LONGEST_HEAD = 160  # characters
_DIGIT = re.compile(r"\d")
_SENTENCE = re.compile(r"[,，]|[.。;；]$|(?:\S+ ){12}")  # names over columns are few, and no sentence
_LONGEST_UNKNOWN = 10  # characters of a name that no list knows
_LEAST_NAMED = 3  # names of fields among which one that no list knows is one, too
_BOXES = "□☐◻"
_TICKED = "☑☒✓✔√■▣"
_OPTION = re.compile(
    rf"[{_BOXES}] *(?!\S*(?:@|\d{{5}}))"
    rf"(?:[A-Za-z][A-Za-z' /-]{{1,30}}(?=[{_BOXES}{_TICKED}\t]|$)|[^\s{_BOXES}{_TICKED}]{{1,12}} ?)"
)
_BOX = re.compile(rf"[{_BOXES}{_TICKED}]")
_UNTICKED = re.compile(rf"[{_BOXES}]")
_TICK = re.compile(rf"[{_TICKED}] *")
_LEVEL = re.compile(rf"[{_BOXES}{_TICKED}] *[{_BOXES}{_TICKED}]")  # Python ■■■□□


def is_column_names(text: str) -> bool:
    """Whether the line is a table's head: nothing but names of fields, or three of them and few other words."""
    if len(text) > _LONGEST_HEAD or _DIGIT.search(text):
        return False
    in_cells = ("|" in text or may_have_gaps(text)) and _CELLS.search(text)
    if not in_cells and _SENTENCE.search(text):
        return False
    cells = _CELLS.split(text.strip()) if in_cells else text.split()
    most_unknown = len(cells) // 3
    unknown = 0
    for cell in cells:
        name = field_name(cell)
        unknown += not name or (not in_cells and name.lower() in _FROM_TO)  # of a sentence: to date
        if unknown > most_unknown:
            return False
    return len(cells) > 1 and (not unknown or len(cells) - unknown >= _LEAST_NAMED)


def with_form_read(text: str) -> str:
    """A form's row as a person reads it: of boxes only what is ticked, of a name in two languages the Chinese one, a
    colon between a name and its value. Any other row is given back as it is.
    """
    if not text.isascii() and _BOX.search(text) and _is_choice(text):
        text = _TICK.sub("", _OPTION.sub("", text)).rstrip()
    if GAP in text:
        text = _with_names_joined(text)
    return text if text.isascii() else _with_colons(text)


def _is_choice(text: str) -> bool:
    """Whether the boxes are there to be ticked: some are and some are not, or they stand behind the name of a value.

    Others are dots of a list, what stands between its items, or signs that a font lost.
    """
    first = _BOX.search(text)
    if not first or _LEVEL.search(text):
        return False
    name = text[: first.start()].rstrip(" :：\t").rpartition(GAP)[2].strip()
    asks = bool(field_name(name)) or name.startswith(("是否", "有无"))
    return asks or bool(_UNTICKED.search(text) and _TICK.search(text))


def _with_names_joined(text: str) -> str:
    """A row whose cells are names and values in turn (时间 | 2019–2022 | 公司 | …), with colons between them.

    A name that no list knows counts among known ones where a value stands behind it.
    """
    read: list[tuple[str, str]] = []
    cells = [cell for cell in map(str.strip, text.split(GAP)) if cell]
    if not (cells and _may_begin(cells[0])):
        return text
    names = [field_name(cell) for cell in cells]
    name, unknown = "", 0
    for at, cell in enumerate(cells):
        told = _NAMED.match(cell) if not names[at] else None
        if names[at]:
            name = names[at]  # what no value follows was left empty
        elif told and (named := field_name(told[1])):
            read.append((named, told[2]))
            name = ""
        elif name:
            value, name_behind = _with_next_name(cell)
            read.append((name, value))
            name = name_behind
        elif begun := _BEGINS_WITH_NAME.match(cell):
            read.append((begun[1], begun[2]))
        elif at + 1 < len(cells) and not names[at + 1] and _may_be_name(cell):
            name, unknown = cell.rstrip(" :："), unknown + 1
        else:
            return text
    if is_column_names(text):
        return GAP.join(name or cell for name, cell in zip(names, cells, strict=True))
    lone = len(read) == 1 and read[0][0].lower() in _FROM_TO  # a word between two dates
    return _told(read) if len(read) > 2 * unknown - 1 and read and not lone else text


def _with_next_name(cell: str) -> tuple[str, str]:
    """A value, and the name of the next one where that stands too near to be apart (`… @example.com 现居住地`)."""
    value, _, last = cell.rpartition(" ")
    name = field_name(last) if value and not last.isascii() else ""
    return (value, name) if name else (cell, "")


def _may_begin(cell: str) -> bool:
    """Whether the first cell of a row may name a value: a cheap look, as most rows are no form's."""
    told = ":" in cell or "：" in cell
    return told or _may_be_name(cell) or bool(field_name(cell) or _BEGINS_WITH_NAME.match(cell))


def _may_be_name(cell: str) -> bool:
    return len(cell) <= _LONGEST_UNKNOWN and not cell.isascii() and not _DIGIT.search(cell)


def _told(read: Sequence[tuple[str, str]]) -> str:
    """Names and values as one line; two dates that say from when to when are one span."""
    cells: list[str] = []
    for at, (name, value) in enumerate(read):
        if at and _ENDED.fullmatch(name) and _BEGUN.fullmatch(read[at - 1][0]):
            cells[-1] = f"{cells[-1]} – {value}"
        else:
            cells.append(joined_field(name, value))
    return GAP.join(cells)


def under_names(names: str, values: str) -> str:
    """The row of values under a row of names of one person's data, each behind its name; empty where it is none."""
    heads, cells = ([cell.strip() for cell in row.split(GAP) if cell.strip()] for row in (names, values))
    named = [field_name(head) for head in heads]
    own = any(map(_ONE_PERSONS.fullmatch, named)) and not any(map(RELATION.fullmatch, named))
    personal = own and all(named)
    if not personal or len(heads) < _LEAST_NAMED or len(heads) != len(cells) or any(map(field_name, cells)):
        return ""
    return _told(list(zip(named, cells, strict=True)))


def _with_colons(text: str) -> str:
    """A form's row whose names are set apart by spaces alone (姓名 张三 性别 男), with tabs and colons."""
    if "：" in text or ":" in text or not _APART.search(text) or len(_FORM_CELL.findall(text)) < 2:
        return text
    if GAP in text and is_column_names(text):
        return text
    return _FORM_CELL.sub("\t\\1：", text).lstrip("\t")
