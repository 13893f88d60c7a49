"""Reads the resume's file in a bounded child process; what can't be read is kept with its reason."""

from cloud.files import uploads
from cloud.resumes import get_resume_file, keep_resume, refuse_resume
from cloud.tools import Task, task
from cloud.weights import life_models, page_models
from documents.reading import Sighted
from perception.lives import LifeReader
from perception.ocr import page_reader
from talent.kernel import BadInput
from talent.reading import read_resume

READER = Sighted(lambda: page_reader(*page_models()).read)
LIVES = LifeReader(life_models)


@task(Task)
def handler(order: Task) -> dict[str, str]:
    """'readable', or 'unreadable' when a person must look."""
    file = get_resume_file(order.application_id)
    try:
        document = READER.read(uploads().read(file.key), file.name)
    except BadInput as error:
        refuse_resume(file, error)
        return {"verdict": "unreadable"}
    keep_resume(file, read_resume(document, file.arrived_at.date(), LIVES))
    return {"verdict": "readable"}
