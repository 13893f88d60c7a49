"""Accommodations as they are asked for and granted, kept beside the application."""

from collections.abc import Collection

from talent.accommodation import Accommodation, check_offered
from talent.policy import AccommodationKind

from cloud import keys
from cloud.applications import get, put
from cloud.moment import now
from cloud.openings import get_opening
from cloud.table import table


def ask_accommodations(application_id: str, kinds: Collection[AccommodationKind]) -> None:
    """Grants what the opening offers, without proof. Raises AccommodationNotOffered; then nothing is granted."""
    check_offered(kinds, get_opening(get(application_id).value.opening_id).policy)
    for kind in kinds:
        granted = Accommodation(kind=kind, granted_at=now())
        put(keys.accommodation(application_id, kind), granted)


def accommodations(application_id: str) -> tuple[Accommodation, ...]:
    """What was granted."""
    pk = keys.application(application_id).pk
    return tuple(stored.value for stored in table().under(pk, "ACCOMMODATION#", Accommodation))


def granted_kinds(application_id: str) -> frozenset[AccommodationKind]:
    """The kinds that were granted."""
    return frozenset(each.kind for each in accommodations(application_id))
