"""Whisper's weights as half-precision floats (CTranslate2's `model.bin`, version 6), each matrix made bytes by columns.

A published 8-bit file has one step for a whole matrix; here every output has a step of its own, so that a column of
small weights keeps its digits. Names are those that `published.Published` understands.
"""

import struct
from collections.abc import Mapping

import numpy as np
from graph import FLOAT, SIGNED, Graph
from numpy.typing import NDArray
from published import Matrix

_VERSION, _HALF, _LARGEST = 6, 4, 127
_BLOCKS = {"self_attn": "self_attention", "encoder_attn": "attention"}
_NORMALS = {
    "self_attn_layer_norm": "self_attention/layer_norm",
    "encoder_attn_layer_norm": "attention/layer_norm",
    "final_layer_norm": "ffn/layer_norm",
    "layer_norm": "layer_norm",
}
_LINEAR = {
    "self_attn/q_proj": (0, 0, 3),
    "self_attn/k_proj": (0, 1, 3),
    "self_attn/v_proj": (0, 2, 3),
    "self_attn/out_proj": (1, 0, 1),
    "encoder_attn/q_proj": (0, 0, 1),
    "encoder_attn/k_proj": (1, 0, 2),
    "encoder_attn/v_proj": (1, 1, 2),
    "encoder_attn/out_proj": (2, 0, 1),
    "fc1": (0, 0, 1),
    "fc2": (1, 0, 1),
}
"""By product: which of its block's matrices holds it, at which place, and how many lie in it."""

type Halves = NDArray[np.float16]


class Halved:
    """Reads one side (`encoder` or `decoder`) of the file."""

    step_by_word = True

    def __init__(self, model: bytes, graph: Graph, side: str = "decoder") -> None:
        self._graph, self._side, self._held = graph, side, variables(model)
        self.layers = sum(
            name.startswith(f"{side}/layer_") and name.endswith("ffn/linear_0/weight") for name in self._held
        )
        self.width = self.held("position_encodings/encodings").shape[1]

    def matrix(self, at: str) -> Matrix:
        """The matrix of a product (in, out), such as `layers.0/fc1`."""
        return self._bytes(at, self._part(at, "weight").T, 0)

    def vector(self, at: str) -> str:
        """A tensor of floats, such as `layers.0.fc1.bias`."""
        path, _, kind = at.rpartition(".")
        if path == "embed_positions":
            return self.floats(at, self.held("position_encodings/encodings"))
        if "norm" in path:
            layer, _, normal = path.removeprefix("layers.").rpartition(".")
            block = f"layer_{layer}/" if layer else ""
            name = {"weight": "gamma", "bias": "beta"}[kind]
            return self.floats(at, self.held(f"{block}{_NORMALS[normal]}/{name}"))
        return self.floats(at, self._part(_product_of(path), "bias"))

    def table(self) -> Matrix:
        """The words' vectors (words, width), a step for each word."""
        return self._bytes("table", self.held("embeddings/weight"), 1)

    def held(self, name: str) -> Halves:
        """A tensor of this side by the file's own name."""
        return self._held[f"{self._side}/{name}"]

    def floats(self, name: str, values: Halves) -> str:
        """Puts floats into the graph."""
        return self._graph.tensor(name, FLOAT, values.shape, values.astype("<f4").tobytes())

    def _part(self, at: str, kind: str) -> Halves:
        layer, _, product = at.removeprefix("layers.").partition("/")
        number, place, among = _LINEAR[product]
        block = _BLOCKS.get(product.split("/")[0], "ffn")
        whole = self.held(f"layer_{layer}/{block}/linear_{number}/{kind}")
        return np.split(whole, among)[place]

    def _bytes(self, name: str, values: Halves, axis: int) -> Matrix:
        wide = values.astype(np.float32)
        step = np.maximum(np.abs(wide).max(axis=axis, keepdims=True), np.float32(1e-9)) / np.float32(_LARGEST)
        rounded = np.rint(wide / step).astype(np.int8)
        graph = self._graph
        return Matrix(
            graph.tensor(f"{name}/bytes", SIGNED, rounded.shape, rounded.tobytes()),
            graph.tensor(f"{name}/step", FLOAT, (step.size,), step.astype("<f4").tobytes()),
            graph.number(0, SIGNED),
        )


def variables(model: bytes) -> Mapping[str, Halves]:
    """The file's half-precision tensors by name. Raises ValueError for another version of the format."""
    at = 0

    def take(shape: str) -> int:
        nonlocal at
        (value,) = struct.unpack_from(shape, model, at)
        at += struct.calcsize(shape)
        return int(value)

    def word() -> str:
        nonlocal at
        size = take("<H")
        at += size
        return model[at - size : at - 1].decode()

    if take("<I") != _VERSION:
        raise ValueError("not the version of model.bin that is understood")
    word()
    take("<I")
    found: dict[str, Halves] = {}
    for _ in range(take("<I")):
        name = word()
        sides = [take("<I") for _ in range(take("<B"))]
        kind, size = take("<B"), take("<I")
        if kind == _HALF:
            found[name] = np.frombuffer(model, "<f2", size // 2, at).reshape(sides)
        at += size
    return found


def _product_of(path: str) -> str:
    """`layers.0.self_attn.q_proj` as the product `layers.0/self_attn/q_proj`."""
    layers, number, *rest = path.split(".")
    return f"{layers}.{number}/{'/'.join(rest)}"
