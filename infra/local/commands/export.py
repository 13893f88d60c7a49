"""`bole export`: a dataset of a running API into a file, whole or what has changed since the last time."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO, cast

import click
from talent.datasets import DATASETS, Dataset, Heading, sheet
from talent.kernel import BadInput

from infra.local.commands.outcome import describe
from infra.local.journey.visitor import Answer, StepFailed, Visitor


class ExportRefused(BadInput):
    """The API did not give the dataset."""

    next = "Mend what the message names, and run it again: the cursor stands where the last page ended."


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
    begin = place.read_text("utf-8").strip() if place and place.exists() else ""
    first: Heading | None = heading
    with (
        Visitor(api_url, token=token) as visitor,
        _opened(out) as to,
    ):
        try:
            for page in _pages(visitor, dataset, begin):
                _write(to, dataset, cast("list[Answer]", page["rows"]), None if as_json else first, as_json)
                first = None
                if place:
                    place.write_text(str(page["cursor"]), "utf-8")
        except StepFailed as failed:
            error = describe(ExportRefused(failed.message))
            line = json.dumps({"file": dataset, "error": error}, ensure_ascii=False)
            click.echo(
                line if as_json else f"{error['name']}: {error['message']} {error['next']}", err=not as_json
            )
            sys.exit(1)


@contextmanager
def _opened(out: Path | None) -> Iterator[TextIO]:
    if out is None:
        yield sys.stdout
        return
    with out.open("w", encoding="utf-8", newline="") as file:
        yield file


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
