"""An import's summary, for people (CSV) and programs (JSON): one line a file, in order."""

import csv
import json
from collections.abc import Iterable
from io import StringIO

from talent.intake.file import ImportFile
from talent.intake.job import Import

_HEADER = ("number", "file", "outcome", "reason", "message", "next", "sha256", "candidate", "application")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(files: Iterable[ImportFile]) -> str:
    """A table that opens in a spreadsheet, in UTF-8 with its mark; no name in it can act as a formula."""
    page = StringIO()
    rows = csv.writer(page)
    rows.writerow(_HEADER)
    for file in files:
        reason = file.reason
        said = (reason.name, reason.message, reason.next) if reason else ("", "", "")
        row = (
            file.number,
            file.name,
            file.outcome,
            *said,
            file.sha256,
            file.candidate_id,
            file.application_id,
        )
        rows.writerow(tuple(_plain(str(cell)) for cell in row))
    return "\ufeff" + page.getvalue()


def as_json(job: Import, files: Iterable[ImportFile]) -> str:
    """The import and its files as one object."""
    rows = [file.model_dump(mode="json", exclude={"place", "import_id"}) for file in files]
    return json.dumps({"import": job.model_dump(mode="json"), "files": rows}, ensure_ascii=False)


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
