"""HR extends the taxonomy: a spelling or a skill of their own counts from the next advert and resume on."""

from collections.abc import Mapping
from datetime import date

import pytest
from cloud.terms import company_terms
from talent.matching import match, profile_of
from talent.people import Role
from talent.reading import read_resume
from talent.reading.text import plain
from talent.requirements import read_opening
from talent.taxonomy import skills

from tests.integration.api.conftest import ask, staff
from tests.unit.api.gateway import Reply

MALI = {"id": "mali_erp", "kind": "skill", "names": ["玛丽系统", "MaliERP"], "implies": ["erp"]}


@pytest.fixture
def hr(aws: None) -> Mapping[str, str]:
    """An HR manager."""
    return staff("hr", Role.HR_MANAGER)


def save(claims: Mapping[str, str], **term: object) -> Reply:
    """A term sent."""
    return ask("PUT", "/taxonomy/terms", term, claims=claims)


def verdicts(asked: str, shown: str) -> list[str]:
    """What the resume's line is worth for the advert's."""
    wanted = read_opening(f"任职要求：\n1、{asked}。\n").requirements
    profile = profile_of(read_resume(plain(f"周文博\n技能\n{shown}\n", "x"), date(2026, 11, 1)), "2026-11")
    return [one.verdict for one in match(profile, wanted, 60).requirements]


def test_a_skill_of_the_company_s_own_is_matched_with_what_it_implies(hr: Mapping[str, str]) -> None:
    assert save(hr, **MALI).status == 200
    with company_terms():
        assert verdicts("熟悉玛丽系统", "MaliERP、Excel") == ["met"]
        assert verdicts("熟悉ERP", "玛丽系统、Excel") == ["met"]
    assert "mali_erp" not in skills().names


def test_a_further_spelling_of_a_known_skill_counts(hr: Mapping[str, str]) -> None:
    assert verdicts("熟悉国际贸易术语", "装船通则、Excel") == ["not_found"]
    assert save(hr, id="incoterms", kind="skill", names=["装船通则"]).status == 200
    with company_terms():
        assert verdicts("熟悉国际贸易术语", "装船通则、Excel") == ["met"]
    gone = save(hr, id="incoterms", kind="skill", names=[])
    assert gone.json["term"] == []


@pytest.mark.parametrize(
    ("term", "status", "name"),
    [
        ({"names": ["信用证"]}, 400, "TermTaken"),
        ({"names": ["玛丽"], "implies": ["no_such_thing"]}, 400, "TermTaken"),
        ({"names": ["玛丽"], "implies": ["mali_erp"]}, 400, "TermTaken"),
        ({"names": [" x"]}, 422, "BodyInvalid"),
        ({"id": "No Id"}, 422, "BodyInvalid"),
    ],
)
def test_a_term_that_can_t_be_is_refused(
    hr: Mapping[str, str], term: dict[str, object], status: int, name: str
) -> None:
    reply = save(hr, **{**MALI, **term})
    assert (reply.status, reply.json["name"]) == (status, name)
    assert ask("GET", "/taxonomy/terms", claims=hr).json["term"] == []
