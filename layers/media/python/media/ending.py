"""Whether a file ends where its own structure says.

A browser's recording claims no length, and decoders read one that was cut without a complaint. But each of its parts
says how long it is.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import BinaryIO

from media.container import Source

_SEGMENT, _CLUSTER = b"\x18\x53\x80\x67", b"\x1f\x43\xb6\x75"
_HEADS = "1a45dfa3", "114d9b74", "1549a966", "1654ae6b", "1c53bb6b", "1254c367", "1043a770", "1941a469"
_PARTS = "ec", "bf", "e7", "a7", "ab", "a3", "a0", "af", "5854"
_KNOWN = frozenset([_SEGMENT, _CLUSTER, *map(bytes.fromhex, _HEADS + _PARTS)])
"""The elements of a file, a segment and a cluster (RFC 9559): another name is damage, and tells no length."""


def cut_off(source: Source, container: str) -> bool:
    """Whether the last part of an mp4 or webm goes on behind the file's end; other kinds don't tell.

    `container`: the format's name as the probe gives it. Sources: ISO 14496-12, 4.2 (boxes); RFC 8794 (EBML).
    """
    with _opened(source) as file:
        if "mp4" in container:
            return _box_cut(file)
        return "matroska" in container and _element_cut(file)


@contextmanager
def _opened(source: Source) -> Iterator[BinaryIO]:
    with BytesIO(source) if isinstance(source, bytes) else source.open("rb") as file:
        yield file


def _box_cut(file: BinaryIO) -> bool:
    size, at, kind = file.seek(0, 2), 0, b""
    while at + 8 <= size:
        file.seek(at)
        head = file.read(16)
        length, kind = int.from_bytes(head[:4]), head[4:8]
        if length == 1:
            length = int.from_bytes(head[8:16])
        if length < 8 or not kind.isalnum():  # the rest of the file, or no box: nothing is promised
            return False
        at += length
    return at > size or kind == b"moof"  # which announces the sound and pictures that follow it


def _element_cut(file: BinaryIO) -> bool:
    size, at = file.seek(0, 2), 0
    while at < size:
        file.seek(at)
        head = file.read(12)
        name = 9 - head[0].bit_length()
        if name > 4 or (len(head) >= name and head[:name] not in _KNOWN):
            return False
        if len(head) <= name:
            return True
        width = 9 - head[name].bit_length()
        bits = (1 << 7 * width) - 1
        length, at = int.from_bytes(head[name : name + width]) & bits, at + name + width
        open_ended = length == bits
        if head[:name] == _SEGMENT or (head[:name] == _CLUSTER and open_ended):
            continue
        if open_ended or width > 8:
            return False
        at += length
    return at > size
