"""Lists what an import brings: an archive's directory, a table's rows or a folder's files, each with its place."""

from cloud import imports
from cloud.files import uploads
from cloud.tools import ImportTask, task
from documents.archive import listed
from talent.intake.columns import read_people
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
            case "csv" | "json":
                people = read_people(uploads().read(job.key), job.source, job.mapping)
                imports.keep_columns(job, people.layout, people.columns)
                entries = imports.staged(job, people.sheets)
    except BadInput as error:
        imports.refuse_source(job, error)
        return imports.Manifest(verdict="nothing")
    return imports.keep_listing(job, entries)
