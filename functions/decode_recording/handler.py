"""Decodes one answer's recording into sound and pictures; a file that can't be decoded is set aside with its reason."""

from pathlib import Path
from tempfile import TemporaryDirectory

from cloud.answers import find_decoded, keep_decoded, set_aside
from cloud.assessments import may_analyse
from cloud.files import uploads
from cloud.recordings import get_recording
from cloud.tools import AnswerTask, task
from media import MediaError, decode, pack_audio, pack_frames
from talent.evidence import RecordingFacts


@task(AnswerTask)
def handler(order: AnswerTask) -> dict[str, str]:
    """'usable' when there is something to hear or see, 'typed' for a text, else, and without consent, 'unusable'."""
    recording = get_recording(order.application_id, order.number)
    if recording.typed or not may_analyse(order.application_id):
        return {"verdict": "typed" if recording.typed else "unusable"}
    answer = find_decoded(recording)
    if answer is None:
        with TemporaryDirectory() as folder:
            path = uploads().fetch(recording.key, Path(folder) / recording.upload_id)
            try:
                made = decode(path)
            except MediaError as error:
                answer = set_aside(recording, type(error).__name__, error.message)
            else:
                facts = RecordingFacts.model_validate(made).told(recording.seconds)
                answer = keep_decoded(recording, facts, pack_audio(made), pack_frames(made))
    return {"verdict": "usable" if answer.usable else "unusable"}
