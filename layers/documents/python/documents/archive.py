"""Archives of resumes: what is in them is listed from the directory alone, and a file is unpacked from its own bytes.

Nothing is ever written to a path, and no file is unpacked beyond the length that was promised.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from talent.intake.admission import admit, is_system_file
from talent.intake.file import Entry, Packing, Place, Reason
from talent.intake.job import MOST_FILES, TooManyFiles
from talent.kernel import BadInput

_LOCAL = struct.Struct("<4s5H3L2H")
_LOCAL_MARK = b"PK\x03\x04"
_LOCKED, _UTF8 = 0x1, 0x800
_PACKINGS: dict[int, Packing] = {zipfile.ZIP_STORED: "stored", zipfile.ZIP_DEFLATED: "deflated"}


class NotAnArchive(BadInput):
    """The file is no zip archive, or its directory is damaged."""

    next = "Pack the files anew as a plain zip and send that."


class ArchiveBomb(BadInput):
    """The archive's files lie over one another: it is made to harm whoever unpacks it."""

    next = "Pack the files anew as a plain zip and send that."


class UnknownPacking(BadInput):
    """The file is packed in a way that is not unpacked here."""

    next = "Pack the files anew as a plain zip (deflate)."


class DamagedEntry(BadInput):
    """The file's packed bytes are not what the archive says of them."""

    next = "Pack and send this file again."


def listed(archive: IO[bytes], key: str) -> Iterator[Entry]:
    """What is in a zip archive, in its order, each with its place or with why it is not taken; folders are left out.

    `archive` can seek; `key` is where it lies. Raises NotAnArchive, ArchiveBomb or TooManyFiles.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            found = [info for info in opened.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, struct.error) as broken:
        raise NotAnArchive("The file can't be opened as a zip archive.") from broken
    if len(found) > MOST_FILES:
        raise TooManyFiles(f"The archive has {len(found):,} files.")
    if sum(info.compress_size for info in found) > archive.seek(0, 2):
        raise ArchiveBomb("The archive's files are longer than the archive.")
    return (_entry(info, key) for info in found)


def unpack(place: Place, data: bytes) -> bytes:
    """A file's own bytes, from the stretch of an archive that `place` names, or as they are. Raises DamagedEntry."""
    if place.packing not in {"stored", "deflated"}:
        return data
    if len(data) < _LOCAL.size or not data.startswith(_LOCAL_MARK):
        raise DamagedEntry("There is no file where the archive says.")
    *_, name_length, extra_length = _LOCAL.unpack_from(data)
    start = _LOCAL.size + name_length + extra_length
    packed = data[start : start + place.length]
    if len(packed) != place.length:
        raise DamagedEntry("The file's bytes are cut short.")
    found = packed if place.packing == "stored" else _inflated(packed, place.bytes)
    if len(found) != place.bytes or zlib.crc32(found) != place.checksum:
        raise DamagedEntry("The file's bytes are not what the archive says.")
    return found


def _inflated(packed: bytes, most: int) -> bytes:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        found = inflate.decompress(packed, most + 1)
    except zlib.error as broken:
        raise DamagedEntry("The file can't be unpacked.") from broken
    if len(found) > most:
        raise DamagedEntry("The file unpacks to more than the archive says.")
    return found


def _entry(info: zipfile.ZipInfo, key: str) -> Entry:
    name = _name(info)
    locked = bool(info.flag_bits & _LOCKED)
    refused: BadInput | None = admit(name, info.compress_size, info.file_size, locked=locked)
    if refused is None and info.compress_type not in _PACKINGS:
        refused = UnknownPacking(f"Packing method {info.compress_type} is not unpacked.")
    if refused is None and info.header_offset < 0:
        refused = DamagedEntry("The archive says that the file lies before its beginning.")
    if refused:
        return Entry(name=_plain(name), refused=Reason.of(refused), ignored=is_system_file(name))
    place = Place(
        packing=_PACKINGS[info.compress_type],
        key=key,
        start=info.header_offset,
        length=info.compress_size,
        bytes=info.file_size,
        checksum=info.CRC,
    )
    return Entry(name=_plain(name), place=place)


def _name(info: zipfile.ZipInfo) -> str:
    """The name as it was typed: archives from Chinese Windows write GBK, which Python takes for CP437."""
    if info.flag_bits & _UTF8:
        return info.orig_filename
    try:
        return info.orig_filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.orig_filename


def _plain(name: str) -> str:
    """A name that can be shown: on one line and not endless."""
    return "".join(sign if sign.isprintable() else "?" for sign in name)[:200]
