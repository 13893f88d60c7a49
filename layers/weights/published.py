"""The weights of a published Whisper decoder by what they are for, taken out of its merged graph as they are."""

from collections.abc import Callable, Iterator
from typing import NamedTuple, Protocol

import wire
from graph import Graph

_PRODUCT = "MatMulInteger"


class Matrix(NamedTuple):
    """The names of a quantised matrix (in, out), its step and its zero."""

    values: str
    step: str
    zero: str


class Weights(Protocol):
    """A decoder's weights, put into a graph as they are asked for and known by the names given back."""

    layers: int
    width: int
    step_by_word: bool

    def matrix(self, at: str) -> Matrix:
        """The matrix of a product (in, out), such as `layers.0/fc1`."""

    def vector(self, at: str) -> str:
        """A tensor of floats, such as `layers.0.fc1.bias`."""

    def table(self) -> Matrix:
        """The words' vectors (words, width)."""


type Reader = Callable[[bytes, Graph], Weights]


class Published:
    """Reads the published graph."""

    step_by_word = False

    def __init__(self, model: bytes, graph: Graph) -> None:
        self._graph = graph
        (whole,) = (part.content for part in wire.fields(model) if part.number == wire.MODEL_GRAPH)
        parts = list(wire.fields(whole))
        self._tensors = {
            wire.text(part.content, wire.TENSOR_NAME): part
            for part in parts
            if part.number == wire.GRAPH_TENSOR
        }
        self._products: dict[str, str] = {}
        for node in _every_node(whole):
            if wire.text(node, wire.NODE_OPERATOR) == _PRODUCT:
                name = wire.text(node, wire.NODE_NAME).removeprefix("/model/decoder/")
                self._products[name.removesuffix("/MatMul_quant")] = wire.texts(node, wire.NODE_INPUT)[1]
        self.layers = 1 + max(int(name.split(".")[1].split("/")[0]) for name in self._products if "." in name)
        self.width = self._sides("model.decoder.embed_positions.weight_merged_0")[1]

    def matrix(self, at: str) -> Matrix:
        """The matrix of a product, such as `layers.0/fc1`."""
        return self._matrix(self._products[at].removesuffix("_quantized"))

    def vector(self, at: str) -> str:
        """A tensor of floats, such as `layers.0.fc1.bias`."""
        return self._kept(f"model.decoder.{at}_merged_0")

    def table(self) -> Matrix:
        """The words' vectors (words, width)."""
        return self._matrix("model.decoder.embed_tokens.weight_merged_0")

    def _matrix(self, name: str) -> Matrix:
        return Matrix(*(self._kept(f"{name}_{part}") for part in ("quantized", "scale", "zero_point")))

    def _kept(self, name: str) -> str:
        return self._graph.keep(name, self._tensors[name].whole)

    def _sides(self, name: str) -> list[int]:
        return wire.whole(self._tensors[name].content, wire.TENSOR_SIDE)


def _every_node(graph: wire.Bytes) -> Iterator[wire.Bytes]:
    """The nodes of a graph and of the branches in it."""
    for part in wire.fields(graph):
        if part.number != wire.GRAPH_NODE:
            continue
        yield part.content
        for attribute in wire.fields(part.content):
            if attribute.number == wire.NODE_ATTRIBUTE:
                for inner in wire.fields(attribute.content):
                    if inner.number == wire.ATTRIBUTE_GRAPH:
                        yield from _every_node(inner.content)
