"""Reads and writes the wire format of ONNX files (protocol buffers), so that a graph can be edited at
set-up without a library, and the same edit always gives the same bytes.

A message is a run of fields; a field is a key (number and wire type) and a value. Only what is edited is
taken apart; everything else is passed on as it is.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Bytes = bytes | memoryview

MODEL_GRAPH, MODEL_OPERATORS = 7, 8
OPERATORS_DOMAIN, OPERATORS_VERSION = 1, 2
GRAPH_NODE, GRAPH_TENSOR, GRAPH_OUTPUT = 1, 5, 12
NODE_INPUT, NODE_OUTPUT, NODE_NAME, NODE_OPERATOR, NODE_ATTRIBUTE, NODE_DOMAIN = 1, 2, 3, 4, 5, 7
ATTRIBUTE_NAME, ATTRIBUTE_FLOAT, ATTRIBUTE_INTEGER, ATTRIBUTE_GRAPH = 1, 2, 3, 6
ATTRIBUTE_TENSOR, ATTRIBUTE_INTEGERS, ATTRIBUTE_TYPE = 5, 8, 20
TENSOR_SIDE, TENSOR_TYPE, TENSOR_INTEGERS, TENSOR_NAME, TENSOR_RAW = 1, 2, 5, 8, 9
VALUE_NAME = 1
_FLOAT, _INTEGER, _INTEGERS = 1, 2, 7
_VARINT, _DELIMITED, _FIXED_32 = 0, 2, 5
_64_BITS = (1 << 64) - 1
_FIXED = {1: 8, _FIXED_32: 4}


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


def message(outer: Bytes, number: int) -> Bytes:
    """What the first field of that number holds."""
    return next(field.content for field in fields(outer) if field.number == number)


def whole(message: Bytes, number: int) -> list[int]:
    """All whole numbers of that field, packed into one run or each for itself."""
    found: list[int] = []
    for field in fields(message):
        if field.number != number:
            continue
        view = memoryview(field.content or field.whole)
        at = 0 if len(field.content) else _read(view, 0)[1]
        while at < len(view):
            value, at = _read(view, at)
            found.append(value)
    return found


def delimited(number: int, content: Bytes) -> bytes:
    """A field that holds a message, text or bytes."""
    return _write(number << 3 | _DELIMITED) + _write(len(content)) + bytes(content)


def integer(number: int, value: int) -> bytes:
    """A field that holds a whole number."""
    return _write(number << 3 | _VARINT) + _write(value)


def node(
    operator: str,
    inputs: Sequence[str],
    outputs: Sequence[str],
    name: str,
    attributes: Sequence[bytes] = (),
    *,
    domain: str = "",
) -> bytes:
    """A node as a field of its graph."""
    content = b"".join(
        [
            *(delimited(NODE_INPUT, value.encode()) for value in inputs),
            *(delimited(NODE_OUTPUT, value.encode()) for value in outputs),
            delimited(NODE_NAME, name.encode()),
            delimited(NODE_OPERATOR, operator.encode()),
            *(delimited(NODE_ATTRIBUTE, attribute) for attribute in attributes),
            *([delimited(NODE_DOMAIN, domain.encode())] if domain else []),
        ]
    )
    return delimited(GRAPH_NODE, content)


def whole_number(name: str, value: int) -> bytes:
    """A node's attribute that is one number."""
    kind = integer(ATTRIBUTE_TYPE, _INTEGER)
    return delimited(ATTRIBUTE_NAME, name.encode()) + integer(ATTRIBUTE_INTEGER, value) + kind


def real_number(name: str, value: float) -> bytes:
    """A node's attribute that is one number with a fraction."""
    number = _write(ATTRIBUTE_FLOAT << 3 | _FIXED_32) + struct.pack("<f", value)
    return delimited(ATTRIBUTE_NAME, name.encode()) + number + integer(ATTRIBUTE_TYPE, _FLOAT)


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
    value &= _64_BITS  # a number below zero is written as its two's complement
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    found.append(value)
    return bytes(found)
