"""Lists what an import brings: an archive's directory, a table's rows or a folder's files, each with its place."""

from cloud import imports
from cloud.files import uploads
from cloud.tools import ImportTask, task
from documents.archive import listed
from documents.lists import listed_people
from talent.kernel import BadInput


@task(ImportTask)
def handler(order: ImportTask) -> imports.Manifest:
    """'files' with where the list of their numbers lies, or 'nothing' when there is none to take in."""
    job = imports.get_import(order.import_id)
    try:
        match job.source:
            case "zip":
                entries = list(listed(uploads().open(job.key), job.key))
            case "folder":
                entries = imports.folder_entries(job)
            case kind:
                people = listed_people(uploads().read(job.key), kind, job.filename, job.mapping)
                imports.keep_columns(job, people)
                entries = imports.staged(job, people.sheets)
    except BadInput as error:
        imports.refuse_source(job, error)
        return imports.Manifest(verdict="nothing")
    return imports.keep_listing(job, entries)
