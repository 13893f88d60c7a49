"""Reads and writes the wire format of ONNX files (protocol buffers), so that a graph can be edited at
set-up without a library, and the same edit always gives the same bytes.

A message is a run of fields; a field is a key (number and wire type) and a value. Only what is edited is
taken apart; everything else is passed on as it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Bytes = bytes | memoryview

MODEL_GRAPH = 7
GRAPH_NODE, GRAPH_OUTPUT = 1, 12
NODE_INPUT, NODE_OUTPUT, NODE_NAME, NODE_OPERATOR, NODE_ATTRIBUTE = 1, 2, 3, 4, 5
ATTRIBUTE_NAME, ATTRIBUTE_INTEGER, ATTRIBUTE_GRAPH, ATTRIBUTE_INTEGERS, ATTRIBUTE_TYPE = 1, 3, 6, 8, 20
VALUE_NAME = 1
_INTEGER, _INTEGERS = 2, 7
_VARINT, _DELIMITED = 0, 2
_FIXED = {1: 8, 5: 4}


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its number, all of its bytes, and its content where it is a message, text or bytes."""

    number: int
    whole: Bytes
    content: Bytes


def fields(message: Bytes) -> Iterator[Field]:
    """The fields of a message, in order."""
    view, at = memoryview(message), 0
    while at < len(view):
        start = at
        key, at = _read(view, at)
        content = view[:0]
        if key & 7 == _VARINT:
            _, at = _read(view, at)
        elif key & 7 == _DELIMITED:
            length, at = _read(view, at)
            content = view[at : at + length]
            at += length
        else:
            at += _FIXED[key & 7]
        yield Field(key >> 3, view[start:at], content)


def text(message: Bytes, number: int) -> str:
    """The first text field of that number; empty where there is none."""
    return next((str(field.content, "utf-8") for field in fields(message) if field.number == number), "")


def texts(message: Bytes, number: int) -> list[str]:
    """All text fields of that number."""
    return [str(field.content, "utf-8") for field in fields(message) if field.number == number]


def delimited(number: int, content: Bytes) -> bytes:
    """A field that holds a message, text or bytes."""
    return _write(number << 3 | _DELIMITED) + _write(len(content)) + bytes(content)


def integer(number: int, value: int) -> bytes:
    """A field that holds a whole number."""
    return _write(number << 3 | _VARINT) + _write(value)


def node(
    operator: str, inputs: Sequence[str], outputs: Sequence[str], name: str, attributes: Sequence[bytes] = ()
) -> bytes:
    """A node as a field of its graph."""
    content = b"".join(
        [
            *(delimited(NODE_INPUT, value.encode()) for value in inputs),
            *(delimited(NODE_OUTPUT, value.encode()) for value in outputs),
            delimited(NODE_NAME, name.encode()),
            delimited(NODE_OPERATOR, operator.encode()),
            *(delimited(NODE_ATTRIBUTE, attribute) for attribute in attributes),
        ]
    )
    return delimited(GRAPH_NODE, content)


def whole_number(name: str, value: int) -> bytes:
    """A node's attribute that is one number."""
    kind = integer(ATTRIBUTE_TYPE, _INTEGER)
    return delimited(ATTRIBUTE_NAME, name.encode()) + integer(ATTRIBUTE_INTEGER, value) + kind


def whole_numbers(name: str, values: Sequence[int]) -> bytes:
    """A node's attribute that is a list of numbers."""
    listed = b"".join(integer(ATTRIBUTE_INTEGERS, value) for value in values)
    return delimited(ATTRIBUTE_NAME, name.encode()) + listed + integer(ATTRIBUTE_TYPE, _INTEGERS)


def _read(view: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = view[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


def _write(value: int) -> bytes:
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    found.append(value)
    return bytes(found)
