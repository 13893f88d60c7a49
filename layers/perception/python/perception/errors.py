"""What can be wrong with a model or with what it is shown, in words that a person can act on."""

from typing import ClassVar


class PerceptionError(Exception):
    """Something here can't be done; `next_step` says what to do about it."""

    next: ClassVar[str] = ""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
        self.next_step = self.next


class NotAModel(PerceptionError):
    """The file is no model that the runtime can open."""

    next = "Run `make setup` again; it checks every weight's digest."


class UnknownLanguage(PerceptionError):
    """The speech model knows no such language."""

    next = "Ask for zh, en or auto."


class WrongSound(PerceptionError):
    """The sound is not what the models take."""

    next = "Hand in mono samples at 16 kHz as float32, as `media.decode` gives them."
