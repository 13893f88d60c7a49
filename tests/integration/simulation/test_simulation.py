"""Nobody is hired over, no event lost or doubled, nobody stuck: 500 seeds; and three broken products are found out."""

import json
import os
import subprocess
import sys
from functools import cache
from typing import TypedDict

import pytest

from infra.local.plan import ROOT
from infra.local.simulation.batches import replayed

MAIN = [sys.executable, "-c", "from infra.local.command import main; main()", "simulate"]
FIRST, RUNS = 1, 500


class Summary(TypedDict):
    """What `bole simulate --json` prints, as far as it is looked at here."""

    runs: int
    over_hires: int
    lost_events: int
    doubled_events: int
    stuck: int
    other: int
    hired: int
    caught_at: int | None
    violations: list[dict[str, str | int]]


def simulate(*arguments: str, **environment: str) -> tuple[int, str]:
    """The command's exit status and what it printed, in a process of its own."""
    done = subprocess.run(
        [*MAIN, "--workers", "1", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr[-2000:]
    return done.returncode, done.stdout


@cache
def summary(*arguments: str) -> tuple[int, Summary]:
    """The same as data; one command is given once."""
    code, printed = simulate("--json", *arguments)
    told: Summary = json.loads(printed)
    return code, told


@pytest.mark.parametrize("part", range(4))
def test_the_seeds_hold(part: int) -> None:
    """Races, crashes, repeats, late answers: what is true of hiring stays true."""
    runs = RUNS // 4
    code, told = summary("--runs", str(runs), "--seed", str(FIRST + part * runs))
    assert told["violations"] == []
    assert (code, told["runs"]) == (0, runs)
    assert told["hired"] > runs / 3, "a run in which nobody is ever hired shows nothing"


TOLD = pytest.mark.xdist_group("a simulation without an outbox")


@pytest.mark.parametrize(
    ("mutant", "found"),
    [
        ("condition", "over_hires"),
        ("idempotency", "stuck"),
        pytest.param("outbox", "lost_events", marks=TOLD),
    ],
)
def test_a_product_without_this_safeguard_is_found_out(mutant: str, found: str) -> None:
    """A simulation that finds nothing in a broken product would find nothing at all."""
    code, told = summary("--runs", "40", "--mutant", mutant)
    assert code == 1
    assert told["caught_at"]
    assert told[found] > 0  # type: ignore[literal-required]


def test_a_seed_is_the_same_run_wherever_it_is_played() -> None:
    """Or a failed seed could not be looked at."""
    arguments = ("--runs", "1", "--seed", "7", "--steps", "100000")
    code, steps = simulate(*arguments, PYTHONHASHSEED="1")
    assert len(steps.splitlines()) > 100
    assert (code, steps) == simulate(*arguments, PYTHONHASHSEED="2")
    assert steps != simulate("--runs", "1", "--seed", "8", "--steps", "100000")[1]


def test_an_answer_to_a_dead_token_answers_no_later_lap() -> None:
    """A machine asks in laps, and who asks anew lets the earlier wait's token go: it is nobody else's."""
    assert replayed(209012, "").violations == ()


@TOLD
def test_a_failed_seed_tells_what_led_to_it() -> None:
    """The writes and answers about the one application or the heads, up to what went wrong, and no more."""
    found = summary("--runs", "40", "--mutant", "outbox")[1]["violations"]
    seed = next(str(each["seed"]) for each in found if "ledger" in str(each["detail"]))
    code, told = simulate("--runs", "1", "--seed", seed, "--mutant", "outbox")
    lines = told.splitlines()
    assert code == 1
    assert any(line.strip().startswith("lost_event: ") for line in lines)
    steps = lines[: next(n for n, line in enumerate(lines) if line.startswith(f"seed {seed}: "))]
    assert steps
    assert all("HEADCOUNT" in step for step in steps)
