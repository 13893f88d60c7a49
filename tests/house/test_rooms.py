"""Every file is in its room: a newcomer finds the place of any change by its folder alone."""

import re

from infra.stacks.catalogue import FUNCTIONS, MACHINES
from tests.house.tree import tracked

_FUNCTION = "|".join(row.name for row in FUNCTIONS if row.name != "api")
_MACHINE = "|".join(row.name for row in MACHINES)
_LAYER = "talent|cloud|documents|language|media|perception"
_KIND = "unit|integration|workflows|house|e2e|bench"
_WORD = r"[a-z0-9_]+"

ROOMS = {
    "the root": r"pyproject\.toml|requirements\.lock|Makefile|README\.md|LICENSE|\.python-version|\.gitignore|\.ci/run",
    "functions: the API": rf"functions/api/(app\.py|requirements\.txt|\.chalice/config\.json|chalicelib/{_WORD}\.py)",
    "functions: one handler each": rf"functions/({_FUNCTION})/handler\.py",
    "layers: what they need": rf"layers/({_LAYER})/requirements\.(in|lock)",
    "layers: code": rf"layers/(?P<layer>{_LAYER})/python/(?P=layer)/({_WORD}/)*({_WORD}\.py|py\.typed)",
    "layers: data beside code": rf"layers/({_LAYER})/python/({_WORD}/)+[\w.-]+\.(toml|html|css|csv|txt|svg|json|gz)",
    "layers: contracts": rf"layers/talent/schemas/{_WORD}\.schema\.json",
    "layers: weights": r"layers/weights/(manifest\.toml|CARDS\.md|[a-z_]+\.py|converted/[a-z_]+\.onnx)",
    "layers: texts that a weight learns from": r"layers/weights/corpus/(README\.md|[a-z_]+\.(zh|en)\.(jsonl|txt))",
    "statemachines": rf"statemachines/({_MACHINE})\.asl\.yaml",
    "infra": rf"infra/(requirements\.in|cdk\.json|{_WORD}\.py)",
    "infra: stacks": rf"infra/stacks/{_WORD}\.py",
    "infra: the local cloud and the command": rf"infra/local/({_WORD}/)*({_WORD}\.(py|html|css)|python313|side_by_side)",
    "tests": rf"tests/(requirements\.in|(conftest|({_KIND})/({_WORD}/)*{_WORD})\.py)",
    "tests: figures to compare with": rf"tests/({_KIND})/({_WORD}/)*[\w.-]+\.(md|jsonl?|csv|txt|toml|yaml)",
    "tests: samples": r"tests/samples/.+",
    "web": r"web/.+",
}


def test_every_file_is_in_a_room() -> None:
    """A file that fits no room is either in the wrong place or a room that the design lacks."""
    plan = re.compile(
        "|".join(f"({pattern.replace('(?P<layer>', '(?P<layer>')})" for pattern in ROOMS.values())
    )
    strays = [path.as_posix() for path in tracked() if not plan.fullmatch(path.as_posix())]
    assert not strays


def test_no_room_is_called_utils() -> None:
    """A name that says nothing collects everything."""
    empty = {"utils", "util", "helpers", "helper", "common", "misc"}
    strays = [
        path.as_posix()
        for path in tracked()
        if empty & {*path.parts[:-1], path.stem} and path.parts[0] != "web"
    ]
    assert not strays


def test_a_test_lies_where_pytest_finds_it() -> None:
    """A test file with another name never runs."""
    kinds = {"unit", "integration", "workflows", "e2e", "house"}
    inside = [path for path in tracked() if path.parts[0] == "tests" and path.parts[1] in kinds]
    hidden = [path for path in inside if path.stem.endswith("_test")]
    assert not hidden
