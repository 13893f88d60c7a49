"""The retention clocks in the table: started by an application's end, swept daily, with the proof beside them."""

from datetime import datetime

from talent.application import ENDED, Application
from talent.events import EventName
from talent.retention import Artefact, Erased, RetentionClock, brought_forward, erased, started

from cloud import keys
from cloud.applications import get, put
from cloud.clearing import clear
from cloud.company import get_company
from cloud.holds import held
from cloud.moment import happened
from cloud.races import again
from cloud.table import MovedOn, Remove, Replace, Stored, record, table


@again(4)
def start_clock(application_id: str) -> RetentionClock | None:
    """Starts the clocks of an application that has ended; None where it goes on or the clocks run already."""
    application = get(application_id).value
    known = find_clock(application_id)
    if application.stage not in ENDED or (known and known.value.ended_at == application.stage_since):
        return None
    clock = started(application, get_company().retention)
    put(keys.application(application_id, "RETENTION"), clock)
    return clock


def find_clock(application_id: str) -> Stored[RetentionClock] | None:
    """The clocks with the version they were read at; None before the application's end."""
    return table().find(keys.application(application_id, "RETENTION"), RetentionClock)


def bring_forward(application: Application) -> RetentionClock:
    """Makes everything due that no law says to keep."""
    stored = find_clock(application.application_id)
    clock = brought_forward(application, stored.value if stored else None)
    put(keys.application(application.application_id, "RETENTION"), clock)
    return clock


def erase_due(moment: datetime) -> list[RetentionClock]:
    """Erases what is due by `moment`, but for whoever is under a legal hold; the clocks of what went."""
    return [done for each in clocks_at(moment) if (done := run_clock(each.application_id, moment))]


def clocks_at(moment: datetime) -> list[RetentionClock]:
    """The clocks to look at by `moment`: something is due, or all is gone but the person."""
    return [each.value for each in table().listed("todo", "RETAIN", RetentionClock, until=moment.isoformat())]


def close_clock(application_id: str) -> None:
    """Notes that the person is gone too. Raises MovedOn after a lost race."""
    stored = find_clock(application_id)
    if stored and not stored.value.closed:
        closed = stored.value.model_copy(update={"closed": True})
        table().write(Replace(keys.application(application_id, "RETENTION"), closed, stored.version))


def run_clock(application_id: str, moment: datetime) -> RetentionClock | None:
    """Erases one application's artefacts that are due; None where nothing was to be erased.

    An application that has gone on since its end loses its clock. The erasing is safe to repeat, so that a run which
    broke off is done again by the next.
    """
    stored = find_clock(application_id)
    if stored is None:
        return None
    application = get(application_id).value
    if application.stage not in ENDED or application.stage_since != stored.value.ended_at:
        table().write(Remove(keys.application(application_id, "RETENTION"), stored.version))
        start_clock(application_id)
        return None
    names = stored.value.due_by(moment)
    if not names or held(application.candidate_id):
        return None
    return _done(stored, {name: clear(application_id, name) for name in names})


def _done(stored: Stored[RetentionClock], went: dict[Artefact, Erased]) -> RetentionClock | None:
    after = erased(stored.value, went)
    key = keys.application(after.application_id)
    event = happened(EventName.RECORDS_ERASED, "machine", application_id=after.application_id)
    try:
        table().write(
            Replace(keys.application(after.application_id, "RETENTION"), after, stored.version),
            record(event, key),
        )
    except MovedOn:
        return None  # a request brought the clocks forward meanwhile, and has them run again
    return after
