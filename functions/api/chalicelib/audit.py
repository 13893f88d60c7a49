"""The record of who did and saw what, for the auditor: its sealed days, each to be taken away and verified."""

from datetime import date

from cloud import sealing
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
    """Every sealed day, oldest first."""

    days: tuple[AuditDay, ...]


class AuditDayAddress(Fact):
    """Where the day's file can be downloaded for fifteen minutes, for `bole audit verify`."""

    address: str


@routes.get("/audit/days", AUDITOR)
def list_audit_days() -> AuditDays:
    """The sealed days."""
    kept = [stored.value for stored in sealing.seals()]
    return AuditDays(
        days=tuple(
            AuditDay(
                day=each.seal.day,
                rows=each.seal.rows,
                seal_sha256=each.seal.sha256,
                public_key=each.public_key,
            )
            for each in kept
        )
    )


@routes.get("/audit/days/{day}", AUDITOR)
def read_audit_day(day: date) -> AuditDayAddress:
    """A sealed day's rows with their seal. Raises DayNotSealed."""
    return AuditDayAddress(address=sealing.address(day, DAY_SECONDS))
