"""Hostile and broken files end within their bounds, in a document or a named error, and the next file is read."""

import random
import sys
import time
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from documents.reading import Bounded
from documents.reading.errors import ReaderNotStarted
from talent.kernel import BadInput
from talent.reading import read_resume
from talent.reading.text import Document, TooMuchText, plain

from tests.bench.broken import KINDS, mutated
from tests.bench.eval_hostile import TODAY
from tests.bench.eval_hostile import ending as whole_way
from tests.bench.hostile import DOCXS, PDFS

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "resumes"
MACHINES = Path(__file__).resolve().parents[3] / "statemachines"
ALLOWED = 20.0  # seconds on a very busy machine for a bound of 5


@pytest.fixture(scope="module")
def reader() -> Iterator[Bounded]:
    with Bounded() as bounded:
        yield bounded


def ending(reader: Bounded, data: bytes, name: str) -> str:
    started = time.monotonic()
    try:
        answer = reader.read(data, name)
    except BadInput as error:
        ended = error.name if error.next_step else "an error without a next step"
    else:
        assert isinstance(answer, Document)
        ended = "read"
    assert time.monotonic() - started < ALLOWED
    return ended


def inflating_pdf() -> bytes:
    stream = zlib.compress(b"BT /F1 1 Tf (aaaaaaaaaaaaaaaaaaaa) Tj ET\n" * 6_000_000, 9)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(stream) + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = b"%PDF-1.4\n"
    for number, body in enumerate(objects, 1):
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    return out + b"trailer << /Root 1 0 R /Size 6 >>\n%%EOF"


def inflating_docx() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b"b" * 300_000_000)
    return out.getvalue()


def test_a_pdf_that_inflates_ends_in_time(reader: Bounded) -> None:
    assert ending(reader, inflating_pdf(), "bomb.pdf") == "FileTooComplex"


def test_a_docx_that_inflates_ends_in_time(reader: Bounded) -> None:
    assert ending(reader, inflating_docx(), "bomb.docx") == "FileTooLarge"


def test_after_a_hostile_file_the_next_one_is_read(reader: Bounded) -> None:
    assert ending(reader, (SAMPLES / "maya_okafor_en.pdf").read_bytes(), "maya.pdf") == "read"


@pytest.mark.parametrize("name", ["chen_yutong_zh.pdf", "lin_zhiyuan_zh.docx"])
def test_mutated_files_end_in_a_document_or_a_named_error(reader: Bounded, name: str) -> None:
    whole = (SAMPLES / name).read_bytes()
    endings = set()
    for seed in range(60):
        chance = random.Random(seed)
        data = bytearray(whole)
        for _ in range(chance.randint(1, 40)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if seed % 3 == 0:
            data = data[: chance.randrange(20, len(data))]
        endings.add(ending(reader, bytes(data), name))
    assert endings <= {
        "read",
        "UnreadableDocument",
        "FileTooComplex",
        "FileTooLarge",
        "EncryptedFile",
        "NotAResumeFile",
    }
    assert "read" in endings


@pytest.mark.parametrize("kind", KINDS)
def test_a_broken_file_of_any_kind_goes_the_whole_way_to_a_resume_or_a_named_error(
    reader: Bounded, kind: str
) -> None:
    ends = [whole_way(reader, kind, f"broken.{kind}", mutated(kind, seed)) for seed in range(6)]
    assert [end for end in ends if not end.good] == []


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("pdf", "a form that draws itself"),
        ("pdf", "a password"),
        ("pdf", "pages that hold themselves"),
        ("docx", "laughs"),
        ("docx", "reads another file"),
        ("docx", "macros"),
        ("docx", "styles based on each other"),
    ],
)
def test_a_file_made_to_harm_goes_the_whole_way_to_a_resume_or_a_named_error(
    reader: Bounded, kind: str, name: str
) -> None:
    data = {"pdf": PDFS, "docx": DOCXS}[kind][name]()
    assert whole_way(reader, kind, f"{name}.{kind}", data).good


def test_a_resume_run_together_in_one_long_line_is_read() -> None:
    """As exports write them: the words are cut apart, not refused, and what stands first stays first."""
    life = (
        "Jane Q. Public jane@example.com "
        + "Led the team that shipped the ledger and wrote its handbook. " * 800
    )
    assert len(life) > 40_000
    read = read_resume(plain(life, "x.txt"), TODAY)
    assert read.basics.email
    assert read.basics.email.value == "jane@example.com"


def test_more_text_than_any_resume_has_is_a_named_error() -> None:
    with pytest.raises(TooMuchText):
        read_resume(plain("公司，" * 40_000, "x.txt"), TODAY)


def test_a_reader_that_does_not_come_up_is_no_fault_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with Bounded() as bounded, pytest.raises(ReaderNotStarted) as raised:
        bounded.read(b"A resume in plain words", "resume.txt")
    assert not isinstance(raised.value, BadInput)
    for machine in ("screening", "intake"):
        assert "ReaderNotStarted" in (MACHINES / f"{machine}.asl.yaml").read_text("utf-8"), (
            "it is tried again"
        )
