"""Every mail that is sent lies in the run's folder as the recipient would get it."""

from email.message import EmailMessage

import pytest
from botocore.exceptions import ClientError

from infra.local.cloud import LocalCloud

pytestmark = pytest.mark.xdist_group("local cloud")


def test_a_raw_mail_with_an_attachment_is_kept_as_sent(cloud: LocalCloud) -> None:
    sender = cloud.environment["BOLE_SENDER"]
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "zhang@example.com", "面试邀请 & more"
    message.set_content("正文")
    message.add_attachment(b"BEGIN:VCALENDAR", maintype="text", subtype="calendar", filename="面试.ics")
    cloud.client("sesv2").send_email(
        FromEmailAddress=sender,
        Destination={"ToAddresses": ["zhang@example.com"]},
        Content={"Raw": {"Data": message.as_bytes()}},
    )
    mail = cloud.mails()[-1]
    assert (mail.sender, mail.to, mail.subject) == (sender, "zhang@example.com", "面试邀请 & more")
    assert [part.get_filename() for part in mail.message.iter_attachments()] == ["面试.ics"]
    assert mail.path.suffix == ".eml"


def test_a_simple_mail_becomes_a_whole_one(cloud: LocalCloud) -> None:
    before = len(cloud.mails())
    cloud.client("sesv2").send_email(
        FromEmailAddress=cloud.environment["BOLE_SENDER"],
        Destination={"ToAddresses": ["li@example.com"]},
        Content={
            "Simple": {
                "Subject": {"Data": "录用通知"},
                "Body": {"Text": {"Data": "plain"}, "Html": {"Data": "<p>rich</p>"}},
            }
        },
    )
    mail = cloud.mails()[before]
    assert mail.subject == "录用通知"
    rich = mail.message.get_body(("html",))
    assert rich is not None
    assert "<p>rich</p>" in rich.get_content()


def test_a_sender_that_is_not_ours_sends_nothing(cloud: LocalCloud) -> None:
    before = len(cloud.mails())
    with pytest.raises(ClientError):
        cloud.client("sesv2").send_email(
            FromEmailAddress="someone@elsewhere.example",
            Destination={"ToAddresses": ["li@example.com"]},
            Content={"Simple": {"Subject": {"Data": "x"}, "Body": {"Text": {"Data": "x"}}}},
        )
    assert len(cloud.mails()) == before
