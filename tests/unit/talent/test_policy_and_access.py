"""Who may do what, and which channels may score."""

from datetime import UTC, datetime

import pytest
from talent.access import RULES, Action, NotAllowed, Target, authorise
from talent.people import Role, Staff
from talent.policy import Consent, permit_expression

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def staff(role: Role, *departments: str) -> Staff:
    return Staff(
        staff_id="s1",
        name="n",
        email="s@example.com",
        language="zh",
        roles=frozenset({role}),
        departments=frozenset(departments),
    )


def test_a_recruiter_reaches_the_own_department_only() -> None:
    authorise(staff(Role.RECRUITER, "trade"), Action.READ_APPLICATION, Target(department_id="trade"))
    with pytest.raises(NotAllowed):
        authorise(staff(Role.RECRUITER, "trade"), Action.READ_APPLICATION, Target(department_id="sales"))


def test_an_interviewer_sees_only_whom_they_were_asked_to_see() -> None:
    target = Target(department_id="trade", people=frozenset({"s1"}))
    authorise(staff(Role.INTERVIEWER, "trade"), Action.READ_REPORT, target)
    with pytest.raises(NotAllowed):
        authorise(staff(Role.INTERVIEWER, "trade"), Action.READ_REPORT, Target(department_id="trade"))


@pytest.mark.parametrize("role", [Role.EMPLOYEE, Role.INTERVIEWER, Role.AUDITOR, Role.HIRING_MANAGER])
def test_only_hr_confirms_an_offer(role: Role) -> None:
    with pytest.raises(NotAllowed):
        authorise(staff(role, "*"), Action.CONFIRM_OFFER, Target(department_id="trade"))


def test_every_action_has_a_rule_and_pay_is_not_for_managers() -> None:
    assert set(RULES) == set(Action)
    assert Role.HIRING_MANAGER not in RULES[Action.READ_OFFER]
    assert Role.INTERVIEWER not in RULES[Action.READ_CONTACT]


GIVEN = Consent(kind="expression", version="v", given_at=NOON)


@pytest.mark.parametrize(
    ("jurisdiction", "consents", "company", "permitted"),
    [
        ("CN", (GIVEN,), True, True),
        ("CN", (), True, False),
        ("CN", (GIVEN.model_copy(update={"withdrawn_at": NOON}),), True, False),
        ("CN", (GIVEN,), False, False),
        ("DE", (GIVEN,), True, False),
        ("unknown", (GIVEN,), True, False),
    ],
)
def test_expression_scores_only_where_law_company_and_candidate_all_say_yes(
    jurisdiction: str, consents: tuple[Consent, ...], company: bool, permitted: bool
) -> None:
    permit = permit_expression(jurisdiction, consents, company_allows=company)
    assert (permit is not None) is permitted
