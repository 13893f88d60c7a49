"""What the domain's users need from outside, as Protocols: real ones live in `cloud`, fakes in the tests."""

from datetime import datetime
from typing import Literal, Protocol

from talent.evidence import Dictation
from talent.recording import Recording

type Writing = Literal["asked", "written", "here"]
"""Where an answer's transcript stands: asked for elsewhere, written there, or to be written by our own model."""


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        ...


class Entropy(Protocol):
    """Gives random bytes."""

    def bytes(self, count: int) -> bytes:
        """`count` random bytes."""
        ...


class Transcriber(Protocol):
    """Writes recorded answers down. The embedded model does it within `analyse_voice`; others are asked before."""

    def request(self, recording: Recording, /) -> Writing:
        """Ask for the transcript of a decoded answer, or see how far it is; safe to repeat."""
        ...

    def dictation(self, recording: Recording, /) -> Dictation | None:
        """What was written; None where our own model is to listen."""
        ...
