"""Whisper's tokens: byte-level byte-pair encoding, read from the model's own `tokenizer.json`.

Text is written as UTF-8 bytes; each byte has a printable stand-in character; pairs are merged in the order
of the file. Own code of 100 lines, because the tokenizers library would cost 12 MB in the layer for this.
"""

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from perception.errors import NotAModel

_PIECES = re.compile(r"'(?:s|t|re|ve|m|ll|d)| ?[^\W\d_]+| ?\d+| ?(?:[^\s\w]|_)+|\s+(?!\S)|\s+")


def _stand_ins() -> dict[int, str]:
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = (byte for byte in range(256) if byte not in set(printable))
    return {byte: chr(byte) for byte in printable} | {
        byte: chr(256 + index) for index, byte in enumerate(others)
    }


_TO_CHARACTER = _stand_ins()
_TO_BYTE = {character: byte for byte, character in _TO_CHARACTER.items()}


class Vocabulary:
    """Text to token ids and back."""

    def __init__(self, tokenizer: Path | bytes) -> None:
        content = tokenizer if isinstance(tokenizer, bytes) else tokenizer.read_bytes()
        try:
            read = json.loads(content)
            self._ids: dict[str, int] = read["model"]["vocab"]
            merges = [
                tuple(m.split(" ")) if isinstance(m, str) else tuple(m) for m in read["model"]["merges"]
            ]
            self.special: dict[str, int] = {row["content"]: row["id"] for row in read["added_tokens"]}
        except (ValueError, KeyError) as error:
            raise NotAModel("The vocabulary is no tokenizer.json.") from error
        self._ranks = {pair: rank for rank, pair in enumerate(merges)}
        self._bytes = {
            number: bytes(_TO_BYTE[character] for character in token)
            for token, number in self._ids.items()
            if token not in self.special
        }
        self._encode_piece = lru_cache(4096)(self._merge)

    def encode(self, text: str) -> list[int]:
        """The token ids of `text`."""
        return [token for piece in _PIECES.findall(text) for token in self._encode_piece(piece)]

    def raw(self, token: int) -> bytes:
        """The bytes a token stands for; none for a special token. One character may span several tokens."""
        return self._bytes.get(token, b"")

    def decode(self, tokens: Sequence[int]) -> str:
        """The text of `tokens`; a character that was cut off becomes U+FFFD."""
        return b"".join(map(self.raw, tokens)).decode("utf-8", errors="replace")

    def _merge(self, piece: str) -> tuple[int, ...]:
        parts = [_TO_CHARACTER[byte] for byte in piece.encode()]
        while len(parts) > 1:
            ranks = [self._ranks.get(pair, len(self._ranks)) for pair in pairwise(parts)]
            best = min(ranks)
            if best == len(self._ranks):
                break
            at = ranks.index(best)
            parts[at : at + 2] = [parts[at] + parts[at + 1]]
        return tuple(self._ids[part] for part in parts)
