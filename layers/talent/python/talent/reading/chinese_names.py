"""Names in Chinese characters: which words can be one, and which only look like it."""

import re

from talent.reading.headings import heading_of
from talent.reading.places import is_place
from talent.reading.words import DOUBLE_SURNAMES, ORGANISATION, SURNAMES, TITLE

CHINESE_NAME = re.compile(r"^[\u4e00-\u9fff](?:\s{0,4}[\u4e00-\u9fff]){1,3}(?:·[\u4e00-\u9fff]{1,8})?$")
DOTTED_NAME = re.compile(r"[\u4e00-\u9fff]{1,8}(?:\s?[·•・‧]\s?[\u4e00-\u9fff]{1,10}){1,3}")
DOT = re.compile(r"\s?[·•・‧]\s?")
NO_NAME = re.compile(
    r"保密|匿名|时间|学校|公司$|简历|大学|学院|公司|工程|经理|专业|学历|求职|意向|电话|^男$|男性|女性|性别|应聘|岗位|经验|北京"
    r"|上海|个人|基本|信息|证书|技能|熟练|优秀|英语|会计$|市$|省$|区$"
)
_POST = re.compile(r"(?:员|助理|主管|总监|司机|会计|顾问|文秘|客服)$")


def is_dotted_name(words: str) -> bool:
    """Whether words set apart by a dot are a name: no place, no post, no label is among them."""
    parts = DOT.split(words)
    return not any(
        NO_NAME.search(one) or TITLE.search(one) or is_place(one) or heading_of(one) for one in parts
    )


def can_be_anybody(words: str) -> bool:
    """Whether Chinese words that no list of surnames knows can be a name: nothing else that a head says."""
    known = (
        heading_of(words),
        NO_NAME.search(words),
        TITLE.search(words),
        ORGANISATION.search(words),
        is_place(words),
    )
    return not any(known)


def as_chinese_name(name: str) -> str:
    """The characters, without white space, as a name by its surname; empty where they are none."""
    known = name[:2] in DOUBLE_SURNAMES or (name[0] in SURNAMES and len(name.split("·", maxsplit=1)[0]) <= 3)
    if known and not NO_NAME.search(name) and not is_place(name) and not _POST.search(name):
        return name
    return ""
