"""`bole demo`: the whole journey on the local cloud, shown as it happens, with real files and real models."""

import shutil
import sys
import time
from pathlib import Path

import click
from rich.console import Console
from talent import library

from infra.local.cloud import LocalCloud
from infra.local.house import house
from infra.local.journey.board import Board
from infra.local.journey.ending import show_ending
from infra.local.journey.keepsakes import Keepsakes
from infra.local.journey.visitor import StepFailed
from infra.local.journey.walk import Files, Walk

SAMPLES = Path(__file__).resolve().parents[3] / "tests" / "samples"
RESUME = SAMPLES / "resumes" / "chen_yutong_zh.pdf"
RECORDINGS = (
    SAMPLES / "recordings" / "trade_teamwork_strong.mp4",
    SAMPLES / "recordings" / "trade_pressure_hesitant.mp4",
)
PERSON = {
    "name": "陈雨桐",
    "email": "chen.yutong@example.com",
    "phone": "13905920000",
    "language": "zh",
    "jurisdiction": "CN",
}


@click.command()
@click.option("--resume", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=RESUME)
@click.option(
    "--recording",
    "recordings",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="One for each question, in order; the last one answers the questions that are left.",
)
@click.option("--opening", default="intl-trade", help="The position to open: its id or name.")
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path), default=Path("build/demo"))
def command(resume: Path, recordings: tuple[Path, ...], opening: str, folder: Path) -> None:
    """Run the whole journey on the local cloud: from the resume to the hire."""
    console = Console()
    started = time.monotonic()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    position = library.position(opening)
    files = Files(resume, recordings or RECORDINGS)
    console.print(f"[bold]Bole 伯乐[/bold]  {position.name.zh} · {position.name.en}", highlight=False)
    keepsakes = Keepsakes(folder)
    with LocalCloud.start(folder, house()) as cloud:
        console.print(
            f"local cloud up in {time.monotonic() - started:.1f} s at {cloud.api_url}", highlight=False
        )
        try:
            with Board(console) as board:
                application_id = Walk(cloud, board, position, PERSON, files, keepsakes).run()
        except StepFailed as failed:
            show_ending(console, keepsakes, keepsakes.histories(cloud))
            console.print(f"[red]not hired[/red]: {failed}", highlight=False, soft_wrap=True)
            sys.exit(1)
        cloud.quiet()
        show_ending(console, keepsakes, keepsakes.histories(cloud))
    print(f"hired: {application_id} in {time.monotonic() - started:.0f} s")
