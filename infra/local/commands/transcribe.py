"""`bole transcribe`: what recordings say, with times."""

from collections.abc import Mapping, Sequence

import click

from infra.local.commands.outcome import read_bytes, run
from infra.local.listening import Listener, listen

type Answer = Mapping[str, object]


@click.command(help="Write down what recordings say.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--language", type=click.Choice(["zh", "en", "auto"]), default="auto", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def command(files: Sequence[str], language: str, *, as_json: bool) -> None:
    """Transcribe each file."""
    listener = Listener()

    def work(file: str) -> Answer:
        transcript = listener.transcript(listen(read_bytes(file)), language)
        return {"file": file, **transcript_answer(transcript.model_dump())}

    run(files, work, as_json=as_json, show=show, doing="Transcribing")


def transcript_answer(transcript: Mapping[str, object]) -> dict[str, object]:
    """The transcript as the contract prints it: without word times."""
    segments = transcript["segments"]
    rows = segments if isinstance(segments, tuple | list) else ()
    kept = [{name: row[name] for name in ("start", "end", "text", "confidence")} for row in rows]
    return {"language": transcript["language"], "text": transcript["text"], "segments": kept}


def show(answer: Answer) -> str:
    """The transcript for people: a line a sentence."""
    segments = answer["segments"]
    rows = segments if isinstance(segments, list) else []
    lines = [f"{row['start']:7.2f}–{row['end']:7.2f}  {row['text']}" for row in rows]
    return "\n".join([f"{answer['file']} [{answer['language'] or 'no speech'}]", *lines])
