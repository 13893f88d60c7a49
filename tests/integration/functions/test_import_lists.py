"""A list of people that Excel saved is listed row by row, and HR sees what its columns become."""

import pytest
from cloud import import_requests
from cloud.files import uploads
from cloud.imports import files_of, get_import
from talent.intake.job import IMPORT_TYPES
from talent.opening import Opening

from tests.integration.functions.conftest import Call
from tests.samples.workbooks import Sheet, xlsx

ROWS: list[tuple[str | int, ...]] = [
    ("姓名", "手机", "邮箱"),
    ("陈静", 13900000001, "c@example.com"),
    ("黄静", 13900000002, "h@example.com"),
]
BOOK = xlsx(Sheet("候选人", ROWS), Sheet("说明", [("字段", "说明"), ("姓名", "必填")]))
TYPES = {kind: content_type for content_type, kind in IMPORT_TYPES.items()}


@pytest.mark.parametrize(
    ("kind", "data", "left_out"),
    [
        ("xlsx", BOOK, ("说明",)),
        ("csv", BOOK, ("说明",)),
        ("xls", "姓名\t邮箱\n陈静\tc@example.com\n黄静\th@example.com\n".encode("gb18030"), ()),
    ],
    ids=["excel", "named csv", "text named xls"],
)
def test_a_list_is_read_by_its_bytes(
    call: Call, opening: Opening, kind: str, data: bytes, left_out: tuple[str, ...]
) -> None:
    job, _ = import_requests.announce_file(
        opening, "recruiter", f"list.{kind}", TYPES[kind], len(data), import_requests.People()
    )
    uploads().write(job.key, data, TYPES[kind])
    import_requests.start_import(job.import_id, dry_run=True, mapping={})
    call("read_manifest", {"import_id": job.import_id})
    shown = get_import(job.import_id)
    assert shown.refused is None
    assert {column.header: column.field for column in shown.columns}["姓名"] == "name"
    assert shown.left_out == left_out
    assert [file.name for file in files_of(job.import_id)] == [f"list.{kind}#00001", f"list.{kind}#00002"]
