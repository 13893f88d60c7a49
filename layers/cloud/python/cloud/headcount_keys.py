"""Where the heads of a department, position, site and cycle lie, who holds them, and who waits for one.

| question | answered by |
|---|---|
| heads of a department, position, site and cycle, who holds them and who waits | query `HEADCOUNT#…` |
| the openings that draw on a ledger | index `department`: ledger, then opening |
"""

from cloud.keys import Key


def ledger(headcount_id: str) -> Key:
    """A headcount ledger."""
    return Key(f"HEADCOUNT#{headcount_id}", "LEDGER")


def reservation(headcount_id: str, application_id: str) -> Key:
    """An application's hold on a head."""
    return Key(f"HEADCOUNT#{headcount_id}", f"RESERVATION#{application_id}")


def waiting(headcount_id: str, application_id: str) -> Key:
    """That an application was put on the waitlist."""
    return Key(f"HEADCOUNT#{headcount_id}", f"WAITING#{application_id}")


def promotion(headcount_id: str, event_id: str) -> Key:
    """That the head which an event freed was passed on."""
    return Key(f"HEADCOUNT#{headcount_id}", f"PROMOTION#{event_id}")
