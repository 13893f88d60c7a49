"""How long an offer has: while its head is held, its candidate must be left the days that the letter promises."""

from datetime import datetime, timedelta

from talent.kernel import Conflict
from talent.offer import Offer


class HoldEnds(Conflict):
    """The head is not held for long enough for another version of the offer."""

    next = "Answer in words and let the version that stands be decided, or withdraw it."


def out_of_time(offer: Offer, at: datetime, days: int) -> bool:
    """Whether a version that nobody has ended can't go on as it is.

    Its candidate's time is over, or, before it went out, they would have fewer than `days` to answer.
    """
    left = offer.expires_at - at
    match offer.status:
        case "sent":
            return left <= timedelta()
        case "drafted" | "approving" | "confirmed":
            return left < timedelta(days=days)
        case "returned" | "revised":
            return offer.held_until - at < timedelta(days=days)
        case _:
            return False


def check_room(offer: Offer, at: datetime, days: int) -> None:
    """Raises HoldEnds unless a candidate would have `days` for a version that is drafted now, while the head is held."""
    if offer.held_until - at <= timedelta(days=days):
        raise HoldEnds(
            f"The head is held until {offer.held_until:%Y-%m-%d %H:%M} UTC, and a candidate has {days} days."
        )
