"""What a demo leaves behind: the report, the letter, calendars, mails, the ledger, the machines' histories."""

import json
from dataclasses import dataclass
from pathlib import Path

from infra.local.cloud import LocalCloud
from infra.local.journey.mailbox import Letter
from infra.local.journey.visitor import Answer, StepFailed
from infra.stacks.catalogue import MACHINES


@dataclass(frozen=True, slots=True)
class Keepsakes:
    """The folder of one run."""

    folder: Path

    def report(self, report: Answer, page: str) -> None:
        """Keeps the candidate's report: the page and its data."""
        (self.folder / "report.html").write_text(page, "utf-8")
        _write(self.folder / "report.json", report)

    def letter(self, paper: bytes) -> None:
        """Keeps the offer letter."""
        (self.folder / "offer.pdf").write_bytes(paper)

    def calendar(self, email: str, letter: Letter) -> None:
        """Keeps the calendar entry of an interviewer's mail. Raises StepFailed when there is none."""
        entry = letter.attachment(".ics")
        if entry is None:
            raise StepFailed("panel", "the interviewer's mail has no calendar entry")
        (self.folder / f"{email.split('@', maxsplit=1)[0]}.ics").write_bytes(entry)

    def headcount(self, when: str, headcount: Answer) -> None:
        """Keeps the ledger as it stood."""
        _write(self.folder / f"headcount-{when}.json", headcount)

    def histories(self, cloud: LocalCloud) -> list[tuple[str, str, str]]:
        """Keeps each execution's history, and gives (machine, status, states) of each."""
        rows = []
        for machine in MACHINES:
            for number, execution in enumerate(cloud.executions(machine.name), start=1):
                _write(
                    self.folder / "executions" / f"{machine.name}-{number}.json", cloud.history(execution.arn)
                )
                rows.append((machine.name, execution.status, " → ".join(execution.states)))
        return rows


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1, default=str), "utf-8")
