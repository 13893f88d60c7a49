"""Faults put into the product on purpose: a simulation that does not find them would find nothing.

- `condition`: the ledger is written without naming the version that was read.
- `idempotency`: no event names the task that made it, so that a repeated task doesn't know that it has done its work.
- `outbox`: a freed head is not told of.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Literal, get_args
from unittest.mock import patch

from infra.local.simulation.dynamodb import DynamoDb

type Mutant = Literal["condition", "idempotency", "outbox"]
MUTANTS: tuple[str, ...] = get_args(Mutant.__value__)


@contextmanager
def broken(mutant: str) -> Iterator[None]:
    """The product without one of its safeguards; '' leaves it whole."""
    if not mutant:
        yield
        return
    spoil, write = _SPOILED[mutant], DynamoDb.transact_write_items

    def written(client: DynamoDb, *, TransactItems: Sequence[dict[str, Any]]) -> None:  # noqa: N803
        write(client, TransactItems=spoil(TransactItems))

    with patch.object(DynamoDb, "transact_write_items", written):
        yield


def _without_condition(writes: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"Put": {"Item": w["Put"]["Item"]}} if _of(w, "LEDGER") else w for w in writes]


def _without_cause(writes: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [_nameless(write) if _is_event(write) else write for write in writes]


def _nameless(write: Mapping[str, Any]) -> dict[str, Any]:
    item = write["Put"]["Item"]
    body = {"M": item["body"]["M"] | {"cause": {"S": ""}}}
    return {"Put": write["Put"] | {"Item": item | {"body": body}}}


def _without_event(writes: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [write for write in writes if not _tells(write, "HeadcountReleased")]


def _of(write: Mapping[str, Any], sk: str) -> bool:
    return "Put" in write and write["Put"]["Item"]["sk"]["S"] == sk


def _is_event(write: Mapping[str, Any]) -> bool:
    return "Put" in write and write["Put"]["Item"]["sk"]["S"].startswith("EVENT#")


def _tells(write: Mapping[str, Any], name: str) -> bool:
    return _is_event(write) and write["Put"]["Item"]["body"]["M"]["name"]["S"] == name


_SPOILED: Mapping[str, Callable[[Sequence[dict[str, Any]]], list[dict[str, Any]]]] = {
    "condition": _without_condition,
    "idempotency": _without_cause,
    "outbox": _without_event,
}
