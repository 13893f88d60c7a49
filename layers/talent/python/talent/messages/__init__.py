"""The words of every mail and every status line, in Chinese and in English.

The words are data under `words/`; the code fills them with typed values and sets them as text and HTML.
"""

from talent.messages.compose import Message, WrongValues, compose
from talent.messages.kinds import VALUES, Kind
from talent.messages.stages import (
    Audience,
    candidate_words,
    next_words,
    staff_words,
    status,
    status_words,
    wait_words,
)

__all__ = [
    "VALUES",
    "Audience",
    "Kind",
    "Message",
    "WrongValues",
    "candidate_words",
    "compose",
    "next_words",
    "staff_words",
    "status",
    "status_words",
    "wait_words",
]
