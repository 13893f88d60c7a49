"""What a calibration takes and gives: measured interviews, the figures of the validation, the fitted weights."""

from collections.abc import Mapping
from math import isnan
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from talent.kernel import Fact, Share

type Spoken = Literal["zh", "en", "other"]
Finite = Annotated[float, Field(allow_inf_nan=False)]
Bounded = Annotated[float, Field(allow_inf_nan=False, ge=-1e9, le=1e9)]
"""Of a size that sums of products of it stay numbers."""
type Bounds = tuple[Finite, Finite]
Named = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
CLIP = 3.0
_MOST_MEASURES, _MOST_TRAITS = 200, 60


class Interview(Fact):
    """One rated interview: whose it is, what was measured of words and voice (NaN: could not be), the ratings."""

    person: str
    language: Spoken
    words: dict[str, float]
    voice: dict[str, float] = Field(default_factory=dict)
    ratings: dict[str, float]


class TraitFit(Fact):
    """How well a trait is foretold of people who were not in the fit.

    `r` (Pearson) with its 95 % interval over people, `rho` (Spearman), `mae` in points of the ratings' scale,
    `ceiling`: the highest r that the raters' own agreement allows, where single raters are given.
    """

    r: Finite
    r_interval: Bounds
    rho: Finite
    mae: float = Field(ge=0, allow_inf_nan=False)
    ceiling: Share | None


class Validation(Fact):
    """What `bole calibrate --json` prints: the figures by trait, of how many people, in how many folds."""

    traits: dict[str, TraitFit]
    people: int
    folds: int


class Line(Fact):
    """A trait as a weighted sum: `base` plus, for each measure, its weight times the measure in deviations."""

    base: Bounded
    weights: tuple[Bounded, ...] = Field(max_length=_MOST_MEASURES)
    low: Bounded
    high: Bounded
    rho_interval: Bounds
    mae_interval: Bounds


class Calibration(Fact):
    """A versioned calibration that an opening can use; it holds weights and no row of the ratings.

    `inputs` names the files it was made from by their SHA-256, so that it can be made again and compared. `measured_by`
    is the version of what is counted, `languages` those that the rated candidates spoke.
    """

    version: Literal["2"] = "2"
    inputs: dict[Named, Digest] = Field(max_length=9)
    measured_by: str = Field(max_length=64)
    languages: tuple[Spoken, ...] = Field(max_length=3)
    interviews: int = Field(ge=1)
    measures: tuple[Named, ...] = Field(max_length=_MOST_MEASURES)
    means: tuple[Bounded, ...] = Field(max_length=_MOST_MEASURES)
    deviations: tuple[Annotated[Bounded, Field(ge=0)], ...] = Field(max_length=_MOST_MEASURES)
    lines: dict[Named, Line] = Field(min_length=1, max_length=_MOST_TRAITS)
    validation: Validation

    @model_validator(mode="after")
    def _whole(self) -> Self:
        """A weight for every measure, figures for every trait, and no range upside down."""
        counts = {len(self.means), len(self.deviations), *(len(line.weights) for line in self.lines.values())}
        if counts != {len(self.measures)} or len(set(self.measures)) != len(self.measures):
            raise ValueError("means, deviations and weights don't belong to the measures")
        if self.lines.keys() != self.validation.traits.keys():
            raise ValueError("the traits and their figures differ")
        if any(line.low > line.high for line in self.lines.values()):
            raise ValueError("a trait's lowest rating is above its highest")
        return self

    def parts(self, trait: str, measured: Mapping[str, float]) -> dict[str, float]:
        """What each measure adds to a trait's rating, in points; a missing measure counts as usual, so nothing."""
        rows = zip(self.measures, self.means, self.deviations, self.lines[trait].weights, strict=True)
        return {
            name: weight * _scaled(measured.get(name, mean), mean, deviation)
            for name, mean, deviation, weight in rows
        }

    def rate(self, measured: Mapping[str, float]) -> dict[str, float]:
        """The foretold rating by trait, within the range of the ratings seen; a missing measure counts as usual."""
        return {
            trait: min(line.high, max(line.low, line.base + sum(self.parts(trait, measured).values())))
            for trait, line in self.lines.items()
        }


class Calibrated(Fact):
    """The calibration with the foretold ratings of everybody by those models that had not seen the person."""

    calibration: Calibration
    foretold: dict[str, tuple[float, ...]]


def _scaled(value: float, mean: float, deviation: float) -> float:
    if isnan(value) or not deviation:
        return 0.0
    return min(CLIP, max(-CLIP, (value - mean) / deviation))
