"""One name everywhere: a function's folder, its row, its placeholder and its test id are the same word."""

import re

import pytest
from talent.events import OPENS, SOURCE
from talent.people import Role

from infra.stacks.catalogue import BUCKETS, EVENT_SOURCE, FUNCTIONS, MACHINES, STAFF_GROUPS, TABLE
from infra.stacks.shapes import Function, OnEvent, OnUpload
from tests.house.machines import machine_files, placeholders
from tests.house.tree import ROOT, modules

ROWS = {row.name: row for row in FUNCTIONS}
FOLDERS = {path.parts[1] for path in modules("functions/")}


def test_every_folder_has_its_row_and_every_row_its_folder() -> None:
    """Nothing is deployed that is not there, nothing lies there that is not deployed."""
    assert set(ROWS) == FOLDERS


def test_nothing_lies_among_the_functions_without_a_row() -> None:
    """A folder without a row is never deployed; two rows of one name hide each other."""
    assert set(ROWS) >= FOLDERS
    assert len(ROWS) == len(FUNCTIONS)


@pytest.mark.parametrize("row", FUNCTIONS, ids=lambda row: row.name)
def test_a_name_is_a_verb_and_a_noun(row: Function) -> None:
    """`api` alone is named by what it is."""
    assert row.name == "api" or re.fullmatch(r"[a-z]+(_[a-z]+)+", row.name)


@pytest.mark.parametrize("row", FUNCTIONS, ids=lambda row: row.name)
def test_something_calls_every_function(row: Function) -> None:
    """A machine names it, or its row has a trigger, or it is the API."""
    named = set().union(*(placeholders(path) for path in machine_files()), set())
    assert row.name == "api" or row.triggers or row.name in named


def test_every_machine_has_its_file_and_an_event_that_opens_it() -> None:
    """The rows, the files and the events' table name the same machines."""
    rows = {machine.name for machine in MACHINES}
    assert {path.name.removesuffix(".asl.yaml") for path in machine_files()} == rows
    assert set(OPENS.values()) == rows
    assert all((ROOT / machine.file).is_file() for machine in MACHINES)


def test_staff_groups_are_the_roles() -> None:
    """A Cognito group that is no role would open nothing; a role without a group could not sign in."""
    assert set(STAFF_GROUPS) == {str(role) for role in Role}
    assert EVENT_SOURCE == SOURCE


def test_triggers_name_what_exists() -> None:
    """Each event has one consumer of a kind and each prefix one function."""
    names = {bucket.name for bucket in BUCKETS if bucket.tells_of_uploads}
    uploads = [trigger for row in FUNCTIONS for trigger in row.triggers if isinstance(trigger, OnUpload)]
    assert all(trigger.bucket in names for trigger in uploads)
    assert len({trigger.prefix for trigger in uploads}) == len(uploads)
    assert all(t.names for row in FUNCTIONS for t in row.triggers if isinstance(t, OnEvent))


def test_every_index_is_used_by_the_keys() -> None:
    """An index that no key writes is paid for and always empty."""
    keys = (ROOT / "layers/cloud/python/cloud/indexes.py").read_text(encoding="utf-8")
    for index in TABLE.indexes:
        assert f'"{index.partition}"' in keys, index.partition
        assert f'"{index.sort}"' in keys, index.sort
