"""The business department asks about the work; what no employer may ask is refused."""

import pytest
from talent.panel_question import UnlawfulQuestion, check_lawful


@pytest.mark.parametrize(
    "words",
    [
        "您结婚了吗？",
        "打算什么时候要孩子？",
        "您今年多大年纪？",
        "您是什么民族？",
        "您信什么教？",
        "Are you married?",
        "Do you have any children?",
        "How old are you?",
        "您有孩子吗？",
        "有几个孩子？",
        "您多少岁？",
        "您有没有对象？",
        "您的户口在哪里？",
        "您有什么病史吗？",
        "身高体重多少？",
        "您喜欢这里吗？结婚了吗？",
        "How many kids do you have?",
        "What year were you born?",
        "What religion are you?",
        "Where are you from originally?",
        "Do you have a disability?",
    ],
)
def test_what_no_employer_may_ask_is_refused(words: str) -> None:
    with pytest.raises(UnlawfulQuestion):
        check_lawful(words)


@pytest.mark.parametrize(
    "words",
    [
        "请举例说明您怎样开发一个新客户。",
        "面对不同年龄层的客户，您怎样调整话术？",
        "童装的服务对象是家长，您怎样了解他们的需要？",
        "How would you win back a customer who left?",
        "Which markets have you managed, and how large?",
        "您带过的团队多大了？",
        "您怎样给员工申报生育保险？",
        "员工结婚或生育假期，您怎样排班？",
        "您怎样看待宗教节日对中东订单的影响？",
        "结婚用品市场，您会怎样开拓？",
        "对象是企业客户时，您怎样谈价格？",
        "您做过民族品牌的推广吗？",
        "How would you grow your partner network in Southeast Asia?",
        "How would you market to pregnant customers?",
    ],
)
def test_what_the_work_needs_can_be_asked(words: str) -> None:
    check_lawful(words)
