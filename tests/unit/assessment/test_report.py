"""The candidate's report says what the scores say, in both languages, and what was left out."""

from talent.assessment import assess, combine
from talent.kernel import Phrase
from talent.library import competency, position, positions
from talent.position import Position
from talent.report import AnswerGiven, Report, write

from tests.unit.assessment.labelled import ALL, written

TRADE = position("国际贸易岗")
TEXTS = {row.id: row.text for row in ALL}


def report(first: str, second: str, requirement_fit: float | None = 80.0, at: Position = TRADE) -> Report:
    given, found = [], []
    for question, text in zip(at.questions.questions, (first, second), strict=True):
        evidence = written(text, question.words.zh)
        one = assess(evidence, question, [competency(each) for each in question.competencies], at.model)
        found.append(one)
        given.append(AnswerGiven(question=question, evidence=evidence, competencies=one.competencies))
    whole = combine(found, at.model)
    return write(
        "A1", at, whole, given, language="zh", requirement_fit=requirement_fit, others=[*positions().values()]
    )


def test_a_strong_interview_names_strengths_by_the_candidates_own_words() -> None:
    told = report(TEXTS["teamwork-5"], TEXTS["resilience-5"])
    assert told.strengths
    assert all(each.quote in told.answers[each.answer].transcript for each in told.strengths)
    assert "优势领域" in told.summary.zh
    assert not {each.competency for each in told.strengths} & {each.competency for each in told.improvements}


def test_a_strength_is_told_in_a_whole_sentence_of_the_answer_that_shows_it() -> None:
    told = report(TEXTS["teamwork-5"], TEXTS["resilience-1"])
    assert told.strengths
    for each in told.strengths:
        assert each.answer == 0, "the quote comes from the answer that shows the competency"
        assert each.quote[-1] in "。！？.!?", each.quote


def test_a_weak_interview_says_how_to_improve_and_by_which_course() -> None:
    told = report(TEXTS["teamwork-2"], TEXTS["resilience-2"])
    assert not told.strengths
    assert told.improvements
    assert all(each.course.id in competency(each.competency).courses for each in told.improvements)
    assert "待提升方向" in told.summary.zh


def test_the_match_is_the_blend_it_says() -> None:
    match = report(TEXTS["teamwork-5"], TEXTS["resilience-3"]).match
    assert match.requirement_fit == 80.0
    assert match.competency_fit is not None
    blend = match.requirement_weight * 80 + match.competency_weight * match.competency_fit
    assert match.percent is not None
    assert abs(match.percent - blend) <= 0.06


def test_without_a_usable_interview_the_match_is_the_resumes_alone_and_says_so() -> None:
    told = report("嗯。", "不知道。")
    assert told.match.percent == 80.0
    assert "仅按简历" in told.match.words.zh
    assert all(row.status == "insufficient" and row.reason for row in told.competencies)
    assert any("太短" in each.zh for each in told.not_measured)


def test_nothing_known_is_no_percentage() -> None:
    assert report("嗯。", "不知道。", requirement_fit=None).match.percent is None


def test_other_positions_are_matched_only_on_what_was_seen() -> None:
    others = report(TEXTS["teamwork-5"], TEXTS["resilience-5"]).others
    assert {each.position for each in others} == {"sales-manager", "data-analyst"}
    assert all(0 < each.covered < 1 for each in others)


def test_every_sentence_stands_in_both_languages() -> None:
    told = report(TEXTS["teamwork-5"], TEXTS["resilience-2"])
    phrases: list[Phrase] = [told.summary, told.match.words, *told.measured, *told.not_measured, *told.rights]
    phrases += [sign.name for row in told.competencies for sign in row.evidence]
    assert all(each.zh and each.en and each.zh != each.en for each in phrases)
