"""The algebra behind the calibration does what its formulas promise."""

from math import nan, sin, sumprod

import pytest
from talent.calibration.ridge import Matrix, fit, inverse_of, left_out_errors, places_of, scale_of

ROWS: Matrix = [[sin(3.1 * i + 1.7 * j * j + i * j) for j in range(5)] for i in range(12)]
TARGET = [2 * row[0] - row[3] for row in ROWS]
PEOPLE = [str(i // 2) for i in range(12)]
KERNEL: Matrix = [[sumprod(one, other) for other in ROWS] for one in ROWS]


def foretold(seen: list[int], asked: list[int], penalty: float) -> list[float]:
    """Kernel ridge on the rows `seen`, straight from the definition."""
    inverse = inverse_of([[KERNEL[i][j] for j in seen] for i in seen], penalty)
    dual = [sumprod(line, [TARGET[i] for i in seen]) for line in inverse]
    return [sumprod([KERNEL[i][j] for j in seen], dual) for i in asked]


def test_an_inverse_undoes_its_matrix() -> None:
    """Times the matrix with its penalty it is the identity."""
    inverse = inverse_of(KERNEL, 0.5)
    for i in range(12):
        for j in range(12):
            column = [KERNEL[k][j] + (0.5 if k == j else 0.0) for k in range(12)]
            assert sumprod(inverse[i], column) == pytest.approx(float(i == j), abs=1e-9)


def test_leaving_a_person_out_by_formula_is_fitting_without_them() -> None:
    """The shortcut gives the very errors of six fits, each without one person's two interviews."""
    inverse = inverse_of(KERNEL, 0.3)
    dual = [sumprod(line, TARGET) for line in inverse]
    groups = places_of(PEOPLE)
    refitted = sum(
        (value - TARGET[i]) ** 2
        for rows in groups
        for i, value in zip(rows, foretold([i for i in range(12) if i not in rows], rows, 0.3), strict=True)
    )
    assert len(groups) == 6
    assert left_out_errors(inverse, [dual], groups) == [pytest.approx(refitted)]


def test_a_weight_tells_what_carries_the_target() -> None:
    """The two measures that make the target get its signs and the largest weights."""
    scale = scale_of(ROWS)
    (weights,) = fit([scale.apply(row) for row in ROWS], [TARGET], PEOPLE).weights
    assert weights[0] > 0 > weights[3]
    assert min(abs(weights[0]), abs(weights[3])) > max(abs(weights[at]) for at in (1, 2, 4))


def test_what_never_varies_or_is_missing_scales_to_nothing() -> None:
    """No division by nothing, and an outlier is cut at three deviations."""
    scale = scale_of([[1.0, 0.0], [1.0, nan], [1.0, 2.0]])
    assert scale.apply([5.0, nan]) == [0.0, 0.0]
    assert scale.apply([1.0, 1e6]) == [0.0, 3.0]
