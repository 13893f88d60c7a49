"""What reading a resume costs: `python tests/bench/bench_reading.py`.

CPU time of one process, each file read in turn by both ways in the same run, the best of several rounds: PDF against
bare pypdfium2 text extraction (at most 3 times), DOCX against python-docx's paragraphs and tables (at most 0.5 times).
`read` is documents.reading with the hidden-text check; `all` is that and every field.
"""

import gc
import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
from documents.reading import read
from docx import Document as Word
from talent.reading import read_resume

from tests.bench.shared_sets import data_folder

ROUNDS = 12
TODAY = date(2026, 11, 1)
SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "resumes"


def bare_pdf(data: bytes) -> int:
    """The text of every page, asked plainly."""
    document = pypdfium2.PdfDocument(data)
    length = 0
    for index in range(len(document)):
        page = document[index]
        text_page = page.get_textpage()
        length += len(text_page.get_text_range())
        text_page.close()
        page.close()
    document.close()
    return length


def bare_docx(data: bytes) -> int:
    """The text of the body's paragraphs and tables."""
    word = Word(BytesIO(data))
    length = sum(len(paragraph.text) for paragraph in word.paragraphs)
    return length + sum(len(cell.text) for table in word.tables for row in table.rows for cell in row.cells)


def seconds(work: Callable[[bytes], object], data: bytes) -> float:
    """CPU seconds of one call."""
    started = time.process_time()
    work(data)
    return time.process_time() - started


def compare(title: str, files: list[Path], bare: Callable[[bytes], object], bound: float) -> None:
    """Print milliseconds a file, and the ratios, for a set of files."""
    works = (bare, lambda data: read(data, "x"), lambda data: read_resume(read(data, "x"), TODAY))
    totals = [0.0, 0.0, 0.0]
    for path in files:
        data = path.read_bytes()
        best = [1e9, 1e9, 1e9]
        for _ in range(ROUNDS):
            gc.collect()
            best = [min(one, seconds(work, data)) for one, work in zip(best, works, strict=True)]
        totals = [total + one for total, one in zip(totals, best, strict=True)]
    if not files:
        print(f"{title}: no files")
        return
    plain, reading, everything = (1000 * total / len(files) for total in totals)
    print(
        f"{title} ({len(files)} files): bare {plain:.2f} ms, read {reading:.2f} ms ({reading / plain:.2f} x), "
        f"all {everything:.2f} ms ({everything / plain:.2f} x); bound {bound} x"
    )


def main() -> None:
    """Compare on the samples, and on the shared files where they are."""
    data = data_folder()
    shared = [
        path
        for folder in ("en_resume_files", "zh_resume_files")
        for path in sorted((data / folder).rglob("*.pdf"))
    ]
    words = sorted((data / "en_jd_resume_ranking_vanetik" / "CV").glob("*.docx"))
    if not shared:
        print(f"shared files: skipped, there are none in {data.name}")
    compare("PDF", [*sorted(SAMPLES.glob("*.pdf")), *shared], bare_pdf, 3.0)
    compare("DOCX", [*sorted(SAMPLES.glob("*.docx")), *words], bare_docx, 0.5)


if __name__ == "__main__":
    main()
