"""Tells people what has happened, by mail, once for each event and person."""

from cloud.bus import Told
from cloud.letters.cancelling import cancellations, meeting_to_cancel
from cloud.letters.noticing import letters_for
from cloud.mail import send_once
from cloud.tools import task
from documents.writing import InterviewMeeting, interview_invite


@task(Told)
def handler(told: Told) -> dict[str, int]:
    """How many mails went out."""
    event = told.detail
    letters = letters_for(event)
    meeting = meeting_to_cancel(event)
    if meeting:
        off = {**meeting.model_dump(), "status": "cancelled", "sequence": 1}
        calendar = interview_invite(InterviewMeeting.model_validate(off))
        letters += cancellations(event.application_id, meeting, calendar)
    return {"sent": sum(send_once(event.event_id, letter) for letter in letters)}
