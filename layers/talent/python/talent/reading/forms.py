"""The rows of forms and tables: names of fields over columns or beside values, and boxes that are ticked or not."""

import re
from collections.abc import Sequence

from talent.reading.text import GAP, may_have_gaps

_FIELD_NAME = re.compile(
    (
        r"(?:起止|开始|结束|毕业|工作|就读|在校|入学|入职|离职)?(?:时间|日期|年月)|(?:毕业|就读)?(?:学校"
        r"|院校)(?:名称)?|(?:所学|主修)?专业(?:名称)?|学[历位]|专业[/及和、]?学[历位]|学[历位][/及和、]?专业|(?:工作|所在)?(?:公司"
        r"|单位)(?:名称)?|职[位务](?:名称)?|岗位|部门|证明人(?:及?电话)?|离职原因|备注|薪[资酬水]|月薪|待遇|序号|起止|起讫|描述|工作内容"
        r"|dates?|periods?|years?|durations?|schools?|institutions?|universit(?:y|ies)|college"
        r"|degrees?|majors?|qualifications?|courses?|compan(?:y|ies)|employers?"
        r"|organi[sz]ations?|positions?|titles?|roles?|designations?|marks|percentage"
        r"|year of passing|(?:passing )?year|board|board ?/ ?universit(?:y|ies)|s(?:r|l)?\.? ?no\.?|remarks|class|grade"
        r"|division|cgpa|duration|from|to|(?:start|end) date|school ?/ ?college|(?:employer|company)(?:'s)? name"
        r"|job title|reason for leaving|subjects?"
    ),
    re.I,
)
_PERSONAL = (
    "姓名|性别|年龄|民族|籍贯|出生日期|出生年月|学历|学位|专业|所学专业|毕业院校|毕业学校|联系电话|电话|手机|手机号码?|电子邮箱|邮箱|政治面貌|婚姻状况|婚否"
    "|现居住?地|所在地|户籍|身高|体重|健康状况|求职意向|应聘岗位|应聘职位|期望薪资"
)
_OF_AN_ENTRY = re.compile(
    rf"{_PERSONAL}|电子邮件|E-?mail|邮件|到岗时间|可到岗日期|期望月薪|薪资要求|院系|所在(?:院系|学院)|学号|照片|外语水平|英语水平|计算机水平"
    r"|(?:起止|开始|结束|在职|任职|就读|工作|在校|入学|毕业|入职|离职)?(?:时间|日期|年月)|(?:毕业|就读)?(?:学校|院校)(?:名称)?|(?:所学|主修)?专业(?:名称)?"
    r"|(?:工作|所在)?(?:公司|单位)(?:名称)?|(?:担任)?职[位务](?:名称)?|(?:工作)?岗位|(?:所在)?部门"
    r"|工作(?:内容|职责|描述)|岗位职责|主要职责|职责描述|离职原因|汇报对象|证明人|下属人数"
    r"|dates?|period|duration|school|institution|university|degree|major|company|employer|organi[sz]ation"
    r"|(?:job )?title|position|role|designation|department|responsibilities|duties|reason for leaving|from|to",
    re.I,
)
"""What names a value of one person, study or post in a form."""

_ONE_PERSONS = re.compile(
    "姓名|性别|民族|籍贯|出生日期|出生年月|政治面貌|联系电话|电话|手机|手机号码?|电子邮箱|邮箱|毕业院校|毕业学校"
)
_FORM_CELL = re.compile(rf"(?:^|(?<=\s))({_PERSONAL})\s+(?!(?:{_PERSONAL})(?:\s|$))(?=\S)")
_TWICE = re.compile(
    r"(?:(?<=\t)|^)([\u4e00-\u9fff]{2,6})[ /（(]*([A-Za-z][A-Za-z .'/-]{1,24})[)）]?(?=\s*(?:[:：\t]|$))"
)
_IN_ENGLISH = re.compile(
    r"(?:(?:name|gender|sex|age|birth|birthday|date|of|nation(?:ality)?|ethnic(?:ity)?|group|native|place|hometown"
    r"|tel(?:ephone)?|phone|mobile|cell|number|no|contact|e|e?mail|address|majors?|special(?:i?ty)|degree|diploma|education"
    r"|background|level|school|university|college|institution|graduat(?:e|ed|ion)|from|to|company|employer"
    r"|organi[sz]ation|work|unit|position|post|job|title|role|department|dept|period|time|duration|start|end|height"
    r"|weight|marital|marriage|status|health|condition|political|affiliation|salary|expected|residence|current|location"
    r"|reason|for|leaving|duties|responsibilit(?:y|ies)|description|reference|photo)(?:[ ./'-]+|$))+",
    re.I,
)
"""The words of names of fields; behind a Chinese name, any other word is its value (姓名 Tom, 公司 Google)."""
_FROM_TO = frozenset(("from", "to"))
_APART = re.compile(r"[\u4e00-\u9fff]\s+\S")
_BEGUN = re.compile(r"(?:开始|入学|入职)(?:时间|日期|年月)|from|start date", re.I)
_ENDED = re.compile(r"(?:结束|毕业|离职)(?:时间|日期|年月)|to|end date", re.I)
_CELLS = re.compile(r"\s*(?:\t|\s{2,}|\|)\s*")
_LONGEST_FIELD_NAME = len("board / universities")
_LONGEST_HEAD = 160  # characters
_DIGIT = re.compile(r"\d")
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
    cells = _CELLS.split(text.strip()) if in_cells else text.split()
    most_unknown = len(cells) // 3
    unknown = 0
    for cell in (each.strip(" :：") for each in cells):
        named = len(cell) <= _LONGEST_FIELD_NAME and _FIELD_NAME.fullmatch(cell)
        unknown += not named or (not in_cells and cell.lower() in _FROM_TO)  # of a sentence: to date
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
        text = _with_names_joined(text if text.isascii() else _TWICE.sub(_in_chinese, text))
    return text if text.isascii() else _with_colons(text)


def _is_choice(text: str) -> bool:
    """Whether the boxes are there to be ticked: some are and some are not, or they stand behind the name of a value.

    Others are dots of a list, what stands between its items, or signs that a font lost.
    """
    first = _BOX.search(text)
    if not first or _LEVEL.search(text):
        return False
    name = text[: first.start()].rstrip(" :：\t").rpartition(GAP)[2].strip()
    asks = names_value(name) or name.startswith(("是否", "有无"))
    return asks or bool(_UNTICKED.search(text) and _TICK.search(text))


def _in_chinese(found: re.Match[str]) -> str:
    named = names_value(found[1]) and bool(_IN_ENGLISH.fullmatch(found[2]))
    return found[1] if named else found[0]


def _with_names_joined(text: str) -> str:
    """A row whose cells are names and values in turn (时间 | 2019–2022 | 公司 | …), with colons between them."""
    read: list[tuple[str, str]] = []
    name = ""
    for cell in filter(None, map(str.strip, text.split(GAP))):
        if names_value(cell):
            name = cell.rstrip(" :：")  # what no value follows was left empty
        elif name:
            read.append((name, cell))
            name = ""
        else:
            return text
    lone = len(read) == 1 and read[0][0].lower() in _FROM_TO  # a word between two dates
    return text if not read or lone or is_column_names(text) else _told(read)


def _told(read: Sequence[tuple[str, str]]) -> str:
    """Names and values as one line; two dates that say from when to when are one span."""
    cells: list[str] = []
    for at, (name, value) in enumerate(read):
        if at and _ENDED.fullmatch(name) and _BEGUN.fullmatch(read[at - 1][0]):
            cells[-1] = f"{cells[-1]} – {value}"
        else:
            cells.append(f"{name}: {value}" if name.isascii() else f"{name}：{value}")
    return GAP.join(cells)


def under_names(names: str, values: str) -> str:
    """The row of values under a row of names of one person's data, each behind its name; empty where it is none."""
    heads, cells = ([cell.strip() for cell in row.split(GAP) if cell.strip()] for row in (names, values))
    personal = any(_ONE_PERSONS.fullmatch(head) for head in heads) and all(map(names_value, heads))
    if not personal or len(heads) < _LEAST_NAMED or len(heads) != len(cells) or any(map(names_value, cells)):
        return ""
    return _told(list(zip(heads, cells, strict=True)))


def names_value(cell: str) -> bool:
    """Whether a cell is the name of a value of one person, study or post."""
    return len(cell) <= _LONGEST_FIELD_NAME and bool(_OF_AN_ENTRY.fullmatch(cell.rstrip(" :：")))


def _with_colons(text: str) -> str:
    """A form's row whose names are set apart by spaces alone (姓名 张三 性别 男), with tabs and colons."""
    if "：" in text or ":" in text or not _APART.search(text) or len(_FORM_CELL.findall(text)) < 2:
        return text
    return _FORM_CELL.sub("\t\\1：", text).lstrip("\t")
