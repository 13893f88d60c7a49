"""`bole match`: resumes against an opening, each requirement with the words that show it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click
from documents.reading import Bounded
from rich.console import Console
from rich.table import Column, Table
from talent.library import position
from talent.matching import Checked, match, profile_of
from talent.policy import OpeningPolicy
from talent.reading import read_resume
from talent.requirements import Requirement, read_opening

from infra.local.commands.outcome import read_bytes, run
from infra.local.commands.parse import document_of, lives, reading
from infra.local.commands.terms import own_terms


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--opening", required=True, help="A job advert's file, or a position's id.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")
@own_terms
def command(files: tuple[str, ...], *, opening: str, as_json: bool) -> None:
    """Match resumes with an opening; without --json the best comes first."""
    today = datetime.now(UTC).date()
    with reading() as reader:
        requirements, line = _opening(opening, reader)

        def work(file: str) -> Mapping[str, object]:
            resume = read_resume(document_of(file, reader), today, lives)
            found = match(profile_of(resume, f"{today:%Y-%m}"), requirements, line)
            flags = [flag.model_dump(mode="json") for flag in resume.flags]
            return {"file": file, **found.model_dump(mode="json"), "flags": flags}

        run(files, work, as_json=as_json, show=_shown, doing="Matching", rank=_ranked)


def _opening(named: str, reader: Bounded) -> tuple[Sequence[Requirement], float]:
    """The requirements and the screening line of an advert's file or of a position."""
    if Path(named).is_file():
        document = reader.read(read_bytes(named), named)
        text = "\n".join(line.text.replace("\t", " ") for line in document.lines)
        return read_opening(text).requirements, OpeningPolicy().screening_line
    found = position(named)
    return read_opening(found.jd.zh).requirements, found.policy.screening_line


def _shown(answer: Mapping[str, object]) -> str:
    lines = [f"{answer['file']}: {answer['score']} {answer['verdict']}"]
    requirements = answer["requirements"]
    for row in requirements if isinstance(requirements, list) else ():
        one = Checked.model_validate(row)
        quote = f" — “{one.evidence[0].quote}” (page {one.evidence[0].page})" if one.evidence else ""
        lines.append(f"  {one.verdict:9} {one.kind:8} {one.text}{quote}")
    return "\n".join(lines)


def _ranked(answers: Sequence[Mapping[str, object]]) -> Sequence[Mapping[str, object]]:
    """The best first, equal ones by name; of several, a table of them all goes before."""
    best = sorted(answers, key=lambda one: (-float(str(one["score"])), str(one["file"])))
    if len(best) > 1:
        table = Table("", Column("file", overflow="fold"), "score", "verdict", "met", "not found", "unclear")
        for place, one in enumerate(best, 1):
            rows = one["requirements"]
            said = [Checked.model_validate(row).verdict for row in rows] if isinstance(rows, list) else []
            counts = (str(said.count(word)) for word in ("met", "not_found", "unclear"))
            table.add_row(str(place), str(one["file"]), f"{one['score']}", f"{one['verdict']}", *counts)
        Console().print(table)
    return best
