"""Chinese lines written evenly (姓　　名 as 姓名, ２０１９ as 2019), and the labels of forms that are no headings."""

import re
from collections.abc import Iterable, Iterator

from talent.reading.forms import is_column_names, under_names, with_form_read
from talent.reading.text import GAP, Line

_SPREAD = (
    "電話|電郵|姓名|性别|年龄|民族|籍贯|生日|学历|学位|专业|学校|院校|电话|手机|邮箱|邮件|微信|地址|住址|城市|时间|日期|公司|单位|部门|职位|职务|职称|岗位|语言"
    "|爱好|特长|证书|技能|婚姻|身高|体重|政治面貌|健康状况|毕业院校|毕业学校|现居地|现居住地|居住地|所在地|联系方式|联系电话|电子邮箱|求职意向|工作经历|教育背景|教育经历|自我评价|项目经历"
)
_SPREAD_LABEL = re.compile(
    rf"(?<![\u4e00-\u9fff])(?:{'|'.join(r'[\s　]+'.join(word) for word in _SPREAD.split('|'))})"
    r"(?=[\s　]*(?:[:：\t]|$)|[\s　]{2,})"
)
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_CHINESE_DATE = re.compile(
    r"(?<![〇○零一二三四五六七八九])([一二][九〇○零][〇○零一二三四五六七八九]{2})年(?:(十[一二]?|[一二三四五六七八九])月)?"
)
_PLAIN = {0xFF10 + at: chr(0x30 + at) for at in range(0x7E - 0x30 + 1) if chr(0x30 + at).isalnum()} | {
    0xFF20: "@",
    0xFF0E: ".",
    0xFF0D: "-",
    0xFF3F: "_",
    0x4E28: "|",
    0x2502: "|",
    0x2503: "|",
}
_WIDE = re.compile("[\uff0d-\uff5e\u4e28\u2502\u2503]")
_UNEVEN = re.compile("[\u2502\u2503\u4e00-\u9fff\uff0d-\uff5e]")  # what a line has that can be uneven
_APART = re.compile(r"[\u4e00-\u9fff][\s　]+[\u4e00-\u9fff]")
_SCORED = re.compile(r"((?:CET|TEM)-?[468])(?=\d{2,3}\s?分)")  # CET-6545分: a scan lost the space
_WHITE = re.compile(r"[\s　]+")
FORM_LABELS = frozenset(
    [
        "学历",
        "学位",
        "语言",
        "外语",
        "专业",
        "特长",
        "爱好",
        "兴趣",
        "兴趣爱好",
        "求职意向",
        "应聘岗位",
        "应聘职位",
        "期望工作",
        "教育程度",
        "英语水平",
        "外语水平",
        "外语能力",
        "毕业院校",
        "联系方式",
        "个人信息",
        "基本信息",
        "简介",
        "个人简历",
        "简历",
        "languages",
        "language",
        "position",
        "objective",
    ]
)
"""Words that open a part in one resume and only name a cell in another's form."""


_PERSONAL = re.compile(
    r"^\s*(?:(?:最高)?学[历位]|性别|年龄|民族|籍贯|婚姻状况|婚否|政治面貌|健康状况|出生(?:日期|年月)|户籍|户口(?:所在地)?"
    r"|现居住?地|毕业(?:院校|学校)|(?:联系)?电话|手机号?码?|(?:电子)?邮箱|Date of Birth|Marital Status|Nationality"
    r"|Gender|Sex)\s*[:：]",
    re.I,
)


def is_personal(text: str) -> bool:
    """Whether a line is a row of personal data by its label, wherever in the resume it stands."""
    return may_label(text) and bool(_PERSONAL.match(text))


def may_label(text: str) -> bool:
    """Whether anything in the text can be named by a label: a cheap look before the dear ones."""
    return ":" in text or "：" in text or "\t" in text


def evenly_written(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines with 姓　　名 written 姓名, full-width digits and letters as plain ones, 二〇一九年七月 as 2019年7月."""
    names: Line | None = None  # of a form's columns, until it shows what stands under them
    for line in map(_evened, lines):
        told = under_names(names.text, line.text) if names else ""
        if names and not told:
            yield names
        names = line if GAP in line.text and is_column_names(line.text) else None
        if not names:
            yield line._replace(text=told) if told else line
    if names:
        yield names


def _evened(line: Line) -> Line:
    text = line.text if line.text.isascii() or not _UNEVEN.search(line.text) else _even(line.text)
    text = with_form_read(text)
    return line if text is line.text else line._replace(text=text)


def _even(text: str) -> str:
    text = text.translate(_PLAIN) if _WIDE.search(text) else text
    if "年" in text:
        text = _CHINESE_DATE.sub(_in_digits, text)
    if "分" in text:
        text = _SCORED.sub(r"\1 ", text)
    if _APART.search(text):
        text = _SPREAD_LABEL.sub(lambda found: _WHITE.sub("", found[0]), text)
    return text


def _in_digits(found: re.Match[str]) -> str:
    year = found[1].translate(_DIGITS)
    return f"{year}年" + (f"{_MONTHS.index(found[2]) + 1}月" if found[2] else "")
