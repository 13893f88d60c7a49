"""The encoders' tokens: WordPiece as in BERT, read from the model's own `tokenizer.json`.

Words are cut at spaces and around punctuation and Chinese characters; each is spelt with the longest pieces of the
vocabulary from its left (Wu et al. 2016). Own code, because the tokenizers library would cost 12 MB in the layer.
"""

import json
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from perception.errors import NotAModel

LONGEST_WORD = 100
_INSIDE = "##"
_IDEOGRAPHS = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


class WordPieces:
    """Text to token ids."""

    def __init__(self, tokenizer: Path | bytes) -> None:
        """Read a `tokenizer.json`. Raises NotAModel."""
        content = tokenizer if isinstance(tokenizer, bytes) else tokenizer.read_bytes()
        try:
            read = json.loads(content)
            self._ids: dict[str, int] = read["model"]["vocab"]
            self._lower = bool(read["normalizer"]["lowercase"])
            marks: list[int] = [self._ids[mark] for mark in ("[CLS]", "[SEP]", "[UNK]")]
            self.begin, self.end, self._unknown = marks
        except (ValueError, KeyError, TypeError) as error:
            raise NotAModel("The vocabulary is no tokenizer.json of word pieces.") from error
        self._spell = lru_cache(4096)(self._spelt)

    def encode(self, text: str) -> list[int]:
        """The token ids of `text`, without the marks of begin and end."""
        return [token for word in words(_cleaned(text, lower=self._lower)) for token in self._spell(word)]

    def letter(self, letter: str) -> int:
        """The token id of one character: as it is, else its plain form in small letters."""
        if letter in self._ids:
            return self._ids[letter]
        plain = unicodedata.normalize("NFKC", letter).lower()[:1]
        return self._ids.get(plain, self._unknown)

    def _spelt(self, word: str) -> tuple[int, ...]:
        if len(word) > LONGEST_WORD:
            return (self._unknown,)
        pieces: list[int] = []
        start = 0
        while start < len(word):
            mark = _INSIDE if start else ""
            ends = range(len(word), start, -1)
            end = next((end for end in ends if mark + word[start:end] in self._ids), None)
            if end is None:
                return (self._unknown,)
            pieces.append(self._ids[mark + word[start:end]])
            start = end
        return tuple(pieces)


def words(text: str) -> Iterator[str]:
    """Runs between spaces, punctuation and Chinese characters one by one."""
    run: list[str] = []
    for letter in text:
        alone = _punctuation(letter) or _ideograph(letter)
        if (alone or letter.isspace()) and run:
            yield "".join(run)
            run = []
        if alone:
            yield letter
        elif not letter.isspace():
            run.append(letter)
    if run:
        yield "".join(run)


def _cleaned(text: str, *, lower: bool) -> str:
    """Control characters out, all white space a space; accents and capitals out where the model wants that."""
    kept = (" " if letter in "\t\n\r" else letter for letter in text if not _control(letter))
    clean = "".join(kept)
    if not lower:
        return clean
    apart = unicodedata.normalize("NFD", clean)
    return "".join(letter for letter in apart if unicodedata.category(letter) != "Mn").lower()


def _control(letter: str) -> bool:
    unset = letter in "\0\ufffd"
    return unset or (
        letter not in "\t\n\r" and unicodedata.category(letter) in {"Cc", "Cf", "Co", "Cn", "Cs"}
    )


def _punctuation(letter: str) -> bool:
    ascii_mark = letter.isascii() and letter.isprintable() and not letter.isalnum() and letter != " "
    return ascii_mark or unicodedata.category(letter).startswith("P")


def _ideograph(letter: str) -> bool:
    return any(first <= ord(letter) <= last for first, last in _IDEOGRAPHS)
