"""Thousands of requests made from the OpenAPI document, by every role, by links and by nobody: `make fuzz`."""

import pytest
from talent.opening import Opening

from tests.integration.api.conftest import aws, opening
from tests.integration.api.fuzzing import Played, World, play

__all__ = ["aws", "opening"]

SEEDS = range(1, 6)
EACH = 6
"""Requests of either kind to one operation before the world is made anew: what is withdrawn stays withdrawn."""
PLAYED = Played()


@pytest.mark.parametrize("number", SEEDS)
def test_answers_are_as_the_document_says(opening: Opening, number: int) -> None:
    play(World.of(opening), number, EACH, PLAYED)
    total, statuses = PLAYED.statuses.total(), dict(sorted(PLAYED.statuses.items()))
    print(f"\n{total} requests by seed {number}: {statuses}, {len(PLAYED.wrong)} wrong answers")
    assert not PLAYED.wrong, "\n".join(sorted(set(PLAYED.wrong)))
