"""The lines of a form are found in its picture, also where it lies a little askew; pictures and letters are none."""

import numpy as np
import pytest
from perception.ocr.ruling import ruled
from PIL import Image, ImageDraw

SIZE = (1200, 1600)
LEVEL, UPRIGHT = (200, 400, 600, 800), (150, 450, 1050)


def form() -> Image.Image:
    page = Image.new("RGB", SIZE, (250, 250, 248))
    drawn = ImageDraw.Draw(page)
    for y in LEVEL:
        drawn.line((UPRIGHT[0], y, UPRIGHT[-1], y), fill=(90, 90, 90), width=2)
    for x in UPRIGHT:
        drawn.line((x, LEVEL[0], x, LEVEL[-1]), fill=(90, 90, 90), width=2)
    return page


@pytest.mark.parametrize(("askew", "near"), [(0.0, 2), (0.5, 10), (-0.9, 16)])
def test_the_lines_of_a_form_are_found_where_they_are(askew: float, near: int) -> None:
    page = form().rotate(askew, Image.Resampling.BICUBIC, fillcolor=(250, 250, 248))
    upright, level = ruled(np.asarray(page))
    assert [x for x, *_ in sorted(upright)] == pytest.approx(UPRIGHT, abs=near)
    assert [y for y, *_ in sorted(level)] == pytest.approx(LEVEL, abs=near)
    assert all(right - left > 850 for _, left, right in level)


def test_what_is_filled_and_what_is_short_is_no_line() -> None:
    page = Image.new("RGB", SIZE, (255, 255, 255))
    drawn = ImageDraw.Draw(page)
    drawn.rectangle((100, 100, 1100, 180), fill=(20, 60, 90))
    drawn.line((100, 400, 130, 400), fill=(0, 0, 0), width=2)
    assert ruled(np.asarray(page)) == ([], [])


def test_a_picture_full_of_strokes_is_no_form() -> None:
    page = Image.new("RGB", SIZE, (255, 255, 255))
    drawn = ImageDraw.Draw(page)
    for y in range(0, SIZE[1], 4):
        for x in range(0, SIZE[0] - 100, 120):
            drawn.line((x, y, x + 80, y), fill=(0, 0, 0), width=1)
    assert ruled(np.asarray(page)) == ([], [])
