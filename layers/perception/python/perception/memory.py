"""Gives memory that is free, but still held by the C library, back to the system.

Opening a model and encoding sound leave holes between what stays, 200 MB beside Whisper small: whoever needs memory
next (the decoder) would take it on top of them.
"""

import ctypes
from functools import cache


@cache
def _library() -> ctypes.CDLL | None:
    library = ctypes.CDLL(None)
    return library if hasattr(library, "malloc_trim") else None


def give_back() -> None:
    """Returns free memory to the system; where the C library knows no such call (it is glibc's), nothing happens."""
    if library := _library():
        library.malloc_trim(0)
