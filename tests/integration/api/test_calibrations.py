"""A company's own calibration: uploaded once and for good, named by an opening, and in the record."""

from collections.abc import Mapping

import pytest
from cloud.table import table
from talent.calibration import Calibration
from talent.events import Event, EventName
from talent.people import Role

from tests.integration.api.conftest import Journey, ask, staff
from tests.unit.api.gateway import Reply
from tests.unit.calibration.made import made


def sent(claims: Mapping[str, str], calibration: Calibration) -> Reply:
    """A calibration uploaded."""
    return ask("POST", "/calibrations", calibration.model_dump(mode="json"), claims=claims)


def happened(pk: str) -> list[EventName]:
    """The events beside a thing."""
    return [each.value.name for each in table().under(pk, "EVENT#", Event)]


def test_a_calibration_is_kept_once_and_read_as_it_came(journey: Journey) -> None:
    hr, admin = staff("hr", Role.HR_MANAGER), staff("admin", Role.ADMINISTRATOR)
    first = sent(hr, made())
    assert (first.status, first.json["uploaded_by"]) == (201, "hr")
    again = sent(admin, made())
    assert again.json == first.json, "who brought it first stays"
    other = sent(admin, made(interviews=99)).json["version"]
    listed = ask("GET", "/calibrations", claims=hr).json["calibrations"]
    assert isinstance(listed, list)
    assert {row["version"] for row in listed} == {first.json["version"], other}
    read = ask("GET", f"/calibrations/{first.json['version']}", claims=hr)
    assert Calibration.model_validate_json(read.text) == made()
    assert happened("COMPANY") == [EventName.CALIBRATION_UPLOADED] * 2
    assert sent(staff("rec", Role.RECRUITER, "*"), made()).status == 403


def test_an_opening_names_a_calibration_and_lets_it_go(journey: Journey) -> None:
    hr, path = staff("hr", Role.HR_MANAGER), f"/openings/{journey.opening.opening_id}"
    version = sent(hr, made()).json["version"]
    assert ask("PUT", f"{path}/calibration", {"version": version}, claims=hr).json["calibration"] == version
    assert ask("GET", path, claims=hr).json["calibration"] == version
    unknown = ask("PUT", f"{path}/calibration", {"version": "0" * 64}, claims=hr)
    assert (unknown.status, unknown.json["name"]) == (404, "CalibrationUnknown")
    assert ask("GET", path, claims=hr).json["calibration"] == version
    assert ask("PUT", f"{path}/calibration", {"version": None}, claims=hr).json["calibration"] is None
    told = happened(f"OPENING#{journey.opening.opening_id}")
    assert told == [EventName.OPENING_OPENED, *[EventName.CALIBRATION_SET] * 2]


@pytest.mark.parametrize("change", [{"measured_by": "older"}, {"measures": ("fillers", "voice_f0")}])
def test_a_calibration_that_does_not_fit_is_refused(journey: Journey, change: dict[str, object]) -> None:
    hr = staff("hr", Role.HR_MANAGER)
    refused = sent(hr, made(**change))
    assert (refused.status, refused.json["name"]) == (400, "CalibrationUnfit")
    broken = made().model_dump(mode="json") | {"means": [1.0]}
    assert ask("POST", "/calibrations", broken, claims=hr).status == 422
    assert ask("GET", "/calibrations", claims=hr).json["calibrations"] == []
