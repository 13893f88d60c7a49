"""Puts what was fitted here into a published encoder: narrow side ways round its products, and a head on top.

`converted/chinese_marks.onnx` holds a graph in part (`tests/bench/fit_lives.py` wrote it). A tensor of it takes the place
of the published one of its name; a value that it makes, and that the published graph makes too, is its own, and what
was published goes on as `NAME/published`. All bytes that are not named so stay as they were published.
"""

from collections.abc import Collection, Iterator
from pathlib import Path

import prune
import wire

MODEL_METADATA = 14
PUBLISHED = "/published"
_PATCH = Path(__file__).resolve().parent / "converted" / "chinese_marks.onnx"
_LAST = "/wrapped/bert/encoder/layer.3/output/LayerNorm/LayerNormalization_output_0"


def chinese_marks(model: bytes, patch: bytes = b"") -> bytes:
    """BERT's first four layers of twelve with what was fitted to lives told in sentences (the committed patch)."""
    return patched(prune.cut_at(model, [_LAST]), patch or _PATCH.read_bytes())


def patched(model: bytes, patch: bytes) -> bytes:
    """The model with the patch's tensors, nodes, outputs and metadata."""
    added = wire.message(patch, wire.MODEL_GRAPH)
    told = b"".join(bytes(field.whole) for field in wire.fields(patch) if field.number == MODEL_METADATA)
    return (
        b"".join(
            wire.delimited(field.number, b"".join(_joined(field.content, added)))
            if field.number == wire.MODEL_GRAPH
            else bytes(field.whole)
            for field in wire.fields(model)
        )
        + told
    )


def _joined(graph: wire.Bytes, added: wire.Bytes) -> Iterator[wire.Bytes]:
    """The graph's fields: each node of the patch stands as soon as all that it takes is made."""
    tensors = {_name(field) for field in wire.fields(added) if field.number == wire.GRAPH_TENSOR}
    waiting = _nodes(added)
    own = {value for node in waiting for value in _outputs(node)}
    unmade = own | {value for node in _nodes(graph) for value in _outputs(node, own)}
    for field in wire.fields(graph):
        if field.number == wire.GRAPH_NODE:
            unmade.difference_update(_outputs(field, own))
            yield _renamed(field, own)
            yield from _ready(waiting, unmade)
        elif field.number != wire.GRAPH_OUTPUT and _name(field) not in tensors:
            yield field.whole
    for field in wire.fields(added):
        if field.number in (wire.GRAPH_TENSOR, wire.GRAPH_OUTPUT):
            yield field.whole


def _ready(waiting: list[wire.Field], unmade: set[str]) -> Iterator[wire.Bytes]:
    """The waiting nodes that take nothing unmade, one after another."""
    while True:
        ready = [one for one in waiting if unmade.isdisjoint(wire.texts(one.content, wire.NODE_INPUT))]
        for node in ready:
            waiting.remove(node)
            unmade.difference_update(_outputs(node))
            yield node.whole
        if not ready:
            return


def _nodes(graph: wire.Bytes) -> list[wire.Field]:
    return [field for field in wire.fields(graph) if field.number == wire.GRAPH_NODE]


def _name(field: wire.Field) -> str:
    return wire.text(field.content, wire.TENSOR_NAME) if field.number == wire.GRAPH_TENSOR else ""


def _outputs(node: wire.Field, own: Collection[str] = ()) -> list[str]:
    """What a node makes; a published value that the patch makes its own bears another name."""
    values = wire.texts(node.content, wire.NODE_OUTPUT)
    return [value + PUBLISHED if value in own else value for value in values]


def _renamed(node: wire.Field, own: Collection[str]) -> wire.Bytes:
    if not any(value in own for value in wire.texts(node.content, wire.NODE_OUTPUT)):
        return node.whole
    return wire.delimited(
        wire.GRAPH_NODE,
        b"".join(
            wire.delimited(part.number, (str(part.content, "utf-8") + PUBLISHED).encode())
            if part.number == wire.NODE_OUTPUT and str(part.content, "utf-8") in own
            else bytes(part.whole)
            for part in wire.fields(node.content)
        ),
    )
