"""Every file has one outcome; another run does what is not done; nobody comes in without a name and an address."""

import csv
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from talent.intake.admission import admit
from talent.intake.file import Entry, ImportFile, Outcome, Place, Reason, numbered
from talent.intake.job import Counts, Import, check_import, counted, verdict_of
from talent.intake.person import MailMissing, NameMissing, NeedsPerson, PageUnread, person_of
from talent.intake.summary import as_csv, as_json
from talent.kernel import BoleError
from talent.reading import read_resume
from talent.reading.text import plain
from talent.recording import TooLarge, WrongSize, WrongType
from talent.resume import Flag

PLACE = Place(packing="stored", key="imports/x.zip", length=10, bytes=10)
TEXT = "陈静\n电话：13900000001\n邮箱：{mail}\n\n教育经历\n2014.09 - 2018.06 厦门大学 国际贸易 本科\n"


def file(number: int, outcome: Outcome, *, run: int = 1, tried: bool = False) -> ImportFile:
    return ImportFile(
        import_id="I",
        number=number,
        name=f"{number}.pdf",
        place=PLACE,
        outcome=outcome,
        run=run,
        tried=tried,
    )


@pytest.mark.parametrize(
    ("outcome", "tried", "again"),
    [
        ("waiting", False, True),
        ("opened", False, True),
        ("failed", False, True),
        ("imported", True, True),
        ("imported", False, False),
        ("known", False, False),
        ("held", False, False),
    ],
)
def test_the_next_run_does_what_is_not_done(outcome: Outcome, tried: bool, again: bool) -> None:
    assert file(1, outcome, tried=tried).open_in(2) is again
    assert file(1, outcome, tried=tried).open_in(1) is (outcome in {"waiting", "opened"})


def test_what_the_listing_refused_is_never_tried() -> None:
    refused = file(1, "failed", run=0).model_copy(update={"place": None})
    assert not refused.open_in(5)


def test_files_keep_their_numbers_and_new_ones_come_after() -> None:
    """Also where names repeat, as archives allow."""
    first = list(numbered("I", [Entry(name="a", place=PLACE), Entry(name="a", place=PLACE)], []))
    assert [each.number for each in first] == [1, 2]
    listing = [Entry(name=name, place=PLACE) for name in ("0", "a", "a", "a")]
    assert [(each.name, each.number) for each in numbered("I", listing, first)] == [("0", 3), ("a", 4)]


@pytest.mark.parametrize(
    ("counts", "verdict"),
    [
        (Counts(files=2, imported=1, known=1), "imported"),
        (Counts(files=2, imported=1, ignored=1), "imported"),
        (Counts(files=2, imported=1, held=1), "in_part"),
        (Counts(files=2, imported=1, failed=1), "in_part"),
        (Counts(files=1, held=1), "nothing"),
        (Counts(), "nothing"),
    ],
)
def test_what_an_import_comes_to(counts: Counts, verdict: str) -> None:
    assert verdict_of(counts) == verdict


def test_counts_while_a_run_goes_on() -> None:
    """What a dry run tried waits for the real one."""
    files = [file(1, "imported"), file(2, "imported", tried=True), file(3, "waiting", run=0)]
    assert counted(files, 2) == Counts(files=3, imported=1, waiting=2)


def test_a_person_needs_a_name_and_an_address() -> None:
    today = date(2026, 11, 1)
    person = person_of(read_resume(plain(TEXT.format(mail="chen.jing@example.com"), "x"), today))
    assert (person.name, person.email) == ("陈静", "chen.jing@example.com")
    assert person.phone == "13900000001"
    with pytest.raises(MailMissing):
        person_of(read_resume(plain(TEXT.format(mail=""), "x"), today))
    nameless = read_resume(plain("chen.jing@example.com\n13900000001\n", "x"), today)
    with pytest.raises(NameMissing):
        person_of(nameless.model_copy(update={"basics": nameless.basics.model_copy(update={"name": None})}))
    picture = read_resume(plain(TEXT.format(mail=""), "x"), today)
    flagged = picture.model_copy(update={"flags": (Flag(kind="scanned_page", page=2, detail=""),)})
    with pytest.raises(PageUnread) as unread:
        person_of(flagged)
    assert isinstance(unread.value, NeedsPerson)
    assert unread.value.next_step


@pytest.mark.parametrize(
    ("name", "packed", "unpacked", "error"),
    [
        ("a/b.pdf", 5_000, 9_000, ""),
        ("简历.docx", 5_000, 9_000, ""),
        ("../a.pdf", 5, 9, "UnsafeName"),
        ("a/../../b.pdf", 5, 9, "UnsafeName"),
        ("/etc/a.pdf", 5, 9, "UnsafeName"),
        ("C:\\a.pdf", 5, 9, "UnsafeName"),
        ("..\\a.pdf", 5, 9, "UnsafeName"),
        ("a\x00.pdf", 5, 9, "UnsafeName"),
        ("inner.zip", 5, 9, "NestedArchive"),
        ("x.tar.gz", 5, 9, "NestedArchive"),
        ("run.exe", 5, 9, "NotAResume"),
        ("README", 5, 9, "NotAResume"),
        ("__MACOSX/._a.pdf", 5, 9, "SystemFile"),
        ("a/.DS_Store", 5, 9, "SystemFile"),
        ("empty.pdf", 2, 0, "EmptyEntry"),
        ("large.pdf", 9_000_000, 11_000_000, "UnpacksTooLarge"),
        ("bomb.pdf", 9_000, 9_000_000, "UnpacksTooLarge"),
    ],
)
def test_what_of_an_archive_is_taken(name: str, packed: int, unpacked: int, error: str) -> None:
    refused = admit(name, packed, unpacked)
    assert (refused.name if refused else "") == error


def test_a_locked_file_says_so() -> None:
    refused = admit("a.pdf", 5, 9, locked=True)
    assert refused is not None
    assert refused.name == "FileLocked"


@pytest.mark.parametrize(
    ("kind", "total", "error"),
    [
        ("application/x-rar", 10, WrongType),
        ("application/zip", 0, WrongSize),
        ("application/zip", 2**31 + 1, TooLarge),
        ("text/csv", 2**27, TooLarge),
    ],
)
def test_what_no_import_takes(kind: str, total: int, error: type[BoleError]) -> None:
    with pytest.raises(error):
        check_import(kind, total)


def test_the_summary_opens_in_a_spreadsheet_and_runs_nothing() -> None:
    """A file's name is text there, whatever it begins with."""
    evil = file(1, "failed").model_copy(
        update={"name": '=HYPERLINK("x")', "reason": Reason(name="A", message="m", next="n")}
    )
    text = as_csv([evil, file(2, "imported")])
    header, first, second = csv.reader(StringIO(text.removeprefix("\ufeff")))
    assert first[header.index("file")].startswith("'=")
    assert second[header.index("outcome")] == "imported"
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    job = Import(
        import_id="I",
        opening_id="O",
        department_id="D",
        requested_by="s",
        requested_at=moment,
        source="zip",
        key="imports/x.zip",
    )
    assert '"outcome": "imported"' in as_json(job, [file(2, "imported")])
