"""What a report is made of: what else is open, and an expression only where it may count."""

import pytest
from cloud import assessments, consents, keys, openings
from cloud.applications import open_application, put
from cloud.company import get_company, save_company
from cloud.people import register_candidate
from cloud.reporting import positions_open_beside
from talent import library
from talent.opening import Opening


@pytest.fixture
def sales(opening: Opening) -> Opening:
    """Another opening, of which one question asks for composure."""
    who = openings.OpeningPeople(recruiter_id="recruiter", hr_manager_id="hr", pool=("ann", "bo", "cy"))
    heads = openings.Heads(planned=1, by="recruiter")
    return openings.open_opening(library.position("sales-manager"), who, opening.terms, "2026", heads)


def test_other_positions_are_those_that_are_open(opening: Opening, sales: Opening) -> None:
    named = sales.model_copy(update={"title": sales.title.model_copy(update={"zh": "大客户经理"})})
    put(keys.opening(sales.opening_id), named)
    beside = positions_open_beside(opening.position_id)
    assert [(each.id, each.name.zh) for each in beside] == [("sales-manager", "大客户经理")]
    openings.set_status(sales.opening_id, "closed", "hr")
    assert positions_open_beside(opening.position_id) == ()


@pytest.mark.parametrize(("place", "seen"), [("CN", [False, True]), ("DE", [False, False])])
def test_a_face_is_read_for_its_expression_only_where_that_may_count(
    sales: Opening, place: str, seen: list[bool]
) -> None:
    candidate = register_candidate("林晓", "lin@example.com", "13800000000", "zh", place)
    one = open_application(candidate, sales).application_id
    save_company(get_company().model_copy(update={"allows_expression": True}))
    asked = [assessments.may_read_expression(one, number) for number in (1, 2)]
    assert asked == [False, False], "nothing before the candidate's separate consent"
    consents.give_consents(candidate.candidate_id, one, ["expression"])
    assert [assessments.may_read_expression(one, number) for number in (1, 2)] == seen
