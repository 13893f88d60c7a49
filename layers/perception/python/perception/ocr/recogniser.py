"""PP-OCRv6's recogniser: what a cut-out line of text says.

The model answers with probabilities of characters in narrow strips of the line; the likeliest path through them is
read with repeats and blanks left out (Graves et al. 2006, "Connectionist Temporal Classification").
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from perception.errors import NotAModel
from perception.ocr.pixels import Pixels, cut_out
from perception.ocr.regions import Region
from perception.session import Model, lean, open_model

HEIGHT = 48
LEAST_WIDTH = 48
MOST_WIDTH = 3200
BATCH = 6
MOST_FILLED = 1.1
"""A batch is as wide as its widest line; a line that would be widened by more than this waits for the next one."""

UPRIGHT_FROM = 1.5
"""A region this many times as high as wide holds a line that was turned."""

_BLANK = 0


class Said(NamedTuple):
    """What a region says, and the mean probability of its characters."""

    text: str
    confidence: float


class TextRecogniser:
    """Reads lines with the PP-OCR recognition model in `model`, which carries its own characters.

    `threads` batches (as many as there are cores if not told) are read at once, by a thread each: the model's many
    small layers can't keep two threads busy with one batch.
    """

    def __init__(self, model: Model, *, threads: int | None = None) -> None:
        self._threads = threads or os.cpu_count() or 1
        self._session = open_model(model, threads=1)
        listed = self._session.get_modelmeta().custom_metadata_map.get("character")
        if not listed:
            raise NotAModel("The recognition model carries no list of characters.")
        self._characters = ("", *listed.split("\n"), " ")

    def recognise(self, pixels: Pixels, found: Sequence[Region]) -> list[Said]:
        """What each region of the picture says, in the order in which they are given."""
        widest_first = list(batches([_width(region) for region in found]))[::-1]
        said: list[Said] = [Said("", 0.0)] * len(found)
        with ThreadPoolExecutor(self._threads) as pool:
            read = pool.map(lambda places: self._read(pixels, [found[at] for at in places]), widest_first)
            for places, lines in zip(widest_first, read, strict=True):
                for place, line in zip(places, lines, strict=True):
                    said[place] = line
        return said

    def _read(self, pixels: Pixels, found: Sequence[Region]) -> list[Said]:
        lines = [_line(pixels, region) for region in found]
        wide = max(LEAST_WIDTH, *(line.shape[2] for line in lines))
        batch = np.zeros((len(lines), 3, HEIGHT, wide), np.float32)
        for place, line in enumerate(lines):
            batch[place, :, :, : line.shape[2]] = line
        (likely,) = self._session.run(None, {"x": batch}, lean())
        best, sure = likely.argmax(axis=2), likely.max(axis=2)
        return [
            collapsed(path, certainty, self._characters) for path, certainty in zip(best, sure, strict=True)
        ]


def batches(widths: Sequence[int]) -> Iterator[list[int]]:
    """The places of lines of about the same width, a batch at a time, the narrowest first."""
    held: list[int] = []
    for place in sorted(range(len(widths)), key=lambda place: widths[place]):
        if held and (len(held) == BATCH or widths[place] > MOST_FILLED * max(widths[held[0]], LEAST_WIDTH)):
            yield held
            held = []
        held.append(place)
    if held:
        yield held


def collapsed(path: NDArray[np.int64], sure: NDArray[np.float32], characters: Sequence[str]) -> Said:
    """The text of the likeliest character of each strip: repeats count once, and the blank says nothing."""
    new = np.ones(path.size, bool)
    new[1:] = path[1:] != path[:-1]
    new &= path != _BLANK
    text = "".join(characters[index] for index in path[new])
    return Said(text, round(float(sure[new].mean()), 4) if new.any() else 0.0)


def _width(region: Region) -> int:
    """How wide the region is when its text stands HEIGHT pixels high."""
    across, down = max(region.width, 1.0), max(region.height, 1.0)
    if down >= UPRIGHT_FROM * across:
        across, down = down, across
    return int(min(max(np.ceil(HEIGHT * across / down), 1), MOST_WIDTH))


def _line(pixels: Pixels, region: Region) -> NDArray[np.float32]:
    """The region's text lying along the row: (3, HEIGHT, width), blue, green, red, -1 to 1."""
    corners = region.corners
    if region.height >= UPRIGHT_FROM * region.width:
        corners = np.roll(corners, -1, axis=0)
    cut = cut_out(pixels, corners, _width(region), HEIGHT)[..., ::-1]
    return cut.transpose(2, 0, 1) / np.float32(127.5) - 1
