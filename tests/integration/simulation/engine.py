"""What the one table needs of its engine, asked of any DynamoDB client in the same way."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from cloud.items import Item, as_key
from cloud.keys import Key
from cloud.table import Create, Missing, MovedOn, Remove, Replace, Table, Unchanged
from talent.headcount import Ledger

from infra.stacks.catalogue import TABLE
from infra.stacks.shapes import Index

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import GlobalSecondaryIndexTypeDef

NAME = "bole"
ONE, OTHER = Key("HEADCOUNT#a", "LEDGER"), Key("HEADCOUNT#a", "RESERVATION#b")


def ledger(planned: int) -> Ledger:
    """Some value."""
    return Ledger(
        headcount_id="a", department_id="d", position_id="p", site="s", cycle="2026", planned=planned
    )


def create_table(client: "DynamoDBClient") -> None:
    """The table as the catalogue has it."""
    keys = [TABLE.partition, TABLE.sort, *(key for i in TABLE.indexes for key in (i.partition, i.sort))]
    client.create_table(
        TableName=NAME,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in keys],
        KeySchema=[
            {"AttributeName": TABLE.partition, "KeyType": "HASH"},
            {"AttributeName": TABLE.sort, "KeyType": "RANGE"},
        ],
        GlobalSecondaryIndexes=[_index(index) for index in TABLE.indexes],
    )


def _index(index: Index) -> "GlobalSecondaryIndexTypeDef":
    return {
        "IndexName": index.name,
        "KeySchema": [
            {"AttributeName": index.partition, "KeyType": "HASH"},
            {"AttributeName": index.sort, "KeyType": "RANGE"},
        ],
        "Projection": {"ProjectionType": "ALL"},
    }


def versions(client: "DynamoDBClient") -> None:
    """Nothing is created twice, and a write names the version that it read."""
    table = Table(client, NAME)
    table.write(Create(ONE, ledger(1)))
    with pytest.raises(MovedOn):
        table.write(Create(ONE, ledger(2)))
    table.write(Replace(ONE, ledger(2), 1))
    with pytest.raises(MovedOn):
        table.write(Replace(ONE, ledger(3), 1))
    stored = table.get(ONE, Ledger)
    assert (stored.value.planned, stored.version) == (2, 2)


def all_or_nothing(client: "DynamoDBClient") -> None:
    """A transaction of which one condition fails writes nothing."""
    table = Table(client, NAME)
    table.write(Create(ONE, ledger(1)), Unchanged(OTHER, 0))
    with pytest.raises(MovedOn):
        table.write(Replace(ONE, ledger(9), 1), Unchanged(OTHER, 4))
    with pytest.raises(MovedOn):
        table.write(Create(OTHER, ledger(1)), Unchanged(ONE, 0))
    with pytest.raises(MovedOn):
        table.write(Create(OTHER, ledger(1)), Remove(ONE, 7))
    assert table.get(ONE, Ledger).value.planned == 1
    assert table.find(OTHER, Ledger) is None


def gone(client: "DynamoDBClient") -> None:
    """What was removed is not there, and can be created again."""
    table = Table(client, NAME)
    table.write(Create(ONE, ledger(1)))
    table.write(Remove(ONE, 1))
    with pytest.raises(Missing):
        table.get(ONE, Ledger)
    table.write(Create(ONE, ledger(3)))
    assert table.get(ONE, Ledger).version == 1


def one_item_once(client: "DynamoDBClient") -> None:
    """A transaction that names an item twice is refused, and not taken for a lost race."""
    with pytest.raises(Exception, match="ValidationException"):
        Table(client, NAME).write(Create(ONE, ledger(1)), Unchanged(ONE, 0))


def partitions(client: "DynamoDBClient") -> None:
    """A partition is read in the order of its sort keys, whole or by a prefix."""
    table = Table(client, NAME)
    for sk in ("RESERVATION#z", "LEDGER", "RESERVATION#A", "RESERVATION#a"):
        table.write(Create(Key("HEADCOUNT#a", sk), ledger(1)))
    table.write(Create(Key("HEADCOUNT#b", "LEDGER"), ledger(1)))
    found = [item["sk"]["S"] for item in table.partition("HEADCOUNT#a", "RESERVATION#")]
    assert found == ["RESERVATION#A", "RESERVATION#a", "RESERVATION#z"]
    assert len(list(table.partition("HEADCOUNT#a"))) == 4


def indexes(client: "DynamoDBClient") -> None:
    """An index lists what has its attributes, in its order, up to and with a sort key, as it stands now."""
    for number, due in enumerate(("2026-03", "2026-01", "2026-02", "")):
        _put(client, _listed(number, due))
    assert _todo(client, "2026-02") == ["1", "2"]
    assert _todo(client, "") == ["1", "2", "0"]
    _put(client, _listed(1, ""))
    assert _todo(client, "") == ["2", "0"]


def _listed(number: int, due: str) -> Item:
    listing = {"todo_pk": {"S": "WAIT"}, "todo_sk": {"S": due}} if due else {}
    return {**as_key(Key(f"APPLICATION#{number}", "WAIT#panel")), **listing, "version": {"N": "1"}}


def _put(client: "DynamoDBClient", item: Item) -> None:
    client.transact_write_items(TransactItems=[{"Put": {"TableName": NAME, "Item": item}}])


def _todo(client: "DynamoDBClient", until: str) -> list[str]:
    values = {":pk": {"S": "WAIT"}} | ({":until": {"S": until}} if until else {})
    answer = client.query(
        TableName=NAME,
        IndexName="todo",
        KeyConditionExpression="todo_pk = :pk" + (" AND todo_sk <= :until" if until else ""),
        ExpressionAttributeValues=values,
    )
    return [str(item["pk"]["S"]).removeprefix("APPLICATION#") for item in answer["Items"]]


CHECKS: dict[str, Callable[["DynamoDBClient"], None]] = {
    "versions": versions,
    "all or nothing": all_or_nothing,
    "gone": gone,
    "one item once": one_item_once,
    "partitions": partitions,
    "indexes": indexes,
}
