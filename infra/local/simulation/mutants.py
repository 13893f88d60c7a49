"""Faults put into the product on purpose: a simulation that does not find them would find nothing.

- `condition`: the ledger is written without naming the version that was read.
- `idempotency`: a machine's task no longer knows that it has done its work before.
- `outbox`: a freed head is not told of.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Literal, get_args
from unittest.mock import patch

from cloud import applications

from infra.local.simulation.dynamodb import DynamoDb

type Mutant = Literal["condition", "idempotency", "outbox"]
MUTANTS: tuple[str, ...] = get_args(Mutant.__value__)


@contextmanager
def broken(mutant: str) -> Iterator[None]:
    """The product without one of its safeguards; '' leaves it whole."""
    if mutant == "idempotency":
        with patch.object(applications, "_done", lambda _application_id, _cause: False):
            yield
    elif mutant:
        spoil = _without_condition if mutant == "condition" else _without_event
        write = DynamoDb.transact_write_items

        def written(client: DynamoDb, *, TransactItems: Sequence[dict[str, Any]]) -> None:  # noqa: N803
            write(client, TransactItems=spoil(TransactItems))

        with patch.object(DynamoDb, "transact_write_items", written):
            yield
    else:
        yield


def _without_condition(writes: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"Put": {"Item": w["Put"]["Item"]}} if _of(w, "LEDGER") else w for w in writes]


def _without_event(writes: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [write for write in writes if not _tells(write, "HeadcountReleased")]


def _of(write: Mapping[str, Any], sk: str) -> bool:
    return "Put" in write and write["Put"]["Item"]["sk"]["S"] == sk


def _tells(write: Mapping[str, Any], name: str) -> bool:
    item = write["Put"]["Item"] if "Put" in write else {}
    return bool(item) and item["body"]["M"].get("name") == {"S": name}
