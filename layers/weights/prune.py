"""Cuts an encoder off at a middle layer, whose hidden states become the outputs.

The last layers of an encoder serve the task that it was last trained on; the middle ones hold what a sentence says.
Everything that only later layers need, their weights among it, is left out. Like `convert.py` it edits bytes, so
that the same edit always gives the same file.
"""

from collections.abc import Iterator, Sequence

import wire

GRAPH_INITIALIZER, GRAPH_INPUT, GRAPH_VALUE = 5, 11, 13
TENSOR_NAME = 8

CHINESE_LAYERS = (5, 6, 7)
ENGLISH_STATES = ("layer_norm_2", "layer_norm_4", "layer_norm_6")


def chinese_middle(model: bytes) -> bytes:
    """BERT's hidden states after its sixth to eighth layer of twelve."""
    name = "/wrapped/bert/encoder/layer.{}/output/LayerNorm/LayerNormalization_output_0"
    return cut_at(model, [name.format(layer) for layer in CHINESE_LAYERS])


def english_early(model: bytes) -> bytes:
    """MiniLM's hidden states after its first to third layer of six."""
    return cut_at(model, ENGLISH_STATES)


def cut_at(model: bytes, outputs: Sequence[str]) -> bytes:
    """The model with these values as its outputs, in this order, and only what they need. Raises KeyError."""
    return b"".join(
        wire.delimited(field.number, b"".join(_kept(field.content, outputs)))
        if field.number == wire.MODEL_GRAPH
        else bytes(field.whole)
        for field in wire.fields(model)
    )


def _kept(graph: wire.Bytes, outputs: Sequence[str]) -> Iterator[wire.Bytes]:
    needed = _needed(graph, outputs)
    for field in wire.fields(graph):
        if field.number == wire.GRAPH_NODE:
            if needed & set(wire.texts(field.content, wire.NODE_OUTPUT)):
                yield field.whole
        elif field.number == GRAPH_INITIALIZER:
            if wire.text(field.content, TENSOR_NAME) in needed:
                yield field.whole
        elif field.number not in (wire.GRAPH_OUTPUT, GRAPH_VALUE):
            yield field.whole
    for name in outputs:
        yield wire.delimited(wire.GRAPH_OUTPUT, wire.delimited(wire.VALUE_NAME, name.encode()))


def _needed(graph: wire.Bytes, outputs: Sequence[str]) -> set[str]:
    """The names of all values that the outputs are made from, themselves among them."""
    inputs: dict[str, list[str]] = {}
    for field in wire.fields(graph):
        if field.number == wire.GRAPH_NODE:
            sources = wire.texts(field.content, wire.NODE_INPUT)
            inputs |= dict.fromkeys(wire.texts(field.content, wire.NODE_OUTPUT), sources)
    waiting = [source for name in outputs for source in (name, *inputs[name])]
    needed: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed.add(name)
            waiting += inputs.get(name, [])
    return needed
