"""Who waits for a head, noted beside the ledger in the transaction that puts them on the list.

Read consistently: an index tells of a candidate who was put on the list a moment ago only a moment later, and a head
that is freed in between would be passed on to nobody.
"""

from pydantic import AwareDatetime
from talent.application import Application, Stage
from talent.kernel import Fact

from cloud import headcount_keys
from cloud.applications import get
from cloud.moment import now
from cloud.table import Create, Replace, Write, table


class Waiting(Fact):
    """That an application was put on the list; its own stage says whether it still waits."""

    application_id: str
    since: AwareDatetime


def waiting_note(headcount_id: str, application_id: str) -> Write:
    """The write that notes who waits, for the transaction of the move to the list."""
    key = headcount_keys.waiting(headcount_id, application_id)
    stored = table().find(key, Waiting)
    note = Waiting(application_id=application_id, since=now())
    return Replace(key, note, stored.version) if stored else Create(key, note)


def waiting(headcount_id: str) -> list[Application]:
    """The applications that wait for a head of this ledger."""
    notes = table().under(headcount_keys.ledger(headcount_id).pk, "WAITING#", Waiting)
    noted = (get(note.value.application_id).value for note in notes)
    return [application for application in noted if application.stage is Stage.WAITLISTED]
