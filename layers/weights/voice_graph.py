"""Silero's voice detector built anew for many moments at once, with the published weights.

The published graph is called for each 32 ms and holds its weights twice, for two sampling rates; nearly all of its time
goes into being called. Here the spectrum and the four convolutions are made for all windows in one go, and only what
remembers, the recurrent layer, walks from one to the next inside the runtime.
"""

import numpy as np
import wire
from graph import FLOAT, Graph
from numpy.typing import NDArray

_WIDTH = 128
_BINS = 129
_BASIS = "stft.forward_basis_buffer"
_ORDER = (0, 3, 1, 2)
"""The recurrent layer's gates (input, forget, cell, output) in the order of the runtime's operator."""

type Floats = NDArray[np.float32]


def voice(model: bytes) -> bytes:
    """`windows` (n, 1, 640), `state` (2, 1, 128) → `speech` (n), `state_after`. A window: 576 samples, 64 mirrored."""
    graph, held = Graph(), _weights(model)

    def kept(name: str) -> str:
        return graph.tensor(name, FLOAT, held[name].shape, held[name].astype("<f4").tobytes())

    waves = graph.node("Conv", graph.input("windows", FLOAT, ("n", 1, 640)), kept(_BASIS), strides=[128])
    real, imaginary = (
        graph.node("Slice", waves, graph.numbers(start), graph.numbers(start + _BINS), graph.numbers(1))
        for start in (0, _BINS)
    )
    squares = [graph.node("Mul", part, part) for part in (real, imaginary)]
    value = graph.node("Sqrt", graph.node("Add", *squares))
    for layer, stride in enumerate((1, 2, 2, 1)):
        name = f"encoder.{layer}.reparam_conv"
        value = graph.node(
            "Conv", value, kept(f"{name}.weight"), kept(f"{name}.bias"), strides=[stride], pads=[1, 1]
        )
        value = graph.node("Relu", value)
    told = _remembered(graph, held, graph.node("Transpose", value, perm=[0, 2, 1]))
    weight, bias = (kept(f"decoder.decoder.2.{part}") for part in ("weight", "bias"))
    heard = graph.node("Conv", graph.node("Relu", told), weight, bias)
    graph.node("Reshape", graph.node("Sigmoid", heard), graph.numbers(-1), called="speech")
    graph.output("speech", "state_after")
    return graph.model("voice")


def _remembered(graph: Graph, held: dict[str, Floats], value: str) -> str:
    """What the recurrent layer tells of each window: (n, width, 1)."""
    names = []
    for part in ("weight_ih", "weight_hh"):
        gates = _by_gate(held[f"decoder.rnn.{part}"])[np.newaxis]
        names.append(graph.tensor(part, FLOAT, gates.shape, gates.astype("<f4").tobytes()))
    both = np.concatenate([_by_gate(held[f"decoder.rnn.{part}"]) for part in ("bias_ih", "bias_hh")])
    names.append(graph.tensor("bias", FLOAT, (1, both.size), both.astype("<f4").tobytes()))
    before = graph.node("Split", graph.input("state", FLOAT, (2, 1, _WIDTH)), also=("cell",), axis=0)
    after = ("hidden_after", "cell_after")
    told = graph.node("LSTM", value, *names, "", before, "cell", also=after, hidden_size=_WIDTH)
    graph.node("Concat", *after, axis=0, called="state_after")
    return graph.node("Reshape", told, graph.numbers(-1, _WIDTH, 1))


def _by_gate(values: Floats) -> Floats:
    return np.concatenate([np.split(values, 4)[gate] for gate in _ORDER])


def _weights(model: bytes) -> dict[str, Floats]:
    """The constants of the branch for 16 kHz, by the names that the model's own code gives them."""
    (graph,) = (part.content for part in wire.fields(model) if part.number == wire.MODEL_GRAPH)
    choices = (part.content for part in wire.fields(graph) if part.number == wire.GRAPH_NODE)
    (choice,) = (node for node in choices if wire.text(node, wire.NODE_OPERATOR) == "If")
    (branch,) = (
        wire.message(attribute.content, wire.ATTRIBUTE_GRAPH)
        for attribute in wire.fields(choice)
        if attribute.number == wire.NODE_ATTRIBUTE
        and wire.text(attribute.content, wire.ATTRIBUTE_NAME) == "then_branch"
    )
    found = {}
    for part in wire.fields(branch):
        if part.number == wire.GRAPH_NODE and wire.text(part.content, wire.NODE_OPERATOR) == "Constant":
            tensor = wire.message(wire.message(part.content, wire.NODE_ATTRIBUTE), wire.ATTRIBUTE_TENSOR)
            if wire.whole(tensor, wire.TENSOR_TYPE) == [FLOAT] and (
                sides := wire.whole(tensor, wire.TENSOR_SIDE)
            ):
                name = wire.text(part.content, wire.NODE_OUTPUT).rpartition("__")[2]
                found[name] = np.frombuffer(wire.message(tensor, wire.TENSOR_RAW), "<f4").reshape(sides)
    return found
