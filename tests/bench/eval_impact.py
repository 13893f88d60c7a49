"""Impact ratios of random tables beside holisticai's `disparate_impact` and aequitas' `pprev_disparity`.

The rivals are for development only and bring much with them: in an environment of its own,
`pip install holisticai scikit-learn aequitas altair seaborn pydantic`, then `PYTHONPATH=layers/talent/python python
tests/bench/eval_impact.py`. The figures in `tests/unit/talent/test_adverse_impact.py` were made so.
"""

import importlib.util
import random
from collections.abc import Mapping, Sequence
from typing import Any

from talent.impact import Person, SelfIdentification, adverse_impact

TABLES = 300
GROUPS = ("asian", "black", "white", "hispanic_or_latino", "two_or_more")
SEXES = ("female", "male")


def table(chance: random.Random) -> list[Person]:
    """A few hundred people, whose group decides how likely they are selected."""
    odds = {(group, sex): chance.uniform(0.1, 0.9) for group in GROUPS for sex in SEXES}
    drawn = [(chance.choice(GROUPS), chance.choice(SEXES)) for _ in range(chance.randrange(150, 600))]
    return [
        Person(
            said=SelfIdentification.model_validate({"ethnicity": group, "sex": sex}),
            selected=chance.random() < odds[group, sex],
        )
        for group, sex in drawn
    ]


def holisticai(groups: Sequence[str], selected: Sequence[bool], best: str) -> Mapping[str, float]:
    """Each group's rate by the best one's."""
    import numpy as np  # noqa: PLC0415
    from holisticai.bias.metrics import disparate_impact  # noqa: PLC0415 - a rival that need not be there

    of, chosen = np.array(groups), np.array(selected, dtype=float)
    return {each: float(disparate_impact(of == each, of == best, chosen)) for each in set(groups)}


def aequitas(groups: Sequence[str], selected: Sequence[bool], best: str) -> Mapping[str, float]:
    """The same."""
    import pandas  # noqa: PLC0415
    from aequitas.bias import Bias  # noqa: PLC0415 - a rival that need not be there
    from aequitas.group import Group  # noqa: PLC0415

    chosen = [int(each) for each in selected]
    frame = pandas.DataFrame({"score": chosen, "label_value": chosen})
    frame["group"] = pandas.Series(groups, dtype=object)
    counted, _ = Group().get_crosstabs(frame, attr_cols=["group"])
    found: Any = Bias().get_disparity_predefined_groups(
        counted, original_df=frame, ref_groups_dict={"group": best}, mask_significance=False
    )
    return dict(zip(found["attribute_value"], found["pprev_disparity"], strict=True))


def main() -> None:
    """Prints how many ratios were compared, and the largest difference from each rival that is installed."""
    rivals = [each for each in (holisticai, aequitas) if importlib.util.find_spec(each.__name__)]
    if not rivals:
        print(
            "neither holisticai nor aequitas is installed: nothing was compared (see this module's docstring)"
        )
        return
    chance, worst, compared = random.Random(1), dict.fromkeys((each.__name__ for each in rivals), 0.0), 0
    for _ in range(TABLES):
        people = table(chance)
        for category in adverse_impact("selection", people).categories:
            known = [each for each in people if each.said.group(category.category)]
            shown = [each for each in category.groups if each.impact_ratio is not None]
            if not shown:
                continue
            best = max(shown, key=lambda each: each.selection_rate).group
            groups = [str(each.said.group(category.category)) for each in known]
            for rival in rivals:
                theirs = rival(groups, [each.selected is True for each in known], best)
                gaps = [abs((each.impact_ratio or 0.0) - theirs[each.group]) for each in shown]
                worst[rival.__name__] = max(worst[rival.__name__], *gaps)
            compared += len(shown)
    print(f"{compared} ratios of {TABLES} random tables, largest difference: {worst}")


if __name__ == "__main__":
    main()
