"""Applications: opened, found and moved. A move is one transaction: the new stage, its event, and what belongs to it."""

from collections.abc import Iterable
from typing import Literal

from pydantic import AwareDatetime, BaseModel
from talent.application import Application, Stage
from talent.delays import left
from talent.events import OPENS, Event, EventName, execution_of
from talent.kernel import Fact
from talent.moves import MOVES, IllegalMove, MoveName, Mover, moved
from talent.opening import Opening
from talent.people import Candidate
from talent.stopping import overtaken

from cloud import keys, logkeys
from cloud.moment import fresh_id, happened, now
from cloud.table import Create, MovedOn, Replace, Stored, Write, record, table

_ATTEMPTS = 4
_OVERTAKEN = "Another execution has the application in hand."


class Decision(Fact):
    """A person's move of an application, with the reason that was given."""

    application_id: str
    move: MoveName
    by: str
    reason: str
    at: AwareDatetime


def open_application(candidate: Candidate, opening: Opening) -> Application:
    """A new application of a candidate to an opening, with its event."""
    application = new_application(candidate, opening)
    table().write(*opened(application, "candidate"))
    return application


def new_application(
    candidate: Candidate, opening: Opening, source: Literal["careers", "import"] = "careers"
) -> Application:
    """An application of a candidate to an opening that is not kept yet."""
    moment = now()
    return Application(
        application_id=fresh_id(),
        opening_id=opening.opening_id,
        candidate_id=candidate.candidate_id,
        department_id=opening.department_id,
        language=candidate.language,
        jurisdiction=candidate.jurisdiction,
        stage=Stage.APPLIED,
        stage_since=moment,
        opened_at=moment,
        source=source,
    )


def opened(application: Application, by: str) -> tuple[Write, ...]:
    """The writes that keep a new application with its event; `by` is 'candidate' or a staff id."""
    key = keys.application(application.application_id)
    event = happened(EventName.APPLICATION_OPENED, by, application_id=application.application_id)
    return Create(key, application), record(event, key)


def get(application_id: str) -> Stored[Application]:
    """The application. Raises Missing."""
    return table().get(keys.application(application_id), Application)


def move(
    application_id: str,
    name: MoveName,
    by: str,
    *,
    reason: str = "",
    cause: str = "",
    beside: Iterable[Write] = (),
    update: dict[str, object] | None = None,
) -> Application:
    """Moves an application in one transaction with its event, the decision's reason and the writes `beside` it.

    `by` is 'machine', 'candidate' or a staff id. `update` sets further fields of the application. A machine
    names its `cause`: when that very task has moved it already, the application is returned as it is, though others
    may have brought it back to where the move starts.

    Raises IllegalMove, for the task of an execution that was overtaken too; ReasonMissing, or MovedOn after a lost race.
    """
    stored, told = get(application_id), events(application_id) if cause else []
    if any(event.cause == cause for event in told):
        return get(application_id).value  # the other call may have moved it since it was read
    if overtaken(told, cause):
        raise IllegalMove(_OVERTAKEN)
    mover = _mover(by)
    after = moved(stored.value, name, mover, now(), reason, execution_of(cause))
    after = after.model_copy(update=update or {})
    key = keys.application(application_id)
    event = _told(name, by, after, cause)
    writes: list[Write] = [Replace(key, after, stored.version), record(event, key), *beside]
    if MOVES[name].to:
        writes.append(Create(logkeys.stay(application_id, event.event_id), left(stored.value, after)))
    if mover == "person":
        decision = Decision(
            application_id=application_id, move=name, by=by, reason=reason, at=event.occurred_at
        )
        writes.append(Create(keys.decision(application_id, event.event_id), decision))
    table().write(*writes)
    return after


def note(application_id: str, values: dict[str, object]) -> Application:
    """Sets fields of the application (scores, round) without moving it; tries again when it lost a race."""
    for _ in range(_ATTEMPTS):
        stored = get(application_id)
        after = Application.model_validate({**stored.value.model_dump(), **values})
        if after == stored.value:
            return after
        try:
            table().write(Replace(keys.application(application_id), after, stored.version))
        except MovedOn:
            continue
        return after
    raise MovedOn("The application is being changed by many at once.")


def keep(application_id: str, part: str, value: BaseModel) -> None:
    """Keeps one part of the dossier (`RESUME`, `MATCH`, `REPORT` …), over what lay there before."""
    put(keys.application(application_id, part), value)


def put(key: keys.Key, value: BaseModel, *beside: Write) -> None:
    """Writes a value whether or not one lies at `key` already, with what belongs beside it."""
    stored = table().find(key, type(value))
    table().write(Replace(key, value, stored.version) if stored else Create(key, value), *beside)


def events(application_id: str) -> list[Event]:
    """What has happened to the application, in its order."""
    pk = keys.application(application_id).pk
    return [stored.value for stored in table().under(pk, "EVENT#", Event)]


def opening_event(application_id: str, name: EventName) -> EventName:
    """What had opened the machine that an event of `name` opens: for one that is tried again, its own event before."""
    if name is not EventName.MACHINE_RETRIED:
        return name
    told = events(application_id)
    machine = next((event.machine for event in reversed(told) if event.name is name), None)
    own = (event.name for event in reversed(told) if OPENS.get(event.name) == machine)
    return next(own, name)


def _told(name: MoveName, by: str, after: Application, cause: str) -> Event:
    """The event of a move; one that opens a machine anew names it."""
    ids = {"application_id": after.application_id, "opening_id": after.opening_id, "cause": cause}
    if MOVES[name].to is None and after.stopped:
        ids["machine"] = after.stopped.machine
    return happened(MOVES[name].event, by, **ids)


def done(application_id: str, cause: str) -> bool:
    """Whether the task that `cause` names has moved the application before."""
    return any(event.cause == cause for event in events(application_id))


def check_in_hand(application_id: str, cause: str) -> None:
    """Raises IllegalMove for a task whose execution has been overtaken by another one.

    Who then writes names the version of the application that was read before: what opens an execution changes it.
    """
    if cause and overtaken(events(application_id), cause):
        raise IllegalMove(_OVERTAKEN)


def _mover(by: str) -> Mover:
    match by:
        case "machine" | "candidate":
            return by
        case _:
            return "person"
