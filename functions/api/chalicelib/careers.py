"""The public side: what is open, and how to apply."""

from typing import Self

from cloud import openings, uploads
from cloud.applying import Applicant, apply
from cloud.paging import MOST, Cursor, Limit
from cloud.uploads import ResumeForm
from pydantic import Field
from talent.kernel import Fact, Phrase
from talent.opening import Opening

from chalicelib.doors import Anyone
from chalicelib.routing import Id, Routes

routes = Routes("careers")


class PublicOpening(Fact):
    """What the public may know of an opening."""

    opening_id: str
    title: Phrase
    description: Phrase
    site: str
    questions: int = Field(description="how many questions the recorded interview has")

    @classmethod
    def of(cls, opening: Opening) -> Self:
        """The public side of `opening`."""
        return cls(
            opening_id=opening.opening_id,
            title=opening.title,
            description=opening.description,
            site=opening.site,
            questions=len(opening.questions),
        )


class Careers(Fact):
    """Some of what is open to apply for."""

    openings: tuple[PublicOpening, ...]
    next_cursor: str | None


class FileAnnounced(Fact):
    """A file that is about to be sent."""

    content_type: str = Field(max_length=120)
    bytes: int = Field(description="its exact length; no other length is taken")


class ApplicationRequest(Applicant):
    """An application: who applies, and the resume that is about to be sent."""

    resume: FileAnnounced


class ApplicationOpened(Fact):
    """An application under way: the session's link, and the form that takes the resume."""

    application_id: str
    link: str = Field(description="goes into the header x-bole-link; the lasting link comes by mail")
    resume: ResumeForm


@routes.get("/careers", Anyone())
def list_careers(cursor: Cursor = "", limit: Limit = MOST) -> Careers:
    """Some of what is open, with public facts only."""
    page = openings.page_of_openings(cursor, limit)
    shown = page.shown(lambda each: PublicOpening.of(each) if each.status == "open" else None)
    return Careers(openings=shown, next_cursor=page.next_cursor)


@routes.post("/careers/{opening_id}/applications", Anyone(), status=201)
def apply_for(opening_id: Id, body: ApplicationRequest) -> ApplicationOpened:
    """Applies; the answer's form then takes the resume, of the type and length that were announced."""
    uploads.check_resume(body.resume.content_type, body.resume.bytes)
    applicant = Applicant.model_validate(body.model_dump(exclude={"resume"}))
    application, link = apply(opening_id, applicant)
    form = uploads.resume_form(application.application_id, body.resume.content_type, body.resume.bytes)
    return ApplicationOpened(application_id=application.application_id, link=link, resume=form)
