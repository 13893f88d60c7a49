"""Writes a fitted line as an ONNX graph: states in, one level a competency out, what it judges in its metadata."""

from collections.abc import Mapping, Sequence

import numpy as np
import wire

type Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

_IR_VERSION, _OPSET, _FLOAT = 8, 17, 1
_MODEL_IR, _MODEL_OPSETS, _MODEL_METADATA, _OPSET_VERSION = 1, 8, 14, 2
_GRAPH_NAME, _GRAPH_TENSOR, _GRAPH_INPUT = 2, 5, 11
_TENSOR_DIMS, _TENSOR_TYPE, _TENSOR_NAME, _TENSOR_BYTES = 1, 2, 8, 9
_KEY, _VALUE = 1, 2


def head(weights: Numbers, biases: Numbers, metadata: Mapping[str, str]) -> bytes:
    """The model `levels = states · weights + biases`; `weights` is states by levels, stored as 32-bit floats."""
    width, count = weights.shape
    graph = b"".join(
        [
            wire.node("MatMul", ["states", "weights"], ["sums"], "multiply"),
            wire.node("Add", ["sums", "biases"], ["levels"], "add"),
            wire.delimited(_GRAPH_NAME, b"head"),
            wire.delimited(_GRAPH_TENSOR, _tensor("weights", weights)),
            wire.delimited(_GRAPH_TENSOR, _tensor("biases", biases)),
            wire.delimited(_GRAPH_INPUT, _value("states", (1, width))),
            wire.delimited(wire.GRAPH_OUTPUT, _value("levels", (1, count))),
        ]
    )
    told = [
        wire.delimited(_MODEL_METADATA, _text(_KEY, key) + _text(_VALUE, value))
        for key, value in sorted(metadata.items())
    ]
    opset = wire.delimited(_MODEL_OPSETS, wire.integer(_OPSET_VERSION, _OPSET))
    return (
        wire.integer(_MODEL_IR, _IR_VERSION)
        + opset
        + wire.delimited(wire.MODEL_GRAPH, graph)
        + b"".join(told)
    )


def _text(number: int, text: str) -> bytes:
    return wire.delimited(number, text.encode())


def _tensor(name: str, values: Numbers) -> bytes:
    dims = b"".join(wire.integer(_TENSOR_DIMS, size) for size in values.shape)
    content = values.astype("<f4").tobytes()
    return (
        dims
        + wire.integer(_TENSOR_TYPE, _FLOAT)
        + _text(_TENSOR_NAME, name)
        + wire.delimited(_TENSOR_BYTES, content)
    )


def _value(name: str, shape: Sequence[int]) -> bytes:
    """A ValueInfoProto: name = 1, type = 2 (tensor = 1: element type = 1, shape = 2 of dim = 1 of value = 1)."""
    dims = b"".join(wire.delimited(1, wire.integer(1, size)) for size in shape)
    tensor = wire.integer(1, _FLOAT) + wire.delimited(2, dims)
    return _text(wire.VALUE_NAME, name) + wire.delimited(2, wire.delimited(1, tensor))
