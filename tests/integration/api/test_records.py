"""Erasure, export and legal holds through the API: the candidate by link, HR for them, and the reasons that are told."""

from cloud import applications, exporting, persons
from cloud.moment import now
from talent.application import Stage
from talent.people import Role

from tests.integration.api.conftest import Journey, ask, staff


def test_a_candidate_asks_to_be_erased_and_sees_when_it_is_done(journey: Journey) -> None:
    link = journey.link("application")
    assert ask("GET", "/me/erasure", link=link).json["name"] == "ErasureNotAsked"
    asked = ask("POST", "/me/erasure", link=link)
    assert (asked.status, asked.json["status"]) == (200, "asked")
    assert applications.get(journey.application_id).value.stage is Stage.WITHDRAWN
    persons.erase_person(journey.candidate_id, now())
    done = ask("GET", "/me/erasure", link=link)
    assert done.json["status"] == "done"
    assert done.at("words", "zh")
    dossier = ask("GET", f"/applications/{journey.application_id}", claims=staff("hr", Role.HR_MANAGER))
    assert dossier.status == 200
    assert "lin@example.com" not in dossier.text


def test_a_hold_delays_an_erasure_and_says_why(journey: Journey) -> None:
    hr = staff("hr", Role.HR_MANAGER)
    path = f"/candidates/{journey.candidate_id}"
    hold = ask("POST", f"{path}/holds", {"reason": "a dispute"}, claims=hr)
    assert hold.status == 201
    held = ask("POST", f"{path}/erasure", claims=hr)
    assert held.json["status"] == "held"
    lifted = ask("POST", f"{path}/holds/{hold.json['hold_id']}/lift", {"reason": "settled"}, claims=hr)
    assert lifted.json["lifted_by"] == "hr"
    listed = ask("GET", f"{path}/holds", claims=staff("aud", Role.AUDITOR))
    assert listed.at("holds", 0, "reason") == "a dispute"
    assert ask("POST", f"{path}/holds", {"reason": ""}, claims=hr).status == 422


def test_a_candidate_takes_everything_away(journey: Journey) -> None:
    link = journey.link("application")
    assert ask("GET", "/me/export", link=link).json["name"] == "ExportNotReady"
    assert ask("POST", "/me/export", link=link).json["address"] == ""
    exporting.make_exports(journey.candidate_id)
    made = ask("GET", "/me/export", link=link).json
    assert str(made["address"]).startswith("https://")
    assert made["bytes"]
