"""Looks at one answer's pictures: who is there, the light, looking; the expression only with the candidate's permit."""

from cloud.answers import is_kept, keep_seen, pictures_of
from cloud.assessments import expression_permit, may_analyse
from cloud.recordings import get_recording
from cloud.tools import AnswerTask, task
from cloud.weights import weight
from perception import FaceReader, unpack_frames
from talent.answer import SeenAnswer
from talent.evidence import Expression, Face

SEEING = FaceReader(weight("yunet"), weight("face-landmarks"), weight("face-blendshapes"))


@task(AnswerTask)
def handler(order: AnswerTask) -> None:
    """An upload that was seen before is not looked at again; without pictures or consent nothing is."""
    recording = get_recording(order.application_id, order.number)
    seen = is_kept(recording, "face") or not may_analyse(order.application_id)
    pictures = () if seen else unpack_frames(pictures_of(recording))
    if not pictures:
        return
    face = Face.model_validate(SEEING.read(pictures))
    lively = SEEING.read_expression(pictures) if expression_permit(order.application_id) else None
    measured = lively is not None and lively.variation is not None
    expression = Expression.model_validate(lively) if measured else None
    keep_seen(recording, SeenAnswer(face=face, expression=expression))
