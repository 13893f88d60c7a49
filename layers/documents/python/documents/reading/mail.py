"""A saved mail or web archive (.eml, .mht, and the .doc that job sites export in that form): its body's text.

Job sites mail a resume as the HTML body, or hand it out as MIME under another ending. The bytes decide.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

MOST_HEADER = 4000
_HEADER = re.compile(rb"\A\s*(?:[A-Za-z][A-Za-z-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+", re.M)
_DOCUMENTS = (b"%PDF-", b"PK\x03\x04")
_TELLS = re.compile(rb"^(?:MIME-Version|Content-Type):", re.I | re.M)


def is_mail(data: bytes) -> bool:
    """Whether the bytes begin with a mail's header."""
    header = _HEADER.match(data[:MOST_HEADER])
    return bool(header) and bool(_TELLS.search(data[:MOST_HEADER]))


def opened(data: bytes) -> EmailMessage:
    """The mail. Whatever its header, the standard library makes a message of it."""
    return message_from_bytes(data, _class=EmailMessage, policy=default)


def attached(message: EmailMessage) -> bytes:
    """The first PDF or Word document that the mail carries; empty where it carries none."""
    for part in message.walk():
        payload = part.get_payload(decode=True) if not part.is_multipart() else None
        if isinstance(payload, bytes) and payload.startswith(_DOCUMENTS):
            return payload
    return b""


def body_of(message: EmailMessage) -> tuple[str, bool]:
    """The body as text, and whether it is HTML; of a mail that passes others on the longest. Empty where none has one."""
    return max(map(_own_body, _messages(message)), key=lambda body: len(body[0]))


def _messages(message: EmailMessage) -> Iterator[EmailMessage]:
    """The mail and those that it passes on as attachments."""
    yield message
    for part in message.walk():
        if part.get_content_type() == "message/rfc822":
            yield from (held for held in part.get_payload() if isinstance(held, EmailMessage))


def _own_body(message: EmailMessage) -> tuple[str, bool]:
    body = message.get_body(("html", "plain"))
    payload = body.get_payload(decode=True) if body is not None else b""
    if body is None or not isinstance(payload, bytes):
        return "", False
    return _decoded(payload, body.get_content_charset() or "utf-8"), body.get_content_subtype() == "html"


def _decoded(raw: bytes, charset: str) -> str:
    for encoding in ("gb18030" if charset.lower() in {"gb2312", "gbk"} else charset, "utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("utf-8", "replace")
