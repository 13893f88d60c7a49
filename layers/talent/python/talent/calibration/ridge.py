"""Ridge regression in plain Python: a hundred interviews and as many measures need no library.

The dual form solves a system of the size of the interviews (Saunders, Gammerman and Vovk 1998). The penalty is chosen
for each trait by leaving out one person at a time, which for ridge needs no refit: the error of the rows I is
(G_II)^-1 (G y)_I with G = (K + penalty)^-1 (Cawley and Talbot 2003).
"""

from collections import defaultdict
from collections.abc import Sequence
from math import isnan, sqrt, sumprod
from typing import NamedTuple

from talent.calibration.shape import CLIP

type Vector = list[float]
type Matrix = list[list[float]]

PENALTIES = (0.1, 0.3, 1.0, 3.0, 10.0)
"""Relative to the kernel's diagonal, which is near 1 for standardised measures."""


class Scale(NamedTuple):
    """Mean and deviation of each measure over the rows that a fit may see."""

    means: Vector
    deviations: Vector

    def apply(self, row: Sequence[float]) -> Vector:
        """The row in deviations, cut at three; what is missing or never varies counts as the mean."""
        return [
            0.0 if isnan(value) or not deviation else min(CLIP, max(-CLIP, (value - mean) / deviation))
            for value, mean, deviation in zip(row, self.means, self.deviations, strict=True)
        ]


class Fitted(NamedTuple):
    """For each trait: the mean rating and the weight of each scaled measure."""

    bases: Vector
    weights: Matrix

    def foretell(self, row: Sequence[float]) -> Vector:
        """Each trait's rating for one scaled row."""
        return [base + sumprod(w, row) for base, w in zip(self.bases, self.weights, strict=True)]


def scale_of(rows: Sequence[Sequence[float]]) -> Scale:
    """Each column's mean and deviation over `rows`, missing values (NaN) left out."""
    means, deviations = [], []
    for column in zip(*rows, strict=True):
        known = [value for value in column if not isnan(value)]
        mean = sum(known) / len(known) if known else 0.0
        spread = sqrt(sum((value - mean) ** 2 for value in known) / len(known)) if known else 0.0
        means.append(mean)
        deviations.append(spread if spread > 1e-9 * max(1.0, abs(mean)) else 0.0)
    return Scale(means, deviations)


def fit(rows: Matrix, targets: Matrix, people: Sequence[str]) -> Fitted:
    """Fit every trait of `targets` (a list a trait) to scaled `rows`, each with its own penalty."""
    bases = [sum(target) / len(target) for target in targets]
    centred = [[value - base for value in target] for target, base in zip(targets, bases, strict=True)]
    width = len(rows[0])
    kernel = [[sumprod(one, other) / width for other in rows] for one in rows]
    groups = places_of(people)
    best: list[tuple[float, Vector]] = []
    for penalty in PENALTIES:
        inverse = inverse_of(kernel, penalty)
        duals = [[sumprod(line, target) for line in inverse] for target in centred]
        tried = list(zip(left_out_errors(inverse, duals, groups), duals, strict=True))
        best = [min(old, new, key=lambda one: one[0]) for old, new in zip(best or tried, tried, strict=True)]
    columns = [list(column) for column in zip(*rows, strict=True)]
    weights = [[sumprod(column, dual) / width for column in columns] for _, dual in best]
    return Fitted(bases, weights)


def places_of(people: Sequence[str]) -> list[list[int]]:
    """The rows of each person."""
    groups: dict[str, list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        groups[person].append(place)
    return list(groups.values())


def left_out_errors(inverse: Matrix, duals: Matrix, groups: list[list[int]]) -> Vector:
    """For each trait the squared error over people, each foretold from all others."""
    errors = [0.0] * len(duals)
    for rows in groups:
        block = inverse_of([[inverse[i][j] for j in rows] for i in rows], 0.0)
        for trait, dual in enumerate(duals):
            part = [dual[i] for i in rows]
            errors[trait] += sum(sumprod(line, part) ** 2 for line in block)
    return errors


def inverse_of(matrix: Matrix, penalty: float) -> Matrix:
    """The inverse of `matrix` (symmetric) plus `penalty` on its diagonal, by Cholesky's factor."""
    size = len(matrix)
    lower: Matrix = []
    for i in range(size):
        row: Vector = []
        for j in range(i):
            row.append((matrix[i][j] - sumprod(row, lower[j][:j])) / lower[j][j])
        row.append(sqrt(matrix[i][i] + penalty - sumprod(row, row)))
        lower.append(row)
    columns: Matrix = []
    for j in range(size):
        column = [1.0 / lower[j][j]]
        for i in range(j + 1, size):
            column.append(-sumprod(lower[i][j:i], column) / lower[i][i])
        columns.append(column)
    result = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i + 1):
            result[i][j] = result[j][i] = sumprod(columns[i], columns[j][i - j :])
    return result
