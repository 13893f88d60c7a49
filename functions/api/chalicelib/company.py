"""The company's own facts, for its administrators."""

from cloud.approvals import check_approvers
from cloud.company import get_company, save_company
from talent.access import Action
from talent.company import Company
from talent.people import Staff

from chalicelib import targets
from chalicelib.doors import StaffMay
from chalicelib.routing import Routes

routes = Routes("company")


@routes.get("/company", StaffMay(Action.MANAGE_COMPANY, targets.company))
def read_company() -> Company:
    """The company's facts as they stand."""
    return get_company()


@routes.put("/company", StaffMay(Action.MANAGE_COMPANY, targets.company))
def set_company(caller: Staff, body: Company) -> Company:
    """Sets the company's facts; what is left out gets its default. Raises CannotApprove."""
    check_approvers(body.approvals)
    save_company(body, caller.staff_id)
    return body
