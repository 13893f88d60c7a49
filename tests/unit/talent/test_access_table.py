"""The table of rules as people reviewed it: a changed rule is a changed line in `access_table.txt`, seen in a diff."""

from pathlib import Path

from talent.access import RECORDED, RULES, Action
from talent.people import Role

REVIEWED = Path(__file__).with_name("access_table.txt")
SHORT = {"company": "C", "department": "D", "own": "O", None: "·"}
LEGEND = "C every department · D own departments · O what one was asked to do · * read only with a row in the record"


def table() -> str:
    """Action × role × scope, one line an action, as it stands in the code."""
    roles = sorted(Role)
    width = max(len(action) for action in Action) + 3
    head = " " * width + " ".join(roles)
    lines = [f"{_name(action):<{width}}{_cells(action, roles)}".rstrip() for action in sorted(Action)]
    return "\n".join((LEGEND, head, *lines, ""))


def _name(action: Action) -> str:
    return f"{action} *" if action in RECORDED else str(action)


def _cells(action: Action, roles: list[Role]) -> str:
    return " ".join(f"{SHORT[RULES.get(action, {}).get(role)]:<{len(role)}}" for role in roles)


def test_the_rules_are_the_ones_that_were_reviewed() -> None:
    """Where a rule was changed on purpose, the printed table replaces the file, and its diff is what is reviewed."""
    print(table())
    assert table() == REVIEWED.read_text(encoding="utf-8"), f"print of the table now:\n{table()}"


def test_nobody_reaches_pay_contacts_or_the_record_by_the_way() -> None:
    """What has a grade of its own, said apart from the table."""
    people = {action: set(RULES[action]) for action in Action}
    hr = {Role.RECRUITER, Role.HR_MANAGER}
    assert people[Action.READ_CONTACT] == hr
    assert people[Action.READ_OFFER] == hr | {Role.AUDITOR}
    assert people[Action.READ_AUDIT] == {Role.AUDITOR}
    assert Role.EMPLOYEE not in set().union(*people.values())
    assert {scope for action in Action for scope in [RULES[action].get(Role.INTERVIEWER)]} <= {
        None,
        "own",
        "department",
    }


def test_an_interviewer_reads_of_candidates_only_what_they_were_asked_about() -> None:
    about = (Action.READ_APPLICATION, Action.READ_REPORT, Action.READ_SCORECARDS, Action.WRITE_SCORECARD)
    assert {RULES[action][Role.INTERVIEWER] for action in about} == {"own"}
