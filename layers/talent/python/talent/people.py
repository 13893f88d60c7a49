"""The people of the system: candidates, staff and employees, as records with as little as each needs."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, Field

from talent.kernel import Fact, Language
from talent.policy import Jurisdiction

Email = Annotated[str, Field(pattern=r"^[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+$", max_length=254)]
"""An address that mail can be sent to; whether it arrives is what the bounce tells."""


class Role(StrEnum):
    """What a member of staff is in the hiring; one person can be several."""

    RECRUITER = "recruiter"
    HR_MANAGER = "hr_manager"
    INTERVIEWER = "interviewer"
    HIRING_MANAGER = "hiring_manager"
    BUSINESS_REVIEWER = "business_reviewer"
    EMPLOYEE = "employee"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Staff(Fact):
    """One member of staff: the scope of what they may do comes from here, not from their token."""

    staff_id: str
    name: str
    email: Email
    language: Language
    roles: frozenset[Role]
    departments: frozenset[str] = Field(default=frozenset(), description="empty: none; '*' in it: all")
    time_zone: str = "Asia/Shanghai"


class Candidate(Fact):
    """One person who applies."""

    candidate_id: str
    name: str = Field(min_length=1, max_length=120)
    email: Email
    phone: str = Field(default="", max_length=40)
    language: Language
    jurisdiction: Jurisdiction


class Employee(Fact):
    """Someone hired, with the competency levels that were seen in hiring as their baseline."""

    employee_id: str
    application_id: str
    candidate_id: str
    position_id: str
    department_id: str
    headcount_id: str
    hired_at: AwareDatetime
    baseline: Mapping[str, float]
