"""One local cloud for all workflow tests, with its staff; the tests reach it through the cloud layer, as functions do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.local.cloud import LocalCloud
from infra.local.house import house
from tests.workflows.scene import Scene

ONE_WORKER = pytest.mark.xdist_group("workflows")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One cloud serves all of these tests, so they go to one worker."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(ONE_WORKER)


@pytest.fixture(scope="session")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalCloud]:
    """A running cloud of the real functions and machines, whose retries are quick."""
    with LocalCloud.start(tmp_path_factory.mktemp("cloud"), house(), retry_pace=0.02) as running:
        yield running


@pytest.fixture(scope="session")
def scene(cloud: LocalCloud) -> Iterator[Scene]:
    """The company's people, and what candidates do, through the cloud layer."""
    with pytest.MonkeyPatch.context() as patch:
        values = cloud.environment | {
            "AWS_ENDPOINT_URL": cloud.endpoint_url,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": "us-east-1",
        }
        for name, value in values.items():
            patch.setenv(name, value)
        yield Scene.set(cloud)
