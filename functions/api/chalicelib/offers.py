"""Offers: HR reads and confirms the draft, the candidate reads and answers."""

from typing import Self

from cloud import offers as store
from cloud.files import artefacts
from cloud.links import Link
from pydantic import AwareDatetime, Field
from talent.access import Action
from talent.kernel import Fact
from talent.offer import Offer, OfferStatus, OfferTerms
from talent.people import Staff

from chalicelib import targets
from chalicelib.doors import FromLink, StaffMay
from chalicelib.routing import Id, Routes

routes = Routes("offers")
BY_LINK = FromLink("offer")
LETTER_SECONDS = 900


class OfferShown(Fact):
    """An offer with a signed address of its letter, good for fifteen minutes."""

    offer: Offer
    letter: str


class Confirmation(Fact):
    """HR's answer to a drafted offer; a no needs a reason."""

    confirm: bool
    reason: str = Field(default="", max_length=2000)


class MyOffer(Fact):
    """An offer as its candidate sees it; `letter` is an address that works for fifteen minutes."""

    status: OfferStatus
    terms: OfferTerms
    letter: str
    letter_sha256: str
    expires_at: AwareDatetime

    @classmethod
    def of(cls, offer: Offer) -> Self:
        """The candidate's view of `offer`."""
        return cls(
            status=offer.status,
            terms=offer.terms,
            letter=_letter(offer),
            letter_sha256=offer.letter_sha256,
            expires_at=offer.expires_at,
        )


class Acceptance(Fact):
    """An electronic signature: the full name as typed, and the digest of the letter that was read."""

    name: str = Field(max_length=120)
    letter_sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


@routes.get("/applications/{application_id}/offer", StaffMay(Action.READ_OFFER, targets.application))
def read_offer(application_id: Id) -> OfferShown:
    """The offer that stands, with its letter."""
    return _shown(store.get_offer(application_id).value)


@routes.post(
    "/applications/{application_id}/offer/confirmation", StaffMay(Action.CONFIRM_OFFER, targets.application)
)
def confirm_offer(caller: Staff, application_id: Id, body: Confirmation) -> OfferShown:
    """Confirms the draft, which sends it, or refuses it, which frees the head."""
    if body.confirm:
        return _shown(store.confirm_offer(application_id, caller.staff_id))
    return _shown(store.refuse_offer(application_id, caller.staff_id, body.reason))


@routes.get("/me/offer", FromLink("offer", reads=Action.READ_OFFER))
def read_my_offer(caller: Link) -> MyOffer:
    """The offer, its terms and its letter."""
    return MyOffer.of(store.get_sent_offer(caller.application_id))


@routes.post("/me/offer/acceptance", BY_LINK)
def accept_offer(caller: Link, body: Acceptance) -> MyOffer:
    """Accepts the offer: the name typed and the letter's digest are the signature."""
    return MyOffer.of(store.accept_offer(caller.application_id, body.name, body.letter_sha256))


@routes.post("/me/offer/decline", BY_LINK)
def decline_offer(caller: Link) -> MyOffer:
    """Declines the offer."""
    return MyOffer.of(store.decline_offer(caller.application_id))


def _shown(offer: Offer) -> OfferShown:
    return OfferShown(offer=offer, letter=_letter(offer))


def _letter(offer: Offer) -> str:
    return artefacts().link(offer.letter_key, LETTER_SECONDS, "offer.pdf")
