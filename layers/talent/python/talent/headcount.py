"""The headcount ledger: how many heads are planned, reserved and filled, and that it is never over.

One ledger per department × position × site × cycle. A reservation belongs to one application; it is later
filled by the hire or released. The arithmetic stands here; the store makes each step one transaction.
"""

from typing import Literal

from pydantic import Field, model_validator

from talent.kernel import Conflict, Fact


class NoSeatLeft(Conflict):
    """Every planned head is reserved or filled."""

    next = "The candidate goes on the waitlist and moves up when a head is freed; or plan another head."


class NotReserved(Conflict):
    """The application holds no reservation of this ledger."""

    next = "Reload the opening's headcount: the reservation was released or filled already."


class Ledger(Fact):
    """One ledger. `planned` ≥ `reserved` + `filled`, always."""

    headcount_id: str
    department_id: str
    position_id: str
    site: str
    cycle: str
    planned: int = Field(ge=0)
    reserved: int = Field(default=0, ge=0)
    filled: int = Field(default=0, ge=0)

    @model_validator(mode="after")
    def _never_over(self) -> "Ledger":
        if self.reserved + self.filled > self.planned:
            raise ValueError("more heads reserved and filled than planned")
        return self

    @property
    def free(self) -> int:
        """Heads neither reserved nor filled."""
        return self.planned - self.reserved - self.filled


class Reservation(Fact):
    """One application's hold on one head."""

    headcount_id: str
    application_id: str
    status: Literal["held", "filled"]


def headcount_id(department_id: str, position_id: str, site: str, cycle: str) -> str:
    """The ledger's id, from what it counts."""
    return f"{department_id}#{position_id}#{site}#{cycle}"


def reserve(ledger: Ledger) -> Ledger:
    """The ledger with one more head reserved. Raises NoSeatLeft."""
    if ledger.free < 1:
        raise NoSeatLeft(f"All {ledger.planned} planned heads are reserved or filled.")
    return ledger.model_copy(update={"reserved": ledger.reserved + 1})


def fill(ledger: Ledger) -> Ledger:
    """The ledger with one reserved head filled. Raises NotReserved."""
    _some_reserved(ledger)
    return ledger.model_copy(update={"reserved": ledger.reserved - 1, "filled": ledger.filled + 1})


def release(ledger: Ledger) -> Ledger:
    """The ledger with one reserved head freed. Raises NotReserved."""
    _some_reserved(ledger)
    return ledger.model_copy(update={"reserved": ledger.reserved - 1})


def _some_reserved(ledger: Ledger) -> None:
    if ledger.reserved < 1:
        raise NotReserved("No head of this ledger is reserved.")
