"""What happens in a running local cloud, as rows for the eye: executions, mails, dead letters."""

from dataclasses import dataclass, field

from infra.local.cloud import LocalCloud
from infra.local.shapes import DeadLetter, Execution, Mail
from infra.stacks.catalogue import MACHINES


@dataclass(slots=True)
class Watch:
    """Looks at the cloud and remembers what cannot change any more, so that a look stays cheap."""

    cloud: LocalCloud
    executions: dict[str, Execution] = field(default_factory=dict)
    mails: list[Mail] = field(default_factory=list)
    dead_letters: list[DeadLetter] = field(default_factory=list)

    def look(self) -> list[str]:
        """Look again; one line for each thing that is new since the last look."""
        return [*self._executions(), *self._mails(), *self._letters()]

    def _executions(self) -> list[str]:
        lines = []
        for machine in MACHINES:
            ended = {arn for arn, known in self.executions.items() if known.status != "RUNNING"}
            for found in self.cloud.executions(machine.name, known=ended):
                before = self.executions.get(found.arn)
                self.executions[found.arn] = found
                if before is None or (before.status, before.states) != (found.status, found.states):
                    lines.append(f"{machine.name}: {found.status.lower()} at {_place(found)}")
        return lines

    def _mails(self) -> list[str]:
        self.mails, before = self.cloud.mails(), len(self.mails)
        return [f"mail to {mail.to}: {mail.subject} ({mail.path.name})" for mail in self.mails[before:]]

    def _letters(self) -> list[str]:
        self.dead_letters, before = self.cloud.dead_letters(), len(self.dead_letters)
        return [
            f"dead letter of {row.function}: {row.error}: {row.message}" for row in self.dead_letters[before:]
        ]


def _place(execution: Execution) -> str:
    """The state that it is in or ended in, with what went wrong."""
    state = execution.states[-1] if execution.states else "its start"
    return f"{state} ({execution.error})" if execution.error else state
