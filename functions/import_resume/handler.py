"""Brings in one file of an import: unpacked, read in the bounded child, its person registered, its application opened."""

from cloud.importing import arriving
from cloud.tools import ImportFileTask, task
from cloud.weights import life_models, page_models
from documents.archive import unpack
from documents.reading import Sighted
from perception.lives import LifeReader
from perception.ocr import page_reader
from talent.intake.person import NeedsPerson, person_of
from talent.kernel import BadInput
from talent.reading import read_resume

READER = Sighted(lambda: page_reader(*page_models()).read)
LIVES = LifeReader(life_models)


@task(ImportFileTask)
def handler(order: ImportFileTask) -> dict[str, str]:
    """What became of the file. A file that can't come in is an outcome with its reason, never an error."""
    file = arriving(order.import_id, order.number)
    if not file.open:
        return {"outcome": file.outcome}
    try:
        data = unpack(file.place, file.read())
        if not file.known(data):
            file.bring_in(data, person_of(read_resume(READER.read(data, file.name), file.day, LIVES)))
    except NeedsPerson as doubt:
        file.hold(data, doubt)
    except BadInput as error:
        file.fail(error)
    return {"outcome": file.outcome}
