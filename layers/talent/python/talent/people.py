"""The people of the system: candidates, staff and employees, as records with as little as each needs."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, AwareDatetime, Field

from talent.kernel import Fact, Language, Phrase
from talent.policy import Jurisdiction

Email = Annotated[
    str,
    Field(
        pattern=r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$",
        max_length=254,
    ),
]
"""An address that mail can be sent to, by the rule of HTML's `type=email`; a bounce tells the rest."""

PersonName = Annotated[
    str, Field(max_length=120, pattern=r"^[^\x00-\x1f\x7f]*[^\x00-\x20\x7f][^\x00-\x1f\x7f]*$")
]
"""A name as its owner writes it, in any script, on one line."""


def _known_zone(name: str) -> str:
    """A time zone's name, checked. Raises ValueError."""
    try:
        return ZoneInfo(name).key
    except (OSError, ValueError, ZoneInfoNotFoundError) as unknown:
        raise ValueError("No time zone has this name; one has a name like 'Asia/Shanghai'.") from unknown


TimeZone = Annotated[str, Field(max_length=64), AfterValidator(_known_zone)]
"""A time zone by its name in the IANA database."""


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


ROLE_NAMES: Mapping[Role, Phrase] = {
    Role.RECRUITER: Phrase(zh="招聘专员", en="Recruiter"),
    Role.HR_MANAGER: Phrase(zh="人力资源经理", en="HR manager"),
    Role.INTERVIEWER: Phrase(zh="面试官", en="Interviewer"),
    Role.HIRING_MANAGER: Phrase(zh="用人部门负责人", en="Hiring manager"),
    Role.BUSINESS_REVIEWER: Phrase(zh="业务部门评审人", en="Business reviewer"),
    Role.EMPLOYEE: Phrase(zh="员工", en="Employee"),
    Role.AUDITOR: Phrase(zh="审计员", en="Auditor"),
    Role.ADMINISTRATOR: Phrase(zh="系统管理员", en="Administrator"),
}
"""How a role is called before people."""


class Staff(Fact):
    """One member of staff: the scope of what they may do comes from here, not from their token."""

    staff_id: str
    name: PersonName
    email: Email
    language: Language
    roles: frozenset[Role]
    departments: frozenset[str] = Field(default=frozenset(), description="empty: none; '*' in it: all")
    time_zone: TimeZone = "Asia/Shanghai"
    left_at: AwareDatetime | None = Field(
        default=None,
        description="since when they are no more on the staff; their record stays, as it names them",
    )

    @property
    def there(self) -> bool:
        """Whether they are on the staff now."""
        return self.left_at is None


class Candidate(Fact):
    """One person who applies; where they came twice, a person may say that two records are one."""

    candidate_id: str
    name: PersonName
    email: Email
    phone: str = Field(default="", max_length=40)
    language: Language
    jurisdiction: Jurisdiction
    same_as: str = Field(default="", description="the candidate that this record was merged with, by its id")
    also: tuple[str, ...] = Field(default=(), description="the records that were merged with this one")


class Trace(Fact):
    """Something kept elsewhere than a candidate's own records that leads to them, such as the digest of an address."""

    candidate_id: str


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
