"""Erases a person who asked for it, now or as soon as a legal hold is lifted."""

from cloud.bus import Told
from cloud.persons import erase_person
from cloud.tools import task


@task(Told)
def handler(told: Told) -> dict[str, str]:
    """How the request stands; empty where there is none to act on."""
    done = erase_person(told.detail.candidate_id, told.detail.occurred_at)
    return {"status": done.status if done else ""}
