"""Who may do what, where: one table of action × role × scope that decides everywhere.

The scope of a role: 'company' reaches every department, 'department' those on the person's staff record, 'own'
only what the person was asked to do. An action that is not in the table is allowed to nobody.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from talent.kernel import Fact, Forbidden
from talent.people import Role, Staff

type Scope = Literal["company", "department", "own"]


class Action(StrEnum):
    """What staff do through the API."""

    OPEN_OPENING = "open an opening"
    READ_OPENING = "read an opening"
    READ_HEADCOUNT = "read headcount"
    PLAN_HEADCOUNT = "plan headcount"
    CONFIRM_HEADCOUNT = "confirm headcount"
    OPEN_APPLICATION = "open an application"
    READ_APPLICATION = "read an application"
    READ_CHANGES = "read what changes"
    MANAGE_LINKS = "manage links"
    READ_DELAYS = "read delays"
    READ_CONTACT = "read a candidate's contacts"
    READ_CANDIDATES = "read candidates"
    CORRECT_RESUME = "correct a resume"
    READ_DUPLICATES = "read duplicates"
    MERGE_CANDIDATES = "merge candidates"
    READ_REPORT = "read a report"
    DECIDE_APPLICATION = "decide on an application"
    READ_SCORECARDS = "read scorecards"
    ADD_PANEL_QUESTION = "add a question for the panel"
    ARRANGE_MEETING = "arrange a meeting"
    HAND_OVER_SCORECARD = "hand over a scorecard"
    WRITE_SCORECARD = "write a scorecard"
    READ_OFFER = "read an offer"
    CONFIRM_OFFER = "confirm an offer"
    REVISE_OFFER = "revise an offer"
    APPROVE_OFFER = "approve an offer"
    IMPORT_RESUMES = "import resumes"
    READ_IMPORT = "read an import"
    MANAGE_STAFF = "manage staff"
    READ_CHARGES = "read what waits for somebody"
    MANAGE_COMPANY = "manage the company"
    MANAGE_TAXONOMY = "manage the taxonomy"
    MANAGE_CALIBRATIONS = "manage calibrations"
    MANAGE_WEBHOOKS = "manage webhooks"
    READ_OPERATIONS = "read failures"
    READ_AUDIT = "read the audit record"
    READ_CALIBRATION = "read interviewer calibration"
    READ_ADVERSE_IMPACT = "read adverse impact"
    HOLD_RECORDS = "hold records for the law"
    ERASE_PERSON = "erase a person"
    EXPORT_PERSON = "export what is held about a person"
    EXPORT_DATASETS = "export datasets"


_R = Role
_HR: Mapping[Role, Scope] = {_R.RECRUITER: "department", _R.HR_MANAGER: "company"}
_MANAGERS: Mapping[Role, Scope] = {_R.HIRING_MANAGER: "department", _R.BUSINESS_REVIEWER: "department"}

RULES: Mapping[Action, Mapping[Role, Scope]] = {
    Action.OPEN_OPENING: _HR,
    Action.READ_OPENING: {**_HR, **_MANAGERS, _R.INTERVIEWER: "department", _R.AUDITOR: "company"},
    Action.READ_HEADCOUNT: {**_HR, _R.HIRING_MANAGER: "department", _R.AUDITOR: "company"},
    Action.PLAN_HEADCOUNT: _HR,
    Action.CONFIRM_HEADCOUNT: {_R.HIRING_MANAGER: "department"},
    Action.OPEN_APPLICATION: _HR,
    Action.READ_APPLICATION: {**_HR, **_MANAGERS, _R.INTERVIEWER: "own", _R.AUDITOR: "company"},
    Action.READ_CHANGES: {
        **_HR,
        **_MANAGERS,
        _R.INTERVIEWER: "own",
        _R.AUDITOR: "company",
        _R.ADMINISTRATOR: "company",
    },
    Action.MANAGE_LINKS: _HR,
    Action.READ_DELAYS: {**_HR, _R.HIRING_MANAGER: "department"},
    Action.READ_CONTACT: _HR,
    Action.READ_CANDIDATES: {_R.HR_MANAGER: "company"},
    Action.CORRECT_RESUME: _HR,
    Action.READ_DUPLICATES: {_R.HR_MANAGER: "company"},
    Action.MERGE_CANDIDATES: {_R.HR_MANAGER: "company"},
    Action.READ_REPORT: {**_HR, **_MANAGERS, _R.INTERVIEWER: "own", _R.AUDITOR: "company"},
    Action.DECIDE_APPLICATION: _HR,
    Action.READ_SCORECARDS: {**_HR, **_MANAGERS, _R.INTERVIEWER: "own", _R.AUDITOR: "company"},
    Action.ADD_PANEL_QUESTION: {**_HR, **_MANAGERS},
    Action.ARRANGE_MEETING: _HR,
    Action.HAND_OVER_SCORECARD: {
        **_HR,
        _R.INTERVIEWER: "own",
        _R.HIRING_MANAGER: "own",
        _R.BUSINESS_REVIEWER: "own",
    },
    Action.WRITE_SCORECARD: {_R.INTERVIEWER: "own", _R.HIRING_MANAGER: "own", _R.BUSINESS_REVIEWER: "own"},
    Action.READ_OFFER: {**_HR, _R.AUDITOR: "company"},
    Action.CONFIRM_OFFER: {_R.HR_MANAGER: "company"},
    Action.REVISE_OFFER: _HR,
    Action.APPROVE_OFFER: {
        _R.HR_MANAGER: "own",
        _R.HIRING_MANAGER: "own",
        _R.BUSINESS_REVIEWER: "own",
        _R.ADMINISTRATOR: "own",
    },
    Action.IMPORT_RESUMES: _HR,
    Action.READ_IMPORT: {**_HR, _R.AUDITOR: "company"},
    Action.MANAGE_STAFF: {_R.ADMINISTRATOR: "company"},
    Action.READ_CHARGES: {_R.HR_MANAGER: "company", _R.ADMINISTRATOR: "company"},
    Action.MANAGE_COMPANY: {_R.ADMINISTRATOR: "company"},
    Action.MANAGE_TAXONOMY: {_R.HR_MANAGER: "company", _R.ADMINISTRATOR: "company"},
    Action.MANAGE_CALIBRATIONS: {_R.HR_MANAGER: "company", _R.ADMINISTRATOR: "company"},
    Action.MANAGE_WEBHOOKS: {_R.ADMINISTRATOR: "company"},
    Action.READ_OPERATIONS: {_R.ADMINISTRATOR: "company"},
    Action.READ_AUDIT: {_R.AUDITOR: "company"},
    Action.READ_CALIBRATION: {_R.HR_MANAGER: "company", _R.AUDITOR: "company"},
    Action.READ_ADVERSE_IMPACT: {_R.AUDITOR: "company", _R.ADMINISTRATOR: "company"},
    Action.HOLD_RECORDS: {_R.HR_MANAGER: "company", _R.AUDITOR: "company"},
    Action.ERASE_PERSON: {_R.HR_MANAGER: "company"},
    Action.EXPORT_PERSON: {_R.HR_MANAGER: "company"},
    Action.EXPORT_DATASETS: {**_HR, _R.AUDITOR: "company"},
}

RECORDED: frozenset[Action] = frozenset(
    {
        Action.READ_REPORT,
        Action.READ_SCORECARDS,
        Action.READ_OFFER,
        Action.READ_CONTACT,
        Action.READ_CANDIDATES,
        Action.READ_AUDIT,
        Action.EXPORT_PERSON,
    }
)
"""What is read only with a row in the record: judgements of a person, pay, contacts, and the record itself."""


class NotAllowed(Forbidden):
    """The person's roles don't reach this."""

    next = "Ask an administrator if your role or department should include this."


class Target(Fact):
    """What is acted on: its department, and who was asked to work on it."""

    department_id: str = ""
    people: frozenset[str] = frozenset()


def allows(staff: Staff, action: Action, target: Target) -> bool:
    """Whether one of the person's roles reaches the target."""
    rules = RULES.get(action, {})
    return any(_reaches(staff, rules[role], target) for role in staff.roles if role in rules)


def authorise(staff: Staff, action: Action, target: Target) -> None:
    """Raises NotAllowed unless `allows`."""
    if not allows(staff, action, target):
        raise NotAllowed(f"You may not {action}.")


def _reaches(staff: Staff, scope: Scope, target: Target) -> bool:
    if scope == "company":
        return True
    if scope == "own":
        return staff.staff_id in target.people
    return "*" in staff.departments or target.department_id in staff.departments
