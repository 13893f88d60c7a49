"""Regions of text are found in maps of probability, and their letters collapsed, without any model."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from perception.ocr.detector import shown, written
from perception.ocr.pixels import WrongPicture, cut_out, shrunk, unpacked
from perception.ocr.reader import confidence_of, tilt_of
from perception.ocr.recogniser import BATCH, MOST_FILLED, Said, batches, collapsed
from perception.ocr.regions import Map, Region, connected, grown, mean_inside, regions, smallest_rectangle


def bar(
    shape: tuple[int, int], centre: tuple[float, float], size: tuple[float, float], degrees: float
) -> Map:
    """A map that is 1 inside a turned rectangle: centre x, y and width, height."""
    y, x = np.mgrid[: shape[0], : shape[1]]
    turn = np.radians(degrees)
    across = (x - centre[0]) * np.cos(turn) + (y - centre[1]) * np.sin(turn)
    down = -(x - centre[0]) * np.sin(turn) + (y - centre[1]) * np.cos(turn)
    inside = (abs(across) <= size[0] / 2) & (abs(down) <= size[1] / 2)
    return np.asarray(inside, np.float32)


def parts(cells: list[list[int]]) -> set[frozenset[tuple[int, int]]]:
    """The connected sets of cells, by walking from each to its neighbours: slow and plain."""
    left = {(y, x) for y, row in enumerate(cells) for x, cell in enumerate(row) if cell}
    found = set()
    while left:
        todo, part = [left.pop()], set()
        while todo:
            y, x = todo.pop()
            part.add((y, x))
            near = {(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)} & left
            left -= near
            todo.extend(near)
        found.add(frozenset(part))
    return found


@given(st.lists(st.lists(st.integers(0, 1), min_size=9, max_size=9), min_size=1, max_size=9))
@settings(max_examples=300, deadline=None)
def test_touching_cells_are_one_part(cells: list[list[int]]) -> None:
    runs = connected(np.array(cells, bool))
    found: dict[int, set[tuple[int, int]]] = {}
    for row, first, last, part in zip(*(column.tolist() for column in runs), strict=True):
        found.setdefault(part, set()).update((row, x) for x in range(first, last + 1))
    assert {frozenset(part) for part in found.values()} == parts(cells)


@pytest.mark.parametrize("degrees", [0, 1.5, -1.5, 8, -8, 30, -30])
def test_a_turned_bar_is_found_with_its_corners_in_order(degrees: float) -> None:
    (region,) = regions(bar((240, 480), (240, 120), (220, 24), degrees))
    assert np.degrees(region.angle) == pytest.approx(degrees, abs=0.6)
    assert region.corners.mean(axis=0) == pytest.approx([240, 120], abs=1.5)
    growth = 2 * 1.6 * 220 * 24 / (2 * (220 + 24))
    assert (region.width, region.height) == pytest.approx((220 + growth, 24 + growth), abs=4)


def test_bars_that_do_not_touch_stay_apart_and_come_from_the_top() -> None:
    page = np.maximum(bar((200, 400), (100, 140), (120, 14), 0), bar((200, 400), (280, 40), (160, 14), 0))
    found = regions(page)
    assert [round(float(region.corners[:, 0].mean())) for region in found] == [280, 100]


def test_a_faint_or_tiny_spot_is_no_text() -> None:
    assert regions(bar((100, 200), (100, 50), (90, 12), 0) * np.float32(0.4)) == []
    assert regions(bar((100, 200), (100, 50), (1, 1), 0)) == []
    assert regions(np.zeros((64, 64), np.float32)) == []


@given(st.floats(-40, 40), st.floats(20, 200), st.floats(5, 18))
@settings(max_examples=100, deadline=None)
def test_the_smallest_rectangle_is_the_one_drawn(degrees: float, width: float, height: float) -> None:
    turn = np.radians(degrees)
    along, down = np.array([np.cos(turn), np.sin(turn)]), np.array([-np.sin(turn), np.cos(turn)])
    corners = np.array([[0, 0], along * width, along * width + down * height, down * height])
    inner = np.array([corners.mean(axis=0)])
    found = smallest_rectangle(np.vstack([corners, inner]))
    assert found == pytest.approx(corners, abs=1e-6)


def test_growth_is_even_on_all_sides() -> None:
    square = Region(np.array([[10.0, 10], [30, 10], [30, 30], [10, 30]]), 0.9)
    assert grown(square).corners.tolist() == [[2, 2], [38, 2], [38, 38], [2, 38]]


def test_a_mean_counts_only_what_lies_inside() -> None:
    page = np.zeros((20, 20), np.float32)
    page[5:10, 5:15] = 0.8
    assert mean_inside(page, np.array([[5.0, 5], [14, 5], [14, 9], [5, 9]])) == pytest.approx(0.8)
    assert mean_inside(page, np.array([[0.0, 12], [10, 12], [10, 18], [0, 18]])) == 0


def test_a_level_cut_takes_the_pixels_as_they_are() -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (40, 60, 3), np.uint8)
    corners = np.array([[8.0, 4], [38, 4], [38, 24], [8, 24]])
    assert cut_out(pixels, corners, 30, 20) == pytest.approx(pixels[4:24, 8:38].astype(float), abs=1e-3)


def test_a_cut_over_the_edge_repeats_the_edge() -> None:
    pixels = np.full((10, 10, 3), 200, np.uint8)
    corners = np.array([[-5.0, -5], [15, -5], [15, 15], [-5, 15]])
    assert cut_out(pixels, corners, 20, 20) == pytest.approx(200)


def test_a_picture_is_shrunk_by_means_and_filled_up_with_white() -> None:
    pixels = np.array([[[0] * 3, [100] * 3, [7] * 3], [[50] * 3, [250] * 3, [7] * 3]], np.uint8)
    assert shrunk(pixels, 1).tolist() == [[[69] * 3]]
    assert shrunk(pixels, 3) is pixels
    model = shown(np.zeros((33, 20, 3), np.uint8))
    assert model.shape == (1, 3, 64, 32)
    assert (model[0, :, :33, :20] == -1).all()
    assert (model[0, :, 33:] == 1).all()


@pytest.mark.parametrize(("size", "width", "height"), [(12, 2, 3), (0, 0, 0), (3 * 4000 * 4000, 4000, 4000)])
def test_a_picture_of_another_size_is_refused(size: int, width: int, height: int) -> None:
    with pytest.raises(WrongPicture):
        unpacked(bytes(size), width, height)


def test_repeats_and_blanks_are_left_out() -> None:
    path = np.array([0, 1, 1, 0, 1, 2, 2, 0])
    sure = np.array([0.1, 0.9, 0.2, 0.1, 0.8, 1.0, 0.3, 0.1], np.float32)
    assert collapsed(path, sure, ("", "好", "B")) == Said("好好B", 0.9)
    assert collapsed(np.zeros(4, np.int64), np.ones(4, np.float32), ("",)) == Said("", 0.0)


def test_the_tilt_is_that_of_the_long_lines() -> None:
    def line(width: float, degrees: float) -> Region:
        turn = np.radians(degrees)
        along, down = np.array([np.cos(turn), np.sin(turn)]), np.array([-np.sin(turn), np.cos(turn)])
        start = np.zeros(2)
        corners = np.array([start, along * width, along * width + down * 20, down * 20])
        return Region(corners, 0.9)

    found = [line(400, 1.2), line(500, 1.1), line(450, 1.15), line(120, -9), line(40, 30)]
    assert np.degrees(tilt_of(found)) == pytest.approx(1.15, abs=0.06)
    assert tilt_of([line(30, 12)]) == 0


def test_long_lines_count_more_in_a_pages_certainty() -> None:
    assert confidence_of([Said("一二三四五六七八九", 0.9), Said("x", 0.4)]) == pytest.approx(0.85)
    assert confidence_of([]) == 0


@given(st.lists(st.integers(1, 3200), max_size=40))
def test_every_line_is_in_one_batch_of_lines_of_about_its_width(widths: list[int]) -> None:
    made = list(batches(widths))
    assert sorted(place for batch in made for place in batch) == list(range(len(widths)))
    for batch in made:
        held = [max(widths[place], 48) for place in batch]
        assert len(held) <= BATCH
        assert max(held) <= MOST_FILLED * min(held)


def test_the_model_is_shown_what_differs_from_the_ground_with_a_margin() -> None:
    page = np.full((200, 300, 3), 230, np.uint8)
    page[80:90, 100:160] = 20
    rows, columns = written(page)
    assert (rows, columns) == (slice(56, 114), slice(76, 184))
    assert written(np.full((40, 30, 3), 7, np.uint8)) == (slice(0, 25), slice(0, 25))
    page[0, 299] = 0
    assert written(page) == (slice(0, 114), slice(76, 300))
