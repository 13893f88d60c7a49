"""`bole export`: a dataset of a running API into a file, whole or what has changed since the last time."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn, TextIO, cast

import click
from httpx import HTTPError
from talent.datasets import DATASETS, Dataset, Heading, sheet
from talent.kernel import BadInput

from infra.local.commands.outcome import describe
from infra.local.journey.visitor import Answer, StepFailed, Visitor


class ExportRefused(BadInput):
    """The API did not give the dataset."""

    next = "Mend what the message names, and run it again: file and cursor are as they were before."


@click.command()
@click.argument("dataset", type=click.Choice(sorted(DATASETS)))
@click.option("--api", "api_url", required=True, help="A running API.")
@click.option("--token", required=True, envvar="BOLE_TOKEN", help="An ID token of somebody who may export.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="A file instead of the terminal."
)
@click.option(
    "--cursor", "place", type=click.Path(dir_okay=False, path_type=Path), help="Keeps where it ended."
)
@click.option("--heading", type=click.Choice(["name", "zh", "en"]), default="name", help="The first line.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines instead of CSV.")
def command(
    dataset: Dataset,
    *,
    api_url: str,
    token: str,
    out: Path | None,
    place: Path | None,
    heading: Heading,
    as_json: bool,
) -> None:
    """Export a dataset; with --cursor FILE only what has changed since the last time."""
    begin = end = place.read_text("utf-8").strip() if place and place.exists() else ""
    first: Heading | None = None if as_json else heading
    try:
        with Visitor(api_url, token=token) as visitor, _opened(out) as to:
            for page in _pages(visitor, dataset, begin):
                _write(to, dataset, cast("list[Answer]", page["rows"]), first, as_json)
                first, end = None, str(page["cursor"])
    except (StepFailed, HTTPError) as failed:
        _refuse(dataset, str(failed), as_json)
    if place:
        place.write_text(end, "utf-8")


def _refuse(dataset: Dataset, message: str, as_json: bool) -> NoReturn:
    error = describe(ExportRefused(message))
    line = json.dumps({"file": dataset, "error": error}, ensure_ascii=False)
    click.echo(line if as_json else f"{error['name']}: {error['message']} {error['next']}", err=not as_json)
    sys.exit(1)


@contextmanager
def _opened(out: Path | None) -> Iterator[TextIO]:
    """Where the rows go. A file is there once it is whole: a run that broke off and is run again loses no page."""
    if out is None:
        yield sys.stdout
        return
    part = out.with_name(f"{out.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            yield file
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def _pages(visitor: Visitor, dataset: str, begin: str) -> Iterator[Answer]:
    page: Answer = {"cursor": begin, "more": True}
    while page["more"]:
        page = visitor.post(f"/exports/{dataset}", {"cursor": page["cursor"]})
        yield page


def _write(to: TextIO, dataset: Dataset, rows: list[Answer], heading: Heading | None, as_json: bool) -> None:
    if as_json:
        to.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        return
    model = DATASETS[dataset].rows
    to.write(sheet(model, [model.model_validate(row) for row in rows], heading))
