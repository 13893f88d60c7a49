"""The adverse-impact report over what happened, joined with what candidates said of themselves.

The two meet here and nowhere else, and what comes out counts groups and names nobody.
"""

from collections.abc import Iterable
from typing import NamedTuple

from talent.application import Application, Stage
from talent.events import EventName
from talent.impact import AdverseImpact, Person, SelfIdentification, adverse_impact
from talent.opening import Opening

from cloud import keys
from cloud.applications import events, put
from cloud.openings import applications_of
from cloud.table import table


class _Journey(NamedTuple):
    """An application with the names of all that happened to it."""

    application: Application
    happened: frozenset[EventName]
    said: SelfIdentification


def say(candidate_id: str, answers: SelfIdentification) -> SelfIdentification:
    """Keeps a candidate's answers over the earlier ones."""
    put(keys.self_identification(candidate_id), answers)
    return answers


def said(candidate_id: str) -> SelfIdentification:
    """A candidate's answers; all None where nothing was said."""
    stored = table().find(keys.self_identification(candidate_id), SelfIdentification)
    return stored.value if stored else SelfIdentification()


def report(openings: Iterable[Opening]) -> tuple[AdverseImpact, ...]:
    """The report of each step over all applications of the openings: screening, selection, and from start to hire."""
    journeys = [_journey(each) for opening in openings for each in applications_of(opening.opening_id)]
    screened = [each for each in journeys if each.application.match_score is not None]
    assessed = [each for each in journeys if EventName.CANDIDATE_ASSESSED in each.happened]
    return (
        adverse_impact("screening", [_at_screening(each) for each in screened]),
        adverse_impact("selection", [_at_selection(each) for each in assessed]),
        adverse_impact("hiring", [_at_hiring(each) for each in journeys]),
    )


def _journey(application: Application) -> _Journey:
    names = frozenset(event.name for event in events(application.application_id))
    return _Journey(application, names, said(application.candidate_id))


def _at_screening(journey: _Journey) -> Person:
    return _person(journey, EventName.CANDIDATE_SHORTLISTED, journey.application.match_score)


def _at_selection(journey: _Journey) -> Person:
    return _person(journey, EventName.CANDIDATE_SELECTED, journey.application.interview_score)


def _at_hiring(journey: _Journey) -> Person:
    return _person(journey, EventName.EMPLOYEE_HIRED)


def _person(journey: _Journey, chosen: EventName, score: float | None = None) -> Person:
    """What came of somebody: a person's word alone is a refusal, and whoever said no themselves was not refused."""
    stage, said_no = journey.application.stage, EventName.OFFER_DECLINED in journey.happened
    selected = True if chosen in journey.happened else False if stage is Stage.DECLINED else None
    withdrew = selected is not True and (stage is Stage.WITHDRAWN or said_no)
    return Person(said=journey.said, selected=None if withdrew else selected, withdrew=withdrew, score=score)
