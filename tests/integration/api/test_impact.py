"""Self-identification through the API: the candidate alone sees it, the report counts it, no decider reaches it."""

import pytest
from cloud import deciding, interviews
from talent.moves import MoveName
from talent.people import Role

from tests.integration.api.conftest import Journey, ask, staff

ANSWERS = {"sex": "female", "ethnicity": None, "age": "30_to_39"}


def test_what_is_said_is_the_candidates_own(journey: Journey) -> None:
    link = journey.link("application")
    assert ask("GET", "/me/self-identification", link=link).json["sex"] is None
    assert ask("PUT", "/me/self-identification", ANSWERS, link=link).status == 200
    assert ask("GET", "/me/self-identification", link=link).json == ANSWERS
    dossier = ask("GET", f"/applications/{journey.application_id}", claims=staff("hr", Role.HR_MANAGER))
    assert "30_to_39" not in dossier.text


def test_the_report_counts_each_step(journey: Journey) -> None:
    ask("PUT", "/me/self-identification", ANSWERS, link=journey.link("application"))
    journey.submitted()
    journey.machine(MoveName.ASSESS)
    path = f"/openings/{journey.opening.opening_id}/adverse-impact"
    report = ask("GET", path, claims=staff("aud", Role.AUDITOR))
    assert report.status == 200, report.text
    steps = {report.at("steps", n, "step"): report.at("steps", n, "people") for n in range(3)}
    assert steps == {"screening": 0, "selection": 1, "hiring": 1}
    assert report.at("steps", 1, "undecided") == report.at("steps", 2, "undecided") == 1
    assert report.at("steps", 2, "categories", 0, "groups", 0, "group") == "female"
    assert ask("GET", "/adverse-impact", claims=staff("aud", Role.AUDITOR)).json == report.json


@pytest.mark.parametrize(
    ("ends", "counted"),
    [
        ("decline", {"undecided": 0, "withdrew": 0, "unknown": 1}),
        ("withdraw", {"undecided": 0, "withdrew": 1, "unknown": 0}),
    ],
)
def test_a_refusal_is_a_persons_and_no_candidates(
    journey: Journey, ends: str, counted: dict[str, int]
) -> None:
    journey.submitted()
    journey.machine(MoveName.ASSESS)
    if ends == "decline":
        deciding.decide(journey.application_id, MoveName.DECLINE, "rec", "Another candidate fits better.")
    else:
        interviews.withdraw(journey.application_id)
    path = f"/openings/{journey.opening.opening_id}/adverse-impact"
    report = ask("GET", path, claims=staff("aud", Role.AUDITOR))
    found = {name: report.at("steps", 1, name) for name in ("undecided", "withdrew")}
    found["unknown"] = report.at("steps", 1, "categories", 0, "unknown")
    assert found == counted


def test_no_decider_reads_it(journey: Journey) -> None:
    for role in set(Role) - {Role.AUDITOR, Role.ADMINISTRATOR}:
        assert ask("GET", "/adverse-impact", claims=staff(role.value, role, "*")).status == 403
