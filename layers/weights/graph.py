"""Builds a model's graph from nothing: tensors, nodes, inputs and outputs, written as `wire` writes them.

Opset 17 beside the runtime's own operators; the same calls always give the same bytes.
"""

import struct
from collections.abc import Sequence

import wire

RUNTIME = "com.microsoft"
"""The domain of the runtime's own operators."""

FLOAT, UNSIGNED, SIGNED, INTEGER = 1, 2, 3, 7
_KIND_OF_NUMBER = {FLOAT: "f", UNSIGNED: "B", SIGNED: "b", INTEGER: "q"}
_VERSION, _OPSET = 8, 17
_MODEL_VERSION, _GRAPH_NAME, _GRAPH_INPUT = 1, 2, 11
_VALUE_TYPE, _TYPE_TENSOR, _TENSOR_ELEMENT, _TENSOR_SHAPE = 2, 1, 1, 2
_SHAPE_SIDE, _SIDE_NUMBER, _SIDE_NAME = 1, 1, 2
_RUNTIMES_OWN = {"DynamicQuantizeMatMul", "FusedMatMul", "Gelu", "MatMulIntegerToFloat", "MultiHeadAttention"}


class Graph:
    """A graph that grows node by node. Values are known by their names."""

    def __init__(self) -> None:
        self._nodes: list[bytes] = []
        self._tensors: dict[str, bytes] = {}
        self._inputs: list[bytes] = []
        self._outputs: list[bytes] = []

    def input(self, name: str, kind: int, sides: Sequence[int | str]) -> str:
        """A value that is handed in; a side is a number or the name of one that differs from run to run."""
        shape = b"".join(
            wire.delimited(
                _SHAPE_SIDE,
                wire.integer(_SIDE_NUMBER, side)
                if isinstance(side, int)
                else wire.delimited(_SIDE_NAME, side.encode()),
            )
            for side in sides
        )
        tensor = wire.integer(_TENSOR_ELEMENT, kind) + wire.delimited(_TENSOR_SHAPE, shape)
        typed = wire.delimited(_VALUE_TYPE, wire.delimited(_TYPE_TENSOR, tensor))
        self._inputs.append(
            wire.delimited(_GRAPH_INPUT, wire.delimited(wire.VALUE_NAME, name.encode()) + typed)
        )
        return name

    def output(self, *names: str) -> None:
        """Values that are handed out."""
        self._outputs += [
            wire.delimited(wire.GRAPH_OUTPUT, wire.delimited(wire.VALUE_NAME, name.encode()))
            for name in names
        ]

    def keep(self, name: str, field: wire.Bytes) -> str:
        """A tensor that is written already, as a field of a graph."""
        self._tensors[name] = bytes(field)
        return name

    def tensor(self, name: str, kind: int, sides: Sequence[int], values: bytes) -> str:
        """A tensor of these bytes."""
        content = [
            *(wire.integer(wire.TENSOR_SIDE, side) for side in sides),
            wire.integer(wire.TENSOR_TYPE, kind),
            wire.delimited(wire.TENSOR_NAME, name.encode()),
            wire.delimited(wire.TENSOR_RAW, values),
        ]
        self._tensors[name] = wire.delimited(wire.GRAPH_TENSOR, b"".join(content))
        return name

    def number(self, value: float, kind: int = FLOAT) -> str:
        """A tensor of one number, without sides."""
        return self.tensor(
            f"number/{kind}/{value}", kind, (), struct.pack(f"<{_KIND_OF_NUMBER[kind]}", value)
        )

    def numbers(self, *values: int) -> str:
        """A list of whole numbers: a shape, axes, places."""
        name = "numbers/" + "/".join(map(str, values))
        return self.tensor(name, INTEGER, (len(values),), struct.pack(f"<{len(values)}q", *values))

    def node(
        self,
        operator: str,
        *inputs: str,
        also: Sequence[str] = (),
        called: str = "",
        **attributes: float | Sequence[int],
    ) -> str:
        """A node; gives the name of its first output. `also`: names of further outputs; `called`: the first one's."""
        made = called or f"value/{len(self._nodes)}"
        written = []
        for key, value in attributes.items():
            if isinstance(value, float):
                written.append(wire.real_number(key, value))
            elif isinstance(value, int):
                written.append(wire.whole_number(key, value))
            else:
                written.append(wire.whole_numbers(key, value))
        domain = RUNTIME if operator in _RUNTIMES_OWN else ""
        self._nodes.append(wire.node(operator, inputs, [made, *also], made, written, domain=domain))
        return made

    def model(self, name: str) -> bytes:
        """The whole as a file."""
        fields = (*self._nodes, wire.delimited(_GRAPH_NAME, name.encode()), *self._tensors.values())
        sets = (
            wire.integer(wire.OPERATORS_VERSION, _OPSET),
            wire.delimited(wire.OPERATORS_DOMAIN, RUNTIME.encode()) + wire.integer(wire.OPERATORS_VERSION, 1),
        )
        return b"".join(
            [
                wire.integer(_MODEL_VERSION, _VERSION),
                wire.delimited(wire.MODEL_GRAPH, b"".join((*fields, *self._inputs, *self._outputs))),
                *(wire.delimited(wire.MODEL_OPERATORS, each) for each in sets),
            ]
        )
