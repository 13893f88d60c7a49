"""The recorded interview: the questions, the upload of each answer, and sending them in."""

from typing import Self

from cloud import applications, interviews, recordings, uploads, waits
from cloud.accommodations import ask_accommodations as store_accommodations
from cloud.accommodations import granted_kinds
from cloud.links import Link
from cloud.openings import get_opening
from cloud.uploads import Part, SentPart
from pydantic import AwareDatetime, Field
from talent.accommodation import timed
from talent.answer import AskedAgain
from talent.application import Application, Stage
from talent.interview import PRACTICE, PracticeQuestion, Question
from talent.kernel import Fact
from talent.policy import AccommodationKind
from talent.recording import Recording

from chalicelib.candidate import INTERVIEW, Consents
from chalicelib.careers import FileAnnounced
from chalicelib.routing import Routes

routes = Routes("interview")


class RecordingStatus(Fact):
    """One answer's recording as its candidate sees it: announced, uploaded, registered, or refused and why."""

    number: int
    round: int
    take: int
    typed: bool
    status: str
    reason: str
    bytes: int

    @classmethod
    def of(cls, recording: Recording) -> Self:
        """The candidate's view of `recording`."""
        return cls(typed=recording.typed, **recording.model_dump(include=set(cls.model_fields)))


class Interview(Fact):
    """The recorded interview: what is asked, what is here already, and until when."""

    stage: Stage
    round: int
    until: AwareDatetime | None
    practice: PracticeQuestion = PRACTICE
    questions: tuple[Question, ...] = Field(description="with this candidate's own time for each")
    awaited: tuple[int, ...] = Field(description="the questions that this round asks, from 1")
    asked_again: tuple[AskedAgain, ...] = Field(
        description="why an answer is asked for again, and what helps; the others stay"
    )
    next: int | None = Field(description="where to go on after a break; null when all answers are here")
    accommodations: tuple[AccommodationKind, ...] = Field(description="what was granted")
    offered: tuple[AccommodationKind, ...] = Field(
        description="what is granted to who asks; a person instead is always offered"
    )
    recordings: tuple[RecordingStatus, ...]
    consents: Consents


class RecordingRequest(FileAnnounced):
    """A recording that is about to be sent, for the question with this number (from 1)."""

    number: int = Field(ge=1)
    seconds: float | None = Field(
        default=None,
        gt=0,
        le=86_400,
        description="how long was recorded; what misses its end is asked for again",
    )


class RecordingParts(Fact):
    """Where to PUT each part."""

    number: int
    parts: tuple[Part, ...]


class AccommodationRequest(Fact):
    """Which accommodations are asked for."""

    kinds: tuple[AccommodationKind, ...] = Field(min_length=1)


class TypedAnswer(Fact):
    """An answer in writing."""

    text: str = Field(min_length=1, max_length=8000, pattern=r"\S")


class PartsSent(Fact):
    """The parts that were sent, with the ETag that S3 answered to each."""

    parts: tuple[SentPart, ...] = Field(min_length=1)


class Submitted(Fact):
    """Where the application stands after the candidate's step."""

    stage: Stage


@routes.get("/me/interview", INTERVIEW)
def read_interview(caller: Link) -> Interview:
    """The questions, what was agreed to, and the recordings that are here."""
    application = applications.get(caller.application_id).value
    opening, granted = get_opening(application.opening_id), granted_kinds(caller.application_id)
    wait = waits.find(caller.application_id, "recordings")
    return Interview(
        stage=application.stage,
        round=application.round,
        until=wait.due_at if wait and wait.open else None,
        questions=timed(opening.questions, granted, opening.policy),
        awaited=interviews.awaited(application),
        asked_again=interviews.asked_again(application),
        next=interviews.next_question(application),
        accommodations=tuple(sorted(granted)),
        offered=opening.policy.accommodations,
        recordings=tuple(RecordingStatus.of(each) for each in recordings.recordings(caller.application_id)),
        consents=Consents.of(application.candidate_id),
    )


@routes.post("/me/accommodations", INTERVIEW)
def ask_accommodations(caller: Link, body: AccommodationRequest) -> Interview:
    """Asks for extra time, captions or answering in writing: no proof is needed, and no score moves by it."""
    interviews.check_invited(caller.application_id)
    store_accommodations(caller.application_id, body.kinds)
    return read_interview(caller)


@routes.put("/me/answers/{number}", INTERVIEW)
def answer_in_writing(caller: Link, number: int, body: TypedAnswer) -> RecordingStatus:
    """Takes one answer in writing, where that was granted; it is assessed by its words alone."""
    return RecordingStatus.of(interviews.answer_in_writing(caller.application_id, number, body.text))


@routes.get("/me/recordings/{number}", INTERVIEW)
def resume_recording(caller: Link, number: int) -> RecordingParts:
    """The parts of an upload that broke off: those that are here by their tag, the others signed anew."""
    recording = recordings.get_recording(caller.application_id, number)
    return RecordingParts(number=number, parts=uploads.resumed_parts(recording))


@routes.post("/me/recordings", INTERVIEW, status=201)
def announce_recording(caller: Link, body: RecordingRequest) -> RecordingParts:
    """Signs the parts of one answer's recording, each for its exact length."""
    recording, parts = interviews.announce_recording(
        caller.application_id, body.number, body.content_type, body.bytes, seconds=body.seconds
    )
    return RecordingParts(number=recording.number, parts=parts)


@routes.post("/me/recordings/{number}/complete", INTERVIEW)
def complete_recording(caller: Link, number: int, body: PartsSent) -> RecordingStatus:
    """Joins the parts once all of them are there; it is registered a moment later."""
    return RecordingStatus.of(interviews.complete_recording(caller.application_id, number, body.parts))


@routes.post("/me/interview/submission", INTERVIEW)
def submit_recordings(caller: Link) -> Submitted:
    """Sends the answers in."""
    return _after(interviews.submit_recordings(caller.application_id))


@routes.post("/me/interview/human", INTERVIEW)
def choose_human(caller: Link) -> Submitted:
    """Asks for an interview with a person instead."""
    return _after(interviews.choose_human(caller.application_id))


def _after(application: Application) -> Submitted:
    return Submitted(stage=application.stage)
