"""A model as a DynamoDB item and back: its keys and indexes as attributes, itself whole in `body`."""

from decimal import Decimal
from typing import Any

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer
from pydantic import BaseModel

from cloud.indexes import dataset_place, indexes
from cloud.keys import Key
from cloud.moment import now

_TINIEST = 1e-130
"""What DynamoDB keeps apart from nothing: https://docs.aws.amazon.com/amazondynamodb, supported data types, Number."""

type Item = dict[str, Any]
"""An item in DynamoDB's own form: attribute → {type: value}."""


def as_key(key: Key) -> dict[str, dict[str, str]]:
    """The primary key in DynamoDB's form."""
    return {"pk": {"S": key.pk}, "sk": {"S": key.sk}}


def as_item(key: Key, value: BaseModel, version: int, expires_at: int | None) -> Item:
    """The item of a model at a version; `expires_at` in seconds since 1970 lets it vanish."""
    body = _exact(value.model_dump(mode="json"))
    listed = {**indexes(value), **dataset_place(key, value, now())}
    own = {"pk": key.pk, "sk": key.sk, "version": version, **listed}
    expiry = {"expires_at": expires_at} if expires_at else {}
    serialise = TypeSerializer().serialize
    return {name: serialise(v) for name, v in {**own, **expiry, "body": body}.items()}


def read_item[M: BaseModel](item: Item, model: type[M]) -> tuple[M, int]:
    """The model in an item and its version."""
    deserialise = TypeDeserializer().deserialize
    return model.model_validate(_plain(deserialise(item["body"]))), int(item["version"]["N"])


def plain_body(item: Item) -> object:
    """What a raw item holds, as JSON has it, for who reads it without its model."""
    return _plain(TypeDeserializer().deserialize(item["body"]))


def _exact(value: object) -> object:
    """JSON values as DynamoDB takes them: floats become decimals with the digits they print with, the tiniest nothing."""
    match value:
        case float() if abs(value) < _TINIEST:
            return Decimal("0.0")
        case float():
            return Decimal(repr(value))
        case dict():
            return {k: _exact(v) for k, v in value.items()}
        case list():
            return [_exact(v) for v in value]
        case _:
            return value


def _plain(value: object) -> object:
    """DynamoDB's decimals as the int or float they were."""
    match value:
        case Decimal():
            whole = value == value.to_integral_value() and "." not in str(value)
            return int(value) if whole else float(value)
        case dict():
            return {k: _plain(v) for k, v in value.items()}
        case list():
            return [_plain(v) for v in value]
        case _:
            return value
