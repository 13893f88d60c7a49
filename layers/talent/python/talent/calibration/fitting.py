"""The fit and its honest check: every figure is of people whom the fit had not seen.

Three ridge models (words, voice, both) are averaged; being linear, they make one weight a measure, which can be read.
Scaling, penalties and weights are found inside each training fold. What the rubric holds against an answer (fillers,
restarts, repetition) never raises a rating. People are dealt to the folds in the order of their names, so that the
same tables give the same figures.
"""

from collections.abc import Mapping, Sequence
from math import isnan, nan
from typing import NamedTuple

from talent.calibration.agreement import Pair, mean_error, over_people, pearson, spearman
from talent.calibration.measures import measures_version, settings
from talent.calibration.ridge import Fitted, Matrix, Scale, fit, scale_of
from talent.calibration.shape import Calibrated, Calibration, Interview, Line, TraitFit, Validation
from talent.kernel import BadInput

FOLDS = 10
FEWEST_PEOPLE = 10
_DIGITS = 4


class Design(NamedTuple):
    """Which columns each model sees, and which may only lower a rating."""

    views: tuple[range, ...]
    lowering: tuple[int, ...]


class Measured(NamedTuple):
    """The measures' names and a row an interview; NaN where it was not measured."""

    names: tuple[str, ...]
    rows: Matrix


class TooFewPeople(BadInput):
    """Figures of so few people would say nothing."""

    next = f"Add rated interviews until there are at least {FEWEST_PEOPLE} different people; some dozens are better."


class RatingsAllEqual(BadInput):
    """A trait in which nobody differs can't be learned."""

    next = "Leave the column out of the ratings."


def calibrate(
    interviews: Sequence[Interview], ceilings: Mapping[str, float | None], inputs: Mapping[str, str]
) -> Calibrated:
    """Fit every trait, with the figures of a validation by person.

    `ceilings` holds each trait's ceiling, `inputs` the SHA-256 of each file. Raises TooFewPeople, RatingsAllEqual.
    """
    people = [interview.person for interview in interviews]
    groups = _folds(people)
    targets = _targets(interviews)
    words, voice = _table([each.words for each in interviews]), _table([each.voice for each in interviews])
    rows = [a + b for a, b in zip(words.rows, voice.rows, strict=True)]
    design = _design(words.names, voice.names)
    foretold = _foretell(rows, list(targets.values()), people, groups, design)
    model, scale = _fit(rows, list(targets.values()), people, design)
    validation, lines = {}, {}
    for trait, guesses, base, weights in zip(targets, foretold, model.bases, model.weights, strict=True):
        pairs = list(zip(guesses, targets[trait], strict=True))
        validation[trait] = _figures(pairs, people, ceilings.get(trait))
        lines[trait] = _line(pairs, people, base, weights)
    calibration = Calibration(
        inputs=dict(inputs),
        measured_by=measures_version(),
        languages=tuple(sorted({interview.language for interview in interviews})),
        interviews=len(interviews),
        measures=(*words.names, *voice.names),
        means=tuple(scale.means),
        deviations=tuple(scale.deviations),
        lines=lines,
        validation=Validation(traits=validation, people=len(set(people)), folds=len(groups)),
    )
    seen = {trait: tuple(guesses) for trait, guesses in zip(targets, foretold, strict=True)}
    return Calibrated(calibration=calibration, foretold=seen)


def _targets(interviews: Sequence[Interview]) -> dict[str, list[float]]:
    """Each trait's ratings in the interviews' order."""
    targets = {trait: [each.ratings[trait] for each in interviews] for trait in interviews[0].ratings}
    for trait, ratings in targets.items():
        if max(ratings) == min(ratings):
            raise RatingsAllEqual(f"Every interview has the same rating of {trait}.")
    return targets


def _folds(people: Sequence[str]) -> list[frozenset[str]]:
    """Everybody in one of the folds with all their interviews."""
    known = sorted(set(people), key=lambda name: (len(name), name))
    if len(known) < FEWEST_PEOPLE:
        raise TooFewPeople(f"The ratings are of {len(known)} people; at least {FEWEST_PEOPLE} are needed.")
    return [frozenset(known[at::FOLDS]) for at in range(min(FOLDS, len(known)))]


def _table(measured: Sequence[Mapping[str, float]]) -> Measured:
    """The measures as rows; what was measured of nobody is left out."""
    names = tuple(dict.fromkeys(name for each in measured for name in each))
    kept = tuple(name for name in names if any(not isnan(each.get(name, nan)) for each in measured))
    return Measured(kept, [[each.get(name, nan) for name in kept] for each in measured])


def _design(words: Sequence[str], voice: Sequence[str]) -> Design:
    """Models of the words alone, the voice alone and both; of the words alone where there is no voice."""
    split, width = len(words), len(words) + len(voice)
    views = (range(split), range(split, width), range(width)) if voice else (range(split),)
    only_lower = settings()["monotone"]["never_raise"]
    return Design(views, tuple(at for at, name in enumerate(words) if name in only_lower))


def _fit(rows: Matrix, targets: Matrix, people: Sequence[str], design: Design) -> tuple[Fitted, Scale]:
    """The mean of the views' models as one, on rows scaled by these rows alone."""
    scale = scale_of(rows)
    scaled = [scale.apply(row) for row in rows]
    weights = [[0.0] * len(rows[0]) for _ in targets]
    bases: list[float] = []
    for view in design.views:
        fitted = fit([row[view.start : view.stop] for row in scaled], targets, people)
        bases = fitted.bases
        for sums, found in zip(weights, fitted.weights, strict=True):
            for column, weight in zip(view, found, strict=True):
                sums[column] += weight / len(design.views)
    for sums in weights:
        for column in design.lowering:
            sums[column] = min(0.0, sums[column])
    return Fitted(bases, weights), scale


def _foretell(
    rows: Matrix, targets: Matrix, people: Sequence[str], groups: list[frozenset[str]], design: Design
) -> Matrix:
    """Each trait's ratings of every interview, foretold from the folds that lack the person."""
    foretold = [[0.0] * len(rows) for _ in targets]
    for group in groups:
        seen = [at for at, person in enumerate(people) if person not in group]
        model, scale = _fit(
            [rows[at] for at in seen],
            [[target[at] for at in seen] for target in targets],
            [people[at] for at in seen],
            design,
        )
        for at in (at for at, person in enumerate(people) if person in group):
            for trait, value in enumerate(model.foretell(scale.apply(rows[at]))):
                foretold[trait][at] = value
    return foretold


def _figures(pairs: Sequence[Pair], people: Sequence[str], most: float | None) -> TraitFit:
    return TraitFit(
        r=round(pearson(pairs), _DIGITS),
        r_interval=_rounded(over_people(pearson, pairs, people, fisher=True)),
        rho=round(spearman(pairs), _DIGITS),
        mae=round(mean_error(pairs), _DIGITS),
        ceiling=None if most is None else round(most, _DIGITS),
    )


def _line(pairs: Sequence[Pair], people: Sequence[str], base: float, weights: Sequence[float]) -> Line:
    ratings = [rating for _, rating in pairs]
    return Line(
        base=base,
        weights=tuple(weights),
        low=min(ratings),
        high=max(ratings),
        rho_interval=_rounded(over_people(spearman, pairs, people, fisher=True)),
        mae_interval=_rounded(over_people(mean_error, pairs, people, fisher=False)),
    )


def _rounded(bounds: tuple[float, float]) -> tuple[float, float]:
    return round(bounds[0], _DIGITS), round(bounds[1], _DIGITS)
