"""The ledger of consents in the table: a new row for each act, in one transaction with its event."""

from collections.abc import Iterable

from talent.consent_ledger import ConsentAct, ConsentRow, next_row, standing
from talent.events import EventName
from talent.policy import Consent, ConsentKind

from cloud import keys
from cloud.moment import happened, now
from cloud.races import again
from cloud.table import Create, record, table

_EVENTS = {"given": EventName.CONSENT_GIVEN, "withdrawn": EventName.CONSENT_WITHDRAWN}


def ledger(candidate_id: str) -> tuple[ConsentRow, ...]:
    """Every consent that was given or taken back, by kind, each in its order."""
    pk = keys.candidate(candidate_id).pk
    return tuple(stored.value for stored in table().under(pk, "CONSENT#", ConsentRow))


def consents(candidate_id: str) -> tuple[Consent, ...]:
    """How each kind stands; one that was taken back says when."""
    return standing(ledger(candidate_id))


def give_consents(
    candidate_id: str, application_id: str, kinds: Iterable[ConsentKind]
) -> tuple[Consent, ...]:
    """Notes the candidate's consents to the words' current version. Raises MovedOn after many lost races."""
    for kind in sorted(kinds):
        _act(candidate_id, application_id, kind, "given")
    return consents(candidate_id)


def withdraw_consents(
    candidate_id: str, application_id: str, kinds: Iterable[ConsentKind]
) -> tuple[Consent, ...]:
    """Notes that the candidate took consents back; nothing more is analysed from then on."""
    for kind in sorted(kinds):
        _act(candidate_id, application_id, kind, "withdrawn")
    return consents(candidate_id)


@again(4)
def _act(candidate_id: str, application_id: str, kind: ConsentKind, act: ConsentAct) -> None:
    row = next_row(ledger(candidate_id), kind, act, now(), "candidate", application_id)
    if row is None:
        return
    event = happened(_EVENTS[act], "candidate", application_id=application_id)
    table().write(
        Create(keys.consent(candidate_id, kind, row.number), row),
        record(event, keys.application(application_id)),
    )
