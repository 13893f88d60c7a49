"""The machines run for real: branches, retries, errors by name, people who answer, people who do not."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from botocore.exceptions import ClientError

from infra.local.cloud import LocalCloud
from infra.local.shapes import Execution

pytestmark = pytest.mark.xdist_group("local cloud")


def run(cloud: LocalCloud, machine: str, order: object) -> Execution:
    """Start the machine and wait until it rests."""
    arn = cloud.start_machine(machine, order)
    cloud.quiet()
    return next(execution for execution in cloud.executions(machine) if execution.arn == arn)


def token(cloud: LocalCloud, name: str) -> str:
    """The task token that the `ask` function kept."""
    item = cloud.client("dynamodb").get_item(TableName="bole", Key={"pk": {"S": "TOKEN"}, "sk": {"S": name}})[
        "Item"
    ]
    return str(item["token"]["S"])


def test_variables_branches_and_maps_keep_every_character(cloud: LocalCloud) -> None:
    name = 'Zhang "Three"\n{% $x %} ${echo} \\ 张三'
    done = run(cloud, "greet", {"name": name})
    assert done.status == "SUCCEEDED"
    assert done.output == {"said": {"name": name}, "both": [f"{name} left", [2, 4, 6]]}
    assert done.states[:2] == ("Say hello", "Both at once")
    assert sorted(done.states[2:]) == ["Each", "Left", "Twice", "Twice", "Twice"]


def test_many_executions_at_once_keep_apart(cloud: LocalCloud) -> None:
    with ThreadPoolExecutor(12) as people:
        arns = list(
            people.map(lambda number: cloud.start_machine("greet", {"name": f"n{number}"}), range(12))
        )
    cloud.quiet(60)
    done = {row.arn: row for row in cloud.executions("greet")}
    assert [done[arn].output["both"] for arn in arns] == [[f"n{n} left", [2, 4, 6]] for n in range(12)]


def test_a_list_in_s3_is_worked_through_and_its_results_are_written(cloud: LocalCloud) -> None:
    bucket = cloud.environment["BOLE_ARTEFACTS_BUCKET"]
    rows = [{"number": number} for number in range(7)]
    cloud.client("s3").put_object(Bucket=bucket, Key="list.json", Body=json.dumps(rows))
    done = run(cloud, "each", {"bucket": bucket, "key": "list.json"})
    assert done.status == "SUCCEEDED", done
    assert done.output["ResultWriterDetails"]["Bucket"] == bucket
    assert done.output["ResultWriterDetails"]["Key"].startswith("results/list.json/")
    for number in range(7):
        key = {"pk": {"S": "NOTE"}, "sk": {"S": f"each {number}"}}
        found = cloud.client("dynamodb").get_item(TableName="bole", Key=key)["Item"]
        assert found["visits"]["N"] == "1"


def test_a_business_error_is_caught_by_its_class_name(cloud: LocalCloud) -> None:
    done = run(cloud, "try", {"how": "raise", "message": 'seat "7"\ntaken'})
    assert done.states == ("Try", "Taken")
    assert done.output["cause"]["errorMessage"] == 'seat "7"\ntaken'


def test_a_broken_worker_is_tried_again_and_then_fails_the_machine(cloud: LocalCloud) -> None:
    done = run(cloud, "try", {"how": "exit"})
    tries = [event for event in cloud.history(done.arn) if event["type"] == "TaskScheduled"]
    assert len(tries) == 3
    assert done.status == "FAILED"
    assert done.error == "Runtime.ExitError"


def test_a_function_that_takes_too_long_is_caught_by_lambdas_name(cloud: LocalCloud) -> None:
    assert run(cloud, "try", {"how": "sleep"}).states == ("Try", "Too slow")


@pytest.mark.parametrize("nowhere", ["undefined", 'an "error"'])
def test_an_expression_that_fails_is_caught_by_its_name(cloud: LocalCloud, nowhere: str) -> None:
    assert run(cloud, "reckon", {"nowhere": nowhere}).states == ("Reckon", "Beyond reckoning")


def test_an_answer_ends_the_wait_and_counts_once(cloud: LocalCloud) -> None:
    waiting = run(cloud, "wait", {"name": "first", "seconds": 600})
    assert waiting.status == "RUNNING"
    answer = {"taskToken": token(cloud, "first"), "output": json.dumps({"answer": "yes"})}
    cloud.client("stepfunctions").send_task_success(**answer)
    with pytest.raises(ClientError, match="TaskTimedOut"):
        cloud.client("stepfunctions").send_task_success(**answer)
    cloud.quiet()
    done = next(row for row in cloud.executions("wait") if row.arn == waiting.arn)
    assert done.states == ("Ask", "Good answer?", "Agreed")
    with pytest.raises(ClientError, match="TaskTimedOut"):
        cloud.client("stepfunctions").send_task_success(**answer)


def test_nobody_answers_in_time(cloud: LocalCloud) -> None:
    arn = cloud.start_machine("wait", {"name": "second", "seconds": 2})
    for _ in range(60):
        done = next(row for row in cloud.executions("wait") if row.arn == arn)
        if done.status != "RUNNING":
            break
        cloud.quiet()
    assert done.states == ("Ask", "Lapsed")


def test_a_wait_of_weeks_can_be_let_run_out_at_once(cloud: LocalCloud) -> None:
    waiting = run(cloud, "wait", {"name": "third", "seconds": 5_000_000})
    assert cloud.expire(waiting.arn) == 1
    cloud.quiet()
    done = next(row for row in cloud.executions("wait") if row.arn == waiting.arn)
    assert done.states == ("Ask", "Lapsed")
    with pytest.raises(ClientError, match="TaskTimedOut"):
        cloud.client("stepfunctions").send_task_success(taskToken=token(cloud, "third"), output="{}")


def test_a_made_up_token_is_refused(cloud: LocalCloud) -> None:
    with pytest.raises(ClientError, match="InvalidToken"):
        cloud.client("stepfunctions").send_task_success(taskToken="made up", output="{}")
