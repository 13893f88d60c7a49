"""Mail through SES: built by the standard library, sent once for each cause, with its attachments.

The record of a sent mail holds ids only. A repeated event or a retried task finds the record and sends nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from functools import cache
from typing import TYPE_CHECKING

import boto3
from botocore.exceptions import ClientError
from pydantic import AwareDatetime
from talent.kernel import Fact
from talent.returned_mail import Undeliverable, UnsentMail

from cloud import keys, logkeys
from cloud.moment import now
from cloud.settings import settings
from cloud.table import Create, MovedOn, Remove, Stored, table

if TYPE_CHECKING:
    from mypy_boto3_sesv2 import SESV2Client

_KEPT = timedelta(days=400)
_DIARY = "text/calendar"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a mail; `content_type` may carry parameters (`text/calendar; method=REQUEST`)."""

    filename: str
    content_type: str
    data: bytes


class SentMail(Fact):
    """That a mail of a kind went to a person for a cause."""

    cause: str
    recipient_id: str
    kind: str
    sent_at: AwareDatetime


@cache
def _ses() -> "SESV2Client":
    return boto3.client("sesv2")


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail to one person: its kind, whom it goes to (id and address), its words and what is attached.

    `reply_to`: who reads an answer to it; empty for whoever reads the sender's mailbox.
    """

    kind: str
    recipient_id: str
    to: str
    subject: str
    text: str
    html: str = ""
    attachments: tuple[Attachment, ...] = ()
    to_candidate: bool = False
    reply_to: str = ""


def stopped(address: str) -> Stored[Undeliverable] | None:
    """Why nothing goes to an address by itself; None where mail goes out."""
    return table().find(keys.undeliverable(address), Undeliverable)


def send_once(cause: str, letter: Letter) -> bool:
    """Sends a letter unless its kind went to this recipient for this cause before; says whether it was sent.

    The record is written first and taken back when SES refuses, so that a retry sends it. A crash between the two
    loses one mail rather than repeating it, and the reminder of the wait that it belongs to makes good for it. Nobody
    is written to who left the staff or whose address was erased; what would go to an address that mail comes back from
    is noted instead.
    Raises MovedOn where the record could not be written and is not there either.
    """
    if not letter.to or letter.to.endswith(".invalid"):
        return False
    if stopped(letter.to):
        _note_unsent(cause, letter)
        return False
    record = SentMail(cause=cause, recipient_id=letter.recipient_id, kind=letter.kind, sent_at=now())
    expires = int((now() + _KEPT).timestamp())
    key = logkeys.mail(cause, letter.recipient_id, letter.kind)
    message = build(settings().sender, letter).as_bytes()
    try:
        table().write(Create(key, record, expires_at=expires))
    except MovedOn:
        if table().find(key, SentMail) is None:
            raise
        return False
    try:
        _ses().send_email(
            FromEmailAddress=settings().sender,
            Destination={"ToAddresses": [letter.to]},
            Content={"Raw": {"Data": message}},
        )
    except ClientError:
        table().write(Remove(key, 1))
        raise
    return True


def send_all(letters: Iterable[tuple[str, Letter]]) -> int:
    """Sends each letter once for its cause; how many went out. One that is refused holds up none of the others.

    Raises the first refusal once all were tried, so that a retry sends what is left.
    """
    sent, refused = 0, list[ClientError]()
    for cause, letter in letters:
        try:
            sent += send_once(cause, letter)
        except ClientError as refusal:
            refused.append(refusal)
    if refused:
        raise refused[0]
    return sent


def _note_unsent(cause: str, letter: Letter) -> None:
    """Beside the candidate, for HR to see; staff whose own address is dead see what waits for them in the lists."""
    if not letter.to_candidate:
        return
    unsent = UnsentMail(cause=cause, kind=letter.kind, at=now())
    try:
        table().write(Create(logkeys.unsent(letter.recipient_id, cause, letter.kind), unsent))
    except MovedOn:
        return


def build(sender: str, letter: Letter) -> EmailMessage:
    """The MIME message of a letter: text, its HTML twin where given, a diary's entry beside them, and the attachments."""
    message = EmailMessage()
    message["From"] = Address("Bole 伯乐", addr_spec=sender)
    message["To"] = Address(addr_spec=letter.to)
    message["Subject"] = letter.subject
    if letter.reply_to:
        message["Reply-To"] = Address(addr_spec=letter.reply_to)
    message.set_content(letter.text)
    if letter.html:
        message.add_alternative(letter.html, subtype="html")
    for attachment in letter.attachments:
        kind, _, parameters = attachment.content_type.partition(";")
        pairs = (pair.strip().partition("=") for pair in parameters.split(";") if pair.strip())
        params = {name: value for name, _, value in pairs}
        if (
            kind == _DIARY
        ):  # Outlook shows a meeting to accept for one that stands beside the text, not for a file
            method, text = {"method": params["method"]}, attachment.data.decode()
            message.add_alternative(text, subtype="calendar", cte="base64", params=method)
            kind, params = "application/ics", {}
        main, _, sub = kind.partition("/")
        message.add_attachment(
            attachment.data, maintype=main, subtype=sub, filename=attachment.filename, params=params or None
        )
    return message
