"""Every form of every trick is found and moves nothing, and no honest design is taken for one (all: `make eval`)."""

import pytest

from tests.bench.eval_hidden_text import alarms, failures
from tests.bench.hiding import COMMANDS, TRICKS


@pytest.mark.parametrize("way", TRICKS)
def test_a_trick_is_flagged_and_the_score_is_that_of_the_clean_file(way: str) -> None:
    forms = max(len(TRICKS[way]), 4) if len(TRICKS[way]) > 1 else len(COMMANDS)
    assert list(failures(way, range(20, 20 + forms))) == []


def test_honest_designs_raise_no_alarm() -> None:
    assert list(alarms(range(20, 28))) == []
