"""Editing a graph's bytes changes what was meant and nothing else."""

import sys
from pathlib import Path

import numpy as np
import pytest

WEIGHTS = Path(__file__).resolve().parents[3] / "layers" / "weights"
sys.path.insert(0, str(WEIGHTS))

import convert  # noqa: E402 - a script's folder, not a package
import wire  # noqa: E402


def graph_of(model: bytes) -> wire.Bytes:
    return next(field.content for field in wire.fields(model) if field.number == wire.MODEL_GRAPH)


def output(name: str) -> bytes:
    return wire.delimited(wire.GRAPH_OUTPUT, wire.delimited(wire.VALUE_NAME, name.encode()))


@pytest.mark.parametrize("size", [0, 1, 127, 128, 300, 20_000])
def test_a_field_is_read_as_it_was_written(size: int) -> None:
    message = wire.delimited(7, b"x" * size) + wire.integer(8, size) + wire.delimited(9, b"end")
    read = list(wire.fields(message))
    assert [field.number for field in read] == [7, 8, 9]
    assert b"".join(bytes(field.whole) for field in read) == message
    assert bytes(read[0].content) == b"x" * size


def tensor(name: str, kind: int, values: bytes, *sides: int) -> bytes:
    """A tensor as a field of its graph; one without sides keeps its number as the export keeps zero points."""
    shape = b"".join(wire.integer(wire.TENSOR_SIDE, side) for side in sides)
    held = wire.TENSOR_RAW if sides else wire.TENSOR_INTEGERS
    named = wire.delimited(wire.TENSOR_NAME, name.encode())
    content = shape + wire.integer(wire.TENSOR_TYPE, kind) + named + wire.delimited(held, values)
    return wire.delimited(wire.GRAPH_TENSOR, content)


ATTENTION = (
    wire.node("MatMulInteger", ["sound", "weight", "sound_zero", "weight_zero"], ["q"], "project"),
    wire.node("Shape", ["q"], ["q_shape"], "shape"),
    wire.node("Reshape", ["q", "q_shape"], ["q_heads"], "split q"),
    wire.node("Reshape", ["k", "q_shape"], ["k_heads"], "split k"),
    wire.node("Transpose", ["k_heads"], ["k_turned"], "turn k"),
    wire.node("MatMul", ["q_heads", "k_turned"], ["scores"], "scores"),
    wire.node("Softmax", ["scores"], ["shares"], "shares"),
    wire.node("Reshape", ["shares", "q_shape"], ["encoder_attentions.0"], "map"),
    wire.node("MatMul", ["encoder_attentions.0", "v"], ["mixed"], "mix"),
    wire.node("Transpose", ["mixed"], ["turned"], "turn back"),
    wire.node("Reshape", ["turned", "q_shape"], ["joined"], "join"),
    wire.node("Add", ["joined", "places"], ["placed"], "place"),
    wire.node("Relu", ["placed"], ["last_hidden_state"], "out"),
)


def test_the_encoder_is_made_lean() -> None:
    """Maps and written-out attention go; the unsigned is signed, 128 less; places are cut to the sound."""
    tensors = [
        tensor("layers.0.self_attn.q_proj.bias", 1, bytes(512), 128),
        tensor("places", 1, bytes(1500 * 128 * 4), 1500, 128),
        tensor("weight", 2, bytes([0, 127, 128, 255]), 2, 2),
        tensor("weight_zero", 2, b"\x85\x01"),
        tensor("other", 2, bytes([0, 255]), 2),
    ]
    outputs = output("last_hidden_state") + output("encoder_attentions.0")
    graph = graph_of(
        convert.lean_encoder(
            wire.delimited(wire.MODEL_GRAPH, b"".join(ATTENTION) + b"".join(tensors) + outputs)
        )
    )
    parts = list(wire.fields(graph))
    nodes = [part.content for part in parts if part.number == wire.GRAPH_NODE]
    assert [wire.text(node, wire.NODE_OPERATOR) for node in nodes] == [
        "MatMulInteger",
        "MultiHeadAttention",
        "Shape",
        "Slice",
        "Slice",
        "Add",
        "Relu",
    ]
    assert wire.texts(nodes[1], wire.NODE_INPUT) == ["q", "k", "v"]
    assert wire.texts(nodes[1], wire.NODE_OUTPUT) == ["joined"]
    assert wire.texts(nodes[4], wire.NODE_INPUT)[0] == "places"
    held = {
        wire.text(part.content, wire.TENSOR_NAME): part.content
        for part in parts
        if part.number == wire.GRAPH_TENSOR
    }
    raw = {
        name: bytes(field.content)
        for name, content in held.items()
        for field in wire.fields(content)
        if field.number == wire.TENSOR_RAW
    }
    assert raw["weight"] == bytes([0x80, 0xFF, 0, 127])
    assert raw["weight_zero"] == bytes([5])
    assert raw["other"] == bytes([0, 255])
    assert [part.whole for part in parts if part.number == wire.GRAPH_OUTPUT] == [output("last_hidden_state")]


def test_only_numbers_too_small_to_count_become_zeros() -> None:
    smallest, half = np.float32(1.1754944e-38), np.float32(1e-39)
    tiny = tensor("tiny", 1, np.array([half, -half, smallest, -1.5], "<f4").tobytes(), 4)
    others = tensor("bytes", 2, np.array([half], "<f4").tobytes(), 4) + output("x")
    made = convert.CONVERSIONS["without_subnormals"](wire.delimited(wire.MODEL_GRAPH, tiny + others))
    cleared = tensor("tiny", 1, np.array([0, 0, smallest, -1.5], "<f4").tobytes(), 4)
    assert made == wire.delimited(wire.MODEL_GRAPH, cleared + others)
