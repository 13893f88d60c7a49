"""Mails to administrators: about the system itself, and about nobody's application."""

from urllib.parse import urlsplit

from talent.events import Event
from talent.messages import Kind, compose
from talent.messages.values import WebhookPaused

from cloud.company import get_company
from cloud.mail import Letter
from cloud.people import get_staff
from cloud.settings import settings
from cloud.webhooks.endpoints import find_webhook


def webhook_paused(event: Event) -> list[Letter]:
    """Whoever registered a webhook is told that the machine has paused it; who paused it by hand knows."""
    webhook = find_webhook(event.webhook_id)
    if event.by != "machine" or webhook is None or webhook.active:
        return []
    staff = get_staff(webhook.registered_by)
    facts = WebhookPaused(
        company=get_company().name.say(staff.language),
        recipient=staff.name,
        link=f"{settings().site_url}/webhooks/{webhook.webhook_id}",
        zone=staff.time_zone,
        host=urlsplit(webhook.url).hostname or webhook.url,
        gone=webhook.paused_for == "gone",
    )
    message = compose(Kind.ADMIN_WEBHOOK_PAUSED, facts, staff.language)
    return [
        Letter(
            Kind.ADMIN_WEBHOOK_PAUSED,
            staff.staff_id,
            staff.email,
            message.subject,
            message.text,
            message.html,
        )
    ]
