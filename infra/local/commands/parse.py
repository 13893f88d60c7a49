"""`bole parse`: resumes become JSON, by the contract in layers/talent/schemas."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256

import click
from documents.reading import Bounded, Sighted
from documents.reading.errors import EmptyFile
from documents.reading.scans import Recognise
from talent.json_resume import json_resume
from talent.reading import read_resume
from talent.reading.tagger import Leanings
from talent.reading.text import Document, plain
from talent.resume import Resume

from infra.local.commands.outcome import STANDARD_INPUT, read_bytes, run


@click.command()
@click.argument("files", nargs=-1)
@click.option("--text", "as_text", is_flag=True, help="Read plain text from standard input.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["bole", "jsonresume"]),
    default="bole",
    help="jsonresume: JSON Lines of JSON Resume 1.0.",
)
def command(files: tuple[str, ...], *, as_text: bool, as_json: bool, form: str) -> None:
    """Read resumes: PDF, DOCX, PNG, JPEG, text, Markdown, HTML, mails, JSON Resume; scans are recognised."""
    if not files and not as_text:
        raise click.UsageError("Name at least one file, or give --text.")
    today = datetime.now(UTC).date()
    with reading() as reader:

        def work(file: str) -> Mapping[str, object]:
            resume = read_resume(document_of(file, reader, as_text=as_text), today, lives)
            if form == "jsonresume":
                return json_resume(resume).document()
            return {"file": file, **resume.model_dump(mode="json")}

        inputs = files or (STANDARD_INPUT,)
        run(inputs, work, as_json=as_json or form == "jsonresume", show=shown, doing="Reading")


def reading() -> Bounded:
    """The bounded reader of a command, which also reads pictures; use it as a context."""
    return Sighted(_recogniser)


def _recogniser() -> Recognise:
    from infra.local.looking import recogniser  # noqa: PLC0415 - most files are text and need no models

    return recogniser()


def lives(text: str) -> Leanings:
    """What the second reader of lives told in Chinese makes of a text."""
    from infra.local.looking import life_reader  # noqa: PLC0415 - most resumes are no lives and need no models

    return life_reader()(text)


def document_of(file: str, reader: Bounded, *, as_text: bool = False) -> Document:
    """The document of a file (or of standard input, `-`), read in the bounded child."""
    data = read_bytes(file)
    if not as_text:
        return reader.read(data, file)
    text = data.decode("utf-8", "replace")
    if not text.strip():
        raise EmptyFile(f"{file} is empty.")
    document = plain(text, file)
    return Document(file, sha256(data).hexdigest(), document.pages)


def shown(answer: Mapping[str, object]) -> str:
    """A resume for people: who, how to reach them, where they learned and worked, and what to check."""
    resume = Resume.model_validate({key: value for key, value in answer.items() if key != "file"})
    basics = resume.basics
    said = [leaf.value for leaf in (basics.name, basics.phone, basics.email, basics.location) if leaf]
    lines = [f"{answer['file']}: " + " · ".join(said)]
    for school in resume.education:
        lines.append(
            "  " + _joined(school.institution, school.degree, school.major, school.start, school.end)
        )
    for post in resume.work:
        lines.append("  " + _joined(post.organization, post.title, post.start, post.end))
    lines.extend(_listed(resume))
    return "\n".join(lines)


def _joined(*leaves: object) -> str:
    return " · ".join(str(getattr(leaf, "value", "")) for leaf in leaves if leaf is not None)


def _listed(resume: Resume) -> Sequence[str]:
    lines = [f"  {resume.experience_months} months of experience"]
    if resume.skills:
        lines.append("  skills: " + ", ".join(skill.value for skill in resume.skills[:20]))
    if resume.certificates:
        lines.append("  certificates: " + ", ".join(held.name.value for held in resume.certificates))
    wishes = resume.wishes
    wanted = [
        leaf.value for leaf in (wishes.position, wishes.pay, wishes.location, wishes.availability) if leaf
    ]
    if wanted:
        lines.append("  looks for: " + ", ".join(wanted))
    lines.extend(f"  ! page {flag.page}: {flag.kind}: {flag.detail}" for flag in resume.flags)
    if resume.needs_review:
        lines.append("  please check: " + ", ".join(resume.needs_review))
    return lines
