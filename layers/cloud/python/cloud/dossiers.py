"""The whole dossier of an application from one query; each reader takes from it what they may see."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from talent.application import Application
from talent.events import Event
from talent.kernel import Fact
from talent.offer import Offer
from talent.panel import Composite, Scorecard
from talent.recording import Recording

from cloud import keys
from cloud.applications import Decision
from cloud.table import Missing, parsed, table


class Dossier(Fact):
    """All that is kept of an application, save its waits' tokens."""

    application: Application
    recordings: tuple[Recording, ...]
    scorecards: tuple[Scorecard, ...]
    composite: Composite | None
    offer: Offer | None
    decisions: tuple[Decision, ...]
    events: tuple[Event, ...]


def get_dossier(application_id: str) -> Dossier:
    """The dossier. Raises Missing."""
    items = {item["sk"]["S"]: item for item in table().partition(keys.application(application_id).pk)}
    application = _one(items, "APPLICATION", Application)
    if application is None:
        raise Missing("There is no application with this id.")
    return Dossier(
        application=application,
        recordings=_all(items, "RECORDING#", Recording),
        scorecards=_all(items, "REVIEW#", Scorecard),
        composite=_one(items, "COMPOSITE", Composite),
        offer=_one(items, "OFFER", Offer),
        decisions=_all(items, "DECISION#", Decision),
        events=_all(items, "EVENT#", Event),
    )


def _one[M: BaseModel](items: Mapping[str, dict[str, Any]], sk: str, model: type[M]) -> M | None:
    return parsed(items[sk], model) if sk in items else None


def _all[M: BaseModel](items: Mapping[str, dict[str, Any]], prefix: str, model: type[M]) -> tuple[M, ...]:
    return tuple(parsed(item, model) for sk, item in items.items() if sk.startswith(prefix))
