"""What candidates may say of themselves, if they like, so that the company can see whether its hiring is fair.

The answers are kept apart from everything that decides: no score, no list and no dossier can reach them, and nobody
reads one person's answers but that person. What is not said is counted as unknown.
"""

from collections.abc import Mapping
from typing import Literal, get_args

from talent.kernel import Fact

type Sex = Literal["female", "male", "other"]
type Ethnicity = Literal[
    "hispanic_or_latino",
    "white",
    "black",
    "asian",
    "native_american",
    "pacific_islander",
    "two_or_more",
    "han",
    "chinese_minority",
]
"""The categories of the EEO-1 report, and for China Han and the minorities by law (少数民族)."""
type AgeBand = Literal["under_30", "30_to_39", "40_to_49", "50_and_over"]

CATEGORIES: Mapping[str, tuple[str, ...]] = {
    "sex": get_args(Sex.__value__),
    "ethnicity": get_args(Ethnicity.__value__),
    "age": get_args(AgeBand.__value__),
}


class SelfIdentification(Fact):
    """One candidate's answers; None: not said."""

    sex: Sex | None = None
    ethnicity: Ethnicity | None = None
    age: AgeBand | None = None

    def group(self, category: str) -> str | None:
        """The group in a category or an intersection of categories (`sex × age`); None where one is not said."""
        said = {"sex": self.sex, "ethnicity": self.ethnicity, "age": self.age}
        found = [said[each] for each in category.split(" × ")]
        return " × ".join(str(each) for each in found) if all(found) else None
