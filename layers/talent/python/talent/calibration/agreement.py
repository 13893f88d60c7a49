"""Figures of agreement: correlation, rank correlation, error, their intervals over people, the raters' ceiling."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from math import atanh, sqrt, sumprod, tanh

from talent.calibration.shape import Bounds

type Pair = tuple[float, float]
type Figure = Callable[[Sequence[Pair]], float]

_NORMAL_95 = 1.96
_ALMOST_ONE = 0.999999


def pearson(pairs: Sequence[Pair]) -> float:
    """The linear correlation; 0 where one side never varies."""
    ones, others = _centred([one for one, _ in pairs]), _centred([other for _, other in pairs])
    spread = sqrt(sumprod(ones, ones) * sumprod(others, others))
    return max(-1.0, min(1.0, sumprod(ones, others) / spread)) if spread else 0.0


def spearman(pairs: Sequence[Pair]) -> float:
    """The correlation of the ranks; ties share their mean rank."""
    ones, others = _ranks([one for one, _ in pairs]), _ranks([other for _, other in pairs])
    return pearson(list(zip(ones, others, strict=True)))


def mean_error(pairs: Sequence[Pair]) -> float:
    """The mean absolute difference."""
    return sum(abs(one - other) for one, other in pairs) / len(pairs)


def over_people(figure: Figure, pairs: Sequence[Pair], people: Sequence[str], *, fisher: bool) -> Bounds:
    """The 95 % interval of `figure` by the jackknife that leaves out one person with all their interviews.

    `fisher`: correlations are spread on Fisher's z scale, so that the interval stays within -1 and 1.
    """
    bend: Callable[[float], float] = _fisher if fisher else float
    whole = bend(figure(pairs))
    named = dict.fromkeys(people)
    left = [
        bend(figure([pair for pair, whose in zip(pairs, people, strict=True) if whose != person]))
        for person in named
    ]
    mean = sum(left) / len(left)
    spread = sqrt((len(left) - 1) / len(left) * sum((value - mean) ** 2 for value in left))
    low, high = whole - _NORMAL_95 * spread, whole + _NORMAL_95 * spread
    return (tanh(low), tanh(high)) if fisher else (max(0.0, low), high)


def ceiling(ratings: Sequence[Mapping[str, float]]) -> float | None:
    """The highest correlation with the mean rating that the raters' own agreement allows.

    `ratings` maps rater to rating, one mapping an interview. The square root of the mean rating's reliability: the
    one-way intraclass correlation ICC(1, k) (Shrout and Fleiss 1979), each rater's own mean taken out first.
    None where no interview has two raters.
    """
    by_rater: dict[str, list[float]] = defaultdict(list)
    for row in ratings:
        for rater, value in row.items():
            by_rater[rater].append(value)
    usual = {rater: sum(values) / len(values) for rater, values in by_rater.items()}
    rows = [[value - usual[rater] for rater, value in row.items()] for row in ratings if row]
    squares = mean_squares(rows)
    if squares is None:
        return None
    between, within = squares
    return sqrt(max(0.0, 1.0 - within / between)) if between else 0.0


def mean_squares(rows: Sequence[Sequence[float]]) -> tuple[float, float] | None:
    """The mean squares between and within rows of one-way analysis of variance; None where there is nothing to compare.

    A row holds the ratings of one thing, as many as there are.
    """
    counts = [len(row) for row in rows]
    free = sum(counts) - len(rows)
    if free <= 0 or len(rows) < 2:
        return None
    grand = sum(map(sum, rows)) / sum(counts)
    means = [sum(row) / len(row) for row in rows]
    between = sum(count * (mean - grand) ** 2 for count, mean in zip(counts, means, strict=True)) / (
        len(rows) - 1
    )
    within = sum((value - mean) ** 2 for row, mean in zip(rows, means, strict=True) for value in row) / free
    return between, within


def intraclass(rows: Sequence[Sequence[float]]) -> float | None:
    """ICC(1, 1), the reliability of a single rating (Shrout and Fleiss 1979), for rows of unequal length.

    The mean row length is Ebel's k0 = (N - sum(k^2) / N) / (n - 1). None where nothing was rated twice, or where all
    ratings are the same.
    """
    rated = [row for row in rows if row]
    squares = mean_squares(rated)
    if squares is None:
        return None
    between, within = squares
    total = sum(map(len, rated))
    length = (total - sum(len(row) ** 2 for row in rated) / total) / (len(rated) - 1)
    spread = between + (length - 1) * within
    return (between - within) / spread if spread else None


def _fisher(r: float) -> float:
    return atanh(max(-_ALMOST_ONE, min(_ALMOST_ONE, r)))


def _centred(values: Sequence[float]) -> list[float]:
    mean = sum(values) / len(values)
    return [value - mean for value in values]


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
            end += 1
        for place in order[start : end + 1]:
            ranks[place] = (start + end) / 2
        start = end + 1
    return ranks
