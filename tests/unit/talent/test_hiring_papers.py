"""What a letter says of the work, what a hire takes along, and what stands for an answer that can't be used."""

from datetime import UTC, datetime, timedelta

from talent import library
from talent.answer import DecodedAnswer, evidence_from
from talent.assessment import CompetencyScore, assess
from talent.duties import duties_of
from talent.employment import baseline
from talent.panel import Scorecard
from talent.waiting import new_wait, until

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def test_every_positions_duties_are_found_in_both_languages() -> None:
    for position in library.positions().values():
        chinese, english = duties_of(position.jd.zh), duties_of(position.jd.en)
        assert len(chinese) == len(english) >= 3, position.id
        assert not any(line[0].isdigit() for line in (*chinese, *english))
        assert all("学历" not in line for line in chinese)


def test_a_description_without_headings_still_says_something() -> None:
    assert duties_of("Sell tea.\n- Buy tea.") == ("Sell tea.", "Buy tea.")


def card(level: float) -> Scorecard:
    return Scorecard(
        application_id="a",
        staff_id="s",
        round=1,
        asked_at=NOW,
        due_at=NOW,
        status="in",
        levels={"teamwork": level, "resilience": level},
    )


def scored(name: str, level: float | None) -> CompetencyScore:
    return CompetencyScore(id=name, status="scored" if level else "insufficient", level=level)


def test_the_baseline_weighs_machine_and_people_as_the_composite_does() -> None:
    weights = {"teamwork": 0.5, "resilience": 0.3, "communication": 0.2}
    seen = [scored("teamwork", 2.0), scored("resilience", None), scored("communication", None)]
    assert baseline(seen, [card(4.0), card(5.0)], weights, 0.4) == {"teamwork": 3.5, "resilience": 4.5}


def test_a_competency_that_only_the_machine_saw_counts_whole() -> None:
    assert baseline([scored("teamwork", 2.0)], [], {"teamwork": 1.0}, 0.4) == {"teamwork": 2.0}


def test_an_answer_that_could_not_be_decoded_is_asked_again_and_never_marked_low() -> None:
    position = library.position("intl-trade")
    question = position.questions.questions[0]
    refused = DecodedAnswer(number=1, upload_id="u", refused="NotARecording", reason="no container")
    evidence = evidence_from(refused, None, None)
    assessment = assess(evidence, question, [library.competency(each) for each in question.competencies])
    assert assessment.ask_again
    assert all(score.level is None for score in assessment.competencies)


def test_a_wait_until_a_given_end_reminds_half_way_to_it() -> None:
    wait = until(new_wait("a", "offer_answer", "token", NOW, 7), NOW + timedelta(days=12))
    assert wait.due_at == NOW + timedelta(days=12)
    assert wait.remind_at == NOW + timedelta(days=6)
