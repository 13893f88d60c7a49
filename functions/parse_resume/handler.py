"""Reads the resume's file in a bounded child process; what can't be read is kept with its reason."""

from functools import partial

from cloud.files import uploads
from cloud.resumes import get_resume_file, keep_resume, refuse_resume
from cloud.tools import Task, task
from cloud.weights import page_models
from documents.reading import Bounded, with_scans_read
from talent.kernel import BadInput
from talent.reading import read_resume

READER = Bounded()


@task(Task)
def handler(order: Task) -> dict[str, str]:
    """'readable', or 'unreadable' when a person must look."""
    file = get_resume_file(order.application_id)
    data = uploads().read(file.key)
    try:
        document = READER.read(data, file.name)
        if document.unread:
            from perception.ocr import page_reader  # noqa: PLC0415 - most resumes are text and need no models

            draw = partial(READER.rendered, data, file.name)
            document = with_scans_read(document, draw, page_reader(*page_models()).read)
    except BadInput as error:
        refuse_resume(file, error)
        return {"verdict": "unreadable"}
    keep_resume(file, read_resume(document, file.arrived_at.date()))
    return {"verdict": "readable"}
