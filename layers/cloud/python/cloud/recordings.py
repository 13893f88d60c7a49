"""Recordings in the dossier: registered when S3 tells that they are there, read, and watched by signed addresses."""

from talent.erasure import Erasure
from talent.events import EventName
from talent.recording import Recording

from cloud import keys
from cloud.files import uploads
from cloud.moment import happened
from cloud.races import again
from cloud.table import Replace, Stored, record, table

_WATCH_SECONDS = 3600


@again(4)
def register_recording(key: str, size: int) -> Recording:
    """Checks an object that S3 told of against what was announced; the wrong one is refused with its reason.

    Raises MovedOn after many lost races, so that an answer announced anew meanwhile is never written over.
    """
    _, application_id, number, _ = key.split("/")
    stored = table().get(keys.recording(application_id, int(number)), Recording)
    recording = stored.value
    if recording.key != key or recording.status in ("registered", "refused"):
        return recording
    if size != recording.bytes:
        reason = f"{size} bytes arrived, {recording.bytes} were announced"
        refused = recording.model_copy(update={"status": "refused", "reason": reason})
        return _told(refused, stored.version, EventName.RECORDING_REFUSED)
    registered = recording.model_copy(update={"status": "registered"})
    return _told(registered, stored.version, EventName.RECORDING_REGISTERED)


def get_recording(application_id: str, number: int) -> Recording:
    """One answer's recording. Raises Missing."""
    return table().get(keys.recording(application_id, number), Recording).value


def recordings(application_id: str) -> list[Recording]:
    """The answers' recordings, in the order of the questions."""
    return [stored.value for stored in stored_recordings(application_id)]


def stored_recordings(application_id: str) -> list[Stored[Recording]]:
    """The answers' recordings with the versions they were read at."""
    return table().under(keys.application(application_id).pk, "RECORDING#", Recording)


def watch_addresses(application_id: str, questions: int) -> tuple[str, ...]:
    """Signed addresses at which each answer's recording plays for an hour; empty where there is none.

    After an erasure was asked for there are none, whatever the dossier says of them.
    """
    if table().find(keys.erasure(application_id), Erasure):
        return ("",) * questions
    whole = [each for each in recordings(application_id) if each.status == "registered"]
    here = {each.number: each.key for each in whole if not each.typed}
    numbers = range(1, questions + 1)
    return tuple(uploads().watch(here[n], _WATCH_SECONDS) if n in here else "" for n in numbers)


def _told(recording: Recording, version: int, name: EventName) -> Recording:
    key = keys.application(recording.application_id)
    event = happened(
        name, "machine", application_id=recording.application_id, question_number=recording.number
    )
    mine = keys.recording(recording.application_id, recording.number)
    table().write(Replace(mine, recording, version), record(event, key))
    return recording
