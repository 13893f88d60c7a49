"""What leads to a person from elsewhere in the table and the buckets, and the tombstones of those who were erased.

Tombstones hold ids only. They lie in the locked bucket of the audit record, so that a table that is restored to a moment
before an erasure can't lose them.
"""

from talent.intake.file import ImportFile
from talent.people import Candidate
from talent.retention import Erased, Tombstone, reduced

from cloud import keys
from cloud.clearing import proof, remove_items
from cloud.files import artefacts, uploads
from cloud.importing import held_key
from cloud.imports import Sheets
from cloud.races import again
from cloud.sealing import audit_files
from cloud.table import Replace, parsed, table

_ERASURES = "erasures/"
_STAYS = ("CANDIDATE", "CONSENT#", "EVENT#", "ERASURE")
_MOST = 1_000_000


def erase_record(candidate: Candidate) -> Erased:
    """Erases a candidate's own record and all that leads to it: digests of mail, phone and resumes, what they said of
    themselves, exports, files of imports. Consents stay as rows of ids and dates. Safe to repeat.
    """
    candidate_id = candidate.candidate_id
    versions = artefacts().erase_all(f"exports/{candidate_id}/")
    items: list[str] = []
    for item in list(table().traces(candidate_id)):
        if item["pk"]["S"].startswith("IMPORT#"):
            versions += _erase_imported(parsed(item, ImportFile))
        else:
            items += remove_items([item])
    mine = [row for row in table().partition(keys.candidate(candidate_id).pk) if _goes(row["sk"]["S"])]
    items += remove_items(mine)
    items += remove_items(table().partition(keys.self_identification(candidate_id).pk))
    _reduce(candidate_id)
    return proof(versions, items)


def keep_tombstone(tombstone: Tombstone) -> None:
    """Keeps that a person was erased."""
    audit_files().write_model(f"{_ERASURES}{tombstone.candidate_id}.json", tombstone)


def tombstones() -> list[Tombstone]:
    """Everybody who was erased."""
    return [audit_files().read_as(key, Tombstone) for key, _ in audit_files().under(_ERASURES, _MOST)]


def _goes(sk: str) -> bool:
    return not sk.startswith(_STAYS)


@again(4)
def _reduce(candidate_id: str) -> None:
    stored = table().get(keys.candidate(candidate_id), Candidate)
    table().write(Replace(keys.candidate(candidate_id), reduced(stored.value), stored.version))


def _erase_imported(file: ImportFile) -> list[str]:
    """What an import still holds of a person. A file inside an archive goes with the archive, whose days are counted."""
    gone = artefacts().erase_all(held_key(file))
    if file.place and file.place.packing == "object":
        gone += uploads().erase_all(file.place.key)
    if file.place and file.place.packing == "row":
        sheets = artefacts().read_as(file.place.key, Sheets)
        left = tuple("" if at == file.place.start else text for at, text in enumerate(sheets.texts))
        gone += artefacts().erase_all(file.place.key)
        artefacts().write_model(file.place.key, Sheets(texts=left))
    key = keys.intake_file(file.import_id, file.number)
    stored = table().get(key, ImportFile)
    nameless = {"name": f"—.{file.extension}", "candidate_id": "", "sha256": ""}
    table().write(Replace(key, stored.value.model_copy(update=nameless), stored.version))
    return gone
