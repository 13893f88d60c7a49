"""The demo's last screen: the report in a few lines, and where everything lies."""

import json
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from talent.report import Report

from infra.local.journey.keepsakes import Keepsakes

_LEVELS = 5


def show_ending(console: Console, keepsakes: Keepsakes, histories: Sequence[tuple[str, str, str]]) -> None:
    """Shows the report's summary, the machines' ways, the ledger before and after, and the files' places."""
    folder = keepsakes.folder
    if (folder / "report.json").exists():
        _summary(console, Report.model_validate_json((folder / "report.json").read_bytes()))
    ways = Table(box=None, pad_edge=False)
    ways.add_column("machine", style="bold")
    ways.add_column("status")
    ways.add_column("states", overflow="fold")
    for row in histories:
        ways.add_row(*row)
    console.print(ways)
    for when in ("before", "after"):
        _ledger(console, when, folder / f"headcount-{when}.json")
    for what, name in (
        ("candidate's report", "report.html"),
        ("offer letter", "offer.pdf"),
        ("mails", "mails"),
        ("calendars", "*.ics"),
        ("machines' histories", "executions"),
    ):
        for path in sorted(folder.glob(name)):
            console.print(f"  {what:<20} {path}", highlight=False, soft_wrap=True)


def _summary(console: Console, report: Report) -> None:
    say = report.language
    match = "–" if report.match.percent is None else f"{report.match.percent:.0f} %"
    console.print(
        f"\n[bold]{report.position_name.say(say)}[/bold]  {match}  {report.summary.say(say)}", highlight=False
    )
    for row in report.competencies:
        level = (
            "insufficient"
            if row.level is None
            else "●" * round(row.level) + "○" * (_LEVELS - round(row.level))
        )
        console.print(f"  {row.name.say(say):<10} {level}", highlight=False)
    for strength in report.strengths:
        console.print(f"  + {strength.name.say(say)}: “{strength.quote}”", highlight=False)
    for improvement in report.improvements:
        console.print(f"  → {improvement.name.say(say)}: {improvement.how.say(say)}", highlight=False)
    console.print()


def _ledger(console: Console, when: str, path: Path) -> None:
    if path.exists():
        ledger = json.loads(path.read_bytes())["ledger"]
        counts = {name: ledger[name] for name in ("planned", "reserved", "filled")}
        words = ", ".join(f"{name} {count}" for name, count in counts.items())
        console.print(f"  headcount {when:<7} {words}", highlight=False)
