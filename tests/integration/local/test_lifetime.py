"""A local cloud leaves nothing behind, however it ends; and a busy AWS, which delivers twice, can be had."""

import errno
import signal
import socket
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from infra.local.cloud import LocalCloud
from infra.local.process import NotStarted
from infra.stacks.shapes import Machine
from tests.integration.local.conftest import PLAN

pytestmark = pytest.mark.xdist_group("local cloud")
LIFE = """
import signal, sys
from pathlib import Path
from infra.local.cloud import LocalCloud
from tests.integration.local.conftest import PLAN
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has what runs behind ignore it
with LocalCloud.start(Path(sys.argv[1]), PLAN) as cloud:
    print(cloud.invoke("echo", "surroundings")["process"], cloud.endpoint_url, flush=True)
    sys.stdin.read()
"""


def gone(process: int) -> bool:
    """Whether the process ended, within half a minute."""
    for _ in range(300):
        if not Path(f"/proc/{process}").exists():
            return True
        time.sleep(0.1)
    return False


def shut(port: int) -> bool:
    """Whether nothing answers at the port any more, within half a minute."""
    for _ in range(300):
        with socket.socket() as caller:
            if caller.connect_ex(("127.0.0.1", port)) == errno.ECONNREFUSED:
                return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL], ids=str)
def test_nothing_outlives_the_one_who_started_it(tmp_path: Path, end: signal.Signals) -> None:
    root = Path(__file__).resolve().parents[3]
    command = [sys.executable, "-c", LIFE, str(tmp_path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=root
    ) as owner:
        assert owner.stdout is not None
        worker, endpoint = owner.stdout.readline().split()
        owner.send_signal(end)
        owner.wait(60)
        assert gone(int(worker))
        assert shut(int(endpoint.rpartition(b":")[2]))


def test_a_cloud_that_cannot_be_built_says_why(tmp_path: Path) -> None:
    with pytest.raises(NotStarted, match="nowhere"):
        LocalCloud.start(tmp_path, replace(PLAN, machines=(Machine("nowhere"),)))


def test_every_event_and_record_can_be_made_to_arrive_twice(tmp_path: Path) -> None:
    with LocalCloud.start(tmp_path, replace(PLAN, machines=()), repeat=True) as cloud:
        cloud.publish("Noted", {"name": "twice"})
        new = {"pk": {"S": "X"}, "sk": {"S": "EVENT#twice"}}
        cloud.client("dynamodb").put_item(TableName="bole", Item=new)
        cloud.quiet()
        for kind, name in (("NOTE", "twice"), ("FOLLOWED", "of EVENT#twice")):
            key = {"pk": {"S": kind}, "sk": {"S": name}}
            found = cloud.client("dynamodb").get_item(TableName="bole", Key=key)["Item"]
            assert found["visits"]["N"] == "2"
    assert not (tmp_path / "tmp").exists()
