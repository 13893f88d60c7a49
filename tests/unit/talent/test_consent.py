"""A machine goes on only where the candidate lets it; a refusal leads to a person, never to an end."""

from datetime import UTC, datetime

import pytest
from talent.application import Stage
from talent.consent import consent_verdict
from talent.policy import Consent, ConsentKind

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def given(*kinds: ConsentKind) -> tuple[Consent, ...]:
    return tuple(Consent(kind=kind, version="1", given_at=NOW) for kind in kinds)


def taken_back(kind: ConsentKind) -> Consent:
    return Consent(kind=kind, version="1", given_at=NOW, withdrawn_at=NOW)


def test_an_invitation_asks_first_so_nothing_given_yet_is_no_refusal() -> None:
    assert consent_verdict("invitation", Stage.SHORTLISTED, ()) == "go"


@pytest.mark.parametrize("kind", ["recording", "ai_assessment"])
def test_who_took_a_consent_back_is_invited_to_a_person(kind: ConsentKind) -> None:
    assert consent_verdict("invitation", Stage.ASKED_AGAIN, (taken_back(kind),)) == "human"


def test_refusing_the_expression_channel_changes_nothing_else() -> None:
    consents = (*given("recording", "ai_assessment"), taken_back("expression"))
    assert consent_verdict("invitation", Stage.SHORTLISTED, consents) == "go"
    assert consent_verdict("assessment", Stage.SUBMITTED, consents) == "go"


@pytest.mark.parametrize(
    "consents", [(), given("recording"), (*given("recording"), taken_back("ai_assessment"))]
)
def test_nothing_is_analysed_without_every_required_consent(consents: tuple[Consent, ...]) -> None:
    assert consent_verdict("assessment", Stage.SUBMITTED, consents) == "withdrawn"


@pytest.mark.parametrize("stage", [Stage.WITHDRAWN, Stage.HUMAN_INSTEAD])
def test_an_application_that_has_left_is_not_analysed(stage: Stage) -> None:
    assert consent_verdict("assessment", stage, given("recording", "ai_assessment")) == "withdrawn"
    assert consent_verdict("invitation", stage, ()) == "withdrawn"
