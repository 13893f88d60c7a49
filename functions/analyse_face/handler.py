"""Looks at one answer's pictures: who is there, the light, looking; the expression only by permit, for composure."""

from cloud.answers import is_kept, keep_seen, pictures_of
from cloud.assessments import may_analyse, may_read_expression
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
    permitted = may_read_expression(order.application_id, order.number)
    lively = SEEING.read_expression(pictures) if permitted else None
    measured = lively is not None and lively.variation is not None
    expression = Expression.model_validate(lively) if measured else None
    keep_seen(recording, SeenAnswer(face=face, expression=expression))
