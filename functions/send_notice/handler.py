"""Tells people what has happened, by mail, once for each event and person."""

from cloud.bus import Told
from cloud.letters.noticing import letters_for
from cloud.mail import send_once
from cloud.tools import task


@task(Told)
def handler(told: Told) -> dict[str, int]:
    """How many mails went out."""
    cause = told.detail.event_id
    return {"sent": sum(send_once(cause, letter) for letter in letters_for(told.detail))}
