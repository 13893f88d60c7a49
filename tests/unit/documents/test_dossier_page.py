"""HR and interviewers get from a score to the moment it rests on, and see nothing that was not there."""

import re

import pytest
from documents.writing import dossier_page, report_page
from documents.writing.timeline import marked, timeline
from talent.assessment.score import Note
from talent.calibration import Estimates, TraitEstimate
from talent.evidence import FaceMoment, Span
from talent.kernel import Language, Phrase
from talent.report.shape import Answer, Report

NOTE = Note(
    code="absent",
    words=Phrase(zh="第 1 题有 4 秒画面中没有人。", en="Nobody in the picture for 4 seconds in answer 1."),
)


def moment(time: float, faces: int = 1, *, looking: bool | None = True) -> FaceMoment:
    return FaceMoment(time=time, faces=faces, brightness=0.5, looking=looking)


@pytest.fixture
def answer(report: Report) -> Answer:
    face = (moment(0), moment(25), moment(50, 0, looking=None), moment(75, 2, looking=False))
    pauses = (Span(start=20, end=25), Span(start=40, end=42))
    return report.answers[0].model_copy(update={"seconds": 100.0, "pauses": pauses, "face": face})


def test_speech_is_what_lies_between_the_pauses(answer: Answer) -> None:
    line = timeline(answer)
    assert line is not None
    assert [(bar.x, bar.width) for bar in line.speech] == [(0, 200), (250, 150), (420, 580)]


def test_the_picture_shows_one_nobody_and_several_in_their_time(answer: Answer) -> None:
    line = timeline(answer)
    assert line is not None
    assert [(bar.shows, bar.x, bar.width) for bar in line.picture] == [
        ("one", 0, 500),
        ("none", 500, 250),
        ("several", 750, 250),
    ]
    assert [(bar.x, bar.width) for bar in line.looking] == [(0, 500)]


def test_the_timeline_shows_a_face_at_the_edge_and_a_head_turned_away(answer: Answer) -> None:
    whole = (0.4, 0.2, 0.2, 0.4)
    seen = [
        moment(0).model_copy(update={"box": whole, "yaw": 3.0, "pitch": -4.0}),
        moment(20).model_copy(update={"box": (0.0, 0.2, 0.2, 0.4), "yaw": 40.0, "pitch": 0.0}),
        moment(40).model_copy(update={"box": (0.4, 0.4, 0.05, 0.08), "yaw": 0.0, "pitch": 0.0}),
        moment(60).model_copy(update={"box": whole, "yaw": -31.0, "pitch": 0.0}),
        moment(80, 0, looking=None),
    ]
    line = timeline(answer.model_copy(update={"face": tuple(seen)}))
    assert line is not None
    assert [(bar.shows, bar.x, bar.width) for bar in line.framing] == [
        ("ill_framed", 200, 400),
        ("turned", 600, 200),
    ]


def test_a_sign_stands_where_it_was_said(answer: Answer) -> None:
    line = timeline(answer)
    assert line is not None
    assert [(bar.x, bar.shows) for bar, _ in line.signs] == [(242.0, "helps"), (610.0, "helps")]


def test_no_words_are_no_speech_and_no_length_is_no_timeline(answer: Answer) -> None:
    silent = timeline(answer.model_copy(update={"transcript": ""}))
    assert silent is not None
    assert silent.speech == ()
    assert timeline(answer.model_copy(update={"seconds": None})) is None


def test_the_transcript_comes_back_whole_with_its_quotes_marked(answer: Answer) -> None:
    pieces = marked(answer)
    assert "".join(text for text, _ in pieces) == answer.transcript
    assert [text for text, sign in pieces if sign] == [answer.signs[0].quote]


def test_overlapping_quotes_do_not_double_the_words(answer: Answer) -> None:
    first, second = answer.signs[0], answer.signs[1]
    inside = second.model_copy(update={"quote": first.quote[4:] + "。<b>最后"})
    pieces = marked(answer.model_copy(update={"signs": (first, inside, first)}))
    assert "".join(text for text, _ in pieces) == answer.transcript


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_shows_notes_timelines_and_the_way_to_the_recording(
    report: Report, answer: Answer, language: Language
) -> None:
    told = report.model_copy(update={"answers": (answer, report.answers[1]), "notes": (NOTE,)})
    page = dossier_page(told, language, recordings=("https://bole.example/recordings/1?t=x&u=y",))
    assert NOTE.words.say(language) in page
    assert 'href="https://bole.example/recordings/1?t=x&amp;u=y"' in page
    assert page.count('<figure class="timeline">') == 2
    assert "<mark" in page
    assert "<b>最后" not in page
    assert "<script" not in page
    without_style = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    assert not re.search(r">\s*None\s*<|None[0-9%]", without_style)


def test_notes_for_people_never_reach_the_candidate(report: Report) -> None:
    told = report.model_copy(update={"notes": (NOTE,)})
    assert NOTE.words.zh not in report_page(told, "zh")


def test_the_page_speaks_of_the_candidate_and_not_to_them(report: Report) -> None:
    page = dossier_page(report, "zh")
    headings = re.findall(r"<h[12][^>]*>([^<]+)</h", page)
    assert headings
    assert not any("您" in heading for heading in headings)


def test_every_quote_leads_to_its_words_and_to_its_second(report: Report, answer: Answer) -> None:
    told = report.model_copy(update={"answers": (answer, report.answers[1])})
    page = dossier_page(told, "zh", recordings=("https://files.example/1.webm?sig=a", ""))
    mark = re.search(r'<mark id="(answer-1-moment-\d+)"[^>]*>([^<]+)</mark>', page)
    assert mark
    assert mark[2] == answer.signs[0].quote
    assert page.count(f'href="#{mark[1]}"') >= 2, "from the score and from the timeline"
    assert 'href="https://files.example/1.webm?sig=a#t=24.2"' in page
    ids = set(re.findall(r' id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_company_s_calibration_is_shown_to_those_who_decide_alone(
    report: Report, language: Language
) -> None:
    estimate = TraitEstimate(
        trait="<Overall>",
        rating=4.2,
        interval=(3.1, 5.3),
        seen=(1, 7),
        r=0.41,
        r_interval=(0.25, 0.55),
        parts={},
    )
    found = Estimates(
        version="ab" * 32, people=49, interviews=98, traits=(estimate,), uncertain=("Smiled",), reason=None
    )
    page = dossier_page(report.model_copy(update={"estimates": found}), language)
    for shown in ("&lt;Overall&gt;", "4.2", "3.1", "5.3", "0.41", "98", "49", "abababab", "Smiled"):
        assert shown in page
    withheld = found.model_copy(update={"traits": (), "reason": NOTE.words})
    assert NOTE.words.say(language) in dossier_page(
        report.model_copy(update={"estimates": withheld}), language
    )
    assert "Smiled" not in report_page(report.model_copy(update={"estimates": found}), language)
