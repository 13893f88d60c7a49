"""The same person twice: proposed with why, merged by a person, undone, and nothing of either is lost."""

from collections.abc import Mapping
from datetime import date

import pytest
from cloud import applications, duplicates, people, resumes
from cloud.table import table
from talent.duplicates import phone_digits, signs_of_resume
from talent.people import Candidate, Role
from talent.reading import read_resume
from talent.reading.text import plain

from tests.integration.api.conftest import Journey, ask, staff


def again(
    journey: Journey, email: str = "lin.xiao@example.com", phone: str = "+86 138 0000 0000"
) -> Candidate:
    """The same phone under another mail address, with an application of its own."""
    other = people.register_candidate("林 晓", email, phone, "zh", "CN")
    applications.open_application(other, journey.opening)
    return other


@pytest.fixture
def hr(journey: Journey) -> Mapping[str, str]:
    """An HR manager."""
    return staff("hr", Role.HR_MANAGER)


def proposed(claims: Mapping[str, str]) -> list[dict[str, object]]:
    """The pairs that wait."""
    found = ask("GET", "/duplicates", claims=claims).json["duplicates"]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("138-0013-8000", "+86 138 0013 8000"),
        ("(0592) 555-1234", "05925551234"),
        ("0086 13800138000", "13800138000"),
        ("+44 20 7946 0001", "0044 20 79460001"),
    ],
)
def test_a_phone_is_one_however_it_is_written(one: str, other: str) -> None:
    assert phone_digits(one) == phone_digits(other) != ""


def test_no_phone_is_nobody_s_sign() -> None:
    assert phone_digits("无") == phone_digits("12-34") == ""


def test_the_same_phone_is_proposed_with_why_and_once(journey: Journey, hr: Mapping[str, str]) -> None:
    other = again(journey)
    duplicates.note_signs(other.candidate_id, [("phone", phone_digits(other.phone))])
    (pair,) = proposed(hr)
    assert pair["duplicate"]["signs"] == ["phone"]  # type: ignore[index]
    assert {each["email"] for each in pair["candidates"]} == {"lin@example.com", other.email}  # type: ignore[attr-defined]


def test_the_same_name_school_and_years_in_two_resumes_are_proposed(
    journey: Journey, hr: Mapping[str, str]
) -> None:
    other = again(journey, phone="")
    text = "林晓\n邮箱：{}\n教育背景\n2013.09-2017.06  集美大学  国际贸易（本科）\n"
    for person, mail in ((journey.candidate_id, "a@example.com"), (other.candidate_id, "b@example.com")):
        resume = read_resume(plain(text.format(mail), "x"), date(2026, 11, 1))
        duplicates.note_signs(person, signs_of_resume(resume))
    (pair,) = proposed(hr)
    assert pair["duplicate"]["signs"] == ["name_school_dates"]  # type: ignore[index]


def test_different_people_are_not_proposed(journey: Journey, hr: Mapping[str, str]) -> None:
    again(journey, phone="13911112222")
    assert proposed(hr) == []


def test_a_merge_keeps_both_applications_in_reach_and_can_be_undone(
    journey: Journey, hr: Mapping[str, str]
) -> None:
    other = again(journey)
    keep, gone = journey.candidate_id, other.candidate_id
    before = {each: people.get_candidate(each) for each in (keep, gone)}
    where = f"/duplicates/{keep}/{gone}"
    merged = ask("POST", f"{where}/merge", {"keep": keep, "reason": "同一人"}, claims=hr)
    assert merged.status == 200, merged.text
    for each in (keep, gone):
        person = ask("GET", f"/candidates/{each}/person", claims=hr)
        assert person.at("records", 0, "candidate_id") == keep
        assert len(person.json["applications"]) == 2  # type: ignore[arg-type]
    assert proposed(hr) == []
    assert people.find_candidate(other.email) == people.get_candidate(keep)
    again_merged = ask("POST", f"{where}/merge", {"keep": gone, "reason": "x"}, claims=hr)
    assert (again_merged.status, again_merged.json["name"]) == (409, "NotToMerge")
    assert ask("POST", f"{where}/undo", {"reason": "两个人"}, claims=hr).status == 200
    assert {each: people.get_candidate(each) for each in (keep, gone)} == before
    events = [
        item["sk"]["S"]
        for item in table().partition(f"DUPLICATE#{min(keep, gone)}#{max(keep, gone)}", "EVENT#")
    ]
    assert len(events) == 3
    assert ask("POST", f"{where}/merge", {"keep": gone, "reason": "还是同一人"}, claims=hr).status == 200


def test_who_is_kept_apart_is_not_proposed_again(journey: Journey, hr: Mapping[str, str]) -> None:
    other = again(journey)
    where = f"/duplicates/{journey.candidate_id}/{other.candidate_id}"
    assert ask("POST", f"{where}/apart", {"reason": "夫妻共用电话"}, claims=hr).status == 200
    duplicates.note_signs(other.candidate_id, [("phone", phone_digits(other.phone))])
    assert proposed(hr) == []


def test_reading_a_resume_finds_the_person_by_its_own_mail(journey: Journey, hr: Mapping[str, str]) -> None:
    other = people.register_candidate("林晓", "other@example.com", "", "zh", "CN")
    application = applications.open_application(other, journey.opening)
    resumes.register_resume(f"resumes/{application.application_id}/cv.txt", 100)
    resume = read_resume(plain("林晓\n邮箱：LIN@example.com\n技能\nSQL\n", "x"), date(2026, 11, 1))
    resumes.keep_resume(resumes.get_resume_file(application.application_id), resume)
    (pair,) = proposed(hr)
    assert pair["duplicate"]["signs"] == ["mail"]  # type: ignore[index]
