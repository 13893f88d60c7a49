"""Everything held about a person as one zip: what the table has as JSON, and the files as they lie.

It is made by a function of its own, lies for some days, and is fetched by a signed address.
"""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from talent.events import EventName
from talent.kernel import NotFound
from talent.retention import Export

from cloud import keys
from cloud.duplicates import applications_of_person, same_person
from cloud.files import Bucket, artefact_key, artefacts, uploads
from cloud.items import Item, plain_body
from cloud.moment import fresh_id, happened, now
from cloud.table import Create, MovedOn, Replace, record, table

_DAYS = 7
_SECONDS = 900
_MOST = 100_000
_PACKED = (".webm", ".mp4", ".mov", ".pdf", ".docx", ".zip")
_TOKENS = "WAIT#"


class ExportNotReady(NotFound):
    """The file is not there: it is still being made, or its days are over."""

    next = "Ask again in some minutes; where the days are over, ask for a new one."


def request_export(candidate_id: str, by: str) -> Export:
    """Asks for a new export; one that is there or under way already is returned as it is."""
    root = same_person(candidate_id)[0].candidate_id
    known = [each for each in _exports(root) if not each.gone and each.expires_at > now()]
    if known:
        return known[-1]
    export = Export(
        export_id=fresh_id(),
        candidate_id=root,
        asked_by=by,
        asked_at=now(),
        expires_at=now() + timedelta(days=_DAYS),
    )
    event = happened(EventName.EXPORT_REQUESTED, by, candidate_id=root)
    table().write(Create(keys.export(root, export.export_id), export), record(event, keys.candidate(root)))
    return export


def find_export(candidate_id: str) -> Export:
    """The person's latest export. Raises ExportNotReady."""
    found = _exports(same_person(candidate_id)[0].candidate_id)
    if not found:
        raise ExportNotReady("No export was asked for.")
    return found[-1]


def export_address(export: Export) -> str:
    """A signed address of the file, good for fifteen minutes; empty until it is made and after its days."""
    if not export.key or export.gone or export.expires_at <= now():
        return ""
    return artefacts().link(export.key, _SECONDS, "bole-export.zip")


def make_exports(candidate_id: str) -> int:
    """Makes what was asked for and is not there yet; how many were made. Safe to repeat."""
    waiting = [each for each in _exports(candidate_id) if not each.key and not each.gone]
    for export in waiting:
        _make(export)
    return len(waiting)


def end_exports(moment: datetime) -> int:
    """Deletes the files whose days are over; how many there were."""
    due = table().listed("todo", "EXPORT", Export, until=moment.isoformat())
    for stored in due:
        export = stored.value
        artefacts().erase_all(f"exports/{export.candidate_id}/{export.export_id}")
        after = export.model_copy(update={"gone": True})
        try:
            table().write(Replace(keys.export(export.candidate_id, export.export_id), after, stored.version))
        except MovedOn:
            continue
    return len(due)


def _exports(candidate_id: str) -> list[Export]:
    return [each.value for each in table().under(keys.candidate(candidate_id).pk, "EXPORT#", Export)]


def _make(export: Export) -> None:
    key = f"exports/{export.candidate_id}/{export.export_id}.zip"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "export.zip"
        _pack(export.candidate_id, path, Path(folder))
        artefacts().send(key, path, "application/zip")
        with path.open("rb") as packed:
            digest = file_digest(packed, "sha256").hexdigest()
        made = export.model_copy(update={"key": key, "sha256": digest, "bytes": path.stat().st_size})
    stored = table().get(keys.export(export.candidate_id, export.export_id), Export)
    event = happened(EventName.EXPORT_MADE, "machine", candidate_id=export.candidate_id)
    table().write(
        Replace(keys.export(export.candidate_id, export.export_id), made, stored.version),
        record(event, keys.candidate(export.candidate_id)),
    )


def _pack(candidate_id: str, path: Path, scratch: Path) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        rows = [
            {"pk": item["pk"]["S"], "sk": item["sk"]["S"], "value": plain_body(item)}
            for item in _items(candidate_id)
        ]
        packed.writestr("data.json", json.dumps(rows, ensure_ascii=False, indent=2))
        for bucket, key in _files(candidate_id):
            part = bucket.fetch(key, scratch / "part")
            stored = ZIP_STORED if key.endswith(_PACKED) else ZIP_DEFLATED
            packed.write(part, f"files/{key}", stored)


def _items(candidate_id: str) -> Iterator[Item]:
    """Every item about the person, but for the machines' tokens and what points to them by digest only."""
    for person in same_person(candidate_id):
        yield from table().partition(keys.candidate(person.candidate_id).pk)
        yield from table().partition(keys.self_identification(person.candidate_id).pk)
    for application in applications_of_person(candidate_id):
        for item in table().partition(keys.application(application.application_id).pk):
            if not item["sk"]["S"].startswith(_TOKENS):
                yield item


def _files(candidate_id: str) -> Iterator[tuple[Bucket, str]]:
    for application in applications_of_person(candidate_id):
        one = application.application_id
        for prefix in (f"resumes/{one}/", f"recordings/{one}/"):
            yield from ((uploads(), key) for key, _ in uploads().under(prefix, _MOST))
        kept = artefacts().under(artefact_key(one) + "/", _MOST)
        yield from ((artefacts(), key) for key, _ in kept)
