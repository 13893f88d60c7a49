"""What the person who runs the demo sees while it runs: the steps, the candidate's stage, the mails that went out."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Self

from rich.console import Console, Group
from rich.live import Live
from rich.table import Table
from rich.text import Text

from infra.local.journey.visitor import StepFailed

_LOOK_S = 0.4
_PATIENCE_S = 600.0  # a busy machine is slow, not broken: what breaks says so itself, through `refresh`


@dataclass(slots=True)
class _Row:
    title: str
    started: float
    seconds: float | None = None
    note: str = ""


@dataclass(slots=True)
class Board:
    """A live table in a terminal; plain lines, one a finished step, elsewhere."""

    console: Console
    rows: list[_Row] = field(default_factory=list)
    stage: str = ""
    happened: list[str] = field(default_factory=list)
    refresh: Callable[["Board"], None] | None = None
    _live: Live | None = None

    def __enter__(self) -> Self:
        if self.console.is_terminal:
            self._live = Live(self._drawn(), console=self.console, refresh_per_second=5, transient=False)
            self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._live:
            self._live.update(self._drawn())
            self._live.stop()

    @contextmanager
    def step(self, title: str) -> Iterator["Board"]:
        """One step of the journey; what fails inside fails under its title."""
        row = _Row(title, time.monotonic())
        self.rows.append(row)
        self._show()
        try:
            yield self
        except StepFailed as failed:
            raise StepFailed(title, str(failed)) from failed
        row.seconds = time.monotonic() - row.started
        self._show()
        if not self._live:
            self.console.print(f"  {title:<44} {row.seconds:6.1f} s  {row.note}", highlight=False)

    def note(self, words: str) -> None:
        """A word beside the step that runs."""
        self.rows[-1].note = words
        self._show()

    def until[T](self, look: Callable[[], T | None]) -> T:
        """What `look` finds, looked for again and again; StepFailed when it is not there in ten minutes."""
        end = time.monotonic() + _PATIENCE_S
        while (found := look()) is None:
            if time.monotonic() > end:
                stage = self.stage or "unknown"
                raise StepFailed("waited", f"nothing came within {_PATIENCE_S:.0f} s (stage: {stage})")
            if self.refresh:
                self.refresh(self)
            self._show()
            time.sleep(_LOOK_S)
        if self.refresh:
            self.refresh(self)
        return found

    def _show(self) -> None:
        if self._live:
            self._live.update(self._drawn())

    def _drawn(self) -> Group:
        table = Table(box=None, pad_edge=False, show_header=False)
        table.add_column(width=2)
        table.add_column(min_width=44)
        table.add_column(justify="right", width=8)
        table.add_column(overflow="fold")
        for row in self.rows:
            mark = Text("✓", style="green") if row.seconds is not None else Text("•", style="yellow")
            spent = row.seconds if row.seconds is not None else time.monotonic() - row.started
            table.add_row(mark, row.title, f"{spent:.1f} s", Text(row.note, style="dim"))
        events = Text("  ".join(self.happened[-6:]), style="dim")
        return Group(table, Text(f"\n   {self.stage}", style="bold cyan"), Text("   ") + events)
