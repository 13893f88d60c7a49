"""The command prints what its schemas promise: one object an input, in order, and says what failed by its exit status."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests/samples"
RESUMES = sorted(str(path) for path in (SAMPLES / "resumes").iterdir())
RECORDING = str(SAMPLES / "recordings/sales_objection_weak.webm")
ANSWER = "上个季度客户取消了订单，我先打电话问清原因，然后和工厂谈了新的交期，最后客户追加了两个柜。"
ASSESS = ["assess", "--position", "intl-trade", "--question", "请讲一次你处理客户投诉的经历"]
DEADLINE_S = 180


def bole(arguments: Sequence[str], text: str = "") -> tuple[int, list[Mapping[str, object]]]:
    """The command's exit status and the objects that it printed."""
    command = [sys.executable, "-c", "from infra.local.command import main; main()", *arguments, "--json"]
    done = subprocess.run(
        command, cwd=ROOT, input=text, capture_output=True, text=True, timeout=DEADLINE_S, check=False
    )
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


@cache
def schema(verb: str) -> Draft202012Validator:
    """The published contract."""
    path = ROOT / f"layers/talent/schemas/{verb}.schema.json"
    return Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def advert(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A job advert in a file."""
    path = tmp_path_factory.mktemp("adverts") / "trade.txt"
    path.write_text(
        "国际贸易专员\n任职要求：\n本科及以上学历，英语六级，两年以上外贸经验。\n", encoding="utf-8"
    )
    return str(path)


@pytest.mark.parametrize(
    ("verb", "arguments"),
    [
        pytest.param("parse", ["parse", *RESUMES], id="parse"),
        pytest.param("match", ["match", *RESUMES, "--opening", "intl-trade"], id="match"),
        pytest.param("transcribe", ["transcribe", RECORDING], id="transcribe"),
        pytest.param("assess", [*ASSESS, RECORDING], id="assess"),
    ],
)
def test_a_verb_keeps_its_contract(verb: str, arguments: list[str]) -> None:
    """Every line is one that the schema describes."""
    status, lines = bole(arguments)
    assert status == 0
    asked = [each for each in arguments if each.startswith(str(SAMPLES))]
    assert [line["file"] for line in lines] == asked
    for line in lines:
        schema(verb).validate(line)


def test_an_advert_keeps_its_contract(advert: str) -> None:
    """Requirements with what they ask for."""
    status, (line,) = bole(["opening", "read", advert])
    assert status == 0
    schema("opening_read").validate(line)
    assert line["requirements"]


def test_a_written_answer_keeps_the_contract() -> None:
    """Nothing was recorded, so nothing is said of voice and face."""
    status, (line,) = bole([*ASSESS, "--transcript"], ANSWER)
    assert status == 0
    schema("assess").validate(line)
    assert line["recording"] is None
    assert line["voice"] is None
    assert line["face"] is None


@pytest.mark.parametrize("verb", ["parse", "opening_read", "match", "transcribe", "assess"])
def test_what_cannot_be_read_is_told_in_its_place(verb: str, tmp_path: Path) -> None:
    """The error names itself, says what is wrong and what to do; the exit status says that some failed."""
    empty = tmp_path / "empty.bin"
    empty.touch()
    words = {
        "parse": ["parse"],
        "opening_read": ["opening", "read"],
        "match": ["match", "--opening", "intl-trade"],
        "transcribe": ["transcribe"],
        "assess": ASSESS,
    }[verb]
    status, lines = bole([*words, str(empty), str(tmp_path / "missing.pdf")])
    assert status == 1
    assert [line["file"] for line in lines] == [str(empty), str(tmp_path / "missing.pdf")]
    for line in lines:
        schema(verb).validate(line)
        error = line["error"]
        assert isinstance(error, dict)
        assert all(error[part].strip() for part in ("name", "message", "next"))
        assert error["name"] not in {"Exception", "ValueError", "KeyError", "TypeError", "FileNotFoundError"}


def test_a_wrong_use_ends_with_two() -> None:
    """Usage is told apart from a file that could not be read."""
    assert bole(["match", *RESUMES])[0] == 2
    assert bole(["nonsense"])[0] == 2
