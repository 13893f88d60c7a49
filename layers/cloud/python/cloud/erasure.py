"""Recordings are deleted when the candidate takes the application or the consent back, in every version.

An analysis that was under way may still write a file after that, so the erasure is kept and done once more a day
later. What was scored from them stays until its own clock runs out; it holds no sound and no picture.
"""

from datetime import datetime

from talent.application import Stage
from talent.erasure import Erasure, asked, asked_again, done
from talent.events import Event, EventName
from talent.policy import required_consents

from cloud import keys
from cloud.applications import get
from cloud.clearing import clear
from cloud.consents import consents
from cloud.files import artefact_key, artefacts, uploads
from cloud.holds import held
from cloud.races import again
from cloud.retention import find_clock
from cloud.table import Create, MovedOn, Replace, table


def erase_for(event: Event) -> int:
    """Deletes the recordings that `event` asks to delete; how many versions of files went.

    A consent that no analysis needs (the expression's) may be taken back without the recordings being deleted.
    """
    if event.name is EventName.CONSENT_WITHDRAWN and _still_agreed(event.application_id):
        return 0
    on_hold = held(get(event.application_id).value.candidate_id)
    versions = 0 if on_hold else erase_recordings(event.application_id)
    _note(event.application_id, event.occurred_at, versions)
    return versions


@again(6)
def _note(application_id: str, at: datetime, versions: int) -> None:
    key = keys.erasure(application_id)
    stored = table().find(key, Erasure)
    if stored:
        table().write(Replace(key, asked_again(stored.value, at, versions), stored.version))
    else:
        table().write(Create(key, asked(application_id, at, versions)))


def erase_due(moment: datetime) -> int:
    """Does the erasures that are due once more and marks them done; how many there were.

    Who has agreed anew since then keeps what they recorded anew. Under a legal hold an erasure stays due. What came late
    to an application of which nothing was to be left goes too.
    """
    due = table().listed("todo", "ERASE", Erasure, until=moment.isoformat())
    for stored in due:
        erasure = stored.value
        if held(get(erasure.application_id).value.candidate_id):
            continue
        anew = _agreed_anew(erasure.application_id)
        after = done(erasure, 0 if anew else _erase_again(erasure.application_id))
        try:
            table().write(Replace(keys.erasure(erasure.application_id), after, stored.version))
        except MovedOn:
            continue
    return len(due)


def erase_recordings(application_id: str) -> int:
    """Deletes every version of the recordings as they came and of what was decoded and heard from them."""
    sent = uploads().erase(f"recordings/{application_id}/")
    return sent + artefacts().erase(artefact_key(application_id, "recordings") + "/")


def _erase_again(application_id: str) -> int:
    clock = find_clock(application_id)
    if clock and clock.value.finished:
        return clear(application_id, "decision").versions
    return erase_recordings(application_id)


def _agreed_anew(application_id: str) -> bool:
    return get(application_id).value.stage is not Stage.WITHDRAWN and _still_agreed(application_id)


def _still_agreed(application_id: str) -> bool:
    candidate_id = get(application_id).value.candidate_id
    standing = {consent.kind for consent in consents(candidate_id) if consent.stands}
    return standing >= set(required_consents())
