"""Through the API: what is read of judgements and pay leaves a row, and the auditor alone can take the record away."""

from datetime import timedelta

from cloud import logkeys, sealing
from cloud.moment import now
from cloud.table import Create, table
from talent.audit import AuditRow, Deed, Head
from talent.people import Role

from tests.integration.api.conftest import Journey, ask, staff


def deeds() -> list[Deed]:
    day = now().date()
    found = [
        stored.value.deed
        for shard in range(8)
        for stored in table().under(logkeys.audit_row(day, shard, 1).pk, "", AuditRow)
    ]
    return sorted(found, key=lambda each: each.deed_id)


def reads() -> list[tuple[str, str]]:
    return [(each.by, each.action) for each in deeds()]


def test_reading_an_offer_leaves_a_row(journey: Journey) -> None:
    journey.offered()
    ask("GET", f"/applications/{journey.application_id}/offer", claims=staff("hr", Role.HR_MANAGER))
    ask("GET", "/me/offer", link=journey.link("offer"))
    assert reads() == [("hr", "read an offer"), ("candidate", "read an offer")]


def test_an_openings_pay_leaves_a_row_where_it_is_shown(journey: Journey) -> None:
    opening_id = journey.opening.opening_id
    for who, role in (("rec", Role.RECRUITER), ("manager", Role.HIRING_MANAGER)):
        claims = staff(who, role, journey.opening.department_id)
        assert ask("GET", "/openings", claims=claims).status == 200
        assert ask("GET", f"/openings/{opening_id}", claims=claims).status == 200
    told = [(each.by, each.action, each.opening_id) for each in deeds()]
    assert told == [("rec", "read an offer", ""), ("rec", "read an offer", opening_id)]


def test_an_export_leaves_a_row_that_names_the_person(journey: Journey) -> None:
    """So that all that was seen of one candidate can be found."""
    claims = staff("hr", Role.HR_MANAGER)
    ask("POST", f"/candidates/{journey.candidate_id}/export", claims=claims)
    ask("GET", f"/candidates/{journey.candidate_id}/export", claims=claims)
    assert {each.candidate_id for each in deeds()} == {journey.candidate_id}


def test_a_dossier_leaves_a_row_for_each_graded_part_that_it_shows(journey: Journey) -> None:
    path = f"/applications/{journey.application_id}"
    ask("GET", path, claims=staff("hr", Role.HR_MANAGER))
    assert [action for _, action in reads()] == [
        "read a candidate's contacts",
        "read an offer",
        "read scorecards",
    ]
    outside = staff("x", Role.HIRING_MANAGER, "elsewhere")
    assert ask("GET", path, claims=outside).status == 404
    assert len(reads()) == 3, "who was shown nothing has read nothing"


def test_the_auditor_takes_a_sealed_day_away(journey: Journey) -> None:
    yesterday = now().date() - timedelta(days=1)
    table().write(Create(logkeys.audit_head(yesterday, 0), Head(day=yesterday, shard=0)))
    auditor = staff("aud", Role.AUDITOR)
    early = ask("GET", f"/audit/days/{yesterday}", claims=auditor)
    assert (early.status, early.json["name"]) == (409, "DayNotSealed")
    sealing.seal_days(now() + timedelta(hours=1))
    assert ask("GET", "/audit/days", claims=auditor).at("days", 0, "day") == yesterday.isoformat()
    assert f"days/{yesterday}" in ask("GET", f"/audit/days/{yesterday}", claims=auditor).text
    assert ("aud", "read the audit record") in reads()


def test_nobody_else_reads_the_record(journey: Journey) -> None:
    for role in set(Role) - {Role.AUDITOR}:
        assert ask("GET", "/audit/days", claims=staff(role.value, role)).status == 403
