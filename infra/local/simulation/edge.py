"""AWS's edge: what `boto3.client` gives in a simulation. Each call is a place where another may go first.

Only what the tasks from selection to hire call is here; a call that is not is an AttributeError in the first run.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, Protocol

import boto3
from botocore.exceptions import ClientError
from cloud import moment

from infra.local.simulation import errors
from infra.local.simulation.dynamodb import DynamoDb
from infra.local.simulation.errors import refusal
from infra.local.simulation.world import World

_SECRET = "the simulation's links are for nobody"  # noqa: S105 - it opens nothing


class Machines(Protocol):
    """What answers Step Functions' calls."""

    def start(self, machine: str, name: str, body: str) -> bool:
        """Opens an execution; False where one of this name was opened before."""
        ...

    def answer(self, token: str, output: str) -> bool:
        """Hands a token its answer; False where nobody waits for it any more."""
        ...

    def state_of(self, machine: str, name: str) -> str:
        """The state that an execution has entered last; '' where there is none."""
        ...

    def stopped(self) -> list[dict[str, Any]]:
        """The executions that have ended without an outcome, as Step Functions describes them."""
        ...


class Bus(Protocol):
    """What answers EventBridge's calls."""

    def put(self, entry: Mapping[str, Any]) -> bool:
        """Takes an event; False where it is refused for now."""
        ...


class Edge:
    """The process's AWS session, clock and source of randomness: those of the run that is being played."""

    def __init__(self, world: World | None = None) -> None:
        self._world = world
        self._playing: tuple[Machines, Bus] | None = None
        self._clients = {
            "dynamodb": DynamoDb(lambda: self.world),
            "stepfunctions": StepFunctions(self),
            "events": EventBridge(self),
            "s3": S3(self),
            "sesv2": Ses(self),
            "secretsmanager": Secrets(),
        }

    def install(self) -> None:
        """From now on this process's clients, time and randomness come from here."""
        boto3.DEFAULT_SESSION = self  # type: ignore[assignment]
        moment.ask(self, self)

    def play(self, world: World, machines: Machines, bus: Bus) -> None:
        """Whose calls are answered from now on."""
        self._world, self._playing = world, (machines, bus)

    @property
    def world(self) -> World:
        """The world of the run that is being played."""
        if self._world is None:
            raise LookupError("no run is being played")
        return self._world

    @property
    def playing(self) -> tuple[World, Machines, Bus]:
        """World, machines and bus."""
        if self._playing is None:
            raise LookupError("no run is being played")
        return self.world, *self._playing

    def client(self, service: str, **options: object) -> object:
        """A service's client."""
        del options
        return self._clients[service]

    def now(self) -> datetime:
        """The run's moment."""
        return self.world.now()

    def bytes(self, count: int) -> bytes:
        """The seed's bytes."""
        return self.world.rng.randbytes(count)


class StepFunctions:
    """Executions and tokens."""

    exceptions = errors

    def __init__(self, edge: Edge) -> None:
        self._edge = edge

    def start_execution(self, *, stateMachineArn: str, name: str, input: str) -> None:  # noqa: N803, A002
        """Opens an execution, once for each name."""
        world, machines, _ = self._edge.playing
        machine = stateMachineArn.rpartition("-")[2]
        if not world.call(f"start {machine} {name}", lambda: machines.start(machine, name, input)):
            raise refusal(errors.ExecutionAlreadyExists, "StartExecution")

    def get_execution_history(self, *, executionArn: str, **options: object) -> dict[str, Any]:  # noqa: N803
        """What an execution has come to: its last state."""
        del options
        world, machines, _ = self._edge.playing
        arn, _, name = executionArn.rpartition(":")
        machine = arn.rpartition("-")[2]
        state = world.call(f"history {machine} {name}", lambda: machines.state_of(machine, name))
        entered = [{"id": 1, "stateEnteredEventDetails": {"name": state}}] if state else []
        return {"events": entered}

    def get_paginator(self, operation: str) -> "StepFunctions":
        """Executions are listed in one page."""
        del operation
        return self

    def paginate(
        self,
        *,
        stateMachineArn: str,  # noqa: N803
        statusFilter: str,  # noqa: N803
        PaginationConfig: dict[str, int],  # noqa: N803
    ) -> list[dict[str, Any]]:
        """The executions of a machine that have ended so."""
        del PaginationConfig
        world, machines, _ = self._edge.playing
        sought = stateMachineArn, statusFilter
        listed = world.call(f"list {statusFilter} {stateMachineArn.rpartition('-')[2]}", machines.stopped)
        return [{"executions": [e for e in listed if (e["stateMachineArn"], e["status"]) == sought]}]

    def describe_execution(self, *, executionArn: str) -> dict[str, Any]:  # noqa: N803
        """An execution that has ended without an outcome."""
        world, machines, _ = self._edge.playing
        listed = world.call(f"describe {executionArn.rpartition(':')[2]}", machines.stopped)
        return next(each for each in listed if each["executionArn"] == executionArn)

    def send_task_success(self, *, taskToken: str, output: str) -> None:  # noqa: N803
        """Answers a token."""
        world, machines, _ = self._edge.playing
        if not world.call(f"answer {taskToken} {output}", lambda: machines.answer(taskToken, output)):
            raise refusal(errors.TaskTimedOut, "SendTaskSuccess")


class EventBridge:
    """The bus."""

    def __init__(self, edge: Edge) -> None:
        self._edge = edge

    def put_events(self, *, Entries: Sequence[Mapping[str, Any]]) -> dict[str, Any]:  # noqa: N803
        """Takes events; each by itself may be refused."""
        world, _, bus = self._edge.playing
        names = " ".join(entry["DetailType"] for entry in Entries)
        taken = world.call(f"put {names}", lambda: [bus.put(entry) for entry in Entries])
        return {"Entries": [{"EventId": "1"} if each else {"ErrorCode": "Throttled"} for each in taken]}


class S3:
    """Files by bucket and key."""

    exceptions = errors

    def __init__(self, edge: Edge) -> None:
        self._edge = edge

    def put_object(self, *, Bucket: str, Key: str, Body: bytes, **options: object) -> None:  # noqa: N803
        """Keeps a file."""
        del options
        world, path = self._edge.world, f"{Bucket}/{Key}"
        world.call(f"put file {path}", lambda: world.files.__setitem__(path, Body))

    def get_object(self, *, Bucket: str, Key: str) -> dict[str, BytesIO]:  # noqa: N803
        """A file's bytes."""
        world, path = self._edge.world, f"{Bucket}/{Key}"
        found = world.call(f"get file {path}", lambda: world.files.get(path))
        if found is None:
            raise refusal(errors.NoSuchKey, "GetObject")
        return {"Body": BytesIO(found)}

    def get_paginator(self, operation: str) -> "S3":
        """Versions are listed in one page."""
        del operation
        return self

    def paginate(self, *, Bucket: str, Prefix: str) -> list[dict[str, Any]]:  # noqa: N803
        """Each file has one version."""
        world, path = self._edge.world, f"{Bucket}/{Prefix}"
        found = world.call(
            f"list files {path}", lambda: [each for each in world.files if each.startswith(path)]
        )
        keys = [each.removeprefix(f"{Bucket}/") for each in found]
        return [{"Versions": [{"Key": key, "VersionId": "1"} for key in keys]}]

    def delete_object(self, *, Bucket: str, Key: str, VersionId: str) -> None:  # noqa: N803
        """A version is gone."""
        del VersionId
        world, path = self._edge.world, f"{Bucket}/{Key}"
        world.call(f"delete file {path}", lambda: world.files.pop(path, None))


class Ses:
    """Mail: counted, not kept."""

    def __init__(self, edge: Edge) -> None:
        self._edge = edge

    def send_email(self, *, Destination: Mapping[str, list[str]], **letter: object) -> None:  # noqa: N803
        """Takes a mail, or refuses it for now."""
        del letter
        world = self._edge.world

        def send() -> bool:
            world.mails += 1
            return world.suffers(world.faults.refused)

        if world.call(f"mail {Destination['ToAddresses'][0]}", send):
            raise refusal(ClientError, "SendEmail", code="TooManyRequestsException")


class Secrets:
    """The one secret."""

    def get_secret_value(self, **asked: object) -> dict[str, str]:
        """What signs the links."""
        del asked
        return {"SecretString": _SECRET}
