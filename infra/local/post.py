"""Every mail that is sent becomes a file as it is sent, so that people and the demo can open it."""

import base64
import json
import re
import threading
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import cast

from infra.local.shapes import JsonObject, Mail


class PostBox:
    """Writes mails as `0001-recipient.eml`, in the order sent."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._count = 0
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, request: bytes) -> None:
        """Keep what a SendEmail request of SES v2 asked to send."""
        order = cast(JsonObject, json.loads(request))
        content = cast("dict[str, JsonObject]", order["Content"])
        if "Raw" in content:
            message = base64.b64decode(str(content["Raw"]["Data"]))
        else:
            message = _compose(order, content["Simple"]).as_bytes()
        parsed = BytesParser(policy=policy.default).parsebytes(message)
        self._write(str(parsed["To"] or "nobody"), message)

    def post(self, message: EmailMessage) -> None:
        """Keep a mail that a service sends by itself."""
        self._write(str(message["To"]), message.as_bytes())

    def _write(self, to: str, message: bytes) -> None:
        recipient = re.sub(r"[^\w.@-]+", "_", to)[:60]
        with self._lock:
            self._count += 1
            path = self._folder / f"{self._count:04d}-{recipient}.eml"
            path.with_suffix(".part").write_bytes(message)
            path.with_suffix(".part").rename(path)


def mails_in(folder: Path) -> list[Path]:
    """The mails kept in a folder, in the order sent; none of them changes."""
    return sorted(folder.glob("*.eml"))


def read_mail(path: Path) -> Mail:
    """A kept mail."""
    return Mail(path, BytesParser(policy=policy.default).parsebytes(path.read_bytes()))


def _compose(order: JsonObject, simple: JsonObject) -> EmailMessage:
    message = EmailMessage()
    message["From"] = str(order.get("FromEmailAddress", ""))
    for header, key in (("To", "ToAddresses"), ("Cc", "CcAddresses"), ("Reply-To", "ReplyToAddresses")):
        holder = order if key.startswith("Reply") else cast(JsonObject, order.get("Destination") or {})
        addresses = cast("list[str]", holder.get(key) or [])
        if addresses:
            message[header] = ", ".join(addresses)
    message["Subject"] = str(cast(JsonObject, simple["Subject"])["Data"])
    body = cast("dict[str, JsonObject]", simple["Body"])
    message.set_content(str(body["Text"]["Data"]) if "Text" in body else "")
    if "Html" in body:
        message.add_alternative(str(body["Html"]["Data"]), subtype="html")
    for attachment in cast("list[JsonObject]", simple.get("Attachments") or []):
        main, _, sub = str(attachment.get("ContentType", "application/octet-stream")).partition("/")
        message.add_attachment(
            base64.b64decode(str(attachment["RawContent"])),
            maintype=main,
            subtype=sub.partition(";")[0],
            filename=str(attachment["FileName"]),
        )
    return message
