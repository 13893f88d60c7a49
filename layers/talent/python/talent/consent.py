"""What a candidate's consents allow a machine to do next: invite to record, analyse, or leave it to people.

Refusing the machine never ends an application: the candidate then talks with a person (PIPL 24, GDPR 22).
"""

from collections.abc import Sequence
from typing import Literal

from talent.application import Stage
from talent.policy import Consent, required_consents

type Purpose = Literal["invitation", "assessment"]
type ConsentVerdict = Literal["go", "human", "withdrawn"]

_BEFORE_INVITATION = frozenset({Stage.SHORTLISTED, Stage.ASKED_AGAIN, Stage.INVITED})


def consent_verdict(
    purpose: Purpose, stage: Stage, consents: Sequence[Consent], *, recorded: bool = True
) -> ConsentVerdict:
    """Whether a machine may go on.

    Before the invitation nothing has been asked, so only a refusal counts; before the assessment every required
    consent must stand, the one to a recording where something was `recorded`. 'withdrawn' also means that the
    application has left the stage that the purpose needs.
    """
    if purpose == "assessment":
        needed = required_consents(recorded=recorded)
        stands = {consent.kind for consent in consents if consent.stands}
        return "go" if stage is Stage.SUBMITTED and stands.issuperset(needed) else "withdrawn"
    if stage not in _BEFORE_INVITATION:
        return "withdrawn"
    refused = {consent.kind for consent in consents if not consent.stands}
    return "human" if refused.intersection(required_consents()) else "go"
