"""Cells of a ruled table are put together; frames around parts are left as they are."""

from documents.reading import read
from documents.reading.grid import celled
from documents.reading.pdf_shapes import Rectangle
from documents.reading.rules import rules_of
from talent.reading.text import Box, Span

from tests.samples.layouts.sheet import Sheet

TOP = 800.0


def at(text: str, left: float, baseline: float) -> Span:
    return Span(text, Box(left, baseline - 8, left + 6 * len(text), baseline + 2), baseline, 9)


def frames(*boxes: tuple[float, float, float, float]) -> list[Rectangle]:
    return [Rectangle(left, TOP - bottom, right, TOP - top) for left, top, right, bottom in boxes]


CELLS = frames((0, 0, 100, 40), (100, 0, 200, 40), (200, 0, 300, 40))
BELOW = frames((0, 40, 100, 80), (100, 40, 200, 80), (200, 40, 300, 80))


def texts(*spans: Span) -> list[tuple[str, float]]:
    return [(span.text, span.baseline) for span in celled(spans, rules_of([*CELLS, *BELOW], 0.0, TOP)).spans]


def test_the_lines_of_a_cell_are_one_and_stand_on_its_row() -> None:
    page = (
        at("2021.03-", 4, 12),
        at("2022.06", 4, 24),
        at("苏州三鼎精密", 104, 14),
        at("机械有限公司", 104, 26),
        at("质检员", 204, 18),
    )
    assert texts(*page) == [("2021.03-2022.06", 12), ("苏州三鼎精密机械有限公司", 12), ("质检员", 12)]


def test_a_year_that_ends_a_sentence_is_not_joined_with_the_next_one() -> None:
    page = (at("Promoted in 2019.", 4, 12), at("2020 award", 4, 24), at("Clerk", 104, 12), at("HR", 204, 12))
    assert texts(*page)[0] == ("Promoted in 2019. 2020 award", 12)


def test_what_a_cell_tells_at_length_stands_below_its_row() -> None:
    page = (at("2021", 4, 12), at("质检员", 104, 12), at("负责内审；编制控制计划。", 204, 12))
    (_, row), (_, same), (_, below) = texts(*page)
    assert row == same < below


def test_frames_side_by_side_that_name_parts_stay_lists() -> None:
    page = (
        at("Skills", 4, 12),
        at("SQL", 4, 24),
        at("Languages", 104, 12),
        at("English", 104, 24),
        at("PMP", 204, 24),
    )
    assert sorted(texts(*page)) == sorted((span.text, span.baseline) for span in page)


def test_a_page_without_rules_is_as_it_was() -> None:
    page = [at("2021", 4, 12), at("质检员", 104, 12)]
    assert celled(page, rules_of([], 0.0, TOP)).spans == page


FORM = frames(
    *((0, top, 60, top + 60) for top in (0, 60, 120)), *((60, top, 300, top + 60) for top in (0, 60, 120))
)


def test_a_name_in_the_middle_of_its_cell_stands_at_the_first_line_beside_it() -> None:
    lines = [
        at(f"{part}第{number}行", 64, 60 * part + 12 * number) for part in range(3) for number in range(1, 5)
    ]
    names = [at(name, 4, 60 * part + 32) for part, name in enumerate(("教育经历", "工作经历", "自我评价"))]
    placed = celled([*lines, *names], rules_of(FORM, 0.0, TOP))
    assert {span.text: span.baseline for span in placed.spans if span.text.endswith(("历", "价"))} == {
        "教育经历": 12,
        "工作经历": 72,
        "自我评价": 132,
    }
    assert placed.forms == [(0.0, 180.0)]


def test_what_has_words_beside_its_cells_is_no_form() -> None:
    rows = [at("姓名", 4, 12), at("吴晓峰", 64, 12), at("电话", 4, 72), at("137", 64, 72), at("邮箱", 4, 132)]
    aside = at("技能", 340, 72)
    assert celled([*rows, at("w@example.com", 64, 132)], rules_of(FORM, 0.0, TOP)).forms
    assert not celled([*rows, at("w@example.com", 64, 132), aside], rules_of(FORM, 0.0, TOP)).forms


def test_a_column_beside_a_boxed_list_is_no_form() -> None:
    rows = frames(*((left, 30 * top, left + 60, 30 * top + 30) for top in range(4) for left in (0, 60)))
    listed = [at(words, 4 + 60 * (n % 2), 30 * (n // 2) + 16) for n, words in enumerate(["SQL", "好"] * 4)]
    told = [at(f"第{number}行", 134, 12 + 13 * number) for number in range(8)]
    rules = rules_of([*rows, *frames((120, 0, 300, 120))], 0.0, TOP)
    assert celled(listed, rules).forms
    assert not celled([*listed, *told], rules).forms


def test_words_that_fill_their_cells_are_apart_from_the_next_ones() -> None:
    sheet = Sheet()
    rows = (
        ("Employer:", "Northern Freight Ltd", "Job title:", "Clerk"),
        ("From:", "03/2018", "To:", "02/2020"),
    )
    for number, row in enumerate((*rows, *rows)):
        for words, left, right in zip(row, (40, 94, 194, 244), (94, 194, 244, 300), strict=True):
            sheet.box(left, 60 + 20 * number, right - left, 20)
            sheet.say(words, left + 2, 74 + 20 * number, size=9.5)
    lines = [line.text for line in read(sheet.saved(), "form.pdf").lines]
    assert lines == ["\t".join(row) for row in (*rows, *rows)]


def level(*lines: tuple[float, float, float]) -> list[Rectangle]:
    return [Rectangle(left, TOP - y, right, TOP - y - 0.5) for y, left, right in lines]


ROWS = level(*((y, 0, 400) for y in (0, 20, 60, 100)))
COLUMNS = ((4, "起止时间"), (104, "工作单位"), (304, "职务"))


def wrapped(top: float, span: str, firm: tuple[str, str], post: str) -> list[Span]:
    return [
        at(span, 4, top + 24),
        at(firm[0], 104, top + 16),
        at(firm[1], 104, top + 32),
        at(post, 304, top + 24),
    ]


def test_a_cell_between_level_lines_alone_is_one_thing_too() -> None:
    names = [at(words, left, 14) for left, words in COLUMNS]
    posts = [
        *wrapped(20, "2021-2026", ("厦门云帆电子商务有限公", "司"), "主管"),
        *wrapped(60, "2018-2021", ("泉州海峡网络科技有限公", "司"), "专员"),
    ]
    placed = celled([*names, *posts], rules_of(ROWS, 0.0, TOP))
    assert [span.text for span in sorted(placed.spans, key=lambda one: (one.baseline, one.box.left))][3:] == [
        "2021-2026",
        "厦门云帆电子商务有限公司",
        "主管",
        "2018-2021",
        "泉州海峡网络科技有限公司",
        "专员",
    ]


def test_rows_with_lines_only_above_and_below_all_of_them_stay_rows() -> None:
    names = [at(words, left, 14) for left, words in COLUMNS]
    rows = [at(f"201{year}", 4, 10 * year) for year in (3, 5)]
    firms = [at(f"厦门{name}有限公司", 104, y) for name, y in (("云帆", 30), ("海峡", 50))]
    page = [*names, *rows, *firms, at("主管", 304, 30), at("电话", 4, 80), at("137", 104, 80)]
    assert sorted(celled(page, rules_of(ROWS, 0.0, TOP)).spans) == sorted(page)


def test_a_part_beside_rows_between_level_lines_is_named_above_them() -> None:
    lines = level((0, 0, 400), (20, 60, 400), (40, 60, 400), (60, 0, 400), (80, 0, 400))
    rows = [
        at(words, left, 14 + 20 * row)
        for row in range(3)
        for left, words in ((64, "时间"), (164, "公司"), (264, "职位"))
    ]
    name = [at("工作", 4, 26), at("经历", 4, 38)]
    placed = celled([*rows, *name, at("电话", 4, 74), at("137", 104, 74)], rules_of(lines, 0.0, TOP))
    [named] = [span for span in placed.spans if span.text == "工作经历"]
    assert named.baseline < 14


def test_a_name_over_its_value_in_one_cell_has_a_colon() -> None:
    page = [
        *(at(words, left, 12) for left, words in ((4, "Mobile"), (104, "Email"), (204, "Town/City"))),
        *(
            at(words, left, 24)
            for left, words in ((4, "07700 900321"), (104, "s@example.org"), (204, "Leicester"))
        ),
    ]
    assert [text for text, _ in texts(*page)] == [
        "Mobile: 07700 900321",
        "Email: s@example.org",
        "Town/City: Leicester",
    ]


def test_a_name_of_a_column_that_takes_two_lines_frames_no_part() -> None:
    page = (at("Dates to", 4, 12), at("Qualifications", 104, 12), at("gained", 104, 24), at("Grade", 204, 12))
    assert [text for text, _ in texts(*page)] == ["Dates to", "Qualifications gained", "Grade"]


def test_a_row_that_goes_over_the_pages_end_has_its_cells() -> None:
    walls = [Rectangle(x, TOP - 80, x + 0.5, TOP) for x in (0, 100, 200, 300)]
    page = (
        at("2017.05-", 4, 52),
        at("2019.04", 4, 64),
        at("厦门土光工程", 104, 52),
        at("有限公司", 104, 64),
        at("技术员", 204, 52),
    )
    placed = celled(page, rules_of([*walls, *level(*((y, 0, 300) for y in (0, 20, 40)))], 0.0, TOP))
    assert [span.text for span in placed.spans] == ["2017.05-2019.04", "厦门土光工程有限公司", "技术员"]
