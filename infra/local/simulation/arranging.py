"""What people do with a panel's meeting: the candidate moves it, HR sets it over others, an interviewer hands over."""

from collections.abc import Callable
from datetime import timedelta

from cloud import meetings, scorecards
from cloud.schedules import meeting_time
from talent.waiting import Wait

from infra.local.simulation.world import World

type Deed = tuple[str, Callable[[], object]]


def arrange(world: World, wait: Wait, pool: tuple[str, ...]) -> list[Deed]:
    """Who does what about the meeting now that a panel was asked."""
    application_id, faults = wait.application_id, world.faults
    deeds: list[Deed] = []
    if faults.happens(0.3):
        deeds.append(("candidate chooses a time", _chooses(application_id, world.rng.randrange(2))))
    if faults.happens(0.1):
        deeds.append(("hr sets a time", _sets(application_id, world.rng.choice((-1, 1, 24)))))
    if faults.happens(0.25):
        deeds.append(("an interviewer hands over", _hands_over(application_id, world.rng.choice(pool))))
    return deeds


def _chooses(application_id: str, place: int) -> Callable[[], object]:
    """One of the first free times, as everybody likes them best."""

    def choose() -> None:
        free = meetings.choices(application_id)
        if free:
            meetings.choose_time(application_id, free[min(place, len(free) - 1)])

    return choose


def _sets(application_id: str, hours: int) -> Callable[[], object]:
    def set_over() -> None:
        stored = meeting_time(application_id)
        if stored:
            later = stored.value.starts_at + timedelta(hours=hours)
            meetings.set_time(application_id, later, "3-01", "hr")

    return set_over


def _hands_over(application_id: str, to_id: str) -> Callable[[], object]:
    def hand_over() -> None:
        given = [card.staff_id for card in scorecards.scorecards(application_id) if card.status == "asked"]
        if given:
            meetings.hand_over(application_id, given[0], to_id, given[0])

    return hand_over
