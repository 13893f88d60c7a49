"""Marks names, organisations, posts, degrees and majors in running text: a linear-chain model in plain Python.

The weights for Chinese (biography.json.gz) were fitted with CRFsuite on the ResumeNER set (Zhang and Yang, ACL 2018)
by tests/bench/fit_biography.py; they hold weights of characters near a place, and no sentence of the set. Those for
English (english_entries.json.gz) are of words and their shapes (tests/bench/fit_english.py).
Decoding is Viterbi's algorithm.
"""

import gzip
import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

_DIGIT = re.compile(r"[0-9０-９]")
_LETTER = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]")
_NEVER = -1e9


class Mark(NamedTuple):
    """A stretch of text (`first` to `last`, in characters or words) of one kind."""

    kind: str
    first: int
    last: int


class _Model(NamedTuple):
    labels: tuple[str, ...]
    states: dict[str, list[tuple[int, float]]]
    before: tuple[tuple[tuple[int, float], ...], ...]


@cache
def _model(name: str) -> _Model:
    packed = json.loads(gzip.decompress(Path(__file__).with_name(name).read_bytes()))
    labels = tuple(packed["labels"])
    states = {
        attribute: [(pairs[at], pairs[at + 1] / 1000) for at in range(0, len(pairs), 2)]
        for attribute, pairs in packed["states"].items()
    }
    moves = {(one, other): weight / 1000 for one, other, weight in packed["moves"]}
    before = tuple(
        tuple(
            (one, moves.get((one, other), 0.0))
            for one in range(len(labels))
            if _may_follow(labels[one], labels[other])
        )
        for other in range(len(labels))
    )
    return _Model(labels, states, before)


def _may_follow(before: str, label: str) -> bool:
    """Whether `label` may stand after `before` in the BMES scheme."""
    if label[0] in "ME":
        return before[0] in "BM" and before[2:] == label[2:]
    return before[0] in "ESO"


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


def marks(text: str) -> list[Mark]:
    """The marked stretches of a Chinese text, from left to right."""
    return decode(attributes(text), "biography.json.gz")


def decode(seen_at: Sequence[Sequence[str]], name: str) -> list[Mark]:
    """The most likely marks of a row of characters or words, given what is seen at each and the weights of that name."""
    if not seen_at:
        return []
    model = _model(name)
    scores = [0.0 if label[0] in "BSO" else _NEVER for label in model.labels]
    scores = [one + two for one, two in zip(scores, _states(model, seen_at[0]), strict=True)]
    trail: list[list[int]] = []
    for seen in seen_at[1:]:
        scores, best = _step(model, scores, seen)
        trail.append(best)
    ends = [score if label[0] in "ESO" else _NEVER for score, label in zip(scores, model.labels, strict=True)]
    return list(_spans(_path(trail, ends.index(max(ends))), model.labels))


def _states(model: _Model, seen: Sequence[str]) -> list[float]:
    totals = [0.0] * len(model.labels)
    for attribute in seen:
        for label, weight in model.states.get(attribute, ()):
            totals[label] += weight
    return totals


def _step(model: _Model, scores: list[float], seen: Sequence[str]) -> tuple[list[float], list[int]]:
    after: list[float] = []
    best: list[int] = []
    for label, state in enumerate(_states(model, seen)):
        top, at = _NEVER * 2, 0
        for one, weight in model.before[label]:
            score = scores[one] + weight
            if score > top:
                top, at = score, one
        after.append(top + state)
        best.append(at)
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
