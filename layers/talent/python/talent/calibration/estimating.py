"""What the company's raters would have said of an interview, by their own calibration: shown, and nothing more.

A calibration's measures are of style (fillers, length of words, 'I' and 'we'): they have no quote of their own and may
tell where somebody comes from. So an estimate moves no level, stands beside the levels for those who decide, with its
interval, how many people it was made of, and the measures that moved it. Where anything is missing there is none.
"""

from collections.abc import Sequence
from math import pi, sqrt

from talent.assessment.usable import unusable
from talent.calibration.keeping import CalibrationUnfit, KeptCalibration, check_fits
from talent.calibration.measures import word_measures
from talent.calibration.shape import Bounds, Calibration
from talent.evidence import Clause, Evidence, Wording
from talent.kernel import Fact, Phrase

WIDTH = 1.96 * sqrt(pi / 2)
"""Half of a 95 % interval in mean absolute errors: for a normal distribution that error is sd * sqrt(2 / pi)."""
_SHOWN_PARTS = 5

_OTHER_VERSION = Phrase(
    zh="校准与现在的版本不符，请用现在的版本重新校准。",
    en="The calibration does not fit this version; it has to be made again.",
)
_NOT_ALL_SPOKEN = Phrase(
    zh="不是每一题都有可用的口头回答；校准只针对完整的口头面试。",
    en="Not every answer was spoken and usable; the calibration is of whole, spoken interviews.",
)
_OTHER_LANGUAGE = Phrase(
    zh="校准没有用过这种语言的面试。", en="The calibration knows no interviews in this language."
)
_NOTHING_FORETOLD = Phrase(
    zh="校准对其他人的预测不比随机更好。", en="The calibration foretells nobody better than chance."
)


class TraitEstimate(Fact):
    """One trait's rating as the company's raters would give it, on their own scale (`seen`: the range they used).

    `interval` holds about 95 % of the ratings of people whom the fit had not seen; `r` is how well those were
    foretold; `parts` are the measures that moved the rating most, in points.
    """

    trait: str
    rating: float
    interval: Bounds
    seen: Bounds
    r: float
    r_interval: Bounds
    parts: dict[str, float]


class Estimates(Fact):
    """What an opening's calibration makes of one interview; it moved no level. Without traits `reason` says why.

    `uncertain` are the traits that it can't tell better than chance, of which nothing is shown.
    """

    version: str
    people: int
    interviews: int
    traits: tuple[TraitEstimate, ...] = ()
    uncertain: tuple[str, ...] = ()
    reason: Phrase | None = None

    @property
    def told(self) -> Phrase:
        """What the candidate is told: that the calibration was used and moved nothing, or why it was not used."""
        if self.reason:
            return Phrase(
                zh=f"没有使用本公司自己的校准：{self.reason.zh}",
                en=f"The company's own calibration was not used. {self.reason.en}",
            )
        return Phrase(
            zh=f"本公司自己的校准（版本 {self.version[:8]}）：按本公司以往的人工评分，估计这次面试会给人的印象，"
            "只供作决定的人参考，没有改变任何等级和匹配度。",
            en=f"The company's own calibration (version {self.version[:8]}): what its past human ratings suggest "
            "of this interview, for those who decide to look at. It moved no level and no match.",
        )


def estimated(kept: KeptCalibration, answers: Sequence[Evidence]) -> Estimates:
    """The estimates of an interview from all its answers, in their order."""
    made = kept.calibration
    told = [trait for trait, fit in made.validation.traits.items() if fit.r_interval[0] > 0]
    none = Estimates(version=kept.version, people=made.validation.people, interviews=made.interviews)
    reason = _withheld(made, answers) or (None if told else _NOTHING_FORETOLD)
    if reason:
        return none.model_copy(update={"reason": reason})
    measured = word_measures([each.transcript.text for each in answers], _joined(answers))
    return none.model_copy(
        update={
            "traits": tuple(_estimate(made, trait, measured) for trait in told),
            "uncertain": tuple(trait for trait in made.lines if trait not in told),
        }
    )


def _withheld(made: Calibration, answers: Sequence[Evidence]) -> Phrase | None:
    try:
        check_fits(made)
    except CalibrationUnfit:
        return _OTHER_VERSION
    if not answers or any(each.recording is None or unusable(each) for each in answers):
        return _NOT_ALL_SPOKEN
    known = all(each.wording.language in made.languages for each in answers)
    return None if known else _OTHER_LANGUAGE


def _joined(answers: Sequence[Evidence]) -> Wording:
    """The answers as one text, which is how the rated interviews were measured."""
    clauses: list[Clause] = []
    for each in answers:
        before = clauses[-1].sentence + 1 if clauses else 0
        clauses += [
            clause.model_copy(update={"sentence": clause.sentence + before})
            for clause in each.wording.clauses
        ]
    units = sum(each.wording.units for each in answers)
    return Wording(
        language=answers[0].wording.language,
        units=units,
        clauses=tuple(clauses),
        fillers=sum(each.wording.fillers for each in answers),
        restarts=sum(each.wording.restarts for each in answers),
        repeated=sum(each.wording.repeated * each.wording.units for each in answers) / max(1, units),
    )


def _estimate(made: Calibration, trait: str, measured: dict[str, float]) -> TraitEstimate:
    line, fit = made.lines[trait], made.validation.traits[trait]
    rating, half = made.rate(measured)[trait], WIDTH * fit.mae
    parts = sorted(made.parts(trait, measured).items(), key=lambda part: (-abs(part[1]), part[0]))
    return TraitEstimate(
        trait=trait,
        rating=round(rating, 2),
        interval=(round(max(line.low, rating - half), 2), round(min(line.high, rating + half), 2)),
        seen=(line.low, line.high),
        r=fit.r,
        r_interval=fit.r_interval,
        parts={name: round(points, 3) for name, points in parts[:_SHOWN_PARTS]},
    )
