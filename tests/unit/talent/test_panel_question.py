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
    ],
)
def test_what_the_work_needs_can_be_asked(words: str) -> None:
    check_lawful(words)
