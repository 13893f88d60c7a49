"""Lists of people as other systems export them: told by their bytes, whatever they are called."""

from collections.abc import Mapping
from typing import Literal

from talent.intake.columns import People, people_in, read_people

from documents.reading.bounded import Bounded
from documents.reading.workbook import is_workbook


def listed_people(
    data: bytes, kind: Literal["csv", "json", "xlsx", "xls"], filename: str, said: Mapping[str, str]
) -> People:
    """The people of an export; a workbook is read in a child process of its own. `said` as in `read_people`.

    Raises TableUnreadable, ColumnUnknown, NobodyInTable, or what is wrong with the workbook.
    """
    if kind != "json" and is_workbook(data):
        with Bounded() as reader:
            return people_in(reader.worksheets(data, filename), said)
    return read_people(data, "json" if kind == "json" else "csv", said)
