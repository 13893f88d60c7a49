"""`bole assess` and `bole transcribe` keep their contract on words and on real recordings."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from infra.local.command import main

RECORDINGS = Path(__file__).parents[1] / "samples" / "recordings"
ASKED = ["--position", "国际贸易岗", "--question", "请讲一次在高压下完成任务的经历。"]
STORY = (
    "去年年底仓库漏水，我先把货分成三类，再联系两个部门搬走，两天后按时发货，没有损失。之后我写了一份预案。"
)


def run(*words: str, said: str | None = None) -> tuple[int, list[dict[str, object]]]:
    result = CliRunner().invoke(main, words, input=said)
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()]


def test_words_from_standard_input_are_scored_by_the_contract() -> None:
    code, (row,) = run("assess", "--transcript", "--json", *ASKED, said=STORY)
    assert code == 0
    assert set(row) == {
        *("file", "recording", "transcript", "voice", "face"),
        *("competencies", "overall", "channels"),
    }
    assert row["recording"] is None
    assert row["channels"] == ["text"]
    first = row["competencies"][0]  # type: ignore[index]
    assert set(first) == {"id", "status", "level", "interval", "evidence", "reason"}
    assert set(first["evidence"][0]) == {"sign", "quote", "start", "end", "effect"}


def test_two_processes_write_the_same_bytes() -> None:
    """Whatever order sets have in them."""
    command = [sys.executable, "-c", "from infra.local.command import main; main()", "assess", "--transcript"]
    written = [
        subprocess.run(
            [*command, "--json", *ASKED],
            input=STORY.encode(),
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert written[0] == written[1]
    assert json.loads(written[0])["overall"]["status"] == "scored"


def test_a_question_in_free_words_is_understood() -> None:
    code, (row,) = run(
        "assess",
        "--transcript",
        "--json",
        "--position",
        "数据分析师",
        "--question",
        "你怎么学新技能？",
        said=STORY,
    )
    assert code == 0
    assert [each["id"] for each in row["competencies"]] == ["learning_agility"]  # type: ignore[attr-defined]


def test_one_bad_file_is_one_named_error_among_the_others(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.txt", tmp_path / "b.txt"
    good.write_text(STORY, encoding="utf-8")
    bad.write_bytes(b"\xff\xfe\x00\xd8")
    code, rows = run(
        "assess", "--transcript", "--json", *ASKED, str(good), str(bad), str(tmp_path / "none.txt")
    )
    assert code == 1
    assert [row.get("error", {}).get("name") for row in rows] == [None, "NotText", "FileMissing"]  # type: ignore[attr-defined]


def test_usage_is_told_apart() -> None:
    assert run("assess", "--json", *ASKED)[0] == 2
    assert run("assess", "--transcript", "--json", "--question", "x", said=STORY)[0] == 2


@pytest.mark.xdist_group("models")
def test_a_recorded_answer_is_heard_seen_and_scored_with_seconds() -> None:
    file = RECORDINGS / "trade_pressure_hesitant.mp4"
    code, (row,) = run("assess", "--json", *ASKED, str(file))
    assert code == 0
    assert row["recording"]["complete"]  # type: ignore[index]
    assert row["channels"] == ["text", "voice"]
    resilience = next(each for each in row["competencies"] if each["id"] == "resilience")  # type: ignore[attr-defined]
    assert resilience["level"] < 3.5
    assert all(0 <= sign["start"] <= sign["end"] <= 33 for sign in resilience["evidence"])
