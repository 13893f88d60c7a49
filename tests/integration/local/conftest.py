"""One local cloud of throw-away functions, shared by the tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.local.cloud import LocalCloud
from infra.local.plan import Plan
from infra.stacks.shapes import Function, Grant, Layer, Machine, OnEvent, OnSchedule, OnStream, OnUpload

HOUSE = Path(__file__).parent / "house"
LAYERS: tuple[Layer, ...] = ("talent", "cloud")
TABLE: tuple[Grant, ...] = ("read table", "write table")
PLAN = Plan(
    root=HOUSE,
    functions=(
        Function("echo", LAYERS, (), timeout_s=10, triggers=(OnSchedule(60),)),
        Function("import_module", LAYERS, ()),
        Function("misbehave", LAYERS, (), memory_mb=160, timeout_s=3),
        Function("note", LAYERS, TABLE, triggers=(OnEvent(("Noted",)), OnUpload("uploads", "resumes/"))),
        Function("follow", LAYERS, TABLE, triggers=(OnStream("EVENT#"),)),
        Function("ask", LAYERS, TABLE),
        Function("count_up", LAYERS, TABLE),
        Function("unloadable", LAYERS, ()),
        Function("trespass", LAYERS, ("read table",)),
        Function("api", LAYERS, (), timeout_s=5),
    ),
    layer_files=(("small/small.txt", HOUSE / "weights" / "small.txt"),),
    bucket_files=(("large/large.txt", HOUSE / "weights" / "large.txt"),),
    machines=(Machine("greet"), Machine("wait"), Machine("try"), Machine("reckon"), Machine("each")),
)


@pytest.fixture(scope="session")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalCloud]:
    """A running cloud whose retries are quick."""
    with LocalCloud.start(tmp_path_factory.mktemp("cloud"), PLAN, retry_pace=0.02) as running:
        yield running
