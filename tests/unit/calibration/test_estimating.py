"""What a company's calibration may say of an interview: a bounded, traced estimate, or why there is none."""

from datetime import UTC, datetime

import pytest
from language import analyse
from pydantic import ValidationError
from talent.calibration import Calibration, KeptCalibration, estimated
from talent.calibration.estimating import WIDTH
from talent.calibration.keeping import CalibrationTooLarge, CalibrationUnfit
from talent.calibration.measures import spoken_measures
from talent.evidence import Evidence, RecordingFacts, Transcript, Wording

from tests.unit.calibration.made import fit, line, made

AT = datetime(2026, 11, 25, tzinfo=UTC)
PLAIN = "I called the carrier at once and found another vessel. We told the buyer the new date, and he kept the order."
HALTING = PLAIN.replace("I called", "Um, I, uh, called").replace("We told", "Um, uh, we, um, told")


def said(text: str, **changes: object) -> Evidence:
    """A spoken answer."""
    evidence = Evidence(
        transcript=Transcript(language="en", text=text),
        wording=Wording.model_validate(analyse(text)),
        recording=RecordingFacts(seconds=60, decoded_seconds=60, complete=True),
    )
    return evidence.model_copy(update=changes)


def kept(calibration: Calibration) -> KeptCalibration:
    """The calibration as it is kept."""
    return KeptCalibration.of(calibration, "hr", AT)


def test_an_estimate_has_its_interval_its_people_and_what_moved_it() -> None:
    found = estimated(kept(made()), [said(PLAIN), said(HALTING)])
    (overall,) = found.traits
    assert (overall.trait, found.people, found.interviews, found.reason) == ("Overall", 49, 98, None)
    assert overall.parts.keys() == {"fillers", "words"}
    assert overall.rating == pytest.approx(4 + sum(overall.parts.values()), abs=0.01)
    assert overall.interval == pytest.approx(
        (overall.rating - WIDTH * 0.5, overall.rating + WIDTH * 0.5), abs=0.02
    )
    smooth = estimated(kept(made()), [said(PLAIN), said(PLAIN)]).traits[0]
    assert smooth.rating > overall.rating


def test_a_trait_told_no_better_than_chance_is_named_and_not_shown() -> None:
    assert estimated(kept(made()), [said(PLAIN)]).uncertain == ("Smiled",)


def test_no_estimate_leaves_the_range_that_the_raters_used() -> None:
    wild = made(lines={"Overall": line(-1e9).model_dump(), "Smiled": line(0).model_dump()})
    (overall,) = estimated(kept(wild), [said(HALTING)]).traits
    assert overall.rating == overall.interval[0] == 1


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param([], id="none"),
        pytest.param([said(PLAIN), said(PLAIN, recording=None)], id="one in writing"),
        pytest.param([said(PLAIN), said("Um, I don't know.")], id="one that can't be scored"),
        pytest.param(
            [said("我当天就联系了船公司，找到另一条船，把新的日期告诉了客户，客户保留了订单。")],
            id="another language",
        ),
    ],
)
def test_too_little_gives_no_estimate_but_the_reason(answers: list[Evidence]) -> None:
    found = estimated(kept(made(languages=("en",))), answers)
    assert (found.traits, found.uncertain) == ((), ())
    assert found.reason


def test_a_calibration_of_an_older_count_estimates_nothing() -> None:
    text = made(measured_by="older").model_dump_json()
    old = KeptCalibration(version="0" * 64, text=text, uploaded_by="hr", uploaded_at=AT)
    assert estimated(old, [said(PLAIN)]).reason


def test_the_version_is_the_content_s_whoever_brings_it() -> None:
    one = kept(made())
    turned = Calibration.model_validate_json(one.text)
    assert KeptCalibration.of(turned, "ann", AT).version == one.version
    assert kept(made(interviews=99)).version != one.version


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"measures": ("fillers", "voice_mean_pitch")}, CalibrationUnfit),
        ({"measured_by": "older"}, CalibrationUnfit),
        ({"inputs": {"ratings": "P1, P2"}}, ValidationError),
        ({"means": (2.0,)}, ValidationError),
        ({"means": (2.0, float("nan"))}, ValidationError),
        ({"means": (2.0, 1e300)}, ValidationError),
        ({"lines": {"Overall": line(0).model_dump()}}, ValidationError),
    ],
)
def test_what_does_not_fit_is_refused(changes: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        kept(made(**changes))


def test_a_calibration_of_too_many_traits_is_refused() -> None:
    names, measures = [f"trait {n}" for n in range(60)], sorted(spoken_measures())
    each = line(0).model_dump() | {"weights": [-0.1234567890123] * len(measures)}
    many = made(
        measures=measures,
        means=[0.0] * len(measures),
        deviations=[1.0] * len(measures),
        lines=dict.fromkeys(names, each),
        validation={"traits": dict.fromkeys(names, fit(0.2).model_dump()), "people": 49, "folds": 10},
    )
    with pytest.raises(CalibrationTooLarge):
        kept(many)
