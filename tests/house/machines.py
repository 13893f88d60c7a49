"""The state machines as the house tests read them: files, states at every depth, targets, placeholders."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import yaml

from tests.house.tree import ROOT

type State = Mapping[str, Any]

_PLACEHOLDER = re.compile(r"\$\{([^}]+)\}")


@dataclass(frozen=True)
class Scope:
    """One `States` block with its `StartAt`: a machine, a branch of a Parallel or the body of a Map."""

    where: str
    start: str
    states: Mapping[str, State]


def machine_files() -> list[Path]:
    """Every machine's file, absolute."""
    return sorted((ROOT / "statemachines").glob("*.asl.yaml"))


def definition(path: Path) -> State:
    """A machine as written."""
    return cast(State, yaml.safe_load(path.read_text(encoding="utf-8")))


def placeholders(path: Path) -> set[str]:
    """The names that the deployment must put in."""
    return set(_PLACEHOLDER.findall(path.read_text(encoding="utf-8")))


def scopes(node: State, where: str) -> Iterator[Scope]:
    """The scope itself and every one inside it."""
    yield Scope(where, node["StartAt"], node["States"])
    for name, state in node["States"].items():
        for number, branch in enumerate(state.get("Branches", ())):
            yield from scopes(branch, f"{where} › {name}[{number}]")
        if "ItemProcessor" in state:
            yield from scopes(state["ItemProcessor"], f"{where} › {name}")


def all_scopes() -> list[Scope]:
    """The scopes of all machines."""
    return [
        scope
        for path in machine_files()
        for scope in scopes(definition(path), path.name.removesuffix(".asl.yaml"))
    ]


def all_states() -> list[tuple[str, State]]:
    """Every state of every machine with a readable place."""
    return [
        (f"{scope.where} › {name}", state) for scope in all_scopes() for name, state in scope.states.items()
    ]


def targets(state: State) -> list[str]:
    """The states that may follow."""
    found = [state["Next"]] if "Next" in state else []
    found += [rule["Next"] for rule in state.get("Choices", ())]
    found += [rule["Next"] for rule in state.get("Catch", ())]
    return [*found, state["Default"]] if "Default" in state else found
