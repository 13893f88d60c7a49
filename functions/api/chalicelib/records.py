"""What people may ask of the records kept of them: erasure and export; and the legal holds that stop an erasure."""

from typing import Self

from cloud import applications, exporting, holds, people, persons
from cloud.links import Link
from pydantic import AwareDatetime, Field
from talent.access import Action, Target
from talent.kernel import Fact, NotFound, Phrase
from talent.people import Staff
from talent.retention import ErasureStatus, Export, LegalHold, PersonErasure, erasure_words

from chalicelib.doors import Asked, FromLink, StaffMay
from chalicelib.routing import Id, Routes

routes = Routes("records")


def _person(asked: Asked) -> Target:
    people.get_candidate(str(asked.path["candidate_id"]))
    return Target()


MINE = FromLink("applying", "application", "interview", "offer")
MY_EXPORT = FromLink("applying", "application", "interview", "offer", reads=Action.EXPORT_PERSON)
HOLDS = StaffMay(Action.HOLD_RECORDS, _person)
ERASES = StaffMay(Action.ERASE_PERSON, _person)
EXPORTS = StaffMay(Action.EXPORT_PERSON, _person)


class ErasureNotAsked(NotFound):
    """Nobody asked to erase this person."""

    next = "Ask for it with POST."


class ErasureShown(Fact):
    """How a request to erase a person stands, in words, and how many file versions and table items have gone."""

    status: ErasureStatus
    words: Phrase
    asked_at: AwareDatetime
    until: AwareDatetime | None
    done_at: AwareDatetime | None
    versions: int
    items: int

    @classmethod
    def of(cls, erasure: PersonErasure | None) -> Self:
        """The request as it is shown. Raises ErasureNotAsked."""
        if erasure is None:
            raise ErasureNotAsked("There is no request to erase this person.")
        shown = erasure.model_dump(include=set(cls.model_fields))
        return cls.model_validate({**shown, "words": erasure_words(erasure.status)})


class ExportShown(Fact):
    """The file of everything held about a person: where it can be fetched for fifteen minutes, once it is made."""

    asked_at: AwareDatetime
    expires_at: AwareDatetime
    address: str = Field(description="empty until it is made, and after its days")
    sha256: str
    bytes: int

    @classmethod
    def of(cls, export: Export) -> Self:
        """The export with a fresh address."""
        shown = export.model_dump(include=set(cls.model_fields))
        return cls.model_validate({**shown, "address": exporting.export_address(export)})


class HoldRequest(Fact):
    """Why nothing of a person may be erased, or why it may be again."""

    reason: str = Field(min_length=1, max_length=2000)


class Holds(Fact):
    """Every hold on a person's records, standing or lifted."""

    holds: tuple[LegalHold, ...]


@routes.get("/me/erasure", MINE)
def read_my_erasure(caller: Link) -> ErasureShown:
    """How the candidate's request stands."""
    return ErasureShown.of(persons.find_erasure(_mine(caller)))


@routes.post("/me/erasure", MINE)
def ask_for_my_erasure(caller: Link) -> ErasureShown:
    """Asks to erase everything about the candidate; what still runs is withdrawn."""
    return ErasureShown.of(persons.request_erasure(_mine(caller), "candidate"))


@routes.get("/me/export", MY_EXPORT)
def read_my_export(caller: Link) -> ExportShown:
    """The candidate's latest export."""
    return ExportShown.of(exporting.find_export(_mine(caller)))


@routes.post("/me/export", MINE)
def ask_for_my_export(caller: Link) -> ExportShown:
    """Asks for a file of everything held about the candidate."""
    return ExportShown.of(exporting.request_export(_mine(caller), "candidate"))


@routes.get("/candidates/{candidate_id}/erasure", ERASES)
def read_erasure(candidate_id: Id) -> ErasureShown:
    """How a person's request stands."""
    return ErasureShown.of(persons.find_erasure(candidate_id))


@routes.post("/candidates/{candidate_id}/erasure", ERASES)
def ask_for_erasure(caller: Staff, candidate_id: Id) -> ErasureShown:
    """Asks to erase a person who has asked HR for it."""
    return ErasureShown.of(persons.request_erasure(candidate_id, caller.staff_id))


@routes.get("/candidates/{candidate_id}/export", EXPORTS)
def read_export(candidate_id: Id) -> ExportShown:
    """A person's latest export."""
    return ExportShown.of(exporting.find_export(candidate_id))


@routes.post("/candidates/{candidate_id}/export", EXPORTS)
def ask_for_export(caller: Staff, candidate_id: Id) -> ExportShown:
    """Asks for a file of everything held about a person who has asked HR for it."""
    return ExportShown.of(exporting.request_export(candidate_id, caller.staff_id))


@routes.get("/candidates/{candidate_id}/holds", HOLDS)
def list_holds(candidate_id: Id) -> Holds:
    """The holds on a person's records."""
    return Holds(holds=holds.holds(candidate_id))


@routes.post("/candidates/{candidate_id}/holds", HOLDS, status=201)
def set_hold(caller: Staff, candidate_id: Id, body: HoldRequest) -> LegalHold:
    """Stops every erasure of a person, with the reason."""
    return holds.set_hold(candidate_id, body.reason, caller.staff_id)


@routes.post("/candidates/{candidate_id}/holds/{hold_id}/lift", HOLDS)
def lift_hold(caller: Staff, candidate_id: Id, hold_id: Id, body: HoldRequest) -> LegalHold:
    """Lifts a hold, with the reason; an erasure that waited for it goes on."""
    return holds.lift_hold(candidate_id, hold_id, body.reason, caller.staff_id)


def _mine(link: Link) -> str:
    return applications.get(link.application_id).value.candidate_id
