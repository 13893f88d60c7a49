"""Fits the heads of the two answer encoders to the corpus: `python layers/weights/train.py [--write]`.

A ridge regression on the encoder's standardised states, one line a competency around a line that all share
(the multi-task kernel of Evgeniou and Pontil 2004). Prints how well each voice is foretold from all other voices, and
each story from all others; `--write` fits on everything and puts the heads into `converted/` with their digests.
There is no chance in it: the same corpus gives the same bytes on the same kind of machine.
"""

import hashlib
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import corpus
import heads
import numpy as np
from language import analyse
from perception import Encoder
from talent.assessment import words_that_count
from talent.evidence import Wording
from talent.library import competencies, competency

from infra.local.weights import weight

HERE = Path(__file__).resolve().parent
LANGUAGES = {"zh": "chinese", "en": "english"}
PENALTY = 1.0
"""Relative to the kernel's diagonal, near 1. From 0.3 to 2 the left-out voices' ranks lose 0.02 and twins come closer."""
APART = 0.15
"""How much of the kernel is a competency's own."""

type Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


class Rows(NamedTuple):
    """The answers of a language that have a level, with their states."""

    answers: tuple[corpus.Answer, ...]
    states: Numbers
    levels: Numbers


class Line(NamedTuple):
    """What was fitted: weights and bias of raw states for each competency, in the library's order."""

    weights: Numbers
    biases: Numbers


def main() -> int:
    """Print the figures; write the heads where asked."""
    everything = corpus.answers()
    for language, name in LANGUAGES.items():
        rows = rows_of(everything, language)
        print(f"{name}: {len(rows.answers)} answers, {len(set(_by(rows, 'voice')))} voices")
        spread = 0.0
        for by in ("story", "voice") if len(set(_by(rows, "voice"))) > 1 else ("story",):
            foretold = left_out(rows, groups(rows, by))
            spread = float(np.sqrt(np.mean((foretold - rows.levels) ** 2)))
            print(
                f"  by {by}: rank correlation {spearman(foretold, rows.levels):.3f}, error {spread:.2f} (rms)"
            )
        if "--write" in sys.argv:
            write(name, rows, spread)
    return 0


def rows_of(everything: Sequence[corpus.Answer], language: str) -> Rows:
    """The answers of one language that have a level and words that count, read by the encoder."""
    name = LANGUAGES[language]
    encoder = Encoder(weight(f"{name}-encoder"), weight(f"{name}-encoder-vocabulary"))
    read = [(row, words_of(row)) for row in everything if row.language == language and row.level is not None]
    kept = [(row, words) for row, words in read if words]
    states = np.stack([encoder.states(words) for _, words in kept]).astype(np.float64)
    levels = np.array([row.level for row, _ in kept], dtype=np.float64)
    return Rows(tuple(row for row, _ in kept), states, levels)


def words_of(answer: corpus.Answer) -> str:
    """What the encoder reads of an answer, as in the assessment."""
    wording = Wording.model_validate(analyse(answer.text, answer.question))
    return words_that_count(wording, [competency(answer.competency)])


def fit(rows: Rows, seen: Sequence[int]) -> Line:
    """Ridge in its dual form on the rows seen."""
    at = list(seen)
    states, levels = rows.states[at], rows.levels[at]
    mean, deviation = states.mean(axis=0), states.std(axis=0) + 1e-6
    scaled = (states - mean) / deviation / np.sqrt(states.shape[1])
    names = np.array([rows.answers[place].competency for place in at])
    same = (names[:, None] == names[None, :]).astype(np.float64)
    kernel = (scaled @ scaled.T) * (1.0 - APART + APART * same)
    middle = float(levels.mean())
    dual = np.linalg.solve(kernel + PENALTY * np.eye(len(at)), levels - middle)
    columns, biases = [], []
    for name in competencies():
        shared = dual * (1.0 - APART + APART * (names == name))
        column = (scaled.T @ shared) / deviation / np.sqrt(states.shape[1])
        columns.append(column)
        biases.append(middle - float(mean @ column))
    return Line(np.stack(columns, axis=1), np.array(biases))


def left_out(rows: Rows, groups: Sequence[Sequence[int]]) -> Numbers:
    """Each answer's level, foretold by a line that has not seen its group."""
    order = {name: place for place, name in enumerate(competencies())}
    foretold = np.zeros(len(rows.answers))
    for group in groups:
        out = set(group)
        line = fit(rows, [at for at in range(len(rows.answers)) if at not in out])
        for at in group:
            column = order[rows.answers[at].competency]
            foretold[at] = rows.states[at] @ line.weights[:, column] + line.biases[column]
    return np.clip(foretold, 1.0, 5.0)


def write(name: str, rows: Rows, spread: float) -> None:
    """The head fitted on everything, into `converted/`, its digest and size into the manifest."""
    line = fit(rows, range(len(rows.answers)))
    told = {"competencies": ",".join(competencies()), "spread": f"{spread:.2f}"}
    content = heads.head(line.weights, line.biases, told)
    (HERE / "converted" / f"{name}_head.onnx").write_bytes(content)
    manifest = HERE / "manifest.toml"
    digest = hashlib.sha256(content).hexdigest()
    row = re.compile(rf'(id = "{name}-head".*?\nsha256 = ")\w+("\nbytes = )\d+', re.DOTALL)
    told_in = row.sub(rf"\g<1>{digest}\g<2>{len(content)}", manifest.read_text(encoding="utf-8"))
    manifest.write_text(told_in, encoding="utf-8")


def _by(rows: Rows, by: str) -> list[str]:
    return [row.voice if by == "voice" else row.story for row in rows.answers]


def groups(rows: Rows, by: str, most: int = 20) -> list[list[int]]:
    """Rows by voice, or stories dealt to at most `most` folds."""
    keys = _by(rows, by)
    names = sorted(set(keys))
    dealt = {name: place % most for place, name in enumerate(names)}
    folds: dict[int, list[int]] = {}
    for at, key in enumerate(keys):
        folds.setdefault(dealt[key], []).append(at)
    return list(folds.values())


def spearman(one: Numbers, other: Numbers) -> float:
    """The correlation of the ranks; ties share their mean rank."""
    return float(np.corrcoef(_ranks(one), _ranks(other))[0, 1])


def _ranks(values: Numbers) -> Numbers:
    ordered = np.sort(values)
    first, last = np.searchsorted(ordered, values, "left"), np.searchsorted(ordered, values, "right")
    return (first + last - 1) / 2.0


if __name__ == "__main__":
    sys.exit(main())
