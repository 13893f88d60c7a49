"""Reminds HR of candidates' questions that have no answer: half-way to the time by which one is owed, and at its end."""

from datetime import datetime

from talent.appeal import Appeal, reminded
from talent.messages import Kind
from talent.messages.values import HrAppeal

from cloud import keys
from cloud.letters.case import hr_facts, open_case, to_staff
from cloud.mail import Letter, send_once
from cloud.people import get_staff
from cloud.table import MovedOn, Replace, Stored, table


def appeals_due(moment: datetime) -> list[Stored[Appeal]]:
    """Questions without an answer whose reminder has come by `moment`."""
    return table().listed("todo", keys.APPEALS, Appeal, until=moment.isoformat())


def remind_of(stored: Stored[Appeal]) -> None:
    """Writes to the opening's recruiter, once for each reminder, and notes when the next one is."""
    appeal = stored.value
    send_once(f"{appeal.application_id}/appeal/{appeal.number}/{appeal.remind_at}", _letter(appeal))
    try:
        key = keys.appeal(appeal.application_id, appeal.number)
        table().write(Replace(key, reminded(appeal), stored.version))
    except MovedOn:
        return  # answered just now, or reminded by a sweep beside this one


def _letter(appeal: Appeal) -> Letter:
    case = open_case(appeal.application_id)
    staff = get_staff(case.opening.recruiter_id)
    facts = hr_facts(case, staff) | {"due": appeal.due_at, "explanation": appeal.wants == "explanation"}
    return to_staff(staff, Kind.HR_APPEAL_REMINDER, HrAppeal, facts)
