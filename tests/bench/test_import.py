"""What the API costs to import, beside boto3 with one client: CPU milliseconds of fresh processes, in one run.

`make bench` prints them with their ratios.
"""

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 7
ENVIRONMENT = {"AWS_DEFAULT_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "k", "AWS_SECRET_ACCESS_KEY": "s"}
CASES = {
    "boto3 with one client": "import boto3; boto3.client('dynamodb')",
    "the API": "import app",
    "the API with one client": "import app, boto3; boto3.client('dynamodb')",
    "a task's handler (move_application)": "import handler",
}
FOLDERS = {"a task's handler (move_application)": "move_application"}


def cpu_milliseconds(code: str, folder: Path) -> float:
    """CPU time, user and system, that a fresh process spends on `code`, with `folder` first on its path."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(folder)!r}); {code}"],
        env=os.environ | ENVIRONMENT,
        cwd=folder,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def test_what_imports_cost_beside_boto3_with_one_client(capsys: pytest.CaptureFixture[str]) -> None:
    empty = statistics.median(cpu_milliseconds("pass", ROOT) for _ in range(ROUNDS))
    rows, floor = [], 0.0
    for name, code in CASES.items():
        folder = ROOT / "functions" / FOLDERS.get(name, "api")
        cost = statistics.median(cpu_milliseconds(code, folder) for _ in range(ROUNDS)) - empty
        floor = floor or cost
        rows.append(f"{name:<38} {cost:7.0f} ms CPU   {cost / floor:5.2f} x boto3 with one client")
    with capsys.disabled():
        print("", *rows, sep="\n")
