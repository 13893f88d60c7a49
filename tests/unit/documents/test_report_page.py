"""The report page holds what the candidate may know, safely, readably, and without calling anywhere."""

import re
from html.parser import HTMLParser

import pytest
from documents.writing import report_page
from documents.writing.charts import radar, share_of_track
from talent.kernel import Language, Phrase
from talent.report.shape import Report

VOID = {"meta", "br", "link", "img", "hr", "input", "circle", "path", "line"}


class Outline(HTMLParser):
    """The headings, ids, references and balance of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.references: list[str] = []
        self.open: list[str] = []
        self.pictures_without_text = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if known.get("id"):
            self.ids.append(str(known["id"]))
        self.references += [str(known[name]) for name in ("href", "src") if known.get(name)]
        if tag == "svg" and not (
            {"aria-label", "aria-labelledby"} & set(known) or known.get("aria-hidden") == "true"
        ):
            self.pictures_without_text += 1

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_whole_and_calls_nowhere(report: Report, language: Language) -> None:
    page = report_page(report, language, human_link="https://bole.example/human?a=1&b=2")
    outline = Outline(page)
    assert not outline.open
    assert "<script" not in page
    assert not re.search(r"url\(|@import|<link|<img", page)
    outside = [reference for reference in outline.references if not reference.startswith("#")]
    assert outside == ["https://bole.example/human?a=1&b=2"]
    assert {reference[1:] for reference in outline.references if reference.startswith("#")} <= set(
        outline.ids
    )
    assert len(outline.ids) == len(set(outline.ids))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_can_be_read_aloud(report: Report, language: Language) -> None:
    page = report_page(report, language)
    outline = Outline(page)
    assert f'lang="{"zh-CN" if language == "zh" else "en"}"' in page
    assert outline.headings[0] == 1
    assert outline.headings.count(1) == 1
    steps = zip(outline.headings, outline.headings[1:], strict=False)
    assert all(after - before <= 1 for before, after in steps)
    assert outline.pictures_without_text == 0


def test_a_quote_in_another_language_is_read_aloud_in_its_own(report: Report) -> None:
    assert f'<span lang="zh-CN">“{report.strengths[0].quote}”</span>' in report_page(report, "en")
    assert f"<span>“{report.strengths[0].quote}”</span>" in report_page(report, "zh")


def test_a_radar_of_any_number_of_names_stands_whole_in_its_picture(report: Report) -> None:
    six = (*report.competencies, report.competencies[0])
    drawn = radar(six, "en")
    assert drawn
    assert all(drawn.top < spoke.label_y - 10 for spoke in drawn.spokes)
    assert all(spoke.label_y + 13 * (len(spoke.lines) - 1) < drawn.bottom for spoke in drawn.spokes)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_the_candidate_is_told_is_there(report: Report, language: Language) -> None:
    page = report_page(report, language)
    said: list[Phrase] = [
        report.summary, report.position_name, report.match.words,
        *(part for each in report.strengths for part in (each.name, each.words)),
        *(part for each in report.improvements for part in (each.seen, each.next_level, each.how, each.course.goal)),
        *(row.name for row in report.competencies), *report.measured, *report.not_measured, *report.rights,
        *(answer.words for answer in report.answers),
    ]  # fmt: skip
    plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))
    for phrase in said:
        assert phrase.say(language) in plain
    assert "78%" in plain
    assert report.strengths[0].quote in plain
    assert "0:24" in plain


def test_what_a_candidate_says_is_never_markup(report: Report) -> None:
    page = report_page(report, "zh")
    assert "<b>最后</b>" not in page
    assert "&lt;b&gt;最后&lt;/b&gt;" in page
    hostile = report.model_copy(update={"application": '"><script>alert(1)</script>'})
    assert "<script>" not in report_page(hostile, "zh")


def test_a_competency_without_a_score_says_why_and_shows_no_level(report: Report) -> None:
    page = report_page(report, "zh")
    assert "这部分的回答只有 4 秒" in page
    assert "可以补录一次" in page
    assert "没有评分不等于低分" in page
    teamwork = page[page.index("<h3>团队协作</h3>") :]
    assert "／5" not in teamwork[: teamwork.index("</li>")]


def test_a_report_without_any_figure_still_stands(report: Report) -> None:
    nothing = report.match.model_copy(
        update={"percent": None, "requirement_fit": None, "competency_fit": None}
    )
    rows = tuple(
        row.model_copy(update={"level": None, "interval": None, "anchor": None})
        for row in report.competencies
    )
    empty = {"strengths": (), "improvements": (), "answers": (), "others": ()}
    page = report_page(report.model_copy(update={"match": nothing, "competencies": rows, **empty}), "en")
    assert "No match figure yet" in page
    assert 'class="radar"' not in page
    assert "None" not in re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)


def test_the_same_report_gives_the_same_page(report: Report) -> None:
    assert report_page(report, "zh") == report_page(report, "zh")


def test_a_radar_joins_only_what_is_known(report: Report) -> None:
    drawn = radar(report.competencies, "en")
    assert drawn is not None
    assert len(drawn.spokes) == 5
    assert drawn.shape.count("L") == 3, "four known levels in a row have three sides; the shape stays open"
    assert [spoke.dot is None for spoke in drawn.spokes] == [False, False, False, False, True]
    assert drawn.spokes[0].dot == (0.0, -84.0), "level 4.2 of 5 on a spoke of 100, straight up"
    assert drawn.spokes[0].lines == ("Customer", "focus")
    assert radar(report.competencies[3:], "zh") is None


def test_levels_lie_on_a_track_from_one_to_five() -> None:
    assert [share_of_track(level) for level in (1, 3, 5)] == [0.0, 50.0, 100.0]


def _luminance(colour: str) -> float:
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_text_stands_out_from_its_ground_in_light_and_dark(report: Report) -> None:
    """WCAG 2.2 AA: text at 4.5 to 1."""
    schemes = re.findall(r":root \{(.*?)\}", report_page(report, "zh"), flags=re.DOTALL)
    assert len(schemes) == 2
    for scheme in schemes:
        colour = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", scheme))
        pairs = [
            (text, ground)
            for text in ("ink", "quiet", "accent")
            for ground in ("paper", "card", "clay-soft", "sage-soft")
        ]
        for text, ground in [*pairs, ("sage", "card"), ("on-accent", "accent")]:
            lighter, darker = sorted((_luminance(colour[text]), _luminance(colour[ground])), reverse=True)
            assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (text, ground)
