"""Chinese lines break where a reader expects it."""

from documents.writing.lines import break_lines
from hypothesis import given
from hypothesis import strategies as st


def ems(text: str) -> float:
    return sum(1.0 if ord(character) > 0x2E7F else 0.5 for character in text)


def test_a_line_never_begins_with_a_closing_sign_nor_ends_with_an_opening_one() -> None:
    text = (
        "请在此之前打开链接，确认接受或婉拒；逾期未确认（含当日），自动失效。他说：“好的！”然后（真的）走了。"
    )
    for width in range(4, 30):
        lines = break_lines(text, width, ems)
        assert not any(line[0] in "，；。！）”：" for line in lines)
        assert not any(line[-1] in "（“" for line in lines)


def test_a_foreign_word_and_a_number_stay_whole() -> None:
    lines = break_lines("按 Incoterms 2020 与客户约定贸易术语和 13,500 元的价格", 8, ems)
    assert any("Incoterms" in line for line in lines)
    assert any("13,500" in line for line in lines)


@given(st.text(alphabet="中文字，。（）ab 1", max_size=80), st.integers(3, 20))
def test_nothing_but_spaces_at_the_breaks_is_lost(text: str, width: int) -> None:
    lines = break_lines(text, width, ems)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_an_empty_text_is_one_empty_line() -> None:
    assert break_lines("", 10, ems) == [""]
