"""`bole calibrate` keeps its contract on tables of the expected layout, and says what to do about broken ones."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from talent.calibration import Calibration

from infra.local.command import main
from infra.local.schemas import FOLDER

TABLES = {
    "transcripts": "".join(
        f"{mark}{n},Interviewer: Tell me about it.|Interviewee: I led {n} people and we {'um uh ' * (n % 6)} won.\n"
        for n in range(1, 15)
        for mark in ("p", "pp")
    ),
    "ratings": "Participant,Overall,Excited\n"
    + "".join(f"{mark}{n},{6 - 0.5 * (n % 6)},{n % 4 + 1}\n" for n in range(1, 15) for mark in ("P", "PP")),
    "prosody": "participant&question,duration,intensityMean,mean_pitch,max_pitch\n"
    + "".join(
        f"{mark}{n}Q{q},{30 + q},{50 + n % 4},120,{200 + n}\n"
        for n in range(1, 15)
        for mark in ("P", "PP")
        for q in range(1, 4)
    ),
}


def words(folder: Path, tables: dict[str, str]) -> list[str]:
    """The command's words, with the tables written into the folder."""
    said = ["calibrate", "--group", "person"]
    for name, text in tables.items():
        path = folder / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        said += [f"--{name}", str(path)]
    return said


def test_the_answer_is_the_contract(tmp_path: Path) -> None:
    """Exactly the contract's fields; p7, P7 and pp7 are one person; fillers foretell the rating made of them."""
    result = CliRunner().invoke(main, [*words(tmp_path, TABLES), "--json"])
    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert set(answer) == {"traits", "people", "folds"}
    assert (answer["people"], answer["folds"]) == (14, 10)
    assert set(answer["traits"]) == {"Overall", "Excited"}
    assert set(answer["traits"]["Overall"]) == {"r", "r_interval", "rho", "mae", "ceiling"}
    assert answer["traits"]["Overall"]["r"] > 0.8
    assert answer["traits"]["Overall"]["ceiling"] is None
    schema = json.loads((FOLDER / "calibrate.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(answer)


def test_the_calibration_is_written_and_the_same_twice(tmp_path: Path) -> None:
    """An opening can read it; it names its inputs and holds no participant."""
    said = [*words(tmp_path, TABLES), "--json", "--out", str(tmp_path / "one.json")]
    first = CliRunner().invoke(main, said).stdout
    said[-1] = str(tmp_path / "two.json")
    assert CliRunner().invoke(main, said).stdout == first
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    calibration = Calibration.model_validate_json((tmp_path / "one.json").read_bytes())
    assert set(calibration.inputs) == {"transcripts", "ratings", "prosody"}
    assert calibration.rate({"fillers": 0.0})["Overall"] > calibration.rate({"fillers": 60.0})["Overall"]
    assert '"p1' not in calibration.model_dump_json()


def test_people_get_a_table(tmp_path: Path) -> None:
    """A line a trait with its figures."""
    result = CliRunner().invoke(main, words(tmp_path, {k: v for k, v in TABLES.items() if k != "prosody"}))
    assert result.exit_code == 0
    assert "14 people" in result.stdout
    assert any(line.startswith("Overall") for line in result.stdout.splitlines())


@pytest.mark.parametrize(
    ("table", "text", "name"),
    [
        ("ratings", TABLES["ratings"] + "P99,5,5\n", "ParticipantsUnknown"),
        ("ratings", "Participant,Overall\nP1,5\nP2,4\n", "TooFewPeople"),
        ("ratings", "Participant,Overall\nP1,good\n", "RatingNotNumber"),
        ("ratings", "Participant\n", "TableUnreadable"),
        ("transcripts", "p1\np2\n", "ColumnMissing"),
        ("transcripts", TABLES["transcripts"].replace("Interviewee", "Interviewer"), "NothingSaid"),
        ("prosody", "participant&question,duration\nP1Q1,3\n", "ParticipantsUnknown"),
    ],
)
def test_a_broken_table_is_named_with_what_to_do(tmp_path: Path, table: str, text: str, name: str) -> None:
    """One line: the error's name, what is wrong, what to do next; the process fails."""
    result = CliRunner().invoke(main, [*words(tmp_path, {**TABLES, table: text}), "--json"])
    error = json.loads(result.stdout)["error"]
    assert result.exit_code == 1
    assert error["name"] == name
    assert error["message"]
    assert error["next"]


def test_a_missing_file_and_a_missing_option() -> None:
    """The first is an answer, the second a wrong use of the command."""
    missing = CliRunner().invoke(
        main, ["calibrate", "--transcripts", "no.csv", "--ratings", "no.csv", "--json"]
    )
    assert missing.exit_code == 1
    assert json.loads(missing.stdout)["error"]["name"] == "FileMissing"
    assert CliRunner().invoke(main, ["calibrate", "--json"]).exit_code == 2
