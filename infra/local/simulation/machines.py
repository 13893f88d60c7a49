"""Step Functions for the machines' own files: the states that they use, with retries, catches, tokens and timeouts."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

import yaml

from infra.local.plan import ROOT
from infra.local.shapes import FunctionFailed, Json, JsonObject
from infra.local.simulation.executions import Execution, Struck
from infra.local.simulation.expressions import filled
from infra.local.simulation.fibers import Fiber
from infra.local.simulation.functions import give_up, invoke
from infra.local.simulation.world import World

type StandIn = Callable[[Execution], None]
type State = Mapping[str, Any]

_SECOND_MS = 1000
_STOPPED_WITHIN_S = 20 * 86_400


@cache
def states_of(machine: str) -> JsonObject:
    """A machine as it is written."""
    text = (ROOT / "statemachines" / f"{machine}.asl.yaml").read_text("utf-8")
    return cast(JsonObject, yaml.safe_load(text))


class _Stopped(Exception):
    """The execution was stopped from outside."""


@dataclass(slots=True)
class _Open:
    """A token that somebody may answer."""

    fiber: Fiber | None = None
    answer: str | None = None


@dataclass(slots=True)
class Machines:
    """All executions of a run. `stand_ins` play the machines whose work is not simulated.

    Now and then a task's calls all fail, or an execution is stopped from outside: `told` hears of those that end
    without an outcome. `unanswered`: tokens that only the timeout of last resort has ended, though nobody let them
    expire early.
    """

    world: World
    stand_ins: Mapping[str, StandIn]
    told: Callable[[Execution], None]
    executions: dict[str, Execution] = field(default_factory=dict)
    unanswered: list[str] = field(default_factory=list)
    _ended: list[Execution] = field(default_factory=list)
    _tokens: dict[str, _Open] = field(default_factory=dict)
    _issued: int = 0

    def start(self, machine: str, name: str, body: str) -> bool:
        """Opens an execution in a fiber of its own; a name that is taken opens none."""
        full, given = f"{machine}/{name}", json.loads(body)
        known = self.executions.get(full)
        if known:
            return known.status == "RUNNING" and known.input == given
        execution = Execution(machine, name, given)
        self.executions[full] = execution
        self.world.scheduler.spawn(full, lambda: self.play(execution))
        return True

    def answer(self, token: str, output: str) -> bool:
        """Answers a token that is waited for; an answered or expired one refuses."""
        waiting = self._tokens.get(token)
        if waiting is None or waiting.answer is not None:
            return False
        waiting.answer = output
        if waiting.fiber:
            self.world.scheduler.wake(waiting.fiber)
        return True

    def state_of(self, machine: str, name: str) -> str:
        """The state that an execution has entered last; '' where there is none."""
        known = self.executions.get(f"{machine}/{name}")
        return known.state if known else ""

    def play(self, execution: Execution) -> None:
        """Plays an execution from its beginning to its end."""
        try:
            stand_in = self.stand_ins.get(execution.machine)
            if stand_in:
                self._stand_in(execution, stand_in)
            else:
                self._run(execution)
            execution.status = "SUCCEEDED"
        except FunctionFailed as failure:
            execution.status, execution.error = "FAILED", failure.name
        except _Stopped:
            execution.status = self.world.rng.choice(("ABORTED", "TIMED_OUT"))
        if execution.status != "SUCCEEDED":
            execution.ended_at = self.world.now()
            self._ended.append(execution)
            self.told(execution)

    def stopped(self) -> list[dict[str, Any]]:
        """The executions that have ended without an outcome, as Step Functions describes them."""
        return [each.described() for each in self._ended]

    def _stand_in(self, execution: Execution, stand_in: StandIn) -> None:
        execution.struck = self._strikes()
        if execution.struck == "outage":
            raise _Stopped
        stand_in(execution)
        if execution.struck:
            raise _Stopped

    def _run(self, execution: Execution) -> None:
        machine = states_of(execution.machine)
        here, value = str(machine["StartAt"]), cast(Json, execution.input)
        while here:
            execution.state, execution.struck = here, self._strikes()
            state = cast(State, cast(JsonObject, machine["States"])[here])
            here, value = self._enter(execution, state, value)

    def _strikes(self) -> Struck:
        """What stops the execution in the state that it enters now."""
        faults = self.world.faults
        return self.world.rng.choice(("outage", "stopped")) if faults.happens(faults.stop) else ""

    def _enter(self, execution: Execution, state: State, value: Json) -> tuple[str, Json]:
        match state["Type"]:
            case "Task":
                return self._task(execution, state, value)
            case "Choice":
                states = _states(execution, value)
                met = (rule for rule in state["Choices"] if filled(rule["Condition"], states) is True)
                rule = next(met, None)
                return (rule["Next"] if rule else state["Default"]), value
            case "Succeed":
                return "", value
            case kind:
                raise LookupError(f"the simulation knows no {kind} state")

    def _task(self, execution: Execution, state: State, value: Json) -> tuple[str, Json]:
        try:
            result = self._tried(execution, state, value)
        except FunctionFailed as failure:
            rule = next((r for r in state.get("Catch", ()) if _matches(r, failure.name)), None)
            if rule is None:
                raise
            problem: Json = {"Error": failure.name, "Cause": failure.message}
            states = _states(execution, value) | {"errorOutput": problem}
            return rule["Next"], filled(rule["Output"], states) if "Output" in rule else problem
        states = _states(execution, value) | {"result": result}
        return state["Next"], filled(state["Output"], states) if "Output" in state else result

    def _tried(self, execution: Execution, state: State, value: Json) -> Json:
        """The task's result, after as many tries as its Retry allows."""
        tries: dict[int, int] = {}
        failures = attempt = 0
        while True:
            try:
                return self._attempt(execution, state, value, failures, attempt)
            except FunctionFailed as failure:
                failures += 1
                rules = state["Retry"]
                number = next((n for n, r in enumerate(rules) if _matches(r, failure.name)), None)
                if number is None or tries.get(number, 0) >= rules[number]["MaxAttempts"]:
                    raise
                tries[number] = tries.get(number, 0) + 1
                self._back_off(rules[number], tries[number])
                attempt += 1

    def _back_off(self, rule: State, tried: int) -> None:
        longest = rule["IntervalSeconds"] * rule["BackoffRate"] ** (tried - 1) * _SECOND_MS
        self.world.scheduler.sleep(self.world.rng.randrange(int(longest) + 1))

    def _attempt(self, execution: Execution, state: State, value: Json, failures: int, attempt: int) -> Json:
        waits = str(state["Resource"]).endswith(".waitForTaskToken")
        self._issued += waits  # no two attempts share a token, whichever lap of a machine they belong to
        token = f"{execution.name}/{execution.state}/{attempt}/{self._issued}" if waits else ""
        if token:
            self._tokens[token] = _Open()
        try:
            states = _states(execution, value, token, attempt)
            arguments = cast(JsonObject, filled(state["Arguments"], states))
            function = str(arguments["FunctionName"]).removeprefix("${").removesuffix("}")
            if execution.struck == "outage":
                raise FunctionFailed(give_up(self.world, function, arguments["Payload"]), "gone")
            if execution.struck and not token:
                give_up(self.world, function, arguments["Payload"])
                raise _Stopped
            answer = invoke(self.world, function, arguments["Payload"], "machine", failures)
            if not token:
                return {"Payload": answer, "StatusCode": 200}
            return self._wait(token, state["TimeoutSeconds"], stopped=bool(execution.struck))
        finally:
            self._tokens.pop(token, None)

    def _wait(self, token: str, timeout_s: int, *, stopped: bool) -> Json:
        waiting, faults, rng = self._tokens[token], self.world.faults, self.world.rng
        early = faults.happens(faults.expire)
        if waiting.answer is None:
            waiting.fiber = self.world.scheduler.current
            longest = rng.randrange(1, timeout_s // 8) if early else timeout_s
            longest = rng.randrange(_STOPPED_WITHIN_S) if stopped else longest
            self.world.scheduler.wait(longest * _SECOND_MS)
        if waiting.answer is None and stopped:
            raise _Stopped
        if waiting.answer is None:
            if not early:
                self.unanswered.append(token)
            raise FunctionFailed("States.Timeout", "nobody answered")
        return cast(Json, json.loads(waiting.answer))


def _matches(rule: State, error: str) -> bool:
    named = rule["ErrorEquals"]
    return (
        error in named
        or "States.ALL" in named
        or ("States.TaskFailed" in named and error != "States.Timeout")
    )


def _states(execution: Execution, value: Json, token: str = "", attempt: int = 0) -> dict[str, Json]:
    context: Json = {
        "Execution": {"Name": execution.name, "Input": execution.input},
        "State": {"Name": execution.state, "RetryCount": attempt},
        "Task": {"Token": token},
    }
    return {"input": value, "context": context}
