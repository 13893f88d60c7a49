"""A graph that is built from nothing is one that the runtime runs, and the same calls give the same bytes."""

import sys
from pathlib import Path

import numpy as np
import onnxruntime as ort

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "layers" / "weights"))

import graph


def shares() -> bytes:
    """Each number's share of its row's largest, as bytes; the largest itself too."""
    made = graph.Graph()
    value = made.input("value", graph.FLOAT, ("rows", 3))
    largest = made.node("ReduceMax", value, axes=[-1], keepdims=1, called="largest")
    share = made.node("Mul", made.node("Div", value, largest), made.number(255.0))
    zero = made.number(0, graph.UNSIGNED)
    made.node("QuantizeLinear", share, made.number(1.0), zero, called="share")
    made.node("Gather", value, made.numbers(2, 0), axis=1, called="turned")
    made.output("share", "largest", "turned")
    return made.model("shares")


def test_a_built_graph_runs() -> None:
    session = ort.InferenceSession(shares())
    given = np.array([[1, 2, 4], [5, 0, 2.5]], np.float32)
    share, largest, turned = session.run(None, {"value": given})
    assert share.tolist() == [[64, 128, 255], [255, 0, 128]]
    assert share.dtype == np.uint8
    assert largest.tolist() == [[4], [5]]
    assert turned.tolist() == [[4, 1], [2.5, 5]]


def test_the_same_calls_give_the_same_bytes() -> None:
    assert shares() == shares()
