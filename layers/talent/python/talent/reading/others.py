"""Other people whom a resume or a form names: relatives, referees, whom to call, who signs for the school.

Nothing of them is the candidate's: no name, no telephone, no employer.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from talent.reading.field_names import RELATION, field_name
from talent.reading.forms import is_column_names
from talent.reading.headings import heading_of
from talent.reading.sections import Block
from talent.reading.text import GAP, Line

_WHOM = (
    r"(?:紧急|緊急|应急)(?:情况|情況)?[联聯][系絡络]|emergency contact|next of kin"
    r"|(?:配偶|父亲|母亲|监护人|担保人|介绍人|推荐人|referee)(?:'s)?\s*(?:姓名|名字|电话|name|(?:tele)?phone)?\s*(?=[:：\t]|\d?$)"
)
_ANOTHER = re.compile(rf"(?:^|(?<=[\s(（]))(?:{_WHOM})", re.I)
_CALLED = re.compile("[急父母配监担介推]")  # the same in a glance
_CALLED_EN = ("mergency c", "ext of kin", "eferee", "MERGENCY C", "EXT OF KIN", "EFEREE")
_OF_CONTACT = re.compile(
    r"(?:.*(?:姓名|关系|电话|手机|方式|地址|住址|单位))|names?|relationship|tel|.*phone|mobile|.*address|e-?mail",
    re.I,
)
_PART = re.compile(
    r"家庭|亲属|親屬|社会关系|紧急|緊急|推荐人|证明人|意见|referee|references?\b|next of kin|emergency|family",
    re.I,
)
_KIN = re.compile(
    r"父亲?|母亲?|爸爸|妈妈|父[子女]|母[子女]|夫妻|配偶|妻子?|丈夫|儿子|女儿|兄弟?|姐妹|哥哥|弟弟|姐姐|妹妹|祖[父母]|father|mother|spouse|wife|husband|daughter",
    re.I,
)
_SWORN = re.compile(
    r"(?:本人(?:在此)?(?:郑重)?(?:承诺|声明|保证|确认|谨此|已阅)|I (?:hereby )?(?:declare|confirm|certify"
    r"|understand) that\b"
    r"|(?:申请人|应聘者|应聘人|求职者|填表人|本人|员工|负责人|经办人|审核人)?(?:签名|签字|签章|簽名|簽署|签署|signature|signed)\s*(?:[:：(（\t]|$))",
    re.I,
)
_SWEARS = frozenset("本I申应求填员负经审签簽Ss")


def without_others(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines without rows of a table of relatives, cells that tell whom to call, and what is sworn and signed."""
    column: int | None = None  # in which a table of relatives stands
    for line in lines:
        text = line.text
        if column is not None and (heading_of(text) or line.column != column):
            column = None
        if GAP in text:
            if is_column_names(text):
                names = [field_name(cell.strip()) for cell in text.split(GAP)]
                column = line.column if any(map(RELATION.fullmatch, names)) else None
            elif _is_relative(text):
                continue
        if column is not None or (text[:1] in _SWEARS and _SWORN.match(text)):
            continue
        plain = text.isascii()
        called = any(words in text for words in _CALLED_EN) if plain else _CALLED.search(text)
        own = _own(text) if called else text
        if own is text or own.strip():
            yield line if own is text else line._replace(text=own)


def _is_relative(text: str) -> bool:
    """Whether a row of a table says in a cell of its own how somebody is related."""
    return ":" not in text and "：" not in text and any(map(_KIN.fullmatch, text.split(GAP)))


def of_others(blocks: Sequence[Block]) -> set[str]:
    """The words of the parts that tell of others."""
    return {line.text for block in blocks if _PART.search(block.heading) for line in block.lines}


def _own(text: str) -> str:
    """The text without cells that tell whom to call, up to the next that asks for something else."""
    found = _ANOTHER.search(text)
    if not found or heading_of(text):
        return text
    kept = [text[: found.start()].rstrip()]
    for cell in text[found.end() :].split(GAP)[1:]:
        name = field_name(re.split("[:：]", cell)[0].strip())
        if len(kept) > 1 or (name and not _OF_CONTACT.fullmatch(name)):
            kept.append(cell)
    return GAP.join(filter(None, kept))
