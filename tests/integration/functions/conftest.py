"""Functions called in this process on moto: the handlers as Lambda calls them, the tables as the catalogue makes them."""

import importlib.util
from collections.abc import Callable, Iterable, Mapping
from types import SimpleNamespace

import boto3
import pytest
from cloud import applications, keys, people, scorecards
from cloud.table import Replace, table
from talent.application import Application, Stage
from talent.events import EventName
from talent.opening import Opening
from talent.people import Role, Staff

from tests.house.tree import ROOT
from tests.integration.cloud.conftest import application, aws, opening

__all__ = ["Call", "Snapshot", "application", "aws", "names", "opening", "score", "stand"]

type Call = Callable[[str, Mapping[str, object]], object]
type Snapshot = Callable[[], Mapping[str, object]]

STAFF = ("recruiter", "hr", "ann", "bo", "cy")


@pytest.fixture
def staff(aws: None) -> None:
    """The people of the opening."""
    for name in STAFF:
        people.save_staff(
            Staff(
                staff_id=name,
                name=name.title(),
                email=f"{name}@bole.example",
                language="en",
                roles=frozenset({Role.INTERVIEWER}),
            )
        )


@pytest.fixture
def call(aws: None, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Calls a function's handler as Lambda does."""

    def called(name: str, payload: Mapping[str, object]) -> object:
        path = ROOT / "functions" / name / "handler.py"
        spec = importlib.util.spec_from_file_location(f"handler_of_{name}", path)
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module.handler(payload, SimpleNamespace(aws_request_id="request", function_name=name))

    return called


@pytest.fixture
def kept(aws: None) -> Snapshot:
    """Everything in the table, to see whether a call changed something."""

    def everything() -> Mapping[str, object]:
        items = boto3.client("dynamodb").scan(TableName="bole")["Items"]
        return {f"{item['pk']['S']} {item['sk']['S']}": item["body"] for item in items}

    return everything


def stand(application: Application, stage: Stage, **fields: object) -> None:
    """Puts an application at a stage without any event."""
    stored = applications.get(application.application_id)
    after = Application.model_validate(stored.value.model_dump() | {"stage": stage, **fields})
    table().write(Replace(keys.application(application.application_id), after, stored.version))


def names(application_id: str) -> list[EventName]:
    """What has happened to an application."""
    return [event.name for event in applications.events(application_id)]


def score(application_id: str, opening: Opening, by: Iterable[str]) -> None:
    """Interviewers score every competency 4."""
    for staff_id in by:
        scorecards.submit_scorecard(application_id, staff_id, dict.fromkeys(opening.model.weights, 4.0), "")
