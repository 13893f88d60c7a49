"""Datasets for ERP and OA: what has changed since the last time, as JSON or CSV, with documented columns."""

from cloud.datasets.exporting import Asked as Wanted
from cloud.datasets.exporting import export
from pydantic import Field
from talent.access import Action
from talent.datasets import (
    DATASETS,
    ApplicationRow,
    ColumnFacts,
    Dataset,
    HeadcountRow,
    Heading,
    HireRow,
    OfferRow,
    OpeningRow,
    columns,
    sheet,
)
from talent.kernel import Fact, Phrase
from talent.people import Staff

from chalicelib.doors import StaffMay
from chalicelib.routing import Routes, Sheet

routes = Routes("exports")
EXPORTS = StaffMay(Action.EXPORT_DATASETS, None)


class DatasetColumns(Fact):
    """A dataset with its columns. `needs`: what a reader must be allowed to see a row, in its department."""

    dataset: Dataset
    title: Phrase
    needs: str
    columns: tuple[ColumnFacts, ...]


class AllColumns(Fact):
    """Every dataset."""

    datasets: tuple[DatasetColumns, ...]


class ExportRequest(Wanted):
    """What to export: what changed after the cursor, or from `since` on, and before `until`; by default 200 rows."""


class SheetRequest(ExportRequest):
    """The same as CSV; `heading`: the columns' names, or their titles in a language."""

    heading: Heading = "name"


class ExportPage(Fact):
    """Rows in the order of their change. Keep the cursor, and go on from it now (`more`) or at the next time."""

    dataset: Dataset
    rows: tuple[HireRow | HeadcountRow | OpeningRow | ApplicationRow | OfferRow, ...]
    withheld: tuple[str, ...] = Field(
        description="columns that are empty in a row as the reader may not see them"
    )
    cursor: str
    more: bool


@routes.get("/exports/columns", EXPORTS)
def list_columns() -> AllColumns:
    """What each dataset's columns are called and mean, in zh and en, and what their readers must be allowed."""
    found = (
        DatasetColumns(
            dataset=name,
            title=Phrase(zh=facts.zh, en=facts.en),
            needs=facts.grade,
            columns=columns(facts.rows),
        )
        for name, facts in DATASETS.items()
    )
    return AllColumns(datasets=tuple(found))


@routes.post("/exports/{dataset}", EXPORTS)
def export_rows(caller: Staff, dataset: Dataset, body: ExportRequest) -> ExportPage:
    """A page of a dataset as JSON. It may be empty while there is more, where rows are not the reader's to see."""
    page = export(dataset, caller, body)
    return ExportPage(
        dataset=dataset,
        rows=page.rows,
        withheld=tuple(sorted(page.withheld)),
        cursor=page.cursor,
        more=page.more,
    )


@routes.post("/exports/{dataset}/csv", EXPORTS)
def export_sheet(caller: Staff, dataset: Dataset, body: SheetRequest) -> Sheet:
    """A page of a dataset as CSV (UTF-8 with a byte order mark); the cursor and `more` stand in headers."""
    page = export(dataset, caller, body)
    text = sheet(DATASETS[dataset].rows, page.rows, body.heading)
    return Sheet(text=text, cursor=page.cursor, more=page.more)
