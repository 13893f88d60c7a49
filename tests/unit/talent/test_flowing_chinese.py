"""A Chinese resume whose line breaks were lost, with or without spaces in their place, gives the same entries."""

from datetime import date

import pytest
from talent.reading import read_resume
from talent.reading.text import plain
from talent.resume import Leaf

TEXT = """季明远
13800010055
ji.mingyuan@example.com
教育背景
2014.09 – 2018.06 集美大学 物流管理 本科
工作经历
2021.08 – 至今 厦门云帆进出口有限公司 外贸业务主管
- 负责欧洲市场的开发与维护。
2018.07 – 2021.07 泉州石湖国际货运代理有限公司 单证操作员
- 制作提单与装箱单。
专业技能
信用证审单、Excel
"""


def value(leaf: Leaf | None) -> str | None:
    return leaf.value if leaf else None


@pytest.mark.parametrize("joint", ["\n", " ", ""])
def test_entries_survive_the_loss_of_line_breaks(joint: str) -> None:
    resume = read_resume(plain(joint.join(TEXT.splitlines()), "stdin"), date(2026, 11, 1))
    assert value(resume.basics.email) == "ji.mingyuan@example.com"
    assert [
        [value(leaf) for leaf in (one.institution, one.major, one.degree, one.start, one.end)]
        for one in resume.education
    ] == [["集美大学", "物流管理", "本科", "2014-09", "2018-06"]]
    assert [
        [value(leaf) for leaf in (one.organization, one.title, one.start, one.end)] for one in resume.work
    ] == [
        ["厦门云帆进出口有限公司", "外贸业务主管", "2021-08", "present"],
        ["泉州石湖国际货运代理有限公司", "单证操作员", "2018-07", "2021-07"],
    ]
    assert value(resume.basics.name) == "季明远" or joint == ""
