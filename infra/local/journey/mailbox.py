"""Everybody's mailbox: the .eml files that the local cloud wrote, and the links and files in them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

_LINK = re.compile(r"https?://[^\s<>\"]+/(?P<purpose>[a-z]+)#(?P<token>[A-Za-z0-9_.\-]+)")


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail that arrived."""

    path: Path
    message: EmailMessage

    @property
    def subject(self) -> str:
        """The subject line."""
        return str(self.message["Subject"])

    @property
    def text(self) -> str:
        """The plain words."""
        body = self.message.get_body(("plain",))
        return str(body.get_content()) if body else ""

    @property
    def first_password(self) -> str | None:
        """The password in Cognito's invitation; None in any other mail."""
        found = re.search(r"temporary password is (\S+)", self.text)
        return found[1] if found else None

    def token(self, purpose: str) -> str | None:
        """The token of the first link for this purpose; None where there is none."""
        return next((m["token"] for m in _LINK.finditer(self.text) if m["purpose"] == purpose), None)

    def attachment(self, suffix: str) -> bytes | None:
        """The first attached file whose name ends so."""
        for part in self.message.iter_attachments():
            if (part.get_filename() or "").endswith(suffix):
                content = part.get_payload(decode=True)
                return content if isinstance(content, bytes) else None
        return None


class Mailbox:
    """All mails of one run, in the order in which they were sent."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def letters(self, to: str = "") -> list[Letter]:
        """The mails to an address; all of them without one."""
        parser = BytesParser(policy=policy.default)
        letters = []
        for path in sorted(self.folder.glob("*.eml")):
            message = parser.parsebytes(path.read_bytes())
            if isinstance(message, EmailMessage) and to in str(message["To"]):
                letters.append(Letter(path, message))
        return letters

    def find(self, to: str, wanted: Callable[[Letter], bool]) -> Letter | None:
        """The newest mail to an address that is wanted; None while there is none."""
        return next((letter for letter in reversed(self.letters(to)) if wanted(letter)), None)
