"""The report on paper: what the candidate may know, whole and readable; timelines for staff alone; the same bytes."""

import re

import pypdfium2
import pytest
from documents.writing import Typeface, report_paper
from talent.assessment.score import Note
from talent.evidence import FaceMoment
from talent.kernel import Language, Phrase
from talent.report.shape import Report

from infra.local.weights import weight

NOTE = Note(
    code="absent", words=Phrase(zh="画面中有 4 秒没有人。", en="Nobody in the picture for 4 seconds.")
)


@pytest.fixture(scope="module")
def typeface() -> Typeface:
    latin = Typeface(weight("noto-sans-regular"), weight("noto-sans-semibold"))
    return Typeface(weight("noto-sans-sc-regular"), weight("noto-sans-sc-semibold"), fallback=latin)


def words_of(paper: bytes) -> list[str]:
    """Each page's text without its white space."""
    with pypdfium2.PdfDocument(paper) as document:
        return [re.sub(r"\s+", "", page.get_textpage().get_text_bounded()) for page in document]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_the_candidate_is_told_stands_on_paper(
    report: Report, typeface: Typeface, language: Language
) -> None:
    text = "".join(words_of(report_paper(report, language, typeface)))
    said = [
        report.position_name,
        report.summary,
        *(part for each in report.strengths for part in (each.name, each.words)),
        *(part for each in report.improvements for part in (each.seen, each.next_level, each.how)),
        *(each.course.goal for each in report.improvements),
        *(row.name for row in report.competencies),
        *report.measured,
        *report.not_measured,
        *report.rights,
    ]
    for phrase in said:
        assert re.sub(r"\s+", "", phrase.say(language)) in text
    assert re.sub(r"\s+", "", report.strengths[0].quote) in text
    assert "78%" in text


def test_no_section_begins_on_the_last_line_of_a_page(report: Report, typeface: Typeface) -> None:
    pages = words_of(report_paper(report, "zh", typeface))
    headings = ("您的优势", "可以提升的方向", "岗位能力逐项", "其他开放岗位", "没有评估什么", "您的回答")
    for page in pages:
        body = re.sub(r"这份报告由AI整理.*$", "", page)
        assert not body.endswith(headings)


def test_staff_see_the_timeline_and_the_candidate_does_not(report: Report, typeface: Typeface) -> None:
    face = (FaceMoment(time=0, faces=1, brightness=0.5, looking=True),)
    seen = report.model_copy(
        update={
            "answers": (report.answers[0].model_copy(update={"face": face}), report.answers[1]),
            "notes": (NOTE,),
        }
    )
    mine = "".join(words_of(report_paper(seen, "zh", typeface)))
    staff = "".join(words_of(report_paper(seen, "zh", typeface, for_staff=True)))
    for words in ("看向镜头", re.sub(r"\s+", "", NOTE.words.zh)):
        assert words in staff
        assert words not in mine


def test_a_letter_that_no_font_draws_is_a_box_and_the_paper_says_so(
    report: Report, typeface: Typeface
) -> None:
    odd = report.answers[0].model_copy(update={"transcript": "我写了🙂一行", "signs": ()})
    text = "".join(words_of(report_paper(report.model_copy(update={"answers": (odd,)}), "zh", typeface)))
    assert "我写了□一行" in text
    assert "字体里没有的字符" in text


def test_the_same_report_gives_the_same_bytes(report: Report, typeface: Typeface) -> None:
    assert report_paper(report, "en", typeface) == report_paper(report, "en", typeface)
