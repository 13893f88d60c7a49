"""AWS for tests of the API and of single functions: the table in memory, every other service on moto.

The table's engine is the simulation's, held against moto and Amazon's own by one shared test; moto's answers are right
too, but take a hundred times as long. Clients are made once: they know nothing of a test.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import cache
from typing import Any

import boto3

from infra.local.simulation.dynamodb import DynamoDb, Still
from infra.local.simulation.store import Store


class Host(Still):
    """A table that nothing disturbs, but for what a test lets others do in between."""

    def __init__(self) -> None:
        super().__init__()
        self.calls = 0
        self.between: dict[str | int, Callable[[], object]] = {}

    def call[T](self, label: str, effect: Callable[[], T]) -> T:
        """What `effect` gives, after what was to happen before such a call, once."""
        self.calls += 1
        for place in (label, self.calls):
            self.between.pop(place, lambda: None)()
        return effect()


class Table(DynamoDb):
    """The table's client with what only tests do: look at everything, and write around the code or between its calls."""

    def __init__(self) -> None:
        still = Host()
        super().__init__(lambda: still)
        self._still = still

    def scan(self, **_: object) -> dict[str, list[dict[str, Any]]]:
        """Everything."""
        return {"Items": [dict(item) for item in self._still.store.everything()]}

    def before(self, place: str | int, other: Callable[[], object]) -> None:
        """Lets another go first, once, when the code comes to the call of this name (`get PK SK`) or number."""
        self._still.between[place] = other

    @property
    def calls(self) -> int:
        """How often the table was called since it was put back."""
        return self._still.calls

    def kept(self) -> Store:
        """All that is kept now, to put it back later."""
        return deepcopy(self._still.store)

    def put_back(self, store: Store) -> None:
        """As it was; calls are counted anew."""
        self._still.store, self._still.calls = deepcopy(store), 0

    def put_item(self, *, Item: Mapping[str, Any], **_: object) -> None:  # noqa: N803 - boto3's
        """Puts an item over whatever lies there."""
        self._still.commit([{"Put": {"Item": Item}}])

    def delete_item(self, *, Key: Mapping[str, Any], **_: object) -> None:  # noqa: N803 - boto3's
        """Takes an item away."""
        self._still.commit([{"Delete": {"Key": Key}}])


class Session:
    """Stands where boto3 keeps its default session."""

    def __init__(self) -> None:
        self._table = Table()

    def client(self, service: str, **options: Any) -> Any:  # noqa: ANN401 - as boto3's
        """A service's client."""
        if service == "dynamodb":
            return self._table
        return _SESSION.client(service, **options) if options else _client(service)


_SESSION: Any = boto3.session.Session(
    aws_access_key_id="k", aws_secret_access_key="s", region_name="us-east-1"
)


@cache
def _client(service: str) -> Any:  # noqa: ANN401 - as boto3's
    return _SESSION.client(service)
