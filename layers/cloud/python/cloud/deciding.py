"""People's decisions on applications, single and in a batch."""

from collections.abc import Iterable

from talent.application import Application
from talent.events import BEFORE_OFFER
from talent.kernel import BoleError
from talent.moves import MoveName

from cloud import waits
from cloud.applications import get, move
from cloud.panels import check_extendable
from cloud.schedules import called_off
from cloud.table import Missing, Write


def decide(application_id: str, name: MoveName, by: str, reason: str) -> Application:
    """Moves the application by the decision of staff member `by`. Raises IllegalMove, ReasonMissing,
    NobodyToAsk or MovedOn. Declining ends what is waited for, and frees the panel's hour.
    """
    if name is MoveName.EXTEND_PANEL:
        check_extendable(application_id)
    beside = _ends(application_id) if name is MoveName.DECLINE else ()
    return move(application_id, name, by, reason=reason, beside=beside)


def _ends(application_id: str) -> list[Write]:
    endings = [waits.ending(application_id, kind, "withdrawn") for kind in BEFORE_OFFER]
    return [*endings, *called_off(application_id, "declined")]


def decline_many(opening_id: str, application_ids: Iterable[str], by: str, reason: str) -> dict[str, str]:
    """Declines applications of one opening one by one: per id, the name of the error that stopped it, or ''."""
    return {each: _decline(opening_id, each, by, reason) for each in application_ids}


def _decline(opening_id: str, application_id: str, by: str, reason: str) -> str:
    try:
        if get(application_id).value.opening_id != opening_id:
            raise Missing("There is no application with this id in the opening.")
        decide(application_id, MoveName.DECLINE, by, reason)
    except BoleError as refused:
        return refused.name
    return ""
