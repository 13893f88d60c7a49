"""A call that was given up works on beside the one that repeats it: wherever they meet, it is as if one had come."""

from functools import partial

import boto3
import pytest
from cloud import applications
from cloud.table import MovedOn
from talent.application import Application
from talent.opening import Opening

from tests.integration.functions.conftest import Call, Snapshot, names
from tests.integration.functions.test_repeated_tasks import TASKS, Scene


@pytest.mark.usefixtures("staff")
@pytest.mark.parametrize(("function", "before", "more"), TASKS)
def test_a_task_that_is_repeated_while_it_works_is_done_once(
    function: str,
    before: Scene,
    more: dict[str, object],
    application: Application,
    opening: Opening,
    call: Call,
    kept: Snapshot,
) -> None:
    """The whole of one call goes before each call to the table of the other, in turn."""
    before(application, opening)
    one, table = application.application_id, boto3.client("dynamodb")
    work = partial(call, function, {"application_id": one, "cause": "execution/State", **more})
    start = table.kept()  # type: ignore[attr-defined]
    table.put_back(start)  # type: ignore[attr-defined]
    alone = work()

    def outcome() -> tuple[object, ...]:
        return names(one), applications.get(one).value.stage, len(kept())

    calls, expected = table.calls, outcome()  # type: ignore[attr-defined]
    for number in range(1, calls + 1):
        table.put_back(start)  # type: ignore[attr-defined]
        table.before(number, work)  # type: ignore[attr-defined]
        try:
            answer = work()
        except MovedOn:
            answer = work()
        assert answer in ((alone, {"sent": False}) if function == "tell_hr" else (alone,)), number
        assert outcome() == expected, number
