"""Whisper's encoder built anew around weights in half precision: sound's features → states.

Two convolutions in floats (they are a fiftieth of the work), then layers whose products are of bytes and whose
attention is the runtime's own operator.
"""

from graph import FLOAT, Graph
from halves import Halved

_HEAD, _BANDS = 64, 80


def encoder(model: bytes) -> bytes:
    """`input_features` (1, 80, 2 n) → `last_hidden_state` (1, n, width), n up to 1500."""
    graph = Graph()
    weights = Halved(model, graph, "encoder")
    value = graph.input("input_features", FLOAT, (1, _BANDS, "frames"))
    for name, stride in (("conv1", 1), ("conv2", 2)):
        kernel, bias = (
            weights.floats(f"{name}.{part}", weights.held(f"{name}/{part}")) for part in ("weight", "bias")
        )
        value = graph.node("Gelu", graph.node("Conv", value, kernel, bias, strides=[stride], pads=[1, 1]))
    turned = graph.node("Transpose", value, perm=[0, 2, 1])
    states = graph.node("Shape", turned, start=1, end=2)
    places = graph.node("Slice", weights.vector("embed_positions.weight"), graph.numbers(0), states)
    value = graph.node("Add", turned, places)
    for layer in range(weights.layers):
        value = _layer(graph, weights, f"layers.{layer}", value)
    _normal(graph, weights, value, "layer_norm", called="last_hidden_state")
    graph.output("last_hidden_state")
    return graph.model("encoder")


def _layer(graph: Graph, weights: Halved, name: str, value: str) -> str:
    heard = _normal(graph, weights, value, f"{name}.self_attn_layer_norm")
    asked, key, held = (_product(graph, weights, heard, f"{name}/self_attn/{part}_proj") for part in "qkv")
    mixed = graph.node("MultiHeadAttention", asked, key, held, num_heads=weights.width // _HEAD)
    value = graph.node("Add", value, _product(graph, weights, mixed, f"{name}/self_attn/out_proj"))
    heard = _normal(graph, weights, value, f"{name}.final_layer_norm")
    wide = graph.node("Gelu", _product(graph, weights, heard, f"{name}/fc1"))
    return graph.node("Add", value, _product(graph, weights, wide, f"{name}/fc2"))


def _product(graph: Graph, weights: Halved, value: str, at: str) -> str:
    bias = weights.vector(f"{at.replace('/', '.')}.bias")
    return graph.node("DynamicQuantizeMatMul", value, *weights.matrix(at), bias)


def _normal(graph: Graph, weights: Halved, value: str, at: str, *, called: str = "") -> str:
    names = (weights.vector(f"{at}.{part}") for part in ("weight", "bias"))
    return graph.node("LayerNormalization", value, *names, axis=-1, epsilon=1e-5, called=called)
