"""A life told in Chinese is read by the weights as they ship: employers and posts part where people part them."""

from datetime import date

import pytest
from perception import LifeReader
from talent.reading import read_resume
from talent.reading.text import plain

from infra.local import weights

READER = LifeReader(weights.life_models)


def test_each_character_leans_and_long_texts_are_read_in_windows() -> None:
    text = "1996年7月至2003年5月任长江机电股份有限公司财务部经理，" * 20
    told = READER(text)
    assert len(told.states) == len(text)
    assert {len(row) for row in (*told.states, *told.moves)} == {len(told.labels)} == {len(told.moves)}
    assert READER(text) == told


@pytest.mark.parametrize(
    ("life", "posts"),
    [
        (
            "郑国梁先生，1972年出生，历任江海市经济委员会企业处副处长、江海港务局局长助理，现任江海港务集团董事。",
            {
                ("江海市经济委员会", "企业处副处长"),
                ("江海港务局", "局长助理"),
                ("江海港务集团", "董事"),
            },
        ),
    ],
)
def test_posts_part_from_employers(life: str, posts: set[tuple[str, str]]) -> None:
    resume = read_resume(plain(life, "life.txt"), date(2026, 11, 1), READER)
    read = {
        (work.organization.value, work.title.value)
        for work in resume.work
        if work.organization and work.title
    }
    assert read == posts
