"""The contracts: their schemas are those of the types, and every verb of the command is there."""

import json

import click
import pytest
from jsonschema import Draft202012Validator

from infra.local.command import VERBS, main
from infra.local.schemas import FOLDER, documents

DOCUMENTS = documents()
CONTEXT = click.Context(main)


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_a_schema_is_up_to_date(name: str) -> None:
    """Who reads the schema gets what the type says today; `make schemas` writes it again."""
    assert (FOLDER / name).read_text(encoding="utf-8") == DOCUMENTS[name], "run `make schemas`"


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_a_schema_is_one(name: str) -> None:
    """A validator takes it."""
    Draft202012Validator.check_schema(json.loads(DOCUMENTS[name]))


def test_no_schema_is_left_over() -> None:
    """A contract that was dropped drops its schema."""
    assert {path.name for path in FOLDER.glob("*")} == set(DOCUMENTS)


@pytest.mark.parametrize("verb", main.list_commands(CONTEXT))
def test_a_verb_can_be_called(verb: str) -> None:
    """Its module holds a command, whose help says what the list says."""
    command = main.get_command(CONTEXT, verb)
    assert command is not None
    assert verb in VERBS
