"""Self-identification through the API: the candidate alone sees it, the report counts it, no decider reaches it."""

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
    assert report.at("steps", 2, "categories", 0, "groups", 0, "group") == "female"
    assert ask("GET", "/adverse-impact", claims=staff("aud", Role.AUDITOR)).json == report.json


def test_no_decider_reads_it(journey: Journey) -> None:
    for role in set(Role) - {Role.AUDITOR, Role.ADMINISTRATOR}:
        assert ask("GET", "/adverse-impact", claims=staff(role.value, role, "*")).status == 403
