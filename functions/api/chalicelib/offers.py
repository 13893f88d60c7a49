"""Offers: HR reads, confirms, changes and withdraws them; the candidate reads and answers."""

from typing import Annotated, Self

from cloud import applications, negotiating
from cloud import offers as store
from cloud.files import artefacts
from cloud.links import Link
from cloud.moment import now
from cloud.openings import get_opening
from pydantic import AwareDatetime, Field
from talent.access import Action
from talent.kernel import Fact, Phrase
from talent.negotiation import OfferQuestion, OfferReply, OfferWish, OfferWords, clock
from talent.offer import Offer, OfferStatus, OfferTerms, Signature
from talent.people import Staff

from chalicelib import targets
from chalicelib.doors import FromLink, StaffMay
from chalicelib.routing import Id, Routes

routes = Routes("offers")
BY_LINK = FromLink("offer")
LETTER_SECONDS = 900
HR = StaffMay(Action.CONFIRM_OFFER, targets.application)


ReadVersion = Annotated[int, Field(ge=1, description="the version that was read: no other is decided on")]


class OfferShown(Fact):
    """An offer with a signed address of its letter, good for fifteen minutes."""

    offer: Offer
    letter: str
    questions: tuple[OfferQuestion, ...] = Field(description="what the candidate asked about this version")


class OfferVersions(Fact):
    """Every version, oldest first: its terms, who approved it, and how it ended."""

    versions: tuple[OfferShown, ...]


class Confirmation(Fact):
    """HR's answer to a drafted offer; a no needs a reason."""

    version: ReadVersion
    confirm: bool
    reason: str = Field(default="", max_length=2000)


class Revision(Fact):
    """Other terms for the next version, and why."""

    version: ReadVersion
    terms: OfferTerms
    reason: str = Field(min_length=1, max_length=2000)


class OfferWithdrawal(Fact):
    """Why the offer is taken back; a candidate who has received it reads this."""

    version: ReadVersion
    reason: str = Field(min_length=1, max_length=2000)


class OfferQuestionRequest(Fact):
    """What the candidate asks about the offer, or would like to have changed."""

    wants: OfferWish
    words: OfferWords


class OfferAnswerRequest(Fact):
    """HR's answer, which the candidate reads."""

    words: OfferWords


class MyOfferQuestion(Fact):
    """What the candidate asked, by when HR answers, and the answer: words, or a new version of the offer."""

    number: int
    wants: OfferWish
    words: str
    due_at: AwareDatetime
    answer: str
    new_version: bool
    answered_at: AwareDatetime | None

    @classmethod
    def of(cls, question: OfferQuestion) -> Self:
        """The candidate's view of `question`."""
        reply: OfferReply | None = question.reply
        return cls(
            number=question.number,
            wants=question.wants,
            words=question.words,
            due_at=question.due_at,
            answer=reply.words if reply else "",
            new_version=reply is not None and reply.new_version,
            answered_at=reply.at if reply else None,
        )


class MyOffer(Fact):
    """An offer as its candidate sees it; `letter` is an address that works for fifteen minutes."""

    version: int
    status: OfferStatus
    terms: OfferTerms
    letter: str
    letter_sha256: str
    expires_at: AwareDatetime
    clock: Phrase | None = Field(
        description="while an answer is waited for: until when, and what stands still meanwhile, in words"
    )
    questions: tuple[MyOfferQuestion, ...]
    signature: Signature | None = Field(description="the candidate's own, once the offer is accepted")

    @classmethod
    def of(cls, offer: Offer) -> Self:
        """The candidate's view of `offer`."""
        asked = negotiating.questions(offer.application_id)
        latest = asked[-1] if asked and asked[-1].version == offer.version else None
        zone = get_opening(applications.get(offer.application_id).value.opening_id).time_zone
        return cls(
            version=offer.version,
            status=offer.status,
            terms=offer.terms,
            letter=letter_address(offer),
            letter_sha256=offer.letter_sha256,
            expires_at=offer.expires_at,
            clock=clock(offer, latest, zone, now()) if offer.status == "sent" else None,
            questions=tuple(MyOfferQuestion.of(each) for each in asked),
            signature=offer.signature,
        )


class OfferDecline(Fact):
    """The candidate's no, to the version that they have read; nobody has to say why."""

    version: ReadVersion
    reason: str = Field(default="", max_length=2000, description="for HR")


class Acceptance(Fact):
    """An electronic signature: the full name as typed, and the digest of the letter that was read."""

    name: str = Field(max_length=120)
    letter_sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    own_way: bool = Field(
        default=False, description="this is how I sign, though the letter has my name otherwise"
    )


@routes.get("/applications/{application_id}/offer", StaffMay(Action.READ_OFFER, targets.application))
def read_offer(application_id: Id) -> OfferShown:
    """The offer that stands, with its letter, approvals and signature."""
    return _shown(store.get_offer(application_id).value)


@routes.get("/applications/{application_id}/offer/versions", StaffMay(Action.READ_OFFER, targets.application))
def list_offer_versions(application_id: Id) -> OfferVersions:
    """All versions of the offer."""
    return OfferVersions(versions=tuple(_shown(offer) for offer in store.versions(application_id)))


@routes.post("/applications/{application_id}/offer/confirmation", HR)
def confirm_offer(caller: Staff, application_id: Id, body: Confirmation) -> OfferShown:
    """Confirms the draft, which sends it or asks those who must approve; or refuses it, which frees the head."""
    if body.confirm:
        return _shown(store.confirm_offer(application_id, caller.staff_id, body.version))
    return _shown(store.refuse_offer(application_id, caller.staff_id, body.reason, body.version))


@routes.post(
    "/applications/{application_id}/offer/revision", StaffMay(Action.REVISE_OFFER, targets.application)
)
def revise_offer(caller: Staff, application_id: Id, body: Revision) -> OfferShown:
    """Ends the version that stands; the next one is drafted with these terms and waits for confirmation."""
    return _shown(
        negotiating.revise_offer(application_id, caller.staff_id, body.terms, body.reason, body.version)
    )


@routes.post("/applications/{application_id}/offer/withdrawal", HR)
def withdraw_offer(caller: Staff, application_id: Id, body: OfferWithdrawal) -> OfferShown:
    """Takes the offer back before it was accepted; the head is free for the waitlist."""
    return _shown(store.withdraw_offer(application_id, caller.staff_id, body.reason, body.version))


@routes.get("/me/offer", FromLink("offer", reads=Action.READ_OFFER))
def read_my_offer(caller: Link) -> MyOffer:
    """The version that was sent last, its terms and its letter."""
    return MyOffer.of(store.get_sent_offer(caller.application_id))


@routes.post("/me/offer/acceptance", BY_LINK)
def accept_offer(caller: Link, body: Acceptance) -> MyOffer:
    """Accepts the offer: the name typed and the letter's digest are the signature.

    A name that is not the letter's is asked for once more, and then noted as different.
    """
    return MyOffer.of(
        store.accept_offer(caller.application_id, body.name, body.letter_sha256, own_way=body.own_way)
    )


@routes.post("/me/offer/decline", BY_LINK)
def decline_offer(caller: Link, body: OfferDecline) -> MyOffer:
    """Declines the offer."""
    return MyOffer.of(store.decline_offer(caller.application_id, body.version, body.reason))


@routes.post("/me/offer/questions", BY_LINK, status=201)
def ask_about_offer(caller: Link, body: OfferQuestionRequest) -> MyOffer:
    """Asks HR instead of answering; the time to answer stands still until HR has, and it counts against nobody."""
    negotiating.ask_about_offer(caller.application_id, body.wants, body.words)
    return MyOffer.of(store.get_sent_offer(caller.application_id))


@routes.post(
    "/applications/{application_id}/offer/questions/{number}/answer",
    StaffMay(Action.REVISE_OFFER, targets.application),
)
def answer_offer_question(
    caller: Staff, application_id: Id, number: int, body: OfferAnswerRequest
) -> OfferQuestion:
    """Answers the candidate's question in words; a new version answers it, too."""
    return negotiating.answer_question(application_id, number, caller.staff_id, body.words)


def letter_address(offer: Offer) -> str:
    """A signed address of an offer's letter."""
    return artefacts().link(offer.letter_key, LETTER_SECONDS, "offer.pdf")


def _shown(offer: Offer) -> OfferShown:
    asked = negotiating.questions(offer.application_id)
    mine = tuple(each for each in asked if each.version == offer.version)
    return OfferShown(offer=offer, letter=letter_address(offer), questions=mine)
