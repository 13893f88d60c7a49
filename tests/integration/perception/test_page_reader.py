"""Scanned pages are read as well as by the library that the models come from, and what can't be read is said so."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from perception.ocr import PageReader, SeenLine, SeenPage, WrongPicture, page_reader
from PIL import Image

from infra.local.weights import page_models
from tests.samples.make_scans import RESUMES, SCANS, Scan

pytestmark = pytest.mark.xdist_group("scans")
REFERENCE: Mapping[str, Sequence[Mapping[str, object]]] = json.loads(
    Path(__file__).with_name("ocr_reference.json").read_text(encoding="utf-8")
)


def reader() -> PageReader:
    return page_reader(*page_models())


def seen(image: Image.Image) -> SeenPage:
    return reader().read(image.tobytes(), *image.size)


@cache
def scanned(name: str) -> SeenPage:
    return seen(SCANS[name].image())


def letters(text: str) -> str:
    """What a page says, without spaces and the dots of lists, punctuation in one form."""
    return "".join(text.translate(str.maketrans("：（），–", ":(),-")).replace("•", "·").split()).replace(
        "·", ""
    )


def overlap(line: SeenLine, corners: Sequence[Sequence[float]]) -> float:
    """Shared area over joint area of two upright boxes."""
    left, top, right, bottom = line.box
    xs, ys = zip(*corners, strict=True)
    across = min(right, max(xs)) - max(left, min(xs))
    down = min(bottom, max(ys)) - max(top, min(ys))
    shared = max(across, 0) * max(down, 0)
    joint = (right - left) * (bottom - top) + (max(xs) - min(xs)) * (max(ys) - min(ys)) - shared
    return float(shared / joint)


def printed(sample: str) -> Counter[str]:
    """The characters that the page's own text layer has."""
    document = pypdfium2.PdfDocument(RESUMES / sample)
    text = document[0].get_textpage().get_text_range()
    document.close()
    return Counter(letters(text))


def read_share(sample: str, texts: Iterable[str]) -> float:
    """The share of the printed characters that were read, wherever."""
    page = printed(sample)
    return (page & Counter(letters("".join(texts)))).total() / page.total()


@pytest.mark.parametrize("name", SCANS)
def test_lines_stand_where_the_library_has_them_and_say_the_same(name: str) -> None:
    ours, theirs = scanned(name).lines, REFERENCE[name]
    same = 0.0
    for line in theirs:
        corners = line["corners"]
        best = max(ours, key=lambda own: overlap(own, corners))  # type: ignore[arg-type]
        assert overlap(best, corners) > 0.5, line["text"]  # type: ignore[arg-type]
        same += SequenceMatcher(None, letters(best.text), letters(str(line["text"]))).ratio()
    assert same / len(theirs) > 0.99
    assert abs(len(ours) - len(theirs)) <= 1


@pytest.mark.parametrize("name", SCANS)
def test_the_page_is_read_no_worse_than_by_the_library(name: str) -> None:
    sample = SCANS[name].sample
    ours = read_share(sample, (line.text for line in scanned(name).lines))
    theirs = read_share(sample, (str(line["text"]) for line in REFERENCE[name]))
    assert ours >= theirs - 0.002
    assert ours > 0.99


@pytest.mark.parametrize("name", SCANS)
def test_the_tilt_is_seen(name: str) -> None:
    assert scanned(name).tilt == pytest.approx(SCANS[name].turned, abs=0.15)


def test_a_tilted_row_is_one_row() -> None:
    page = scanned("a tilted scan in English")
    feet = {line.text: line.baseline for line in page.lines}
    firm = next(foot for text, foot in feet.items() if text.startswith("Northbridge"))
    dates = next(foot for text, foot in feet.items() if text.startswith("Sept 2021"))
    assert abs(firm - dates) < 6


@pytest.mark.parametrize(
    ("scan", "doubt"),
    [
        (Scan("chen_yutong_zh.pdf", blurred=9), {"blurred", "blank"}),
        (Scan("maya_okafor_en.pdf", light=0.02, specked=6), {"dark"}),
        (Scan("maya_okafor_en.pdf", dpi=24), {"blurred", "blank"}),
    ],
    ids=["out of focus", "dark", "a thumbnail"],
)
def test_a_page_that_cant_be_made_out_is_said_so(scan: Scan, doubt: set[str]) -> None:
    page = seen(scan.image().resize((1654, 2339)))
    assert page.doubt in doubt
    assert page.lines == ()


@pytest.mark.parametrize(("shade", "doubt"), [(255, "blank"), (236, "blank"), (4, "dark")])
def test_an_empty_page_says_nothing(shade: int, doubt: str) -> None:
    grain = np.random.default_rng(3).normal(shade, 2, (1200, 850, 3)).clip(0, 255).astype(np.uint8)
    page = reader().read(grain.tobytes(), 850, 1200)
    assert (page.doubt, page.lines, page.confidence) == (doubt, (), 0.0)


def test_the_same_page_gives_the_same_reading() -> None:
    name = "a flat scan in English"
    assert seen(SCANS[name].image()) == scanned(name)


def test_bytes_that_are_no_picture_are_refused() -> None:
    with pytest.raises(WrongPicture) as caught:
        reader().read(b"\x00" * 100, 10, 10)
    assert caught.value.next_step
