"""Weights in half precision are read whole, and every word's vector keeps its own step when it becomes bytes."""

import struct
import sys
from pathlib import Path

import numpy as np
import onnxruntime as ort
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "layers" / "weights"))

import graph
import halves

WORDS = np.array([[1.0, -0.5], [0.001, 0.002], [0.0, 0.0]], np.float16)


def word(text: str) -> bytes:
    return struct.pack("<H", len(text) + 1) + text.encode() + b"\0"


def variable(name: str, kind: int, values: np.ndarray) -> bytes:
    sides = struct.pack(f"<B{values.ndim}I", values.ndim, *values.shape)
    return word(name) + sides + struct.pack("<BI", kind, values.nbytes) + values.tobytes()


def model(version: int = 6) -> bytes:
    held = [
        variable("decoder/num_heads", 2, np.array(1, np.int16)),
        variable("decoder/embeddings/weight", 4, WORDS),
        variable("decoder/position_encodings/encodings", 4, np.zeros((4, 2), np.float16)),
    ]
    head = struct.pack("<I", version) + word("WhisperSpec") + struct.pack("<II", 3, len(held))
    return head + b"".join(held)


def test_each_word_has_a_step_of_its_own() -> None:
    made = graph.Graph()
    table, step, zero = halves.Halved(model(), made).table()
    made.output(
        made.node(
            "Mul", made.node("Cast", table, to=graph.FLOAT), made.node("Unsqueeze", step, made.numbers(1))
        )
    )
    made.output(made.node("Identity", zero))
    (values, nothing) = ort.InferenceSession(made.model("table")).run(None, {})
    exact = WORDS.astype(np.float32)
    half_a_step = np.abs(exact).max(axis=1, keepdims=True) / 254
    assert (np.abs(values - exact) <= half_a_step + 1e-6).all()
    assert nothing == 0


def test_another_version_of_the_file_is_refused() -> None:
    with pytest.raises(ValueError, match="version"):
        halves.variables(model(5))
