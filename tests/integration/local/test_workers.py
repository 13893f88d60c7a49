"""A function runs as on Lambda: alone with its layers, within its limits, its errors told by their names."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from infra.local.cloud import LocalCloud
from infra.local.shapes import FunctionFailed

pytestmark = pytest.mark.xdist_group("local cloud")


def test_an_answer_survives_quotes_newlines_and_chinese(cloud: LocalCloud) -> None:
    event = {"text": 'a "quoted"\nline \\ 伯乐 𠮷', "numbers": [1, 2.5, None, True]}
    assert cloud.invoke("echo", event) == event


def test_a_worker_stays_warm_in_its_own_folder_with_its_own_variables(cloud: LocalCloud) -> None:
    first = cloud.invoke("echo", "surroundings")
    second = cloud.invoke("echo", "surroundings")
    assert first["process"] == second["process"]
    assert first["request"] != second["request"]
    assert first["folder"] == "echo"
    assert 0 < first["left"] <= 10_000
    variables = first["variables"]
    assert variables["BOLE_TABLE"] == "bole"
    assert variables["AWS_ENDPOINT_URL"] == cloud.endpoint_url
    assert variables["POWERTOOLS_SERVICE_NAME"] == "echo"
    assert "HOME" not in variables
    assert "VIRTUAL_ENV" not in variables


@pytest.mark.parametrize(
    "module", ["talent.kernel", "boto3", "pydantic", "aws_lambda_powertools", "zoneinfo"]
)
def test_what_the_layers_bring_can_be_imported(cloud: LocalCloud, module: str) -> None:
    assert cloud.invoke("import_module", {"module": module}) == module


@pytest.mark.parametrize(
    "module", ["numpy", "media", "documents", "infra", "moto", "pytest", "tests", "onnxruntime"]
)
def test_what_the_layers_do_not_bring_is_missing(cloud: LocalCloud, module: str) -> None:
    with pytest.raises(FunctionFailed) as caught:
        cloud.invoke("import_module", {"module": module})
    assert caught.value.name == "ModuleNotFoundError"


@pytest.mark.parametrize(
    ("how", "name", "message"),
    [
        ("raise", "SeatTaken", "no seat left"),
        ("exit", "Runtime.ExitError", "exit status 3"),
        ("sleep", "Sandbox.Timedout", "timed out after 3.00 seconds"),
        ("hog", "Runtime.OutOfMemory", "signal: killed"),
        ("set", "Runtime.MarshalError", "not JSON serializable"),
    ],
)
def test_a_failure_has_lambdas_name_and_the_function_works_after_it(
    cloud: LocalCloud, how: str, name: str, message: str
) -> None:
    with pytest.raises(FunctionFailed) as caught:
        cloud.invoke("misbehave", {"how": how})
    assert caught.value.name == name
    assert message in caught.value.message
    assert cloud.invoke("misbehave", {"how": "well"}) == "fine"


def test_a_function_that_cannot_be_loaded_says_what_is_missing(cloud: LocalCloud) -> None:
    for _ in range(2):
        with pytest.raises(FunctionFailed) as caught:
            cloud.invoke("unloadable", {})
        assert caught.value.name == "Runtime.ImportModuleError"
        assert "onnxruntime" in caught.value.message


def test_an_answer_over_six_megabytes_is_refused(cloud: LocalCloud) -> None:
    with pytest.raises(FunctionFailed) as caught:
        cloud.invoke("misbehave", {"how": "babble"})
    assert caught.value.name == "Function.ResponseSizeTooLarge"


def test_the_weights_lie_in_the_layer_and_in_the_bucket(cloud: LocalCloud) -> None:
    layer = Path(cloud.environment["BOLE_WEIGHTS_DIR"])
    assert (layer / "small" / "small.txt").read_bytes().endswith(b"small\n")
    assert not (layer / "large").exists()
    bucket = cloud.environment["BOLE_WEIGHTS_BUCKET"]
    body = cloud.client("s3").get_object(Bucket=bucket, Key="large/large.txt")["Body"].read()
    assert body.endswith(b"large\n")


def test_a_raised_error_tells_its_lines(cloud: LocalCloud) -> None:
    with pytest.raises(FunctionFailed) as caught:
        cloud.invoke("misbehave", {"how": "raise"})
    assert any("handler.py" in line and "SeatTaken" in line for line in caught.value.trace)


def test_what_a_function_prints_is_in_its_log(cloud: LocalCloud) -> None:
    cloud.invoke("misbehave", {"how": "shout"})
    assert "伯乐 was here" in cloud.logs("misbehave")


def test_twenty_takers_of_seven_seats_get_seven(cloud: LocalCloud) -> None:
    with ThreadPoolExecutor(20) as guests:
        taken = list(
            guests.map(
                lambda guest: cloud.invoke(
                    "count_up", {"room": "ROOM#1", "seats": 7, "guest": f"GUEST#{guest}"}
                ),
                range(20),
            )
        )
    assert taken.count(True) == 7
    rows = cloud.client("dynamodb").query(
        TableName="bole",
        KeyConditionExpression="pk = :room",
        ExpressionAttributeValues={":room": {"S": "ROOM#1"}},
    )
    assert rows["Count"] == 7


def test_a_function_may_do_what_its_row_grants_and_nothing_else(cloud: LocalCloud) -> None:
    cloud.invoke("trespass", {"what": "read"})
    for what in ("write", "put", "answer"):
        with pytest.raises(FunctionFailed, match="not authorized to perform"):
            cloud.invoke("trespass", {"what": what})
