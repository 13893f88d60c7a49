"""What was fitted here finds its place in a published graph, and leaves the rest as it was."""

import sys
from pathlib import Path

WEIGHTS = Path(__file__).resolve().parents[3] / "layers" / "weights"
sys.path.insert(0, str(WEIGHTS))

import fitted  # noqa: E402 - a script's folder, not a package
import wire  # noqa: E402


def model(*fields: bytes) -> bytes:
    return wire.delimited(wire.MODEL_GRAPH, b"".join(fields))


def tensor(name: str, values: bytes) -> bytes:
    named = wire.delimited(wire.TENSOR_NAME, name.encode()) + wire.delimited(wire.TENSOR_RAW, values)
    return wire.delimited(wire.GRAPH_TENSOR, named)


def output(name: str) -> bytes:
    return wire.delimited(wire.GRAPH_OUTPUT, wire.delimited(wire.VALUE_NAME, name.encode()))


PUBLISHED = model(
    wire.node("MatMul", ["words", "weight"], ["product"], "multiply"),
    wire.node("Add", ["product", "bias"], ["layer"], "add"),
    wire.node("Relu", ["layer"], ["last"], "relu"),
    tensor("weight", b"published weight"),
    tensor("bias", b"published bias"),
    output("last"),
)
PATCH = model(
    wire.node("MatMul", ["words", "down"], ["narrow"], ""),
    wire.node("Add", ["layer/published", "narrow"], ["layer"], ""),
    wire.node("Cast", ["down16"], ["down"], ""),
    wire.node("Identity", ["last"], ["marks"], ""),
    tensor("bias", b"fitted bias"),
    tensor("down16", b"fitted"),
    output("marks"),
) + wire.delimited(fitted.MODEL_METADATA, b"labels")


def test_a_side_way_is_added_to_its_product_before_anything_takes_it() -> None:
    made = fitted.patched(PUBLISHED, PATCH)
    graph = wire.message(made, wire.MODEL_GRAPH)
    nodes = [field.content for field in wire.fields(graph) if field.number == wire.GRAPH_NODE]
    there = {"words", "weight", "bias", "down16"}
    for node in nodes:
        assert there.issuperset(wire.texts(node, wire.NODE_INPUT))
        there.update(wire.texts(node, wire.NODE_OUTPUT))
    makers = {wire.text(node, wire.NODE_OUTPUT): wire.text(node, wire.NODE_OPERATOR) for node in nodes}
    assert makers == {
        "product": "MatMul",
        "layer/published": "Add",
        "down": "Cast",
        "narrow": "MatMul",
        "layer": "Add",
        "last": "Relu",
        "marks": "Identity",
    }


def test_a_tensor_takes_the_place_of_the_published_one_of_its_name() -> None:
    made = fitted.patched(PUBLISHED, PATCH)
    graph = wire.message(made, wire.MODEL_GRAPH)
    held = [field.content for field in wire.fields(graph) if field.number == wire.GRAPH_TENSOR]
    values = {wire.text(one, wire.TENSOR_NAME): bytes(wire.message(one, wire.TENSOR_RAW)) for one in held}
    assert values == {"weight": b"published weight", "bias": b"fitted bias", "down16": b"fitted"}
    outputs = [
        wire.text(one.content, wire.VALUE_NAME)
        for one in wire.fields(graph)
        if one.number == wire.GRAPH_OUTPUT
    ]
    assert outputs == ["marks"]
    assert bytes(wire.message(made, fitted.MODEL_METADATA)) == b"labels"
