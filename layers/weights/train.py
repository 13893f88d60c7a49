"""Fits the heads of the two answer encoders to the corpus: `python layers/weights/train.py [--write]`.

A ridge regression on the encoder's standardised states, one line a competency around a line that all share
(the multi-task kernel of Evgeniou and Pontil 2004). Prints how well each voice is foretold from all other voices, and
each story from all others; `--write` fits on everything and puts the heads into `converted/` with their digests.
There is no chance in it: the same corpus gives the same bytes on the same kind of machine.
"""

import hashlib
import re
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import corpus
import doubts
import heads
import numpy as np
import substance
from language import analyse
from perception import Encoder
from talent.assessment import passages_that_count
from talent.evidence import Wording
from talent.library import competencies, competency

from infra.local.weights import weight

HERE = Path(__file__).resolve().parent
LANGUAGES = {"zh": "chinese", "en": "english"}
MARKS = {"zh": ("，", "。"), "en": (", ", ".")}
"""What stands between clauses and at the end of what the encoder reads."""


class Steadiness(NamedTuple):
    """`penalty` is relative to the kernel's diagonal, near 1; `alike`: how much the difference of two twins counts in the
    fit, beside one answer's level.
    """

    penalty: float
    alike: float


STEADINESS = {"zh": Steadiness(1.0, 10.0), "en": Steadiness(2.0, 16.0)}
"""The small English encoder moves more with the wording: from 1 and 10 to 2 and 16 its left-out voices' rank lost .008,
and six more twins of a hundred and eighty stayed within 0.3; the Chinese lost as much rank and won three of 254."""
APART = 0.15
"""How much of the kernel is a competency's own."""

type Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


class Rows(NamedTuple):
    """The answers of a language that have a level, with their states, and which passages of any answer are empty."""

    answers: tuple[corpus.Answer, ...]
    states: Numbers
    levels: Numbers
    tells: substance.Fit
    empty: Mapping[str, tuple[int, ...]]
    doubted: doubts.Fit


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
        told = rows.tells
        print(
            f"  padding found in a voice left out: {told.caught:.0%}, of what tells {substance.LOST:.0%} lost"
        )
        found = ", ".join(f"{name} {share:.0%}" for name, share in rows.doubted.found.items())
        print(f"  traps found in a voice left out, {doubts.AMISS:.1%} of what is honest doubted: {found}")
        spread = 0.0
        for by in ("story", "voice") if len(set(_by(rows, "voice"))) > 1 else ("story",):
            foretold = left_out(rows, groups(rows, by))
            spread = float(np.sqrt(np.mean((foretold - rows.levels) ** 2)))
            print(
                f"  by {by}: rank correlation {spearman(foretold, rows.levels):.3f}, error {spread:.2f} (rms)"
            )
        if "--write" in sys.argv:
            write(language, rows, spread)
    return 0


def rows_of(everything: Sequence[corpus.Answer], language: str) -> Rows:
    """The answers of one language with passages that count, read by the encoder; padding is left out as found.

    What is padding in an answer is told by a line that has not seen its voice.
    """
    name = LANGUAGES[language]
    encoder = Encoder(weight(f"{name}-encoder"), weight(f"{name}-encoder-vocabulary"))
    comma, stop = MARKS[language]

    @cache
    def states(words: str) -> Numbers:
        return encoder.states(words + stop).astype(np.float64)

    spoken = [row for row in everything if row.language == language]
    read = {row.id: passages_of(row) for row in spoken}
    found = substance.passages(read, spoken, language)
    told = substance.fit(found, np.stack([states(each.words) for each in found]))
    empty = {
        row.id: told.without[row.voice].empty([states(words) for words in read[row.id]]) for row in spoken
    }
    kept = [row for row in spoken if row.level is not None and read[row.id]]
    whole = np.stack([states(comma.join(_told(read[row.id], empty[row.id]))) for row in kept])
    levels = np.array([row.level for row in kept], dtype=np.float64)
    off = np.stack([states(comma.join(passages)) for passages in off_question(language)])
    return Rows(tuple(kept), whole, levels, told, empty, doubts.fit(kept, whole, off))


def off_question(language: str) -> list[tuple[str, ...]]:
    """The passages of each text that speaks to no question."""
    texts = (corpus.FOLDER / f"off_question.{language}.txt").read_text(encoding="utf-8").splitlines()
    read = [passages_that_count(Wording.model_validate(analyse(text)), ()) for text in texts]
    return [passages for passages in read if passages]


def passages_of(answer: corpus.Answer) -> tuple[str, ...]:
    """What the encoder reads of an answer, as in the assessment."""
    wording = Wording.model_validate(analyse(answer.text, answer.question))
    return passages_that_count(wording, [competency(answer.competency)])


def _told(passages: Sequence[str], empty: Sequence[int]) -> Sequence[str]:
    """The passages that the level is read from, as `perception.AnswerReader` does."""
    return [words for number, words in enumerate(passages) if number not in empty] or passages


def fit(rows: Rows, seen: Sequence[int]) -> Line:
    """Ridge in its dual form on the rows seen, and on their twins' differences, which should be none."""
    at = list(seen)
    states, levels = rows.states[at], rows.levels[at]
    mean, deviation = states.mean(axis=0), states.std(axis=0) + 1e-6
    width = np.sqrt(states.shape[1])
    plain = (states - mean) / deviation / width
    twins, honest = _twins([rows.answers[place] for place in at])
    scaled = np.vstack([plain, plain[twins] - plain[honest]])
    names = np.array([rows.answers[at[place]].competency for place in [*range(len(at)), *twins]])
    middle = float(levels.mean())
    wanted = np.concatenate([levels - middle, np.zeros(len(twins))])
    penalty, alike = STEADINESS[rows.answers[0].language]
    counts = np.array([1.0] * len(at) + [alike] * len(twins))
    same = (names[:, None] == names[None, :]).astype(np.float64)
    kernel = (scaled @ scaled.T) * (1.0 - APART + APART * same)
    dual = np.linalg.solve(kernel + np.diag(penalty / counts), wanted)
    columns, biases = [], []
    for name in competencies():
        shared = dual * (1.0 - APART + APART * (names == name))
        column = (scaled.T @ shared) / deviation / width
        columns.append(column)
        biases.append(middle - float(mean @ column))
    return Line(np.stack(columns, axis=1), np.array(biases))


def _twins(answers: Sequence[corpus.Answer]) -> tuple[list[int], list[int]]:
    """The places of the twins and of the answers that they are twins of."""
    places = {row.id: at for at, row in enumerate(answers)}
    found = [
        (at, places[row.of]) for at, row in enumerate(answers) if row.kind == "twin" and row.of in places
    ]
    return [twin for twin, _ in found], [honest for _, honest in found]


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


def write(language: str, rows: Rows, spread: float) -> None:
    """The head fitted on everything, into `converted/`, its digest and size into the manifest."""
    name, line = LANGUAGES[language], fit(rows, range(len(rows.answers)))
    tells = rows.tells.line
    told = {
        "competencies": ",".join(competencies()),
        "doubts": ",".join(rows.doubted.lines),
        "encoder": hashlib.sha256(weight(f"{name}-encoder").read_bytes()).hexdigest(),
        "spread": f"{spread:.2f}",
        "empty_below": f"{tells.below:.3f}",
        "empty_beside": f"{tells.beside:.3f}",
        "comma": MARKS[language][0],
        "stop": MARKS[language][1],
    }
    more = [(each.weights, each.bias) for each in rows.doubted.lines.values()] + [(tells.weights, tells.bias)]
    weights = np.column_stack([line.weights, *(column for column, _ in more)])
    content = heads.head(weights, np.append(line.biases, [bias for _, bias in more]), told)
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
