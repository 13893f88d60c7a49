"""`bole export` against a running API: a file for Excel, and nothing twice."""

import csv
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from click.testing import CliRunner
from cloud import moment
from talent.application import Stage
from talent.people import Role

from infra.local.cloud import LocalCloud
from infra.local.command import main
from tests.workflows.scene import Scene
from tests.workflows.sign_in import signed_in


class _MinutesAgo(moment._System):
    def now(self) -> datetime:
        return super().now() - timedelta(minutes=2)


@contextmanager
def minutes_ago() -> Iterator[None]:
    """What is written now was written some minutes ago, as an export waits until a change has settled."""
    moment.ask(_MinutesAgo(), moment._System())
    yield
    moment.ask(moment._System(), moment._System())


def test_the_command_writes_a_file_and_goes_on_from_where_it_ended(
    cloud: LocalCloud, scene: Scene, tmp_path: Path
) -> None:
    with minutes_ago():
        application_id = scene.standing(scene.opening(), Stage.HIRED)
    out, cursor = tmp_path / "applications.csv", tmp_path / "cursor"
    asked = [
        "export",
        "applications",
        "--api",
        cloud.api_url,
        "--token",
        signed_in(cloud, "Hana", Role.HR_MANAGER),
    ]
    whole = CliRunner().invoke(main, [*asked, "--out", str(out), "--cursor", str(cursor), "--heading", "zh"])
    assert whole.exit_code == 0, whole.output
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["申请编号"]: row for row in csv.DictReader(file)}
    assert (rows[application_id]["姓名"], rows[application_id]["阶段"]) == ("林晓", "hired")
    since = CliRunner().invoke(main, [*asked, "--cursor", str(cursor), "--json"])
    assert since.exit_code == 0, since.output
    assert application_id not in since.output
    refused = CliRunner().invoke(main, [*asked[:-1], "no token", "--json"])
    assert refused.exit_code == 1
    assert json.loads(refused.output)["error"]["name"] == "ExportRefused"
