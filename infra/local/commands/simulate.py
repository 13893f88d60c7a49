"""`bole simulate`: many seeded runs of the real transactions and machines, among races, crashes and repeats.

With `--json` one object is printed at the end: `{"runs","seed","mutant","over_hires","lost_events",
"doubled_events","stuck","other","hired","calls","commits","caught_at","seconds",
"violations":[{"seed","kind","detail"}]}`. The counts are of violations by kind (`other`: a composite that is not made of
what was stored, somebody in two rooms, an offer that not everybody approved, a person who is not gone, an error that
nobody expects); `violations` tells of the first fifty; `caught_at` is how many runs, in the order of their seeds,
it took to find the first violation, null where none was found. Exit 0: no violation; 1: some; 2: usage. `--mutant`
breaks one safeguard of the product on purpose, so that exit 1 is then the good end.

`--runs 1 --seed X` without `--json` plays a seed again and prints the steps that led to its first violation: time,
who, which call.
"""

import json
import os
import sys
import time
from collections import Counter

import click
from rich.console import Console
from rich.progress import Progress

from infra.local.simulation.batches import Played, played, replayed
from infra.local.simulation.mutants import MUTANTS
from infra.local.simulation.run import Outcome
from infra.local.simulation.tracing import told

_COUNTED = {
    "over_hire": "over_hires",
    "lost_event": "lost_events",
    "doubled_event": "doubled_events",
    "stuck": "stuck",
}
_MOST_TOLD = 50
_LAST_STEPS = 60


@click.command()
@click.option(
    "--runs", type=click.IntRange(1), default=500, show_default=True, help="How many seeds to play."
)
@click.option("--seed", type=int, default=0, show_default=True, help="The first seed; the others follow it.")
@click.option("--mutant", type=click.Choice(MUTANTS), help="Break this safeguard of the product on purpose.")
@click.option(
    "--workers", type=click.IntRange(1), default=lambda: os.process_cpu_count() or 1, help="Processes."
)
@click.option("--steps", type=click.IntRange(1), default=_LAST_STEPS, help="Steps of a single run to print.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(*, runs: int, seed: int, mutant: str | None, workers: int, steps: int, as_json: bool) -> None:
    """Play seeded runs of the real store and task code among races, crashes, repeats and late answers."""
    started = time.monotonic()
    if runs == 1 and not as_json:
        outcome = replayed(seed, mutant or "")
        _tell_run(outcome, steps)
        sys.exit(1 if outcome.violations else 0)
    batches = _watched(range(seed, seed + runs), mutant or "", workers, quiet=as_json)
    summary = _summary(batches, seed, mutant, time.monotonic() - started)
    if as_json:
        click.echo(json.dumps(summary, ensure_ascii=False))
    else:
        _tell(summary)
    sys.exit(1 if summary["violations"] else 0)


def _watched(seeds: range, mutant: str, workers: int, *, quiet: bool) -> list[Played]:
    console = Console(stderr=True, quiet=quiet or not sys.stderr.isatty())
    done: list[Played] = []
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("playing", total=len(seeds))
        for batch in played(seeds, mutant, workers):
            done.append(batch)
            progress.advance(task, batch.runs)
    return done


def _summary(batches: list[Played], seed: int, mutant: str | None, seconds: float) -> dict[str, object]:
    found = sorted((each for batch in batches for each in batch.violations), key=lambda each: each[0])
    kinds = Counter(_COUNTED.get(violation.kind, "other") for _, violation in found)
    return {
        "runs": sum(batch.runs for batch in batches),
        "seed": seed,
        "mutant": mutant,
        **{name: kinds[name] for name in (*_COUNTED.values(), "other")},
        "hired": sum(batch.hired for batch in batches),
        "calls": sum(batch.calls for batch in batches),
        "commits": sum(batch.commits for batch in batches),
        "caught_at": found[0][0] - seed + 1 if found else None,
        "seconds": round(seconds, 1),
        "violations": [
            {"seed": at, "kind": violation.kind, "detail": violation.detail}
            for at, violation in found[:_MOST_TOLD]
        ],
    }


def _tell(summary: dict[str, object]) -> None:
    counts = ", ".join(f"{summary[name]} {name.replace('_', ' ')}" for name in (*_COUNTED.values(), "other"))
    click.echo(f"{summary['runs']} runs in {summary['seconds']} s: {counts}")
    click.echo(f"{summary['hired']} hired, {summary['calls']} calls, {summary['commits']} transactions")
    violations = summary["violations"]
    for each in violations if isinstance(violations, list) else []:
        click.echo(f"  seed {each['seed']}: {each['kind']}: {each['detail']}")
    if summary["caught_at"]:
        click.echo(
            "Play one again with --runs 1 --seed SEED"
            + (f" --mutant {summary['mutant']}" if summary["mutant"] else "")
        )


def _tell_run(outcome: Outcome, steps: int) -> None:
    for line in told(outcome, steps):
        click.echo(line)
    click.echo(f"seed {outcome.seed}: {outcome.calls} calls, {outcome.hired} hired")
    for violation in outcome.violations:
        click.echo(f"  {violation.kind}: {violation.detail}")
