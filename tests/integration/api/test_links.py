"""Links: signed, for one purpose, ending by themselves and with the application, revocable, a first use told apart."""

import json

import pytest
from cloud import applications
from cloud.letters.noticing import letters_for
from cloud.links import USE_HEADER, Purpose
from itsdangerous import URLSafeSerializer
from talent.events import EventName
from talent.messages import Kind
from talent.people import Role

from tests.integration.api.conftest import Journey, ask, staff

PURPOSES: tuple[Purpose, ...] = ("applying", "application", "interview", "scorecard", "offer")


@pytest.mark.parametrize("token", ["x", "eyJhIjoxfQ.x", "\u00e9"])
def test_an_unknown_token_opens_nothing(aws: None, token: str) -> None:
    reply = ask("GET", "/me/application", link=token)
    assert (reply.status, reply.json["name"]) == (401, "LinkUnknown")


def test_a_forged_token_opens_nothing(journey: Journey) -> None:
    """Neither another signer's, nor one's own with the purpose or the application changed."""
    token = journey.link("interview")
    claim = URLSafeSerializer("x" * 48, salt="bole-link").loads(token)
    forged = URLSafeSerializer("y" * 48, salt="bole-link").dumps(claim)
    signature = token.rpartition(".")[2]
    payload = (
        URLSafeSerializer("y" * 48, salt="bole-link").dumps(claim | {"purpose": "offer"}).rpartition(".")[0]
    )
    for bad in (forged, f"{payload}.{signature}", token[:-2], f"{token}A"):
        assert ask("GET", "/me/offer", link=bad).json["name"] == "LinkUnknown"
        assert ask("GET", "/me/interview", link=bad).json["name"] == "LinkUnknown"


def test_a_link_opens_only_what_it_is_for(journey: Journey) -> None:
    """Every purpose against every purpose's own page."""
    pages = {"interview": "/me/interview", "scorecard": "/scorecard", "offer": "/me/offer"}
    for purpose in PURPOSES:
        link = journey.link(purpose)
        for opened, page in pages.items():
            if opened != purpose:
                reply = ask("GET", page, link=link)
                assert (reply.status, reply.json["name"]) == (401, "LinkUnknown"), (purpose, page)


def test_an_expired_link_says_so(journey: Journey) -> None:
    reply = ask("GET", "/me/application", link=journey.link("application", days=-1))
    assert (reply.status, reply.json["name"]) == (401, "LinkExpired")


def test_a_second_use_is_told_apart_from_the_first(journey: Journey) -> None:
    token, other = journey.link("application"), journey.link("application")
    uses = [
        ask("GET", "/me/application", link=each).headers[USE_HEADER] for each in (token, token, other, token)
    ]
    assert uses == ["first", "again", "first", "again"]
    hr = staff("hr", Role.HR_MANAGER)
    shown = ask("GET", f"/applications/{journey.application_id}/links", claims=hr)
    assert [bool(each["first_used_at"]) for each in json.loads(shown.text)["links"]][-2:] == [True, True]
    assert token not in shown.text


def test_hr_ends_the_links_of_one_application(journey: Journey) -> None:
    """And of no other; a link made afterwards opens."""
    token, hr = journey.link("application"), staff("hr", Role.HR_MANAGER)
    path = f"/applications/{journey.application_id}/links/revocation"
    assert int(str(ask("POST", path, claims=hr).json["ended"])) >= 1
    assert ask("GET", "/me/application", link=token).json["name"] == "LinkRevoked"
    assert ask("POST", path, claims=hr).json["ended"] == 0
    assert ask("GET", "/me/application", link=journey.link("application")).status == 200
    assert ask("POST", path, claims=staff("i", Role.INTERVIEWER)).status == 403


def test_new_links_go_to_whoever_is_waited_for(journey: Journey) -> None:
    journey.at_panel()
    staff("recruiter", Role.RECRUITER, journey.opening.department_id)
    old, hr = journey.link("scorecard", "ann"), staff("hr", Role.HR_MANAGER)
    assert ask("POST", f"/applications/{journey.application_id}/links/renewal", claims=hr).status == 200
    assert ask("GET", "/scorecard", link=old).json["name"] == "LinkRevoked"
    event = applications.events(journey.application_id)[-1]
    assert (event.name, event.by) == (EventName.LINKS_RENEWED, "hr")
    letters = letters_for(event)
    assert [each.kind for each in letters] == [Kind.LINK_RENEWED, Kind.PANEL_REMINDER, Kind.PANEL_REMINDER]
    token = letters[1].text.partition("/scorecard#")[2].split()[0]
    assert ask("GET", "/scorecard", link=token).status == 200


def test_links_die_with_the_application(journey: Journey) -> None:
    """The candidate's own page stays: the report is theirs whatever is decided."""
    journey.at_panel()
    scorecard, mine = journey.link("scorecard", "ann"), journey.link("application")
    interview, offer = journey.link("interview"), journey.link("offer")
    assert ask("POST", "/me/withdrawal", link=mine).status == 200
    for link, page in ((scorecard, "/scorecard"), (interview, "/me/interview"), (offer, "/me/offer")):
        assert ask("GET", page, link=link).json["name"] == "LinkExpired", page
    assert ask("GET", "/me/application", link=mine).status == 200
