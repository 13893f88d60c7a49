"""Editing a graph's bytes changes what was meant and nothing else."""

import sys
from pathlib import Path

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


def test_only_the_attention_outputs_go() -> None:
    node = wire.node("Relu", ["a"], ["last_hidden_state"], "relu")
    kept, gone = output("last_hidden_state"), output("encoder_attentions.0")
    model = (
        wire.integer(1, 8) + wire.delimited(wire.MODEL_GRAPH, node + kept + gone) + wire.delimited(8, b"o")
    )
    assert convert.without_attentions(model) == (
        wire.integer(1, 8) + wire.delimited(wire.MODEL_GRAPH, node + kept) + wire.delimited(8, b"o")
    )


def test_the_words_are_multiplied_as_integers_in_each_branch() -> None:
    branch = b"".join(
        [
            wire.node("Transpose", ["table"], ["turned"], "t"),
            wire.node("DequantizeLinear", ["turned", "scale", "zero"], ["weight"], "d"),
            wire.node("MatMul", ["states", "weight"], ["logits"], "m"),
        ]
    )
    attribute = wire.delimited(wire.ATTRIBUTE_GRAPH, branch)
    choice = wire.node("If", ["cached"], ["logits"], "if", [attribute, attribute])
    edited = graph_of(convert.integer_logits(wire.delimited(wire.MODEL_GRAPH, choice)))
    first, second = [field.content for field in wire.fields(edited)]
    assert wire.text(first, wire.NODE_OPERATOR) == "Transpose"
    for part in wire.fields(second):
        if part.number == wire.NODE_ATTRIBUTE:
            inner = next(field.content for field in wire.fields(part.content))
            operators = [wire.text(node.content, wire.NODE_OPERATOR) for node in wire.fields(inner)]
            assert operators == ["DynamicQuantizeLinear", "MatMulInteger", "Cast", "Mul", "Mul"]
