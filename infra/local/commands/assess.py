"""`bole assess`: recorded or written answers scored by competencies, each score with its quotes."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import click
from talent.assessment import Assessment, CompetencyScore, assess
from talent.evidence import Evidence
from talent.interview import Question
from talent.kernel import BadInput
from talent.library import competency, elicited, position, question
from talent.position import Position
from talent.taxonomy import spoken_terms

from infra.local.commands.outcome import STANDARD_INPUT, read_bytes, run
from infra.local.commands.transcribe import transcript_answer
from infra.local.impressions import with_impression
from infra.local.listening import Listener, listen, typed

type Answer = Mapping[str, object]


class NotText(BadInput):
    """A transcript that is not UTF-8 text."""

    next = "Save the transcript as UTF-8 text; leave out --transcript for a recording."


class Asked(NamedTuple):
    """The position and the question that an answer is to."""

    position: Position
    question: Question
    words: str


@click.command(help="Score recorded answers by competencies.")
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--position", "position_name", required=True, help="A position's id or name.")
@click.option("--question", "question_name", required=True, help="A question's id or its own words.")
@click.option(
    "--transcript", "as_text", is_flag=True, help="The files are transcripts (- or none: standard input)."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def command(
    files: Sequence[str], position_name: str, question_name: str, *, as_text: bool, as_json: bool
) -> None:
    """Assess each file."""
    if not files and not as_text:
        raise click.UsageError("Missing argument 'FILE...'.")

    listener = Listener()

    def work(file: str) -> Answer:
        asked = resolve(position_name, question_name)
        answer = _written(file, asked) if as_text else _recorded(file, asked, listener)
        evidence = with_impression(answer, asked.question)
        return {"file": file, **answer_of(evidence, score(evidence, asked))}

    run(files or (STANDARD_INPUT,), work, as_json=as_json, show=show, doing="Assessing")


def resolve(position_name: str, question_name: str) -> Asked:
    """The position and question by the names given; free words become a question of their own."""
    at = position(position_name)
    known = question(at, question_name) or elicited(at, question_name)
    return Asked(at, known, f"{known.words.zh}\n{known.words.en}")


def score(evidence: Evidence, asked: Asked) -> Assessment:
    """The assessment on the competencies that the question elicits."""
    return assess(
        evidence,
        asked.question,
        [competency(each) for each in asked.question.competencies],
        asked.position.model,
    )


def _recorded(file: str, asked: Asked, listener: Listener) -> Evidence:
    at = asked.position
    terms = spoken_terms(asked.words, at.name.zh, at.name.en, at.jd.zh, at.jd.en)
    return listener.evidence(listen(read_bytes(file)), asked.words, terms)


def _written(file: str, asked: Asked) -> Evidence:
    try:
        return typed(read_bytes(file).decode("utf-8-sig").strip(), asked.words)
    except UnicodeDecodeError as error:
        raise NotText(f"{file} is not text.") from error


def answer_of(evidence: Evidence, assessment: Assessment) -> dict[str, object]:
    """The assessment as the contract prints it."""
    recording = evidence.recording
    facts = recording.model_dump(include={"seconds", "decoded_seconds", "complete"}) if recording else None
    return {
        "recording": facts,
        "transcript": transcript_answer(evidence.transcript.model_dump()),
        "voice": evidence.voice.model_dump(mode="json") if evidence.voice else None,
        "face": evidence.face.model_dump(mode="json") if evidence.face else None,
        "competencies": [_competency(each) for each in assessment.competencies],
        "overall": assessment.overall.model_dump(mode="json"),
        "channels": list(assessment.channels),
    }


def _competency(each: CompetencyScore) -> dict[str, object]:
    row = each.model_dump(mode="json")
    row["reason"] = (
        f"{each.reason.code}: {each.reason.words.en} {each.reason.remedy.en}" if each.reason else None
    )
    return row


def show(answer: Answer) -> str:
    """The scores for people: a line a competency, its strongest quotes under it."""
    overall, rows = answer["overall"], answer["competencies"]
    lines = [f"{answer['file']}: {_level(overall)}"]
    for row in rows if isinstance(rows, list) else []:
        why = f"  ({row['reason']})" if row["reason"] and row["status"] == "scored" else ""
        lines.append(f"  {row['id']:18} {_level(row)}{why}")
        lines += [
            f"      {sign['effect']:+.2f} {sign['sign']}: {sign['quote']}" for sign in row["evidence"][:4]
        ]
    return "\n".join(lines)


def _level(row: object) -> str:
    if not isinstance(row, Mapping) or row["level"] is None:
        return (
            f"insufficient ({row['reason']})"
            if isinstance(row, Mapping) and row.get("reason")
            else "insufficient"
        )
    low, high = row["interval"]
    return f"{row['level']:.2f} ({low:.2f} to {high:.2f})"
