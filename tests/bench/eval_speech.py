"""Error rates of speech recognition: characters for Mandarin, words for English.

    python -m tests.bench.eval_speech [base|small]

On the answers in tests/samples/recordings and, where the folder exists, on the clips that its
`speech_manifest.tsv` lists. Both texts are simplified, numerals are read out in characters, punctuation and
case are dropped; then the edit distance is summed over a group and divided by its length.
"""

import csv
import json
import re
import sys
import time
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

import media
from opencc import OpenCC

from infra.local import weights
from tests.bench.shared_sets import data_folder

ROOT = Path(__file__).resolve().parents[2]
RECORDINGS = ROOT / "tests" / "samples" / "recordings"
SHARED = data_folder()
GROUPS = {
    "aishell_sample": "read Mandarin (AISHELL sample)",
    "ljspeech": "read English (LJ Speech)",
    "librivox": "read English (LibriVox)",
    "speech_misc": "other clips",
}
_DIGITS = "零一二三四五六七八九"
_A_NUMBER_OF_A_PHONE = 8  # so many digits in a row are read one by one
_ENGLISH_DIGITS = dict(
    zip(
        "0123456789",
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
        strict=True,
    )
)
_simplified = OpenCC("t2s")


class Clip(NamedTuple):
    """A recording with what is said in it."""

    group: str
    path: Path
    language: Literal["zh", "en"]
    text: str


def clips(shared: Path) -> Iterator[Clip]:
    """The samples, then the shared clips whose words are known."""
    for answer in json.loads((RECORDINGS / "answers.json").read_text(encoding="utf-8")).values():
        yield Clip("sample answers", RECORDINGS / answer["file"], "zh", answer["transcript"])
    if not (shared / "speech_manifest.tsv").exists():
        print(f"no shared clips in {shared.name}: only the samples are measured")
        return
    with (shared / "speech_manifest.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            group = next((name for part, name in GROUPS.items() if part in row["path"]), None)
            if group and row["transcript"] and row["lang"] in {"zh", "en"}:
                language: Literal["zh", "en"] = "zh" if row["lang"] == "zh" else "en"
                yield Clip(f"{group}, {language}", shared / row["path"], language, row["transcript"])


def units(text: str, language: str) -> list[str]:
    """What is counted: characters (zh) or words (en)."""
    plain = unicodedata.normalize("NFKC", text).lower()
    if language == "en":
        words = re.sub(r"[^\w\s']", " ", plain.replace("mr.", "mister")).split()
        return [_ENGLISH_DIGITS.get(word, word) for word in words]
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", _simplified.convert(plain))
    plain = re.sub(r"\d{4}(?=年)", lambda year: "".join(_DIGITS[int(digit)] for digit in year[0]), plain)
    plain = re.sub(r"(\d+)(\.\d+)?(%?)", _read_out, plain)
    return [character for character in plain.replace("两", "二").replace("一十", "十") if character.isalnum()]


def _read_out(number: re.Match[str]) -> str:
    whole, fraction, percent = number.groups()
    decimals = "点" + "".join(_DIGITS[int(digit)] for digit in fraction[1:]) if fraction else ""
    read = (
        _whole(int(whole))
        if len(whole) < _A_NUMBER_OF_A_PHONE
        else "".join(_DIGITS[int(digit)] for digit in whole)
    )
    return ("百分之" if percent else "") + read + decimals


def _whole(number: int) -> str:
    if number < 10:
        return _DIGITS[number]
    for size, name in ((10_000, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            head, rest = divmod(number, size)
            zero = "零" if rest and rest < size // 10 else ""
            front = "" if size == 10 and head == 1 and not zero else _whole(head)
            return front + name + zero + (_whole(rest) if rest else "")
    return ""


def distance(first: Sequence[str], second: Sequence[str]) -> int:
    """The least number of insertions, deletions and substitutions."""
    row = list(range(len(second) + 1))
    for index, left in enumerate(first, 1):
        above, row[0] = row[0], index
        for column, right in enumerate(second, 1):
            above, row[column] = (
                row[column],
                min(row[column] + 1, row[column - 1] + 1, above + (left != right)),
            )
    return row[-1]


def main(size: Literal["base", "small"], shared: Path) -> None:
    """Prints a line a group."""
    transcriber, activity = weights.transcriber(size), weights.voice_activity()
    wrong: dict[str, tuple[int, int]] = {}
    started, seconds = time.process_time(), 0.0
    for clip in clips(shared):
        audio = media.decode(clip.path).audio
        heard = transcriber.transcribe(audio, activity.speech(audio), language=clip.language)
        expected = units(clip.text, clip.language)
        before = wrong.get(clip.group, (0, 0))
        wrong[clip.group] = (
            before[0] + distance(expected, units(heard.text, clip.language)),
            before[1] + len(expected),
        )
        seconds += audio.size / media.SAMPLE_RATE
    for group, (errors, total) in wrong.items():
        print(f"{group:<40} {100 * errors / total:5.2f} %  ({errors} of {total})")
    spent = time.process_time() - started
    print(f"whisper {size}: {seconds:.0f} s of sound, {spent:.0f} processor seconds")


if __name__ == "__main__":
    asked = sys.argv[1] if len(sys.argv) > 1 else "small"
    main("base" if asked == "base" else "small", SHARED)
