"""`bole import`: many resumes at once, from a folder, a zip or another system's export, through the intake machine."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from rich.console import Console
from rich.progress import Progress
from talent import library
from talent.kernel import BadInput
from talent.people import Role

from infra.local.cloud import LocalCloud
from infra.local.commands.outcome import FileMissing, describe, tell
from infra.local.house import house
from infra.local.journey.company import enrol_everybody, open_opening
from infra.local.journey.importer import Importer, Watch, parcel_of
from infra.local.journey.mailbox import Mailbox
from infra.local.journey.visitor import Answer, StepFailed, Visitor


class ImportRefused(BadInput):
    """The API did not take the import."""

    next = "Mend what the message names, and run the command again: what is done is not done twice."


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH|ZIP|CSV|XLSX...")
@click.option("--opening", default="intl-trade", help="A position's id or name; with --api an opening's id.")
@click.option("--api", "api_url", default="", help="A running API; without it a local cloud is started.")
@click.option("--token", default="", envvar="BOLE_TOKEN", help="A recruiter's ID token for --api.")
@click.option("--map", "said", multiple=True, metavar="COLUMN=FIELD", help="What a column of an export is.")
@click.option("--dry-run", is_flag=True, help="Show what would become of each file and column; keep nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")
def command(
    paths: tuple[str, ...],
    *,
    opening: str,
    api_url: str,
    token: str,
    said: tuple[str, ...],
    dry_run: bool,
    as_json: bool,
) -> None:
    """Import many resumes at once."""
    if api_url and not token:
        raise click.UsageError("With --api a --token is needed.")
    mapping = _mapping(said)
    here = [Path(each) for each in paths if Path(each).exists()]
    lines = [_missing(each) for each in paths if not Path(each).exists()]
    shown: Answer = {}
    if here:
        try:
            with (
                _recruiter(api_url, token, opening) as (visitor, opening_id),
                TemporaryDirectory() as scratch,
            ):
                importer = Importer(visitor, opening_id, parcel_of(here, Path(scratch)))
                with _progress(quiet=as_json) as watch:
                    shown = importer.run(dry_run=dry_run, mapping=mapping, watch=watch)
                lines += [_line(row) for row in importer.files()]
        except StepFailed as failed:
            lines.append({"file": str(here[0]), "error": describe(ImportRefused(failed.message))})
    lines += _whole(str(here[0]) if here else "", shown)
    _tell(lines, shown, as_json=as_json)


def _tell(lines: Sequence[Mapping[str, object]], shown: Answer, *, as_json: bool) -> None:
    columns = shown.get("columns")
    if isinstance(columns, list) and columns and (shown["dry_run"] or not as_json):
        _tell_columns(columns, str(shown["layout"]), to_error=as_json)
    left_out = shown.get("left_out")
    for sheet in left_out if isinstance(left_out, list) else ():
        click.echo(f"sheet '{sheet}' is left out", err=as_json)
    for line in lines:
        tell(line, as_json=as_json, show=_shown)
    counts = shown.get("counts")
    if isinstance(counts, dict) and not as_json:
        click.echo(", ".join(f"{count} {name}" for name, count in counts.items() if count))
    if any("error" in line for line in lines):
        sys.exit(1)


def _tell_columns(columns: Sequence[object], layout: str, *, to_error: bool) -> None:
    click.echo(f"columns ({layout}):", err=to_error)
    for column in columns:
        if isinstance(column, dict):
            becomes = column["field"] or "not used"
            click.echo(f"  {column['header']} → {becomes}  ({column['filled']} filled)", err=to_error)


def _mapping(said: Sequence[str]) -> dict[str, str]:
    pairs = [each.rpartition("=") for each in said]
    if any(not column for column, _, _ in pairs):
        raise click.UsageError("--map takes COLUMN=FIELD; an empty FIELD leaves the column out.")
    return {column: field for column, _, field in pairs}


def _missing(path: str) -> dict[str, object]:
    return {"file": path, "error": describe(FileMissing(f"There is no file {path}."))}


def _whole(path: str, shown: Answer) -> list[dict[str, object]]:
    """The line of a source that could not be read at all."""
    refused = shown.get("refused")
    return [{"file": path, "error": refused}] if refused else []


def _line(row: Answer) -> dict[str, object]:
    """A file's line as the contract has it."""
    if row["outcome"] == "failed":
        return {"file": row["file"], "error": row["reason"]}
    return {"file": row["file"], **{name: row[name] for name in row if name not in {"file", "number"}}}


def _shown(line: Mapping[str, object]) -> str:
    reason = line.get("reason")
    said = f": {reason['name']}: {reason['message']} {reason['next']}" if isinstance(reason, dict) else ""
    return f"{line['file']}: {line['outcome']}{said}"


@contextmanager
def _recruiter(api_url: str, token: str, opening: str) -> Iterator[tuple[Visitor, str]]:
    """A signed-in recruiter and the opening's id, on the API that is named or on a local cloud of this run."""
    if api_url:
        with Visitor(api_url, token=token) as visitor:
            yield visitor, opening
        return
    position = library.position(opening)
    with TemporaryDirectory() as folder, LocalCloud.start(Path(folder), house()) as cloud:
        colleagues = enrol_everybody(cloud, Mailbox(Path(folder) / "mails"), position.department.id)
        opened = open_opening(cloud, colleagues, position)
        with Visitor(cloud.api_url, token=colleagues[Role.RECRUITER][0].token) as visitor:
            yield visitor, str(opened["opening_id"])


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Watch]:
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield lambda _done, _total: None
        return
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("Importing", total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total or None)
