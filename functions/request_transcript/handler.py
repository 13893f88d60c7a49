"""Asks for the transcript of one decoded answer, where somebody else than our own model writes it down."""

from cloud.assessments import may_analyse
from cloud.recordings import get_recording
from cloud.tools import AnswerTask, task
from cloud.transcribing import transcriber


@task(AnswerTask)
def handler(order: AnswerTask) -> dict[str, str]:
    """'asked' while it is being written, 'written' then; 'here' where our own model listens, or nobody may."""
    if not may_analyse(order.application_id):
        return {"verdict": "here"}
    return {"verdict": transcriber().request(get_recording(order.application_id, order.number))}
