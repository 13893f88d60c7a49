"""What was made out of a line, kept while its resume is read: the parts of a reader ask the same of the same words.

A warm process keeps no words of anybody's resume: whoever has read one calls `forget`.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

_MOST = 4096  # answers a question


class _Memory(NamedTuple):
    """How many answers to a question are kept, and how to forget them."""

    held: Callable[[], int]
    forget: Callable[[], None]


_memories: list[_Memory] = []


def remembered[Answer](asked: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """The same function, asking once about the same words until `forget`."""
    kept = lru_cache(maxsize=_MOST)(asked)
    _memories.append(_Memory(lambda: kept.cache_info().currsize, kept.cache_clear))
    return kept


def held() -> int:
    """How many answers are kept."""
    return sum(memory.held() for memory in _memories)


def forget() -> None:
    """Forget all answers, and the words that were asked about."""
    for memory in _memories:
        memory.forget()
