"""A resume that comes as a picture gives the fields that it gives as text; what can't be read is said, never guessed."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from documents.reading import Bounded, Sighted, read
from jsonschema import Draft202012Validator
from talent.reading import read_resume
from talent.resume import Leaf, Resume

from infra.local.command import main
from infra.local.looking import recogniser
from tests.samples.make_scans import RESUMES, SCANS, Scan, saved

pytestmark = pytest.mark.xdist_group("scans")
TODAY = date(2026, 11, 23)
SCHEMA = Path(__file__).resolve().parents[2] / "layers/talent/schemas/parse.schema.json"


@pytest.fixture(scope="module")
def reader() -> Iterator[Bounded]:
    with Sighted(recogniser, seconds=30) as sighted:
        yield sighted


def resume_of(reader: Bounded, data: bytes) -> Resume:
    return read_resume(reader.read(data, "resume"), TODAY)


def fields(resume: Resume) -> dict[str, object]:
    """Who it is, how to reach them, where they learned and worked and when: values alone, spaces apart."""
    basics = resume.basics
    return {
        "basics": [value(leaf) for leaf in (basics.name, basics.email, basics.phone, basics.location)],
        "education": [
            [value(leaf) for leaf in (one.institution, one.degree, one.major, one.start, one.end)]
            for one in resume.education
        ],
        "work": [
            [value(leaf) for leaf in (one.organization, one.title, one.start, one.end)] for one in resume.work
        ],
        "months": resume.experience_months,
    }


def value(leaf: Leaf | None) -> str | None:
    return "".join(leaf.value.split()) if leaf else None


KINDS = ("pdf", "png", "jpeg")
ONE_KIND_EACH = [*zip(SCANS, (*KINDS, "pdf"), strict=True)]


@pytest.mark.parametrize(("name", "kind"), ONE_KIND_EACH)  # each with each: `make bench`
def test_a_scan_gives_the_fields_of_the_text(reader: Bounded, name: str, kind: str) -> None:
    gives_the_fields_of_the_text(reader, name, kind)


def gives_the_fields_of_the_text(reader: Bounded, name: str, kind: str) -> None:
    """A scan, saved as a file of this kind, says what the sample says as text."""
    scan = SCANS[name]
    text = resume_of(reader, (RESUMES / scan.sample).read_bytes())
    seen = resume_of(reader, scan.saved(kind))
    assert (text.read_by, seen.read_by) == ("text", "ocr")
    assert fields(seen) == fields(text)
    assert seen.flags == ()
    assert seen.needs_review == text.needs_review


def test_a_field_stands_where_the_text_has_it(reader: Bounded) -> None:
    scan = SCANS["a flat scan in two columns"]
    text = resume_of(reader, (RESUMES / scan.sample).read_bytes()).basics.email
    seen = resume_of(reader, scan.saved("pdf")).basics.email
    assert text is not None
    assert seen is not None
    assert text.box is not None
    assert seen.box == pytest.approx(text.box, abs=4)
    assert seen.confidence <= text.confidence


def test_characters_that_come_out_garbled_are_read_by_their_looks(reader: Bounded) -> None:
    sample = (RESUMES / "chen_yutong_zh.pdf").read_bytes()
    unmapped = sample.replace(b"/ToUnicode", b"/ToUnicodX")
    assert [page.unread for page in read(unmapped, "resume.pdf").pages] == ["garbled"]
    seen = resume_of(reader, unmapped)
    assert seen.read_by == "ocr"
    assert fields(seen) == fields(resume_of(reader, sample))


def test_a_scanned_page_beside_a_text_page_is_read_too(reader: Bounded) -> None:
    both = pypdfium2.PdfDocument.new()
    parts = ((RESUMES / "maya_okafor_en.pdf").read_bytes(), SCANS["a flat scan in English"].saved("pdf"))
    for data in parts:
        part = pypdfium2.PdfDocument(data)
        both.import_pages(part)
        part.close()
    buffer = BytesIO()
    both.save(buffer)
    both.close()
    resume = resume_of(reader, buffer.getvalue())
    assert (resume.read_by, resume.pages) == ("mixed", 2)
    assert {leaf.page for post in resume.work if (leaf := post.organization)} == {1, 2}


@pytest.mark.parametrize(
    ("scan", "word"),
    [(Scan("chen_yutong_zh.pdf", blurred=9), ""), (Scan("maya_okafor_en.pdf", light=0.02), "dark")],
    ids=["out of focus", "dark"],
)
def test_what_cant_be_made_out_is_flagged_and_nothing_is_invented(
    reader: Bounded, scan: Scan, word: str
) -> None:
    resume = resume_of(reader, scan.saved("png"))
    assert [(flag.kind, flag.page) for flag in resume.flags] == [("scanned_page", 1)]
    assert word in resume.flags[0].detail
    assert {"pages[0]", "basics.name", "work", "education"} <= set(resume.needs_review)
    assert fields(resume) == {"basics": [None] * 4, "education": [], "work": [], "months": 0}
    assert resume.skills == ()


def test_the_command_keeps_its_contract_on_scans(tmp_path: Path) -> None:
    scan = SCANS["a tilted scan in English"]
    good, empty = tmp_path / "scan.pdf", tmp_path / "empty.png"
    good.write_bytes(scan.saved("pdf"))
    page = scan.image()
    page.paste((255, 255, 255), (0, 0, *page.size))
    empty.write_bytes(saved(page, "png"))
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(scan.saved("jpeg")[:3000])
    done = CliRunner().invoke(main, ["parse", str(good), str(empty), str(broken), "--json"])
    assert done.exit_code == 1
    lines: list[Mapping[str, object]] = [json.loads(line) for line in done.stdout.splitlines()]
    contract = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert [contract.is_valid(line) for line in lines] == [True] * 3
    assert [line.get("read_by") for line in lines] == ["ocr", "ocr", None]
    error = lines[2]["error"]
    assert isinstance(error, dict)
    assert error["name"] == "UnreadableDocument"
