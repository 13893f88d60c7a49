"""Requests made from the OpenAPI document: no server error, and every answer is as the document says.

One request of either kind an operation here; `make fuzz` sends thousands.
"""

from talent.opening import Opening

from tests.integration.api.fuzzing import Played, World, play


def test_answers_are_as_the_document_says(opening: Opening) -> None:
    played = Played()
    play(World.of(opening), number=1, each=1, played=played)
    assert not played.wrong, "\n".join(played.wrong)
    assert played.statuses.total() > 100
