"""`bole calibrate`: a company's own human ratings fitted to words and voice, with figures by person."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import click
from language import analyse
from talent.calibration import (
    Calibrated,
    Calibration,
    Interview,
    calibrate,
    person_of,
    read_prosody,
    read_ratings,
    read_transcripts,
    said_by_candidate,
    voice_measures,
    word_measures,
)
from talent.evidence import Wording
from talent.kernel import BadInput

from infra.local.commands.outcome import read_bytes, run

_SHOWN = 5


class ParticipantsUnknown(BadInput):
    """Ratings of people whose transcript or prosody is not there."""

    next = "Write the participants' ids alike in every table, or leave the ratings of the others out."


class NothingSaid(BadInput):
    """A transcript in which the candidate says nothing."""

    next = "Mark the speakers (Interviewer:, Interviewee:), or leave these interviews out of the ratings."


class NotWritable(BadInput):
    """The calibration could not be written where it was asked for."""

    next = "Name a file in a folder that exists and may be written to."


@click.command(help="Compare language scores with human ratings.")
@click.option("--transcripts", required=True, metavar="CSV", help="Participant and transcript, a row each.")
@click.option("--ratings", required=True, metavar="CSV", help="Participant and one column a trait.")
@click.option("--prosody", metavar="CSV", help="Participant and question (P1Q1), one column a measure.")
@click.option("--group", type=click.Choice(["person"]), default="person", help="What stays on one side.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the calibration here.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def command(
    transcripts: str,
    ratings: str,
    prosody: str | None,
    group: str,  # noqa: ARG001 - a person is the one group there is
    out: Path | None,
    *,
    as_json: bool,
) -> None:
    """Calibrate and print the figures."""
    made: list[Calibration] = []

    def work(_: str) -> Mapping[str, object]:
        calibration = calibrated(transcripts, ratings, prosody).calibration
        made.append(calibration)
        if out:
            _write(calibration, out)
        return calibration.validation.model_dump(mode="json")

    run([ratings], work, as_json=as_json, show=lambda _: table(made[0]), doing="Calibrating")


def calibrated(transcripts: str, ratings: str, prosody: str | None) -> Calibrated:
    """The calibration from the files named. Raises the errors of `talent.calibration`, and this module's."""
    files = {"transcripts": transcripts, "ratings": ratings, "prosody": prosody}
    contents = {name: read_bytes(file) for name, file in files.items() if file}
    rated = read_ratings(contents["ratings"])
    texts = read_transcripts(contents["transcripts"])
    heard = read_prosody(contents["prosody"]) if prosody else None
    _known(rated.by_participant, texts, "transcript")
    if heard is not None:
        _known(rated.by_participant, heard, "prosody")
    interviews = []
    for participant, values in rated.by_participant.items():
        voice, seconds = voice_measures(heard[participant]) if heard is not None else ({}, None)
        turns = said_by_candidate(texts[participant])
        wording = Wording.model_validate(analyse("\n".join(turns)))
        words = word_measures(turns, wording, seconds)
        if not words:
            raise NothingSaid(f"The candidate says nothing in the transcript of {participant}.")
        interviews.append(
            Interview(
                person=person_of(participant),
                language=wording.language,
                words=words,
                voice=voice,
                ratings=values,
            )
        )
    digests = {name: sha256(data).hexdigest() for name, data in contents.items()}
    return calibrate(interviews, rated.ceilings, digests)


def _known(rated: Mapping[str, object], there: Mapping[str, object], what: str) -> None:
    missing = [participant for participant in rated if participant not in there]
    if missing:
        named = ", ".join(missing[:_SHOWN]) + (" …" if len(missing) > _SHOWN else "")
        raise ParticipantsUnknown(f"{len(missing)} rated participants have no {what}: {named}.")


def _write(calibration: Calibration, out: Path) -> None:
    try:
        out.write_text(calibration.model_dump_json(indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise NotWritable(f"{out} can't be written.") from error


def table(calibration: Calibration) -> str:
    """The figures for people: a line a trait, each with its 95 % interval."""
    validation = calibration.validation
    width = max(map(len, validation.traits))
    lines = [
        f"{calibration.interviews} interviews of {validation.people} people; {validation.folds} folds by person",
        f"{'':{width}}  {'r':>21}  {'rho':>21}  {'error':>19}  ceiling",
    ]
    for trait, each in validation.traits.items():
        line = calibration.lines[trait]
        most = "" if each.ceiling is None else f"{each.ceiling:.2f}"
        lines.append(
            f"{trait:{width}}  {_figure(each.r, each.r_interval)}  {_figure(each.rho, line.rho_interval)}"
            f"  {each.mae:.2f} [{line.mae_interval[0]:.2f}, {line.mae_interval[1]:.2f}]{'':1}  {most}".rstrip()
        )
    return "\n".join(lines)


def _figure(value: float, bounds: tuple[float, float]) -> str:
    return f"{value:5.2f} [{bounds[0]:5.2f}, {bounds[1]:5.2f}]"
