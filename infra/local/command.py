"""The `bole` command: it knows its verbs by name and imports one only when that one is used.

`bole --help` must be quick, and most verbs need libraries that the others never load.
"""

from importlib import import_module
from keyword import iskeyword
from pathlib import Path

import click

VERBS = {
    "parse": "Read resumes: PDF, DOCX, text, Markdown, HTML.",
    "opening": "Read job adverts into requirements.",
    "match": "Match resumes with an opening.",
    "transcribe": "Write down what recordings say.",
    "assess": "Score a recorded answer by competencies.",
    "calibrate": "Compare language scores with human ratings.",
    "openapi": "Print the description of the HTTP API.",
    "demo": "Run the whole journey on the local cloud.",
    "up": "Keep the local cloud running.",
    "import": "Import many resumes at once.",
    "simulate": "Run many applications through the machines.",
    "export": "Export a dataset for ERP or OA.",
    "audit": "Verify the record of decisions.",
    "insight": "Fit and inspect predictions.",
}


class Verbs(click.Group):
    """A group whose commands live in `infra.local.commands`, one module each, imported on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Every verb that is built."""
        built = {path.stem for path in Path(__file__).with_name("commands").glob("*.py")}
        return [verb for verb in VERBS if _module_of(verb) in built]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb's command, imported now; None where there is no such verb."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = import_module(f"infra.local.commands.{_module_of(cmd_name)}")
        command = getattr(module, "command", None) or getattr(module, "group", None)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs from their one-line descriptions, importing none."""
        with formatter.section("Commands"):
            formatter.write_dl([(verb, VERBS[verb]) for verb in self.list_commands(ctx)])


def _module_of(verb: str) -> str:
    """The module that holds `verb`: its own name, with an underscore where the name is a Python keyword."""
    return f"{verb}_" if iskeyword(verb) else verb


@click.group(cls=Verbs)
def main() -> None:
    """Bole 伯乐: hiring that can be explained."""
