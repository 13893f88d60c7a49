"""The few condition and key expressions of DynamoDB that the store speaks; another one is an error, never a guess."""

import re
from collections.abc import Mapping
from functools import cache

from cloud.items import Item

type Values = Mapping[str, Mapping[str, str]]

_ABSENT = re.compile(r"attribute_not_exists\((\w+)\)")
_PRESENT = re.compile(r"attribute_exists\((\w+)\)")
_BEGINS = re.compile(r"begins_with\((\w+), (:\w+)\)")
_COMPARED = re.compile(r"(\w+) (=|<=|<|>=|>) (:\w+)")


class NotSpoken(ValueError):
    """The simulation's table does not know this expression."""


def holds(expression: str, item: Item | None, values: Values) -> bool:
    """Whether `item` (None: nothing lies there) meets the expression."""
    return all(_holds(part, item or {}, values) for part in _parts(expression))


@cache
def _parts(expression: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in expression.split(" AND "))


def _holds(part: str, item: Item, values: Values) -> bool:
    if absent := _ABSENT.fullmatch(part):
        return absent[1] not in item
    if present := _PRESENT.fullmatch(part):
        return present[1] in item
    if begins := _BEGINS.fullmatch(part):
        text = item.get(begins[1], {}).get("S")
        return isinstance(text, str) and text.startswith(values[begins[2]]["S"])
    if compared := _COMPARED.fullmatch(part):
        return _compares(item.get(compared[1]), compared[2], values[compared[3]])
    raise NotSpoken(part)


def _compares(found: Mapping[str, str] | None, sign: str, asked: Mapping[str, str]) -> bool:
    if found is None or found.keys() != asked.keys():
        return False
    if "S" in asked:
        return _ordered(found["S"].encode(), sign, asked["S"].encode())
    return _ordered(float(found["N"]), sign, float(asked["N"]))


def _ordered[T: (bytes, float)](left: T, sign: str, right: T) -> bool:
    match sign:
        case "=":
            return left == right
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case _:
            return left >= right
