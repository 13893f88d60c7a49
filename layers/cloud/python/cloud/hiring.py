"""Hiring: the employee's record, made only from an accepted offer and a filled head, in one transaction with the move."""

from talent.headcount import NotReserved, Reservation
from talent.moves import MoveName
from talent.people import Employee

from cloud import headcount_keys, keys
from cloud.applications import get, move
from cloud.moment import now
from cloud.people import get_candidate
from cloud.table import Create, Unchanged, Write, table


def hire(
    application_id: str, position_id: str, headcount_id: str, baseline: dict[str, float], cause: str
) -> Employee:
    """Makes the employee and moves the application, in one transaction; the employee's id is the application's.

    Raises NotReserved where the application has filled no head.
    """
    application = get(application_id).value
    known = table().find(keys.employee(application_id), Employee)
    if known:
        return known.value
    key = headcount_keys.reservation(headcount_id, application_id)
    head = table().find(key, Reservation)
    if head is None or head.value.status != "filled":
        raise NotReserved("The application has filled no head of this ledger.")
    employee = Employee(
        employee_id=application_id,
        application_id=application_id,
        candidate_id=get_candidate(application.candidate_id).candidate_id,
        position_id=position_id,
        department_id=application.department_id,
        headcount_id=headcount_id,
        hired_at=now(),
        baseline=baseline,
    )
    beside: list[Write] = [Create(keys.employee(application_id), employee), Unchanged(key, head.version)]
    move(application_id, MoveName.HIRE, "machine", cause=cause, beside=beside)
    return employee
