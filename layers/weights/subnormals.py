"""Takes out of a model the weights too small for a whole float.

A trained weight that decayed to nearly nothing is kept as a subnormal number (below 1.18e-38), with which a processor
reckons a hundred times more slowly. Beside sums of ordinary size it changes no digit, so that a zero says the same.
"""

import numpy as np
import wire
from graph import FLOAT

_SMALLEST = np.finfo(np.float32).tiny


def without_subnormals(model: bytes) -> bytes:
    """The model with zeros for its subnormal weights, every other byte as it was."""
    made = bytearray(model)
    for graph in wire.fields(memoryview(made)):
        if graph.number != wire.MODEL_GRAPH:
            continue
        for tensor in wire.fields(graph.content):
            if tensor.number == wire.GRAPH_TENSOR and wire.whole(tensor.content, wire.TENSOR_TYPE) == [FLOAT]:
                _clear(tensor.content)
    return bytes(made)


def _clear(tensor: wire.Bytes) -> None:
    for field in wire.fields(tensor):
        if field.number == wire.TENSOR_RAW:
            numbers = np.frombuffer(field.content, "<f4")
            numbers[np.abs(numbers) < _SMALLEST] = 0.0
