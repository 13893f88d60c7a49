"""What every command on files shares: one outcome a file, in order, as JSON Lines or for people.

A command gives a callable that turns one file into one answer; this module decides how answers and errors
are shown and which status the process ends with: 0 all read, 1 some failed (2, usage, is click's own).
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from pydantic import BaseModel
from rich.console import Console
from rich.progress import Progress
from talent.kernel import BadInput

type Answer = BaseModel | Mapping[str, object]
type Work = Callable[[str], Answer]
type Answered = Mapping[str, object]
type Show = Callable[[Answered], str]
type Rank = Callable[[Sequence[Answered]], Sequence[Answered]]

STANDARD_INPUT = "-"


class FileMissing(BadInput):
    """The named file is not there, or is not a file."""

    next = "Check the path."


def run(
    files: Sequence[str], work: Work, *, as_json: bool, show: Show, doing: str, rank: Rank | None = None
) -> None:
    """Do `work` on each of `files` and end the process with 0, or 1 where one of them failed.

    `work` takes the file as it was named and raises to fail. `show` turns an answer into lines for people;
    `doing` names the work on the progress bar. With `as_json`, one JSON object a line is printed, in order; else `rank`
    puts the answers that were had into their order for people, when all are there.
    """
    failed = False
    held: list[Answered] = []
    with _progress(len(files), doing, quiet=as_json) as step:
        for file in files:
            try:
                answer = _plain(work(file))
            except Exception as error:
                failed = True
                answer = {"file": file, "error": describe(error)}
            if rank and not as_json and "error" not in answer:
                held.append(answer)
            else:
                tell(answer, as_json=as_json, show=show)
            step()
    for answer in rank(held) if rank else ():
        tell(answer, as_json=as_json, show=show)
    if failed:
        sys.exit(1)


def read_bytes(file: str) -> bytes:
    """The bytes of `file`, or of standard input where it is `-`; raises `FileMissing`."""
    if file == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    path = Path(file)
    if not path.is_file():
        raise FileMissing(f"There is no file {file}.")
    return path.read_bytes()


def describe(error: Exception) -> dict[str, str]:
    """The error as the contract prints it: its business name, one line, and what to do next."""
    message = str(error).strip().splitlines()
    return {
        "name": type(error).__name__,
        "message": message[0] if message else type(error).__name__,
        "next": str(getattr(error, "next_step", "")) or "Send the file and this line to whoever keeps Bole.",
    }


def _plain(answer: Answer) -> Mapping[str, object]:
    return answer.model_dump(mode="json") if isinstance(answer, BaseModel) else answer


def tell(answer: Mapping[str, object], *, as_json: bool, show: Show) -> None:
    """Print one answer or error: as a JSON line, or for people."""
    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False))
        return
    error = answer.get("error")
    if isinstance(error, Mapping):
        line = f"{answer.get('file')}: {error['name']}: {error['message']} {error['next']}"
        click.echo(line, err=True)
    else:
        click.echo(show(answer))


@contextmanager
def _progress(total: int, doing: str, *, quiet: bool) -> Iterator[Callable[[], None]]:
    console = Console(stderr=True)
    if quiet or total < 2 or not console.is_terminal:
        yield lambda: None
        return
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task(doing, total=total)
        yield lambda: progress.advance(task)
