"""What a company must be able to rely on: a signal is found, a person is never judged by their own ratings."""

from math import nan, sin

import pytest
from talent.calibration import Calibration, Interview, calibrate
from talent.calibration.fitting import RatingsAllEqual, TooFewPeople


def noise(seed: float) -> float:
    """A number between -1 and 1 that looks random and is always the same."""
    return (sin(seed * 12.9898) * 43758.5453) % 2 - 1


def interviews(people: int = 30, *, signal: float = 1.0) -> list[Interview]:
    """Two interviews a person; `pace` and `loud` carry the rating, the other measures nothing."""
    made = []
    for at in range(people * 2):
        pace, loud = noise(at + 0.1), noise(at + 0.7)
        rating = 4 + signal * (pace + 0.5 * loud) + 0.2 * noise(at + 0.3)
        made.append(
            Interview(
                person=str(at // 2),
                language="en",
                words={"pace": pace, **{f"word_{n}": noise(at * 7 + n) for n in range(8)}},
                voice={"loud": loud, **{f"tone_{n}": noise(at * 11 + n) for n in range(4)}},
                ratings={"Overall": rating, "Chance": noise(at + 0.9)},
            )
        )
    return made


def test_a_known_signal_is_found_and_chance_is_not() -> None:
    """The figure is high where words and voice tell the rating, and near nothing where they don't."""
    validation = calibrate(interviews(), {}, {}).calibration.validation
    assert validation.people == 30
    assert validation.folds == 10
    assert validation.traits["Overall"].r > 0.9
    assert validation.traits["Overall"].rho > 0.9
    assert validation.traits["Overall"].mae < 0.3
    assert abs(validation.traits["Chance"].r) < 0.35


def test_the_interval_holds_the_figure_and_chance_holds_zero() -> None:
    """An interval that leaves its own figure out, or chance looking certain, would mislead."""
    for name, fit in calibrate(interviews(), {}, {}).calibration.validation.traits.items():
        low, high = fit.r_interval
        assert -1 <= low <= fit.r <= high <= 1
        if name == "Chance":
            assert low <= 0 <= high


def test_nobody_is_foretold_from_their_own_ratings() -> None:
    """Whatever a person's own ratings are, what is foretold of them stays the same, and others' changes."""
    before = interviews()
    after = [
        each.model_copy(update={"ratings": {"Overall": 99.0, "Chance": -99.0}})
        if each.person == "7"
        else each
        for each in before
    ]
    one, other = calibrate(before, {}, {}).foretold["Overall"], calibrate(after, {}, {}).foretold["Overall"]
    mine = [at for at, each in enumerate(before) if each.person == "7"]
    assert [one[at] for at in mine] == [other[at] for at in mine]
    assert any(one[at] != other[at] for at in range(len(before)) if at not in mine)


def test_nobody_scales_the_measures_they_are_judged_by() -> None:
    """A wild measure of a person moves the scale for the others' folds, never that of the person's own fold."""
    before = interviews()
    twin = before[14].model_copy(update={"words": {**before[14].words, "word_3": 1e6}})
    after = [twin if at == 14 else each for at, each in enumerate(before)]
    one, other = calibrate(before, {}, {}).foretold["Overall"], calibrate(after, {}, {}).foretold["Overall"]
    assert one[15] == other[15]


def test_learning_people_by_heart_gains_nothing() -> None:
    """A measure that names the person, with ratings that belong to the person, foretells no other person."""
    made = [
        Interview(
            person=str(at // 2),
            language="en",
            words={f"is_{n}": float(n == at // 2) for n in range(20)},
            ratings={"Overall": noise(at // 2 + 0.4)},
        )
        for at in range(40)
    ]
    assert calibrate(made, {}, {}).calibration.validation.traits["Overall"].r < 0.3


def test_the_same_tables_give_the_same_bytes() -> None:
    """And the order of the rows does not matter to the weights."""
    first = calibrate(interviews(), {}, {"ratings": "0" * 64}).calibration.model_dump_json()
    assert calibrate(interviews(), {}, {"ratings": "0" * 64}).calibration.model_dump_json() == first


def test_a_written_calibration_rates_others() -> None:
    """Read back from its file it rates a new interview near what was meant, within the ratings' range."""
    made = interviews()
    written = calibrate(made[:50], {}, {}).calibration.model_dump_json()
    calibration = Calibration.model_validate_json(written)
    errors = [
        abs(calibration.rate({**each.words, **each.voice})["Overall"] - each.ratings["Overall"])
        for each in made[50:]
    ]
    assert sum(errors) / len(errors) < 0.4
    line = calibration.lines["Overall"]
    assert line.low <= calibration.rate({"pace": 1e9})["Overall"] <= line.high


def test_what_was_not_measured_counts_as_usual() -> None:
    """One undefined value takes nobody out and harms nobody."""
    made = interviews()
    holed = made[0].model_copy(update={"voice": {**made[0].voice, "loud": nan}})
    calibration = calibrate([holed, *made[1:]], {}, {}).calibration
    assert calibration.validation.traits["Overall"].r > 0.9
    assert calibration.rate({}) == calibration.rate({"loud": nan})


def test_words_alone_are_enough_to_calibrate() -> None:
    """Without a table of prosody only the words are used."""
    made = [each.model_copy(update={"voice": {}}) for each in interviews()]
    assert calibrate(made, {}, {}).calibration.validation.traits["Overall"].r > 0.7


def test_fillers_never_raise_a_rating() -> None:
    """Even where raters happened to like those who say um, nobody is told to say it."""
    made = [
        each.model_copy(update={"words": {**each.words, "fillers": each.ratings["Overall"]}})
        for each in interviews()
    ]
    calibration = calibrate(made, {}, {}).calibration
    place = calibration.measures.index("fillers")
    assert calibration.lines["Overall"].weights[place] == 0
    assert calibration.rate({"fillers": 9.0})["Overall"] == calibration.rate({"fillers": 0.0})["Overall"]


def test_too_few_people_are_refused() -> None:
    """Many interviews of few people are few people."""
    with pytest.raises(TooFewPeople, match="9 people") as refused:
        calibrate(interviews(9), {}, {})
    assert refused.value.next_step


def test_a_trait_without_differences_is_refused_by_name() -> None:
    """Nothing can be learned from it, and the column is named."""
    made = [each.model_copy(update={"ratings": {"Calm": 5.0}}) for each in interviews()]
    with pytest.raises(RatingsAllEqual, match="Calm"):
        calibrate(made, {}, {})
