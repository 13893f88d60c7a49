"""The synthesised templates, made once for all of these tests."""

import contextlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from typing import Any, cast
from unittest import mock

import pytest
from aws_cdk import Validations
from cdk_nag import AwsSolutionsChecks

from infra.stacks.app import build
from infra.stacks.catalogue import FUNCTIONS

type Resources = Mapping[str, Mapping[str, Any]]


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Mapping[str, Any]]]:
    """Both templates and cdk-nag's report, made with empty layers: what a layer holds is another test's matter."""
    folder = tmp_path_factory.mktemp("deployment")
    layers = folder / "layers"
    for layer in {layer for row in FUNCTIONS for layer in row.layers}:
        (layers / layer).mkdir(parents=True)
        (layers / layer / "README").write_text(layer, encoding="utf-8")
    # Chalice puts the API's variables, which are references here, into the environment of the process that packs it.
    with mock.patch.dict(os.environ), pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        patch.setenv("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "18,20")
        app = build(folder / "out", layers)
        Validations.of(app).add_plugins(AwsSolutionsChecks(app))
        with contextlib.suppress(
            Exception
        ):  # raised for any finding, once all is written; they are looked at below
            app.synth()
    yield {
        name: json.loads((folder / "out" / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("Bole.template", "BoleStorage.template", "validation-report")
    }
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def service(templates: Mapping[str, Mapping[str, Any]]) -> Resources:
    """The resources of the stack that works."""
    return cast(Resources, templates["Bole.template"]["Resources"])


@pytest.fixture(scope="session")
def storage(templates: Mapping[str, Mapping[str, Any]]) -> Resources:
    """The resources of the stack that keeps."""
    return cast(Resources, templates["BoleStorage.template"]["Resources"])


def of(resources: Resources, kind: str) -> list[Mapping[str, Any]]:
    """The properties of every resource of one kind."""
    return [each["Properties"] for each in resources.values() if each["Type"] == kind]
