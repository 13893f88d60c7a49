"""The machines: no way leads nowhere, every task is tried again, every human wait ends by itself."""

import re
from pathlib import Path

import pytest

from infra.stacks.catalogue import FUNCTIONS
from tests.house.machines import (
    Scope,
    State,
    all_scopes,
    all_states,
    definition,
    machine_files,
    placeholders,
    targets,
)

STATES = all_states()
SCOPES = all_scopes()
TASKS = [(name, state) for name, state in STATES if state["Type"] == "Task"]
WAITS = [(name, state) for name, state in TASKS if ".waitForTaskToken" in state["Resource"]]
CHOICES = [(name, state) for name, state in STATES if state["Type"] == "Choice"]
ENDS = {"Succeed", "Fail"}


def named(cases: list[tuple[str, State]]) -> list[object]:
    """Cases with their place as test id."""
    return [pytest.param(state, id=name) for name, state in cases]


def test_the_journey_has_machines() -> None:
    """An empty folder would let every test below pass."""
    assert len(machine_files()) >= 5
    assert TASKS
    assert WAITS
    assert CHOICES


@pytest.mark.parametrize("path", machine_files(), ids=lambda path: path.name)
def test_a_machine_is_jsonata_and_ends_by_itself(path: Path) -> None:
    """One query language at the top; a timeout for the whole; a line that says what it is for."""
    machine = definition(path)
    assert machine["QueryLanguage"] == "JSONata"
    assert machine["Comment"]
    assert machine["TimeoutSeconds"] > 0


@pytest.mark.parametrize(("state"), named(STATES))
def test_a_state_speaks_jsonata_only(state: State) -> None:
    """JSONPath's fields and its own query language would be a second dialect."""
    assert "QueryLanguage" not in state
    old = {"InputPath", "OutputPath", "ResultPath", "Parameters", "ResultSelector", "ItemsPath"}
    assert not old & set(state)


@pytest.mark.parametrize("path", machine_files(), ids=lambda path: path.name)
def test_placeholders_are_functions(path: Path) -> None:
    """What the deployment can't put in would be sent to Lambda as it is written."""
    assert placeholders(path) <= {row.name for row in FUNCTIONS}


@pytest.mark.parametrize("state", named(TASKS))
def test_a_task_is_tried_again(state: State) -> None:
    """A cold Lambda or a throttled table is no outcome."""
    assert state["Retry"]
    assert all(rule["ErrorEquals"] and rule["MaxAttempts"] >= 1 for rule in state["Retry"])


@pytest.mark.parametrize("state", named(TASKS))
def test_a_task_that_broke_off_is_tried_again(state: State) -> None:
    """A function that ran out of time or memory, or whose machine went away, has no error of ours to be caught by."""
    again = {error for rule in state["Retry"] for error in rule["ErrorEquals"]}
    assert {"Lambda.Unknown", "Sandbox.Timedout", "Runtime.ExitError"} <= again


@pytest.mark.parametrize("state", named(WAITS))
def test_a_wait_says_which_attempt_it_is(state: State) -> None:
    """Each attempt has a token of its own: a call that comes later than its retry must not put the dead one back."""
    assert state["Arguments"]["Payload"]["attempt"] == "{% $states.context.State.RetryCount %}"


@pytest.mark.parametrize("path", machine_files(), ids=lambda path: path.name)
def test_retry_is_one_anchor(path: Path) -> None:
    """One rule a machine, written once."""
    text = path.read_text(encoding="utf-8")
    assert len(re.findall(r"Retry: *&", text)) == 1, "the first task defines the anchor"
    assert len(re.findall(r"Retry: *(?![&*])\S*$", text, re.MULTILINE)) == 0, "no pasted retry"


@pytest.mark.parametrize("state", named(TASKS))
def test_a_task_calls_one_function_by_name(state: State) -> None:
    """No machine starts another, and none reaches round the functions to a service."""
    assert state["Resource"] in {
        "arn:aws:states:::lambda:invoke",
        "arn:aws:states:::lambda:invoke.waitForTaskToken",
    }
    assert re.fullmatch(r"\$\{[a-z_]+\}", state["Arguments"]["FunctionName"])


@pytest.mark.parametrize("state", named(WAITS))
def test_a_human_wait_ends_by_itself(state: State) -> None:
    """A timeout, and a named way on when it is reached."""
    assert state["TimeoutSeconds"]
    caught = {error for rule in state["Catch"] for error in rule["ErrorEquals"]}
    assert caught & {"States.Timeout", "States.ALL"}


@pytest.mark.parametrize("state", named(WAITS))
def test_a_human_wait_hands_over_its_token(state: State) -> None:
    """Without the token nobody could ever answer."""
    assert "$states.context.Task.Token" in str(state["Arguments"])


@pytest.mark.parametrize("state", named(CHOICES))
def test_a_choice_reads_a_verdict(state: State) -> None:
    """A default for what nobody thought of; no threshold, which is policy and lies on the opening."""
    assert state["Default"]
    for rule in state["Choices"]:
        assert not re.search(r"[<>]|\d", rule["Condition"]), rule["Condition"]


@pytest.mark.parametrize("place", [pytest.param(name, id=name) for name, _ in CHOICES])
def test_a_choice_is_a_question(place: str) -> None:
    """Its name is what a person would ask."""
    assert place.endswith("?")


@pytest.mark.parametrize("scope", SCOPES, ids=lambda scope: scope.where)
def test_every_target_exists_and_every_state_is_reached(scope: Scope) -> None:
    """The emulator accepts a dangling StartAt; this does not."""
    reached, waiting = set(), [scope.start]
    while waiting:
        name = waiting.pop()
        assert name in scope.states, f"{scope.where} leads to {name!r}, which is not there"
        if name not in reached:
            reached.add(name)
            waiting += targets(scope.states[name])
    assert reached == set(scope.states), f"never reached: {set(scope.states) - reached}"


@pytest.mark.parametrize("scope", SCOPES, ids=lambda scope: scope.where)
def test_every_way_ends(scope: Scope) -> None:
    """A state either leads on or is an end; a machine's ends are outcomes with names."""
    for name, state in scope.states.items():
        assert targets(state) or state.get("End") or state["Type"] in ENDS, f"{name} is a dead end"
        if " › " not in scope.where:
            assert not state.get("End"), (
                f"{name}: a machine ends in a Succeed or Fail named after the outcome"
            )
