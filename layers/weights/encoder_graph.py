"""Makes Whisper's published encoder fast, with the same weights: what `convert.lean_encoder` does to its graph.

- The outputs `encoder_attentions.*` go: handing out every attention map costs a gigabyte of memory.
- Attention, written out in the export as two products and a softmax over 12 × 1500 × 1500 numbers, becomes
  the runtime's own operator, which works through it in blocks that fit the processor's cache.
- The 8-bit weights lose their offset of 128 and become signed: the same numbers, for which processors have an
  instruction of their own. Where that could overflow (before AVX512-VNNI), `perception.session` asks the
  runtime for the careful product.
- The places' vectors are cut to the sound that is handed in, so that a short sound costs less than 30 seconds of it.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import wire

RUNTIME = "com.microsoft"
"""The domain of the runtime's own operators."""

_HEAD = 64
_UNSIGNED, _SIGNED, _INTEGER = 2, 3, 7
_WIDTH_FROM = "layers.0.self_attn.q_proj.bias"
_MOVES = frozenset({"Reshape", "Transpose"})
_STATES = 1500
_SIGN = bytes(value ^ 0x80 for value in range(256))


@dataclass(frozen=True, slots=True)
class Node:
    """A node as far as its place in the graph goes, and all of its bytes as a field of the graph."""

    operator: str
    inputs: Sequence[str]
    outputs: Sequence[str]
    whole: wire.Bytes


def lean(graph: wire.Bytes) -> bytes:
    """The graph with what the module names done to it."""
    parts = list(wire.fields(graph))
    tensors = {wire.text(part.content, wire.TENSOR_NAME): part for part in parts if _is_tensor(part)}
    nodes = [_node(part) for part in parts if part.number == wire.GRAPH_NODE]
    outputs = [part for part in parts if part.number == wire.GRAPH_OUTPUT and not _is_map(part)]
    heads = wire.whole(tensors[_WIDTH_FROM].content, wire.TENSOR_SIDE)[0] // _HEAD
    places = next(name for name, part in tensors.items() if _sides(part) == [_STATES, heads * _HEAD])
    fused = _needed(
        list(_cut(list(_fused(nodes, heads)), places)),
        [wire.text(out.content, wire.VALUE_NAME) for out in outputs],
    )
    multiplied = {name for each in fused if each.operator == "MatMulInteger" for name in each.inputs[1::2]}
    whole = [bytes(each.whole) for each in fused]
    for part in parts:
        if part.number in (wire.GRAPH_NODE, wire.GRAPH_OUTPUT):
            continue
        signed = _is_tensor(part) and wire.text(part.content, wire.TENSOR_NAME) in multiplied
        whole.append(_signed(part.content) if signed else bytes(part.whole))
    names = (
        wire.delimited(wire.VALUE_NAME, wire.text(out.content, wire.VALUE_NAME).encode()) for out in outputs
    )
    return b"".join([*whole, *_bounds(), *(wire.delimited(wire.GRAPH_OUTPUT, name) for name in names)])


def _is_tensor(part: wire.Field) -> bool:
    return part.number == wire.GRAPH_TENSOR


def _sides(part: wire.Field) -> list[int]:
    return wire.whole(part.content, wire.TENSOR_SIDE)


def _is_map(part: wire.Field) -> bool:
    return wire.text(part.content, wire.VALUE_NAME).startswith("encoder_attentions")


def _node(part: wire.Field) -> Node:
    return Node(
        wire.text(part.content, wire.NODE_OPERATOR),
        wire.texts(part.content, wire.NODE_INPUT),
        wire.texts(part.content, wire.NODE_OUTPUT),
        part.whole,
    )


def _fused(nodes: Sequence[Node], heads: int) -> Iterator[Node]:
    """The nodes, the last one of each written-out attention replaced by the runtime's operator."""
    made = {output: node for node in nodes for output in node.outputs}
    used = {name: node for node in reversed(nodes) for name in node.inputs}
    ends: dict[int, Node] = {}
    for softmax in (node for node in nodes if node.operator == "Softmax"):
        scores = made[softmax.inputs[0]]
        product = softmax
        while product.operator != "MatMul":
            product = used[product.outputs[0]]
        sources = [_before(made, name) for name in (*scores.inputs, product.inputs[1])]
        last = product
        while used[last.outputs[0]].operator in _MOVES:
            last = used[last.outputs[0]]
        attributes = [wire.whole_number("num_heads", heads), wire.real_number("scale", 1.0)]
        name = f"bole/attention_{len(ends)}"
        whole = wire.node("MultiHeadAttention", sources, last.outputs, name, attributes, domain=RUNTIME)
        ends[id(last)] = Node("MultiHeadAttention", sources, last.outputs, whole)
    for node in nodes:
        yield ends.get(id(node), node)


def _cut(nodes: Sequence[Node], places: str) -> Iterator[Node]:
    """The nodes; what is added to `places` meets only as many of them as it has states."""
    for node in nodes:
        if places not in node.inputs:
            yield node
            continue
        (value,) = (name for name in node.inputs if name != places)
        for operator, inputs, output in (
            ("Shape", [value], "bole/shape"),
            ("Slice", ["bole/shape", "bole/1", "bole/2"], "bole/states"),
            ("Slice", [places, "bole/0", "bole/states"], "bole/places"),
            ("Add", [value, "bole/places"], node.outputs[0]),
        ):
            yield Node(operator, inputs, [output], wire.node(operator, inputs, [output], f"{output}/cut"))


def _bounds() -> Iterator[bytes]:
    """The numbers between which `_cut` cuts."""
    for number in range(3):
        sides = wire.integer(wire.TENSOR_SIDE, 1) + wire.integer(wire.TENSOR_TYPE, _INTEGER)
        name = wire.delimited(wire.TENSOR_NAME, f"bole/{number}".encode())
        values = wire.delimited(wire.TENSOR_RAW, struct.pack("<q", number))
        yield wire.delimited(wire.GRAPH_TENSOR, sides + name + values)


def _before(made: Mapping[str, Node], name: str) -> str:
    """The value before it was only reshaped and turned."""
    while name in made and made[name].operator in _MOVES:
        name = made[name].inputs[0]
    return name


def _needed(nodes: Sequence[Node], outputs: Sequence[str]) -> list[Node]:
    """The nodes on which the outputs rest, in order."""
    wanted, kept = set(outputs), []
    for node in reversed(nodes):
        if wanted.intersection(node.outputs):
            wanted.update(node.inputs)
            kept.append(node)
    return kept[::-1]


def _signed(tensor: wire.Bytes) -> bytes:
    """A tensor of unsigned bytes as one of signed bytes, 128 less each."""
    if wire.whole(tensor, wire.TENSOR_TYPE) != [_UNSIGNED]:
        return wire.delimited(wire.GRAPH_TENSOR, tensor)
    raw = next((part.content for part in wire.fields(tensor) if part.number == wire.TENSOR_RAW), None)
    values = bytes(raw) if raw is not None else bytes(wire.whole(tensor, wire.TENSOR_INTEGERS))
    return wire.delimited(
        wire.GRAPH_TENSOR,
        b"".join(
            [
                *(wire.integer(wire.TENSOR_SIDE, side) for side in wire.whole(tensor, wire.TENSOR_SIDE)),
                wire.integer(wire.TENSOR_TYPE, _SIGNED),
                wire.delimited(wire.TENSOR_NAME, wire.text(tensor, wire.TENSOR_NAME).encode()),
                wire.delimited(wire.TENSOR_RAW, values.translate(_SIGN)),
            ]
        ),
    )
