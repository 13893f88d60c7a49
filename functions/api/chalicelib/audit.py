"""The record of who did and saw what, for the auditor: its sealed days, each to be taken away and verified."""

from datetime import date

from cloud import sealing
from cloud.paging import MOST, Cursor, Limit
from cloud.sealing import KeptSeal
from talent.access import Action
from talent.kernel import Fact

from chalicelib import targets
from chalicelib.doors import StaffMay
from chalicelib.routing import Routes

routes = Routes("audit")
AUDITOR = StaffMay(Action.READ_AUDIT, targets.company)
DAY_SECONDS = 900


class AuditDay(Fact):
    """A sealed day: how many rows it has, the digest of its seal, and the public key (DER, base64) it is signed by."""

    day: date
    rows: int
    seal_sha256: str
    public_key: str


class AuditDays(Fact):
    """Some of the sealed days, oldest first."""

    days: tuple[AuditDay, ...]
    next_cursor: str | None


class AuditDayAddress(Fact):
    """Where the day's file can be downloaded for fifteen minutes, for `bole audit verify`."""

    address: str


@routes.get("/audit/days", AUDITOR)
def list_audit_days(cursor: Cursor = "", limit: Limit = MOST) -> AuditDays:
    """Some of the sealed days."""
    page = sealing.page_of_seals(cursor, limit)
    return AuditDays(days=page.shown(_shown), next_cursor=page.next_cursor)


@routes.get("/audit/days/{day}", AUDITOR)
def read_audit_day(day: date) -> AuditDayAddress:
    """A sealed day's rows with their seal. Raises DayNotSealed."""
    return AuditDayAddress(address=sealing.address(day, DAY_SECONDS))


def _shown(kept: KeptSeal) -> AuditDay:
    seal = kept.seal
    return AuditDay(day=seal.day, rows=seal.rows, seal_sha256=seal.sha256, public_key=kept.public_key)
