"""Tells people what has happened, by mail, once for each event and person."""

from cloud.bus import Told
from cloud.letters.cancelling import cancellations, meeting_to_cancel
from cloud.letters.moving import meeting_to_tell, moved_letters
from cloud.letters.noticing import letters_for
from cloud.mail import send_all
from cloud.tools import task
from documents.writing import invite_of


@task(Told)
def handler(told: Told) -> dict[str, int]:
    """How many mails went out."""
    event = told.detail
    letters = letters_for(event)
    meeting = meeting_to_cancel(event)
    if meeting:
        letters += cancellations(event, meeting, invite_of)
    moved = meeting_to_tell(event)
    if moved:
        letters += moved_letters(event, moved, invite_of)
    return {"sent": send_all((event.event_id, letter) for letter in letters)}
