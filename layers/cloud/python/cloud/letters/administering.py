"""Mails to administrators: about the system itself and its staff, and about nobody's application."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from talent.access import RULES, Action
from talent.events import Event
from talent.messages import Kind
from talent.messages.beside import StaffMailReturned
from talent.messages.values import WebhookPaused
from talent.people import Role, Staff

from cloud.company import get_company
from cloud.letters.case import to_staff
from cloud.mail import Letter, stopped
from cloud.people import get_staff, list_staff
from cloud.settings import settings
from cloud.webhooks.endpoints import find_webhook


def webhook_paused(event: Event) -> list[Letter]:
    """Whoever registered a webhook is told that the machine has paused it, or every administrator once they left.

    Who paused it by hand knows.
    """
    webhook = find_webhook(event.webhook_id)
    if event.by != "machine" or webhook is None or webhook.active:
        return []
    registrar = get_staff(webhook.registered_by)
    facts = {
        "host": urlsplit(webhook.url).hostname or webhook.url,
        "gone": webhook.paused_for == "gone",
    }
    return [
        to_staff(
            staff,
            Kind.ADMIN_WEBHOOK_PAUSED,
            WebhookPaused,
            _addressed(staff, f"webhooks/{webhook.webhook_id}") | facts,
        )
        for staff in ([registrar] if registrar.there else _with(RULES[Action.MANAGE_WEBHOOKS]))
    ]


def staff_mail_returned(event: Event) -> list[Letter]:
    """Every administrator and HR manager is told, but for whom mail does not reach; nobody once it goes out again."""
    person = get_staff(event.staff_id)
    mark = stopped(person.email)
    if mark is None:
        return []
    facts = {"person": person.name, "bounced": mark.value.fate == "bounced"}
    return [
        to_staff(each, Kind.ADMIN_STAFF_MAIL_RETURNED, StaffMailReturned, _addressed(each, "staff") | facts)
        for each in _with({*RULES[Action.MANAGE_STAFF], Role.HR_MANAGER})
        if each.staff_id != person.staff_id
    ]


def _with(roles: Iterable[Role]) -> list[Staff]:
    return [each for each in list_staff() if each.roles & set(roles)]


def _addressed(staff: Staff, page: str) -> dict[str, object]:
    return {
        "company": get_company().name.say(staff.language),
        "recipient": staff.name,
        "link": f"{settings().site_url}/{page}",
        "zone": staff.time_zone,
    }
