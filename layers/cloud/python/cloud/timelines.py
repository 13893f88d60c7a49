"""How an application stands and how it came there, as much of it as the reader may see."""

from collections.abc import Mapping

from pydantic import AwareDatetime
from talent.access import Action, Target, allows
from talent.application import Application
from talent.changes import TimelineEntry, doer, known_to_candidate, may_see
from talent.kernel import Fact, Phrase
from talent.messages import Audience, candidate_words, staff_words
from talent.messages.standing import StandingShown, audience_of, standing_shown
from talent.people import Staff
from talent.standing import WAITS_AT, Standing, standing

from cloud import keys, waits
from cloud.applications import Decision, events
from cloud.company import get_company
from cloud.moment import now
from cloud.openings import get_opening
from cloud.people import names_of
from cloud.scorecards import scorecards
from cloud.table import parsed, table


class MyStep(Fact):
    """One thing that happened, as the candidate is told it."""

    event_id: str
    at: AwareDatetime
    words: Phrase


def standing_of(application: Application) -> Standing:
    """Where an application stands, who is waited for, and until when."""
    kept = (waits.find(application.application_id, kind) for kind in WAITS_AT.get(application.stage, ()))
    wait = next((each for each in kept if each and each.open), None)
    policy = get_opening(application.opening_id).policy
    return standing(application, policy, get_company().human_answer_days, wait)


def standing_for(application: Application, audience: Audience, staff_id: str = "") -> StandingShown:
    """The standing in words; `staff_id`: the interviewer who reads, whose own scorecard may be in.

    That a machine has stopped is told to HR alone, who can try again.
    """
    zone = get_opening(application.opening_id).time_zone
    scored = audience == "interviewer" and any(
        card.staff_id == staff_id and card.status == "in" for card in scorecards(application.application_id)
    )
    seen = application if audience == "hr" else application.model_copy(update={"stopped": None})
    return standing_shown(standing_of(seen), audience, zone, now(), scored=scored)


def standing_at_desk(application: Application, staff: Staff, target: Target) -> StandingShown:
    """The standing in the words of a member of staff who reads the dossier."""
    return standing_for(application, audience_of(staff, target), staff.staff_id)


def timeline(application_id: str, staff: Staff, target: Target) -> tuple[TimelineEntry, ...]:
    """What has happened, in order, as far as `staff` may know; reasons only for those who decide.

    An event carries ids only, so that neither pay nor contacts stand here; who may read them opens the dossier.
    """
    seen = [event for event in events(application_id) if may_see(staff, event, target)]
    decides = allows(staff, Action.DECIDE_APPLICATION, target)
    reasons = _reasons(application_id) if decides else {}
    names = names_of(event.by for event in seen if doer(event) == "staff")
    return tuple(
        TimelineEntry(
            event_id=event.event_id,
            name=event.name,
            at=event.occurred_at,
            words=staff_words(event.name),
            by=doer(event),
            by_name=names.get(event.by, ""),
            reason=reasons.get(event.event_id, ""),
        )
        for event in seen
    )


def my_timeline(application_id: str) -> tuple[MyStep, ...]:
    """What has happened, in order, as the candidate is told it."""
    return tuple(
        MyStep(event_id=event.event_id, at=event.occurred_at, words=words)
        for event in known_to_candidate(events(application_id))
        if (words := candidate_words(event.name))
    )


def _reasons(application_id: str) -> Mapping[str, str]:
    """What was given for each decision, by the id of its event."""
    rows = table().partition(keys.application(application_id).pk, "DECISION#")
    return {row["sk"]["S"].partition("#")[2]: parsed(row, Decision).reason for row in rows}
