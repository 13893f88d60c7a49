"""Marks names, organisations, posts, degrees and majors in running text: a linear-chain model in plain Python.

The weights for Chinese (biography.json.gz) were fitted with CRFsuite on the ResumeNER set (Zhang and Yang, ACL 2018)
by tests/bench/fit_biography.py; they hold weights of characters near a place, and no sentence of the set. Those for
English (english_entries.json.gz) are of words and their shapes (tests/bench/fit_english.py).
Decoding is Viterbi's algorithm. For Chinese a second reader may be handed in, whose leanings are added to these weights.
"""

import gzip
import json
import re
import struct
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, Protocol

_DIGIT = re.compile(r"[0-9０-９]")
_LETTER = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]")
CHINESE = "biography.json.gz"
_NEVER = -(10**15)
_LANE = 32
_SECOND = 1000 / 0.3  # thousandths; beside a second reader these weights count 0.3


class Mark(NamedTuple):
    """A stretch of text (`first` to `last`, in characters or words) of one kind."""

    kind: str
    first: int
    last: int


class Leanings(Protocol):
    """For each character a number for each label; `moves`: the same for a label (row) and the next one."""

    @property
    def labels(self) -> Sequence[str]:
        """The labels' names."""

    @property
    def states(self) -> Sequence[Sequence[float]]:
        """A row a character, a column a label."""

    @property
    def moves(self) -> Sequence[Sequence[float]]:
        """A row and a column a label."""


type SecondReader = Callable[[str], Leanings]
"""Reads a text a second time, by other means than the characters near a place."""


class _Model(NamedTuple):
    """The weights in thousandths. `states` has one number an attribute: a lane of 32 bits for each label.

    `opening`: the labels that begin something, each with its weights after every label; `inner`: the labels that go on
    with something, each with the two that it may follow and their weights (or the one, twice); `closing`: the labels
    after which anything may begin.
    `reach`: how far the weights of two moves lie apart at most.
    """

    labels: tuple[str, ...]
    states: dict[str, int]
    level: int
    lanes: struct.Struct
    opening: tuple[tuple[int, tuple[int, ...]], ...]
    inner: tuple[tuple[int, int, int, int, int], ...]
    closing: tuple[int, ...]
    reach: int


@cache
def _model(name: str, added: tuple[tuple[str, str, int], ...] = ()) -> _Model:
    """The packed model of that name; `added`: two labels in a row and what a second reader gives them."""
    packed = json.loads(gzip.decompress((Path(__file__).parent / name).read_bytes()))
    labels = tuple(packed["labels"])
    numbers = range(len(labels))
    moves = {(one, other): weight for one, other, weight in packed["moves"]}
    for one, other, weight in added:
        pair = labels.index(one), labels.index(other)
        moves[pair] = moves.get(pair, 0) + weight
    return _Model(
        labels,
        states={attribute: _in_lanes(pairs) for attribute, pairs in packed["states"].items()},
        level=sum(1 << (_LANE * label + _LANE - 1) for label in numbers),
        lanes=struct.Struct(f"<{len(labels)}I"),
        opening=tuple(
            (label, tuple(moves.get((one, label), 0) for one in numbers))
            for label in numbers
            if labels[label][0] in "BSO"
        ),
        inner=tuple(_inner(labels, label, moves) for label in numbers if labels[label][0] in "ME"),
        closing=tuple(one for one in numbers if labels[one][0] in "ESO"),
        reach=max([0, *moves.values()]) - min([0, *moves.values()]),
    )


def _in_lanes(pairs: Sequence[int]) -> int:
    """Label and weight, label and weight … as one number, so that one addition adds the weights of all labels."""
    return sum(pairs[at + 1] << (_LANE * pairs[at]) for at in range(0, len(pairs), 2))


def _inner(
    labels: Sequence[str], label: int, moves: Mapping[tuple[int, int], int]
) -> tuple[int, int, int, int, int]:
    """A label of the middle or the end of something with what it may follow: a beginning or a middle of the same."""
    before = [one for one, name in enumerate(labels) if name[0] in "BM" and name[2:] == labels[label][2:]]
    first, second = before[0], before[-1]
    return label, first, moves.get((first, label), 0), second, moves.get((second, label), 0)


def attributes(text: str) -> list[list[str]]:
    """What is seen at each character: itself and its neighbours, alone, in pairs, threes and fours."""
    shown = ["0" if _DIGIT.match(one) else "a" if _LETTER.match(one) else one for one in text]
    padded = ["<", "<", "<", *shown, ">", ">", ">"]
    return [_at(*padded[place : place + 7]) for place in range(len(text))]


def _at(a: str, b: str, c: str, d: str, e: str, f: str, g: str) -> list[str]:
    return [
        f"0{d}", f"-1{c}", f"+1{e}", f"-2{b}", f"+2{f}", f"b{c}{d}", f"f{d}{e}", f"p{b}{c}", f"n{e}{f}", f"s{c}{e}",
        f"t{c}{d}{e}", f"u{b}{c}{d}", f"v{d}{e}{f}", f"w{a}{b}{c}", f"x{e}{f}{g}", f"y{b}{c}{d}{e}", f"z{c}{d}{e}{f}",
    ]  # fmt: skip


def marks(text: str, second: SecondReader | None = None) -> list[Mark]:
    """The marked stretches of a Chinese text, from left to right."""
    if second is None or not text:
        return decode(attributes(text), CHINESE)
    told = second(text)
    moves = tuple(
        (one, other, round(weight * _SECOND))
        for one, row in zip(told.labels, told.moves, strict=True)
        for other, weight in zip(told.labels, row, strict=True)
    )
    model = _model(CHINESE, moves)
    columns = [told.labels.index(label) for label in model.labels]
    leaning = ([round(row[column] * _SECOND) for column in columns] for row in told.states)
    own = (_states(model, seen) for seen in attributes(text))
    return _decoded(
        model,
        [[one + two for one, two in zip(*rows, strict=True)] for rows in zip(own, leaning, strict=True)],
    )


def decode(seen_at: Sequence[Sequence[str]], name: str) -> list[Mark]:
    """The most likely marks of a row of characters or words, given what is seen at each and the weights of that name."""
    model = _model(name)
    return _decoded(model, [_states(model, seen) for seen in seen_at])


def _decoded(model: _Model, states: Sequence[Sequence[int]]) -> list[Mark]:
    """The most likely marks, given the weights of all labels at each place."""
    if not states:
        return []
    scores = [0 if label[0] in "BSO" else _NEVER for label in model.labels]
    scores = [one + two for one, two in zip(scores, states[0], strict=True)]
    trail: list[list[int]] = []
    for weights in states[1:]:
        scores, best = _step(model, scores, weights)
        trail.append(best)
    ends = [score if label[0] in "ESO" else _NEVER for score, label in zip(scores, model.labels, strict=True)]
    return list(_spans(_path(trail, ends.index(max(ends))), model.labels))


def _states(model: _Model, seen: Sequence[str]) -> tuple[int, ...]:
    """The sum of the weights of all that is seen, for each label; every label has the same number on top."""
    weights = model.states
    total = sum([weights[attribute] for attribute in seen if attribute in weights], model.level)
    return model.lanes.unpack(total.to_bytes(model.lanes.size, "little"))


def _step(model: _Model, scores: Sequence[int], states: Sequence[int]) -> tuple[list[int], list[int]]:
    """The best score of each label and the label before it there.

    A label that lies further behind the best than any two moves lie apart can't be the one before.
    """
    after, best = list(states), [0] * len(states)
    least = max([scores[one] for one in model.closing]) - model.reach
    near = [(one, scores[one]) for one in model.closing if scores[one] >= least]
    (nearest, nearest_score), *others = near
    for label, moves in model.opening:
        top, at = nearest_score + moves[nearest], nearest
        for one, score in others:
            if score + moves[one] > top:
                top, at = score + moves[one], one
        after[label] += top
        best[label] = at
    for label, first, gain, second, other in model.inner:
        one, two = scores[first] + gain, scores[second] + other
        after[label] += max(one, two)
        best[label] = second if two > one else first
    return after, best


def _path(trail: list[list[int]], last: int) -> list[int]:
    path = [last]
    for best in reversed(trail):
        path.append(best[path[-1]])
    return path[::-1]


def _spans(path: list[int], labels: tuple[str, ...]) -> list[Mark]:
    found: list[Mark] = []
    first = 0
    for at, number in enumerate(path):
        label = labels[number]
        if label[0] in "BS":
            first = at
        if label[0] in "ES":
            found.append(Mark(label[2:], first, at + 1))
    return found
