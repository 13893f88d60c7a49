"""What a calibration takes and gives: measured interviews, the figures of the validation, the fitted weights."""

from collections.abc import Mapping
from math import isnan
from typing import Literal

from pydantic import Field

from talent.kernel import Fact, Share

type Bounds = tuple[float, float]
CLIP = 3.0


class Interview(Fact):
    """One rated interview: whose it is, what was measured of words and voice (NaN: could not be), the ratings."""

    person: str
    words: dict[str, float]
    voice: dict[str, float] = Field(default_factory=dict)
    ratings: dict[str, float]


class TraitFit(Fact):
    """How well a trait is foretold of people who were not in the fit.

    `r` (Pearson) with its 95 % interval over people, `rho` (Spearman), `mae` in points of the ratings' scale,
    `ceiling`: the highest r that the raters' own agreement allows, where single raters are given.
    """

    r: float
    r_interval: Bounds
    rho: float
    mae: float = Field(ge=0)
    ceiling: Share | None


class Validation(Fact):
    """What `bole calibrate --json` prints: the figures by trait, of how many people, in how many folds."""

    traits: dict[str, TraitFit]
    people: int
    folds: int


class Line(Fact):
    """A trait as a weighted sum: `base` plus, for each measure, its weight times the measure in deviations."""

    base: float
    weights: tuple[float, ...]
    low: float
    high: float
    rho_interval: Bounds
    mae_interval: Bounds


class Calibration(Fact):
    """A versioned calibration that an opening can use; it holds weights and no row of the ratings.

    `inputs` names the files it was made from by their SHA-256, so that it can be made again and compared.
    """

    version: Literal["1"] = "1"
    inputs: dict[str, str]
    interviews: int
    measures: tuple[str, ...]
    means: tuple[float, ...]
    deviations: tuple[float, ...]
    lines: dict[str, Line]
    validation: Validation

    def rate(self, measured: Mapping[str, float]) -> dict[str, float]:
        """The foretold rating by trait, within the range of the ratings seen; a missing measure counts as usual."""
        rows = zip(self.measures, self.means, self.deviations, strict=True)
        shown = [_scaled(measured.get(name, mean), mean, deviation) for name, mean, deviation in rows]
        return {
            trait: min(
                line.high,
                max(line.low, line.base + sum(w * z for w, z in zip(line.weights, shown, strict=True))),
            )
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
