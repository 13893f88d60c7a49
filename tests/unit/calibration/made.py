"""A small calibration as `bole calibrate` writes them: fillers lower 'Overall'; of 'Smiled' it can tell nothing."""

from talent.calibration import Calibration, TraitFit, Validation
from talent.calibration.measures import measures_version
from talent.calibration.shape import Line


def fit(low: float) -> TraitFit:
    """Figures whose interval begins at `low`."""
    return TraitFit(r=0.4, r_interval=(low, 0.6), rho=0.4, mae=0.5, ceiling=None)


def line(weight: float) -> Line:
    """A rating of 4 among ratings from 1 to 7, and `weight` for each deviation of fillers."""
    return Line(base=4, weights=(weight, 0), low=1, high=7, rho_interval=(0.2, 0.6), mae_interval=(0.4, 0.6))


def made(**changes: object) -> Calibration:
    """The calibration, with fields changed."""
    whole = Calibration(
        inputs={"ratings": "0" * 64},
        measured_by=measures_version(),
        languages=("en", "zh"),
        interviews=98,
        measures=("fillers", "words"),
        means=(2.0, 4.0),
        deviations=(1.0, 1.0),
        lines={"Overall": line(-0.5), "Smiled": line(0.1)},
        validation=Validation(traits={"Overall": fit(0.2), "Smiled": fit(-0.1)}, people=49, folds=10),
    )
    return Calibration.model_validate(whole.model_dump() | changes)
