"""The three tables of a calibration: transcripts, human ratings, prosody, each keyed by the participant's id.

An id counts without regard to case; the person behind it is the id without its leading letters, so that p7, P7 and
pp7 are one person's.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from io import StringIO
from math import isfinite, nan
from typing import NamedTuple

from talent.calibration.agreement import ceiling
from talent.calibration.raters import rater_columns
from talent.intake.tables import Row, Table, TableUnreadable, bare, csv_table, decoded
from talent.kernel import BadInput

_IDS = {
    "participant",
    "participantid",
    "participantquestion",
    "id",
    "interview",
    "interviewid",
    "person",
    "candidate",
}
_TEXTS = {"transcript", "text", "answer", "dialogue", "words", "interviewtranscript"}
_RATERS = {"rater", "raterid", "worker", "workerid", "judge", "annotator", "reviewer"}
_MOST_CELL = 1_000_000


class ColumnMissing(BadInput):
    """A table lacks a column that it can't do without."""

    next = "Give it a header line: the participant's id first, then one column a trait (or the transcript)."


class RatingNotNumber(BadInput):
    """A rating that is no number."""

    next = "Write every rating as a number, or leave the row out."


class ParticipantTwice(BadInput):
    """Two rows of ratings for one participant, and no column that tells the raters apart."""

    next = "Keep one row a participant, or name the raters in a column 'Rater'."


class Ratings(NamedTuple):
    """Participant → trait → mean rating, and each trait's ceiling (None without single raters)."""

    by_participant: dict[str, dict[str, float]]
    ceilings: dict[str, float | None]


def person_of(participant: str) -> str:
    """The person behind a participant's id: without its leading letters; the id itself where nothing is left."""
    return re.sub(r"^[^\W\d_]+", "", participant) or participant


def read_transcripts(data: bytes) -> dict[str, str]:
    """Participant → transcript; a header line may be there or not. Several rows of a participant are joined."""
    text = decoded(data)
    csv.field_size_limit(_MOST_CELL)
    try:
        lines = [
            line for line in csv.reader(StringIO(text, newline="")) if any(cell.strip() for cell in line)
        ]
    except csv.Error as broken:
        raise TableUnreadable("The table of transcripts is broken.") from broken
    where, column = 0, None
    heads = [bare(cell) for cell in lines[0]] if lines else []
    if heads and (heads[0] in _IDS or _TEXTS & set(heads)):
        where = next((at for at, head in enumerate(heads) if head in _IDS), 0)
        column = next((at for at, head in enumerate(heads) if head in _TEXTS), None)
        lines = lines[1:]
    found: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        if len(line) < 2:
            raise ColumnMissing("The table of transcripts has a row of one column.")
        rest = (
            [line[column]] if column is not None and column < len(line) else line[:where] + line[where + 1 :]
        )
        found[_key(line[where])].append(",".join(rest))
    if not found:
        raise TableUnreadable("The table of transcripts is empty.")
    return {participant: "\n".join(texts) for participant, texts in found.items()}


def read_ratings(data: bytes) -> Ratings:
    """The ratings of a CSV file: a row a participant, or one a participant and rater with a column that names raters.

    Single raters may also have columns of their own (`Overall_1`, `Overall_2`, `Overall rater A`). Raises
    TableUnreadable, ColumnMissing, RatingNotNumber, ParticipantTwice.
    """
    table = csv_table(data)
    identity = _identity(table)
    rater = next((head for head in table.headers if bare(head) in _RATERS), None)
    traits = rater_columns([head for head in table.headers if head not in (identity, rater)])
    if not traits:
        raise ColumnMissing("The table of ratings has no trait.")
    single: dict[str, dict[str, dict[str, float]]] = defaultdict(lambda: {trait: {} for trait in traits})
    given: dict[str, dict[str, float]] = defaultdict(dict)
    for row in table.rows:
        key = _key(row.get(identity, ""))
        if rater is None and key in single:
            raise ParticipantTwice(f"Participant {key} has two rows of ratings.")
        raters = single[key]
        for trait, columns in traits.items():
            if columns.mean is not None:
                value = _rating(row, columns.mean, key)
                if rater is None:
                    given[key][trait] = value
                else:
                    raters[trait][row.get(rater, "")] = value
            for column in columns.single:
                if row.get(column, "").strip():
                    raters[trait][column] = _rating(row, column, key)
    means = {
        key: {trait: _mean(given[key], rows, trait, key) for trait in traits} for key, rows in single.items()
    }
    ceilings = {trait: ceiling([rows[trait] for rows in single.values()]) for trait in traits}
    return Ratings(means, ceilings)


def read_prosody(data: bytes) -> dict[str, list[dict[str, float]]]:
    """Participant → a row a question, column → number (NaN: none, as Praat's --undefined--).

    The question may stand behind the id (P1Q3) or in a column of its own.
    """
    table = csv_table(data)
    identity = _identity(table)
    columns = [
        head for head in table.headers if head != identity and bare(head) not in {"question", "questionid"}
    ]
    if not columns:
        raise ColumnMissing("The table of prosody has no measure.")
    found: dict[str, list[dict[str, float]]] = defaultdict(list)
    for row in table.rows:
        participant = re.sub(r"(?<=\d)[_\-\s]*q\d+$", "", _key(row.get(identity, "")))
        found[participant].append({column: _number(row.get(column, "")) for column in columns})
    return dict(found)


def _identity(table: Table) -> str:
    return next((head for head in table.headers if bare(head) in _IDS), table.headers[0])


def _key(participant: str) -> str:
    return participant.strip().casefold()


def _number(cell: str) -> float:
    try:
        value = float(cell)
    except ValueError:
        return nan
    return value if isfinite(value) else nan


def _rating(row: Row, column: str, participant: str) -> float:
    value = _number(row.get(column, ""))
    if not isfinite(value):
        raise RatingNotNumber(f"Participant {participant} has no number as {column}.")
    return value


def _mean(
    given: Mapping[str, float], rows: Mapping[str, Mapping[str, float]], trait: str, participant: str
) -> float:
    if trait in given:
        return given[trait]
    values = rows[trait].values()
    if not values:
        raise RatingNotNumber(f"Participant {participant} has no number as {trait}.")
    return sum(values) / len(values)
