"""Names that no table knows, looked for by their letters."""

import re

from talent.denial import denied
from talent.taxonomy import fold, simplified

PHRASE = "phrase:"
_SHORTEST_CUT = 4  # characters; a longer Chinese name may be said in two pieces: 中餐厨房 by 中餐 and 厨房


def said_in(name: str, text: str) -> int | None:
    """Where the text says the name, as whole words where it is Latin; None where it is not said, or denied."""
    folded = fold(simplified(text))
    for hit in re.finditer(rf"(?<![a-z0-9]){re.escape(name)}s?(?![a-z0-9])", folded):
        if not denied(folded, hit.start(), hit.end()):
            return hit.start()
    return None


def named(name: str, text: str) -> bool:
    """Whether the words of a post name a field, whole or in its pieces of two characters."""
    if said_in(name, text) is not None:
        return True
    pieces = [name[at : at + 2] for at in range(0, len(name), 2)]
    return (
        len(name) >= _SHORTEST_CUT
        and not name.isascii()
        and all(said_in(piece, text) is not None for piece in pieces)
    )
