"""DOCX files are read whole: tables, headers, text boxes; hidden words apart; tricks refused."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from documents.reading import read
from documents.reading.errors import FileTooLarge, NotAResumeFile, UnreadableDocument
from docx import Document as Word
from docx.shared import Pt, RGBColor
from talent.reading.text import Document

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "resumes"
SECRET = "Tableau Python PMP"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, head: str = "") -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"{head}<w:document {W}><w:body>{body}</w:body></w:document>")
    return out.getvalue()


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines if line.text]


def test_a_table_is_read_row_by_row() -> None:
    lines = texts(read((SAMPLES / "lin_zhiyuan_zh.docx").read_bytes(), "lin.docx"))
    assert "姓名\t林致远\t求职意向\t销售经理" in lines
    assert (
        lines.index("教育经历")
        < lines.index("2009年9月—2013年7月\t上海财经大学\t市场营销\t本科")
        < lines.index("工作经历")
    )


def test_a_name_written_downwards_is_one_word_and_a_list_of_short_words_is_not() -> None:
    word = Word()
    table = word.add_table(rows=2, cols=2)
    for row, cells in enumerate((("教育\n经历", "浙江大学"), ("语言", "英语\n日语"))):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    out = BytesIO()
    word.save(out)
    assert texts(read(out.getvalue(), "x.docx")) == ["教育经历\t浙江大学", "语言\t英语", "日语"]


def test_what_a_cell_tells_at_length_follows_its_row_and_a_name_over_its_value_stands_beside_it() -> None:
    word = Word()
    told = "负责支付平台接口自动化测试框架的设计与实施，编写测试用例两千余条，缺陷漏测率降低百分之四十。"
    rows = (
        ("2021-至今", "深圳前海软件有限公司", told, "测试工程师"),
        ("Employer\nMidland Ltd", "Job title\nCarer", "", ""),
    )
    table = word.add_table(rows=2, cols=4)
    for row, cells in enumerate(rows):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    out = BytesIO()
    word.save(out)
    assert texts(read(out.getvalue(), "x.docx")) == [
        "2021-至今\t深圳前海软件有限公司\t测试工程师",
        told,
        "Employer: Midland Ltd\tJob title: Carer",
    ]


def test_headers_come_first_and_text_boxes_are_read_once() -> None:
    word = Word()
    word.sections[0].header.paragraphs[0].text = "周文博 138-0013-8000"
    word.add_paragraph("教育背景")
    out = BytesIO()
    word.save(out)
    assert texts(read(out.getvalue(), "x.docx"))[0] == "周文博 138-0013-8000"
    inside = "<w:p><w:r><w:t>技能 SQL</w:t></w:r></w:p>"
    box = f"<w:p><w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r></w:p>"
    assert texts(read(docx(box), "x.docx")) == ["技能 SQL"]


def test_an_item_of_words_own_list_styles_begins_with_a_bullet() -> None:
    word = Word()
    word.add_paragraph("外贸专员")
    word.add_paragraph("负责信用证审核", style="List Bullet")
    out = BytesIO()
    word.save(out)
    assert texts(read(out.getvalue(), "x.docx")) == ["外贸专员", "• 负责信用证审核"]


@pytest.mark.parametrize(
    ("look", "way"),
    [
        ("<w:vanish/>", "vanish"),
        ('<w:color w:val="FFFFFF"/>', "background_colour"),
        ('<w:color w:val="FAFAFA"/>', "background_colour"),
        ('<w:sz w:val="2"/>', "tiny"),
        ('<w:color w:val="1F3A5F"/><w:shd w:val="clear" w:fill="1F3A5F"/>', "background_colour"),
    ],
)
def test_words_that_word_does_not_show_stand_apart(look: str, way: str) -> None:
    body = f"<w:p><w:r><w:t>周文博</w:t></w:r></w:p><w:p><w:r><w:rPr>{look}</w:rPr><w:t>{SECRET}</w:t></w:r></w:p>"
    document = read(docx(body), "x.docx")
    assert texts(document) == ["周文博"]
    assert [(hidden.way, hidden.text) for hidden in document.hidden] == [(way, SECRET)]


def test_white_words_in_a_dark_cell_are_shown() -> None:
    word = Word()
    cell = word.add_table(rows=1, cols=1).cell(0, 0)
    run = cell.paragraphs[0].add_run("周文博")
    run.font.color.rgb = RGBColor(255, 255, 255)
    run.font.size = Pt(20)
    shade = cell._tc.get_or_add_tcPr().makeelement(f"{{{W[9:-1]}}}shd", {f"{{{W[9:-1]}}}fill": "1F3A5F"})
    cell._tc.get_or_add_tcPr().append(shade)
    out = BytesIO()
    word.save(out)
    document = read(out.getvalue(), "x.docx")
    assert "周文博" in texts(document)
    assert document.hidden == ()


def test_an_entity_is_never_resolved() -> None:
    trick = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    with pytest.raises(UnreadableDocument):
        read(docx("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", head=trick), "x.docx")


def test_a_file_that_inflates_is_refused() -> None:
    with pytest.raises(FileTooLarge):
        read(docx("<w:p><w:r><w:t>" + "a" * 20_000_000 + "</w:t></w:r></w:p>"), "x.docx")


def test_another_kind_of_archive_is_refused() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(NotAResumeFile):
        read(out.getvalue(), "resume.docx")


def test_a_page_break_turns_the_page() -> None:
    body = (
        "<w:p><w:r><w:t>one</w:t></w:r></w:p>"
        '<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p><w:r><w:t>two</w:t></w:r></w:p>'
    )
    assert [(line.page, line.text) for line in read(docx(body), "x.docx").lines if line.text] == [
        (1, "one"),
        (2, "two"),
    ]


def test_markdown_html_and_json_resume_are_read_as_lines() -> None:
    assert texts(read("# 周文博\n- **SQL**\n".encode(), "r.md")) == ["周文博", "• SQL"]
    page = "<html><body><h1>周文博</h1><p style='display:none'>secret</p><ul><li>SQL</li></ul></body></html>"
    assert texts(read(page.encode(), "r.html")) == ["周文博", "• SQL"]
    told = '{"basics":{"name":"Priya Nair"},"work":[{"name":"Harbour","position":"Manager","startDate":"2019-01-02"}]}'
    assert texts(read(told.encode(), "r.json")) == [
        "Priya Nair",
        "Experience",
        "Manager\tHarbour\t2019-01 - Present",
    ]
