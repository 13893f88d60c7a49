"""What an answer is like: an encoder's middle layers, averaged over words, and lines through them.

Each passage is read by itself to tell whether it says anything; those that do are read together for the levels, so
that padding is not read at all.

The encoder was trained by others on running text; the head is ours, fitted on answers written for the project
(`layers/weights/train.py`). One thread and a fixed graph, so that the same words give the same numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import numpy as np

from perception.errors import NotAModel
from perception.session import Model, open_model
from perception.wordpiece import WordPieces

WINDOW = 510
"""Tokens that the encoders read at once, beside the marks of begin and end."""
_DIGITS = 3

type States = np.ndarray[tuple[int], np.dtype[np.float32]]


@dataclass(frozen=True, slots=True)
class Impression:
    """By competency, the level (1 to 5) that answers like this one have; `spread`: by how much it errs on average.

    `empty`: the numbers of the passages that tell nothing, from 0. `doubts`: by kind, 0 where few honest answers lie
    and 1 where hardly one does; below 0 there is none. `version` is a digest of the head, which names its encoder.
    """

    levels: dict[str, float]
    spread: float
    empty: tuple[int, ...]
    doubts: dict[str, float]
    version: str


def empty_passages(substance: Sequence[float], below: float, beside: float) -> tuple[int, ...]:
    """The passages of less substance than `below`, or than `beside` next to one of these: padding stands together."""
    poor = [each < below for each in substance]
    near = [any(poor[max(0, at - 1) : at + 2]) for at in range(len(poor))]
    return tuple(at for at, each in enumerate(substance) if poor[at] or (each < beside and near[at]))


class Encoder:
    """Words to one vector: the mean over the tokens of each of the graph's outputs, one behind the other."""

    def __init__(self, encoder: Model, vocabulary: Path | bytes) -> None:
        """Open the graph (token ids in, hidden states out) and its `tokenizer.json`. Raises NotAModel."""
        self._session = open_model(encoder, threads=1)
        self._pieces = WordPieces(vocabulary)

    def states(self, text: str) -> States:
        """The vector of `text`; longer ones are read in windows of equal length, each counting by its tokens."""
        tokens = self._pieces.encode(text)
        count = max(1, -(-len(tokens) // WINDOW))
        cuts = [round(at * len(tokens) / count) for at in range(count + 1)]
        windows = [tokens[begin:end] for begin, end in pairwise(cuts)]
        weights = [max(1, len(window)) for window in windows]
        means = [self._mean(window) for window in windows]
        return np.average(np.stack(means), axis=0, weights=weights).astype(np.float32)

    def _mean(self, tokens: Sequence[int]) -> States:
        ids = np.array([[self._pieces.begin, *tokens, self._pieces.end]], dtype=np.int64)
        inputs = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        }
        inner = slice(1, -1) if tokens else slice(None)
        layers = [np.asarray(layer)[0, inner].mean(axis=0) for layer in self._session.run(None, inputs)]
        return np.concatenate(layers).astype(np.float32)


class AnswerReader:
    """An encoder with the head that was fitted to its states."""

    def __init__(self, encoder: Model, vocabulary: Path | bytes, head: Model) -> None:
        """Open both; the head's metadata names its competencies, spread, marks and thresholds. Raises NotAModel."""
        self._encoder = Encoder(encoder, vocabulary)
        self._head = open_model(head, threads=1)
        content = head.read_bytes() if isinstance(head, Path) else head
        self._version = sha256(content).hexdigest()[:16]
        told = self._head.get_modelmeta().custom_metadata_map
        try:
            self._competencies = told["competencies"].split(",")
            self._doubts = told["doubts"].split(",")
            self._spread = float(told["spread"])
            self._comma, self._stop = told["comma"], told["stop"]
            self._below, self._beside = float(told["empty_below"]), float(told["empty_beside"])
        except (KeyError, ValueError) as error:
            raise NotAModel("The head does not say what it judges.") from error

    def read(self, passages: Sequence[str]) -> Impression:
        """The impression of an answer's passages: its words without what can't be evidence."""
        substance = [float(self._judge([passage])[-1]) for passage in passages]
        empty = empty_passages(substance, self._below, self._beside)
        told = [passage for number, passage in enumerate(passages) if number not in empty]
        numbers = [round(float(number), _DIGITS) for number in self._judge(told or passages)[:-1]]
        count = len(self._competencies)
        levels = {
            name: min(5.0, max(1.0, level))
            for name, level in zip(self._competencies, numbers[:count], strict=True)
        }
        doubts = dict(zip(self._doubts, numbers[count:], strict=True))
        return Impression(levels, self._spread, empty, doubts, self._version)

    def _judge(self, passages: Sequence[str]) -> States:
        """The head's numbers for passages read as one: a level a competency, the doubts, and how much they tell."""
        states = self._encoder.states(self._comma.join(passages) + self._stop)
        (numbers,) = self._head.run(["levels"], {"states": states[np.newaxis]})
        return np.asarray(numbers[0], dtype=np.float32)
