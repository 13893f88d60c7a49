"""Nothing is overwritten unseen, and several writes are one."""

import pytest
from cloud.indexes import indexes
from cloud.keys import Key
from cloud.table import Create, Missing, MovedOn, Remove, Replace, Unchanged, table
from talent.headcount import Ledger, OverLimit
from talent.opening import Opening

from tests.integration.cloud.conftest import apply

KEY = Key("HEADCOUNT#a", "LEDGER")
OTHER = Key("HEADCOUNT#b", "LEDGER")


def ledger(planned: int) -> Ledger:
    return Ledger(
        headcount_id="a", department_id="trade", position_id="p", site="xiamen", cycle="2026", planned=planned
    )


@pytest.mark.usefixtures("aws")
class TestTable:
    def test_what_was_written_is_read_back(self) -> None:
        table().write(Create(KEY, ledger(2)))
        assert table().get(KEY, Ledger).value == ledger(2)

    def test_nothing_is_created_over_what_lies_there(self) -> None:
        table().write(Create(KEY, ledger(2)))
        with pytest.raises(MovedOn):
            table().write(Create(KEY, ledger(3)))
        assert table().get(KEY, Ledger).value.planned == 2

    def test_of_two_writers_the_second_is_told(self) -> None:
        table().write(Create(KEY, ledger(2)))
        seen = table().get(KEY, Ledger).version
        table().write(Replace(KEY, ledger(3), seen))
        with pytest.raises(MovedOn):
            table().write(Replace(KEY, ledger(4), seen))
        assert table().get(KEY, Ledger).value.planned == 3

    def test_a_failed_condition_undoes_the_whole_transaction(self) -> None:
        table().write(Create(KEY, ledger(2)))
        with pytest.raises(MovedOn):
            table().write(Create(OTHER, ledger(1)), Unchanged(KEY, 7))
        assert table().find(OTHER, Ledger) is None

    def test_unchanged_nothing_means_nothing_lies_there(self) -> None:
        table().write(Create(OTHER, ledger(1)), Unchanged(KEY, 0))
        with pytest.raises(MovedOn):
            table().write(Create(KEY, ledger(1)), Unchanged(OTHER, 0))

    def test_a_removed_thing_is_missing(self) -> None:
        table().write(Create(KEY, ledger(2)))
        table().write(Remove(KEY, 1))
        with pytest.raises(Missing):
            table().get(KEY, Ledger)


@pytest.mark.usefixtures("aws")
def test_a_number_too_small_for_the_table_is_nothing() -> None:
    """A person can send any number; this one is refused by DynamoDB."""
    least = ledger(2).model_copy(update={"over_limit": OverLimit(rule="percent", percent=2.4e-298)})
    table().write(Create(KEY, least))
    assert table().get(KEY, Ledger).value.over_limit.percent == 0


def test_a_composite_of_nothing_is_listed_as_nothing(opening: Opening) -> None:
    """A score of 0 is a score: the earlier, higher one does not come back into the list."""
    application = apply(opening, "a@example.com").model_copy(
        update={"match_score": 90.0, "interview_score": 80.0, "composite_score": 0.0}
    )
    assert indexes(application)["stage_sk"].endswith("#000.00")
