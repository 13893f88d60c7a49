"""Who somebody is moves no match, from the text of the resume on (`tests/bench/eval_fairness.py` takes 1,500 pairs)."""

import pytest

from tests.bench.eval_fairness import changed


@pytest.mark.parametrize("first", range(0, 40, 10))
def test_another_name_school_or_town_changes_no_match(first: int) -> None:
    assert {seed: moved for seed in range(first, first + 10) if (moved := changed(seed))} == {}


def test_a_school_s_name_is_no_degree() -> None:
    """'Bombay' holds 'MBA', and a college may be called Bachelor."""
    assert changed(23) == changed(1116) == {}
