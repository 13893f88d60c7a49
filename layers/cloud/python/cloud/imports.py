"""Imports in the table: asked for, started, listed file by file, and counted while they go on.

Every file has an item of its own that is written conditionally, so that an import can be run again and again, twice at
once even, and each file comes in once.
"""

from collections.abc import Iterable, Sequence
from itertools import batched
from typing import Literal

from talent.intake.admission import admit, is_system_file
from talent.intake.columns import People
from talent.intake.file import Entry, ImportFile, Place, Reason, numbered
from talent.intake.job import MOST_FILES, Counts, Import, TooManyFiles, counted
from talent.intake.rows import Sheet
from talent.kernel import BoleError, Fact

from cloud import keys
from cloud.files import artefacts, uploads
from cloud.paging import Page, page_of
from cloud.table import Create, Replace, Stored, table

_AT_ONCE = 90  # a transaction takes 100 writes
_SHEETS_AT_ONCE = 200


class Item(Fact):
    """What the machine's map hands to each of its runs."""

    number: int


class Manifest(Fact):
    """What a machine needs of a listing: whether there is anything to do, and where its map reads."""

    verdict: Literal["files", "nothing"]
    bucket: str = ""
    items: str = ""


class Sheets(Fact):
    """The files made of some rows of a table."""

    texts: tuple[str, ...]


def get_import(import_id: str) -> Import:
    """The import. Raises Missing."""
    return stored_import(import_id).value


def stored_import(import_id: str) -> Stored[Import]:
    """The import with the version it was read at. Raises Missing."""
    return table().get(keys.intake(import_id), Import)


def page_of_imports(cursor: str, limit: int) -> Page[Import]:
    """Some of all imports, the latest first. Raises CursorUnknown."""
    return page_of("stage", keys.IMPORTS, Import, cursor=cursor, limit=limit, backwards=True)


def page_of_files(import_id: str, cursor: str, limit: int) -> Page[ImportFile]:
    """Some of the import's files, in order. Raises CursorUnknown."""
    return page_of(None, keys.intake(import_id).pk, ImportFile, cursor=cursor, limit=limit, prefix="FILE#")


def files_of(import_id: str) -> list[ImportFile]:
    """All of the import's files, in order."""
    return [stored.value for stored in table().under(keys.intake(import_id).pk, "FILE#", ImportFile)]


def counts_of(job: Import) -> Counts:
    """How far the import is: counted now while it runs, and as they were counted at its end after."""
    return counted(files_of(job.import_id), job.run) if job.status in ("running", "stopped") else job.counts


def keep_listing(job: Import, entries: Iterable[Entry]) -> Manifest:
    """Keeps the files that a source lists and that are not known yet.

    What is to be done lies then as a list of numbers where the machine's map reads it.
    """
    known = files_of(job.import_id)
    fresh = list(numbered(job.import_id, entries, known))
    for some in batched(fresh, _AT_ONCE, strict=False):
        table().write(*(Create(keys.intake_file(job.import_id, file.number), file) for file in some))
    wanted = [file.number for file in (*known, *fresh) if file.open_in(job.run)]
    rows = ",".join(Item(number=number).model_dump_json() for number in wanted)
    items = f"imports/{job.import_id}/run-{job.run}/items.json"
    artefacts().write(items, f"[{rows}]".encode(), "application/json")
    verdict: Literal["files", "nothing"] = "files" if wanted else "nothing"
    return Manifest(verdict=verdict, bucket=artefacts().name, items=items)


def keep_columns(job: Import, people: People) -> Import:
    """Notes what each column of a table becomes, for whoever looks at the import."""
    return _update(job, {"layout": people.layout, "columns": people.columns, "left_out": people.left_out})


def refuse_source(job: Import, error: BoleError) -> Import:
    """Notes why the source as a whole can't be read."""
    return _update(job, {"refused": Reason.of(error)})


def folder_entries(job: Import) -> list[Entry]:
    """The files under the import's prefix, as an archive's would be listed. Raises TooManyFiles."""
    found = uploads().under(job.key, MOST_FILES + 1)
    if len(found) > MOST_FILES:
        raise TooManyFiles("The folder has more files than one import takes.")
    return [_entry(key, key.removeprefix(job.key), size) for key, size in found if not key.endswith("/")]


def staged(job: Import, sheets: Sequence[Sheet]) -> list[Entry]:
    """The files made of a table's rows, kept some hundred in one object, as entries in the rows' order."""
    entries = []
    for chunk, some in enumerate(batched(sheets, _SHEETS_AT_ONCE, strict=False)):
        key = f"imports/{job.import_id}/rows/{chunk:04}.json"
        texts = Sheets(texts=tuple(sheet.text for sheet in some))
        artefacts().write_model(key, texts)
        for index, sheet in enumerate(some):
            name = f"{job.filename}#{chunk * _SHEETS_AT_ONCE + index + 1:05}"
            place = Place(packing="row", key=key, start=index, ending=sheet.extension)
            entries.append(Entry(name=name, place=place))
    return entries


def _entry(key: str, name: str, size: int) -> Entry:
    refused = admit(name, size, size)
    if refused:
        return Entry(name=name, refused=Reason.of(refused), ignored=is_system_file(name))
    return Entry(name=name, place=Place(packing="object", key=key, bytes=size))


def _update(job: Import, values: dict[str, object]) -> Import:
    stored = stored_import(job.import_id)
    after = stored.value.model_copy(update=values)
    table().write(Replace(keys.intake(job.import_id), after, stored.version))
    return after
