"""Labels in front of values (姓名：, 联系电话), as forms have them: spread letters joined, and which are no headings."""

import re
from collections.abc import Iterable, Iterator

from talent.reading.text import Line

_SPREAD = (
    "姓名|性别|年龄|民族|籍贯|生日|学历|学位|专业|学校|院校|电话|手机|邮箱|邮件|微信|地址|住址|城市|时间|日期|公司|单位|部门|职位|职务|职称|岗位|语言"
    "|爱好|特长|证书|技能|婚姻|身高|体重|政治面貌|健康状况|毕业院校|联系方式|联系电话|电子邮箱|求职意向|工作经历|教育背景|教育经历|自我评价|项目经历"
)
_SPREAD_LABEL = re.compile(
    rf"(?<![\u4e00-\u9fff])(?:{'|'.join(r'[\s　]+'.join(word) for word in _SPREAD.split('|'))})"
    r"(?=[\s　]*(?:[:：\t]|$)|[\s　]{2,})"
)
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


def with_labels_joined(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines with 姓　　名 written 姓名."""
    for line in lines:
        text = line.text
        if text.isascii() or not _WHITE.search(text):
            yield line
        else:
            yield line._replace(text=_SPREAD_LABEL.sub(lambda found: _WHITE.sub("", found[0]), text))
