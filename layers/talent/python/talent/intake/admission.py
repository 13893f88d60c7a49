"""What of an archive is taken in, judged by names and lengths before a byte is unpacked."""

import re
from pathlib import PurePosixPath

from talent.kernel import BadInput
from talent.recording import RESUME_LIMIT_BYTES

READABLE = frozenset(
    {
        "pdf",
        "docx",
        "doc",
        "txt",
        "md",
        "markdown",
        "html",
        "htm",
        "json",
        "eml",
        "mht",
        "mhtml",
        "png",
        "jpg",
        "jpeg",
    }
)
_PACKED = frozenset({"zip", "rar", "7z", "gz", "tgz", "bz2", "xz", "tar", "jar", "cab", "iso"})
_LISTS = frozenset({"csv", "tsv", "xls", "xlsx", "ods"})
_SYSTEM = frozenset({".ds_store", "thumbs.db", "desktop.ini", "ehthumbs.db"})
_DRIVE = re.compile(r"^[A-Za-z]:")
_MOST_RATIO = 200
_LONGEST_NAME = 400


class SystemFile(BadInput):
    """A file that an operating system keeps for itself; nobody meant to send it."""

    next = "Nothing: it is left out."


class UnsafeName(BadInput):
    """The name leads out of the archive's own folder."""

    next = "Pack the files anew with plain names."


class NestedArchive(BadInput):
    """An archive inside the archive."""

    next = "Unpack it and import its files."


class NotAResume(BadInput):
    """A file of a kind that no resume is read from."""

    next = "Send resumes as PDF, DOCX, HTML, Markdown, text, JSON Resume or pictures."


class UnpacksTooLarge(BadInput):
    """The file, or what it unpacks to, is larger than any resume."""

    next = "Send a smaller file: a resume up to 10 MB."


class FileLocked(BadInput):
    """The file is packed with a password."""

    next = "Pack the files anew without a password."


class EmptyEntry(BadInput):
    """The file has no bytes."""

    next = "Send the file again; it may not have been packed whole."


def admit(name: str, packed: int, unpacked: int, *, locked: bool = False) -> BadInput | None:
    """Why a file of an archive is not taken; None where it is. Lengths in bytes."""
    return _by_name(name) or _by_length(packed, unpacked, locked=locked)


def is_system_file(name: str) -> bool:
    """Whether an operating system put it there for itself."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    last = parts[-1].lower() if parts else ""
    return "__MACOSX" in parts or last in _SYSTEM or last.startswith(("._", "~$"))


def _by_name(name: str) -> BadInput | None:
    path = PurePosixPath(name.replace("\\", "/"))
    if is_system_file(name):
        return SystemFile("An operating system's own file.")
    escapes = ".." in path.parts or path.is_absolute() or bool(_DRIVE.match(name))
    if escapes or len(name) > _LONGEST_NAME or any(ord(sign) < 32 for sign in name):
        return UnsafeName("The name leads out of the archive, or is no name.")
    ending = path.suffix.lower().lstrip(".")
    if ending in _PACKED:
        return NestedArchive("An archive inside the archive is not opened.")
    if ending in _LISTS:
        return NotAResume(
            f"'.{ending}' is a list of people.", next_step="Import the list by itself, as Excel or CSV."
        )
    if ending not in READABLE:
        return NotAResume(f"'.{ending}' is not read." if ending else "The name has no ending.")
    return None


def _by_length(packed: int, unpacked: int, *, locked: bool) -> BadInput | None:
    if locked:
        return FileLocked("It opens only with a password.")
    if unpacked == 0:
        return EmptyEntry("It is empty.")
    if unpacked > RESUME_LIMIT_BYTES:
        return UnpacksTooLarge(f"It unpacks to {unpacked} bytes; the limit is {RESUME_LIMIT_BYTES}.")
    if unpacked > MIN_BOMB_BYTES and unpacked > packed * _MOST_RATIO:
        return UnpacksTooLarge(f"It unpacks to {unpacked // max(packed, 1)} times its length.")
    return None


MIN_BOMB_BYTES = 1024 * 1024
"""Below this a high ratio is a short repetitive text and harms nobody."""
