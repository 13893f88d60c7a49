"""A line between two kinds of passages or answers: ridge in its dual form, both kinds of equal weight.

What a line finds in a voice is told by the line of all other voices.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

type Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
type Places = np.ndarray[tuple[int, ...], np.dtype[np.intp]]

PENALTY = 1.0


class Line(NamedTuple):
    """Weights and bias of raw states; above 0 leans to the side of +1."""

    weights: Numbers
    bias: float

    def of(self, states: Numbers) -> float:
        """Where one vector lies."""
        return float(states @ self.weights + self.bias)


class Separated(NamedTuple):
    """The line of all voices, each voice's of all others, and where each row lies by the line without its voice."""

    line: Line
    without: Mapping[str, Line]
    foretold: Numbers


def separate(states: Numbers, sides: Numbers, counts: Numbers, voices: Sequence[str]) -> Separated:
    """The lines between rows of side 1 and of side -1; `counts` is how much a row counts among its side."""
    above = int((sides > 0).sum())
    rarer, more = (1.0, len(sides) - above) if 2 * above < len(sides) else (-1.0, above)
    scale = (states.std(axis=0) + 1e-6) * np.sqrt(states.shape[1])
    scaled = (states - states.mean(axis=0)) / scale
    kernel = scaled @ scaled.T
    even = counts * np.where(sides == rarer, more / max(1, len(sides) - more), 1.0)

    def line(at: Places) -> Line:
        share = even[at] / even[at].sum()
        middle, centre = float(share @ sides[at]), share @ states[at]
        near = kernel[at][:, at]
        to_centre = near @ share
        near = near - to_centre[:, None] - to_centre[None, :] + share @ to_centre
        dual = np.linalg.solve(near + PENALTY * np.diag(1.0 / even[at]), sides[at] - middle)
        column = ((states[at] - centre) / scale).T @ dual / scale
        return Line(column, middle - float(centre @ column))

    named = np.array(voices)
    lines = {str(voice): line(np.flatnonzero(named != voice)) for voice in np.unique(named)}
    foretold = np.array([lines[voice].of(row) for row, voice in zip(states, voices, strict=True)])
    return Separated(line(np.arange(len(sides))), lines, foretold)
