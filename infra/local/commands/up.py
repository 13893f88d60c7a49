"""`bole up`: the local cloud, kept running for people: its addresses, a login for each role, what happens in it."""

import signal
import sys
import threading
from pathlib import Path

import click
from rich.console import Console, Group
from rich.live import Live
from rich.table import Table
from talent import library

from infra.local.cloud import LocalCloud
from infra.local.house import house
from infra.local.journey.company import enrol_everybody, open_opening
from infra.local.journey.everybody import Login, logins
from infra.local.journey.mailbox import Mailbox
from infra.local.watch import Watch

LOOK_EVERY_S = 1.0
ROWS = 8


@click.command()
@click.option(
    "--opening", default="intl-trade", help="The position that is open from the start: its id or name."
)
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path), default=Path("build/up"))
def command(opening: str, folder: Path) -> None:
    """Keep the local cloud running until Ctrl-C."""
    console = Console()
    position = library.position(opening)
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    with LocalCloud.start(folder, house()) as cloud:
        colleagues = enrol_everybody(cloud, Mailbox(folder / "mails"), position.department.id)
        opened = open_opening(cloud, colleagues, position)
        console.print(f"API        {cloud.api_url}", highlight=False)
        console.print(f"AWS        {cloud.endpoint_url}", highlight=False)
        console.print(f"sign in    Cognito app client {cloud.pool.client_id}", highlight=False)
        console.print(f"opening    {opened['opening_id']}", highlight=False)
        console.print(f"files      {folder.resolve()}", highlight=False, soft_wrap=True)
        console.print(_people(logins(cloud, colleagues)))
        _show(console, Watch(cloud), stop)
    console.print("Stopped.")


def _people(rows: list[Login]) -> Table:
    table = Table("role", "sign-in", "password", box=None, pad_edge=False)
    for row in rows:
        table.add_row(row.role, row.email, row.password)
    return table


def _show(console: Console, watch: Watch, stop: threading.Event) -> None:
    if not console.is_terminal:
        while not stop.wait(LOOK_EVERY_S):
            for line in watch.look():
                click.echo(line)
            sys.stdout.flush()
        return
    with Live(console=console, refresh_per_second=2) as live:
        while not stop.wait(LOOK_EVERY_S):
            watch.look()
            live.update(_drawn(watch))


def _drawn(watch: Watch) -> Group:
    executions = Table("machine", "status", "states", title="Executions", box=None, expand=True)
    newest = sorted(watch.executions.values(), key=lambda row: str(row.started))[-ROWS:]
    for execution in newest:
        executions.add_row(execution.machine, execution.status, " → ".join(execution.states[-4:]))
    mails = Table("to", "subject", "file", title=f"Mails ({len(watch.mails)})", box=None, expand=True)
    for mail in watch.mails[-ROWS:]:
        mails.add_row(mail.to, mail.subject, mail.path.name)
    letters = Table("function", "error", "message", title="Dead letters", box=None, expand=True)
    for letter in watch.dead_letters[-ROWS:]:
        letters.add_row(letter.function, letter.error, letter.message[:120])
    return Group(executions, mails, letters)
