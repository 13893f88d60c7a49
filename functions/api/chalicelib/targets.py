"""How a staff route finds what is acted on: the department it belongs to, and who was asked to work on it."""

from cloud import applications, imports, offers, openings, people, scorecards
from cloud.webhooks import endpoints
from talent.access import Target

from chalicelib.doors import Asked


def company(asked: Asked) -> Target:
    """The company as a whole: only a role that reaches every department does."""
    del asked
    return Target()


def opening(asked: Asked) -> Target:
    """The department of the path's opening."""
    return Target(department_id=openings.get_opening(str(asked.path["opening_id"])).department_id)


def intake(asked: Asked) -> Target:
    """The department of the path's import."""
    return Target(department_id=imports.get_import(str(asked.path["import_id"])).department_id)


def webhook(asked: Asked) -> Target:
    """The path's webhook, which is the company's."""
    endpoints.get_webhook(str(asked.path["webhook_id"]))
    return Target()


def staff(asked: Asked) -> Target:
    """The path's member of staff, who is the company's."""
    people.get_staff(str(asked.path["staff_id"]))
    return Target()


def approval(asked: Asked) -> Target:
    """The department of the path's application, and those whom its offer waits for or who have said their word on it."""
    application_id = str(asked.path["application_id"])
    approvals = offers.get_offer(application_id).value.approvals
    said = frozenset(step.approval.by for step in approvals.steps if step.approval)
    department = applications.get(application_id).value.department_id
    return Target(department_id=department, people=approvals.asked | said)


def application(asked: Asked) -> Target:
    """The department of the path's application, and its panel."""
    return of_application(str(asked.path["application_id"]))


def of_application(application_id: str) -> Target:
    """The department of an application, and its panel."""
    department = applications.get(application_id).value.department_id
    panel = frozenset(card.staff_id for card in scorecards.scorecards(application_id))
    return Target(department_id=department, people=panel)
