"""The feed of changes, to be polled: what has happened since the reader looked last, as far as they may see."""

from cloud import feeding
from cloud.feeding import Change
from cloud.paging import Cursor, Limit
from pydantic import AwareDatetime, Field
from talent.access import Action
from talent.changes import Doer, doer
from talent.events import EventName
from talent.kernel import Fact, Phrase
from talent.messages import staff_words
from talent.people import Staff

from chalicelib.doors import StaffMay
from chalicelib.routing import Routes

routes = Routes("changes")


class ChangeShown(Fact):
    """One thing that happened, in words, and the ids of what to load anew; an empty id: none."""

    event_id: str
    name: EventName
    at: AwareDatetime
    words: Phrase
    by: Doer
    application_id: str
    opening_id: str
    headcount_id: str
    import_id: str
    candidate_id: str
    staff_id: str = Field(description="whom it is about, where it is about a member of staff")
    webhook_id: str


class ChangesShown(Fact):
    """What the reader may see of what was read, and the cursor to ask with next."""

    changes: tuple[ChangeShown, ...]
    cursor: str = Field(description="hand it in next time; it goes on although nothing is shown")
    more: bool = Field(description="whether to ask again at once")


@routes.get("/changes", StaffMay(Action.READ_CHANGES, None))
def list_changes(caller: Staff, cursor: Cursor = "", limit: Limit = 100) -> ChangesShown:
    """What has happened after the cursor, in the order in which it was committed; none of it is left out or told twice.

    Each reader is told of what their roles reach: administrators of staff, the company, webhooks and machines that stop.

    Without a cursor it gives the place where the feed ends now: take it, then load the lists, then poll from it. Sent
    with `If-None-Match`, a poll that finds nothing new is answered by 304.
    """
    read = feeding.read_changes(caller, cursor, limit)
    shown = tuple(_shown(each) for each in read.changes)
    return ChangesShown(changes=shown, cursor=read.cursor, more=read.more)


def _shown(change: Change) -> ChangeShown:
    event = change.event
    return ChangeShown(
        event_id=event.event_id,
        name=event.name,
        at=event.occurred_at,
        words=staff_words(event.name),
        by=doer(event),
        application_id=event.application_id,
        opening_id=event.opening_id,
        headcount_id=event.headcount_id,
        import_id=event.import_id,
        candidate_id=event.candidate_id,
        staff_id=event.staff_id,
        webhook_id=event.webhook_id,
    )
