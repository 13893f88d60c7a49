"""`bole opening read`: adverts become requirements, and the conditions in them that may not decide."""

from collections.abc import Mapping

import click
from talent.requirements import Advert, read_opening

from infra.local.commands.outcome import read_bytes, run
from infra.local.commands.parse import reading
from infra.local.commands.terms import own_terms


@click.group()
def group() -> None:
    """Read job adverts into requirements."""


@group.command("read")
@click.argument("files", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")
@own_terms
def read(files: tuple[str, ...], *, as_json: bool) -> None:
    """Read adverts (text, Markdown, HTML, PDF, DOCX; `-` is standard input)."""
    with reading() as reader:

        def work(file: str) -> Mapping[str, object]:
            document = reader.read(read_bytes(file), file)
            advert = read_opening("\n".join(line.text.replace("\t", " ") for line in document.lines))
            return {"file": file, **advert.model_dump(mode="json")}

        run(files, work, as_json=as_json, show=_shown, doing="Reading")


def _shown(answer: Mapping[str, object]) -> str:
    advert = Advert.model_validate({key: value for key, value in answer.items() if key != "file"})
    lines = [f"{answer['file']}: {advert.title}"]
    for one in advert.requirements:
        wanted = one.canonical or ""
        least = f" ≥ {one.minimum:g}" if one.minimum is not None else ""
        lines.append(f"  {one.kind:8} {one.about:11} {one.text}  [{wanted}{least}]")
    lines.extend(f"  ! unlawful ({one.ground}), not used: {one.text}" for one in advert.unlawful)
    return "\n".join(lines)
