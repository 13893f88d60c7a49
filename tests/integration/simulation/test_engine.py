"""The simulation's table answers as DynamoDB does: the same questions to it and to moto (`make bench`: Amazon's own)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

import boto3
import pytest
from moto import mock_aws

from infra.local.simulation.conditions import NotSpoken, holds
from infra.local.simulation.dynamodb import DynamoDb, Still
from infra.local.simulation.world import World
from tests.integration.simulation.engine import CHECKS, create_table

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


@pytest.fixture(params=["simulation", "still", "moto"])
def client(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> "Iterator[DynamoDBClient]":
    """A client of an empty table."""
    if request.param == "simulation":
        world = World.of(seed=1)
        world.faults.lag_ms = 0
        yield cast("DynamoDBClient", DynamoDb(lambda: world))
        return
    if request.param == "still":
        still = Still()
        yield cast("DynamoDBClient", DynamoDb(lambda: still))
        return
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    with mock_aws():
        made = boto3.client(
            "dynamodb", region_name="us-east-1", aws_access_key_id="k", aws_secret_access_key="s"
        )
        create_table(made)
        yield made


@pytest.mark.parametrize("check", CHECKS)
def test_the_engine_answers_as_the_table_needs(client: "DynamoDBClient", check: str) -> None:
    CHECKS[check](client)


def test_an_expression_that_is_not_known_is_no_guess() -> None:
    with pytest.raises(NotSpoken):
        holds("size(pk) > :n", {"pk": {"S": "x"}}, {":n": {"N": "1"}})


def test_an_index_that_lags_tells_of_a_change_later() -> None:
    """The table itself knows at once."""
    world = World.of(seed=1)
    world.faults.lag_ms = 10**9
    client = cast("DynamoDBClient", DynamoDb(lambda: world))
    client.transact_write_items(
        TransactItems=[
            {
                "Put": {
                    "TableName": "bole",
                    "Item": {
                        "pk": {"S": "a"},
                        "sk": {"S": "b"},
                        "todo_pk": {"S": "WAIT"},
                        "todo_sk": {"S": "2026"},
                    },
                }
            }
        ]
    )
    assert "Item" in client.get_item(TableName="bole", Key={"pk": {"S": "a"}, "sk": {"S": "b"}})

    def listed() -> int:
        return len(
            client.query(
                TableName="bole",
                IndexName="todo",
                KeyConditionExpression="todo_pk = :pk",
                ExpressionAttributeValues={":pk": {"S": "WAIT"}},
            )["Items"]
        )

    assert listed() == 0
    world.scheduler.now_ms += 10**9
    assert listed() == 1
