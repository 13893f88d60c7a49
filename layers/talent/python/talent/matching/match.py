"""The match of a profile with an opening's requirements: a score, the same on every run, and why.

Score = 100 × the weight of what is met (half of what is partly met) / the weight of what could be judged. What is
unclear weighs nothing: silence is not a zero. A must or a knock-out that is unclear goes to a person, and so does a
knock-out that is partly met; one that is not met, or by less than is asked (see talent.matching.finding), ends below
the line whatever the score.
"""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from talent.kernel import Fact, Percent
from talent.matching.finding import Finding, Verdict
from talent.matching.index import Index
from talent.matching.profile import Profile
from talent.matching.verdicts import judge
from talent.requirements.model import Kind, Requirement

WEIGHTS: dict[Kind, float] = {"knockout": 3.0, "must": 2.0, "nice": 1.0}
CREDIT: dict[Verdict, float] = {"met": 1.0, "partly": 0.5, "not_found": 0.0, "unclear": 0.0}


class Evidence(Fact):
    """Words of the resume that show a requirement, and their page."""

    quote: str
    page: int = Field(ge=1)


class Checked(Fact):
    """One requirement with its verdict; `points` is what it adds to the score of 100."""

    id: str
    text: str
    kind: Kind
    verdict: Verdict
    evidence: tuple[Evidence, ...]
    points: float


class Match(Fact):
    """How well a profile fits: the score, what follows from it, and each requirement."""

    score: Percent
    verdict: Literal["shortlist", "below", "needs_person"]
    requirements: tuple[Checked, ...]


def match(profile: Profile, requirements: Sequence[Requirement], line: float) -> Match:
    """The match, with the opening's screening line (0 to 100) from which a resume is shortlisted."""
    index = Index(profile)
    found = [(requirement, judge(requirement, index)) for requirement in requirements]
    whole = sum(WEIGHTS[requirement.kind] for requirement, finding in found if finding.verdict != "unclear")
    checked = tuple(_checked(requirement, finding, whole) for requirement, finding in found)
    score = round(min(100.0, sum(each.points for each in checked)), 1)
    fallen = profile.complete and any(
        requirement.kind == "knockout" and (finding.short or finding.verdict == "not_found")
        for requirement, finding in found
    )
    return Match(
        score=score,
        verdict="below" if fallen else _verdict(profile, checked, score, line),
        requirements=checked,
    )


def _checked(requirement: Requirement, finding: Finding, whole: float) -> Checked:
    share = WEIGHTS[requirement.kind] * CREDIT[finding.verdict] / whole if whole else 0.0
    return Checked(
        id=requirement.id,
        text=requirement.text,
        kind=requirement.kind,
        verdict=finding.verdict,
        evidence=tuple(Evidence(quote=quote.words, page=quote.page) for quote in finding.quotes),
        points=round(100 * share, 4),
    )


def _verdict(
    profile: Profile, checked: Sequence[Checked], score: float, line: float
) -> Literal["shortlist", "below", "needs_person"]:
    firm = [each for each in checked if each.kind != "nice"]
    judged = [each for each in checked if each.verdict != "unclear"]
    doubtful = any(
        each.verdict == "unclear" or (each.kind == "knockout" and each.verdict == "partly") for each in firm
    )
    if not profile.complete or not judged or doubtful:
        return "needs_person"
    return "shortlist" if score >= line else "below"
