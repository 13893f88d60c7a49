"""Reads a life told in Chinese sentences: how much speaks for each mark (name, employer, post …) at each character.

A published encoder's first four layers with what was fitted here (`layers/weights/fitted.py`). It is opened for the
first life that comes, as most resumes are none. One thread and a fixed graph: the same words give the same numbers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime as ort

from perception.errors import NotAModel
from perception.session import Model, open_model
from perception.wordpiece import WordPieces

WINDOW = 510
"""Characters that the encoder reads at once, beside the marks of begin and end."""


@dataclass(frozen=True, slots=True)
class Leanings:
    """For each character, a number for each label; `moves`: the same for a label (row) and the next one."""

    labels: Sequence[str]
    states: Sequence[Sequence[float]]
    moves: Sequence[Sequence[float]]


class LifeReader:
    """The encoder and its vocabulary."""

    def __init__(self, models: Callable[[], tuple[Model, Path | bytes]]) -> None:
        """`models` names the graph and its `tokenizer.json`; it is asked when the first life comes."""
        self._models = models

    def __call__(self, text: str) -> Leanings:
        """What the text's characters lean to. Raises NotAModel."""
        session, letters, labels = self._opened
        states: list[list[float]] = []
        moves: list[list[float]] = []
        for at in range(0, max(1, len(text)), WINDOW):
            ids = letters.around(text[at : at + WINDOW])
            seen = {
                "input_ids": ids,
                "attention_mask": np.ones_like(ids),
                "token_type_ids": np.zeros_like(ids),
            }
            marks, between = session.run(["marks", "moves"], seen)
            states += np.asarray(marks)[0, 1:-1].tolist()
            moves = np.asarray(between).tolist()
        return Leanings(labels, states, moves)

    @cached_property
    def _opened(self) -> tuple[ort.InferenceSession, "_Letters", tuple[str, ...]]:
        graph, vocabulary = self._models()
        session = open_model(graph, threads=1)
        labels = session.get_modelmeta().custom_metadata_map.get("labels", "")
        if not labels:
            raise NotAModel("The graph does not say what it marks.")
        return session, _Letters(vocabulary), tuple(labels.split(","))


class _Letters:
    """A token for each character, whatever stands beside it, so that a mark is a stretch of characters."""

    def __init__(self, vocabulary: Path | bytes) -> None:
        self._pieces = WordPieces(vocabulary)

    def around(self, text: str) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
        """The token ids between begin and end, as one row."""
        ids = (self._pieces.begin, *map(self._pieces.letter, text), self._pieces.end)
        return np.array([ids], dtype=np.int64)
