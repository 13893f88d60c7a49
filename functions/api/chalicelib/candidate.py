"""The candidate's own pages: where the application stands, consents, withdrawal, a resume sent again."""

from typing import Self

from cloud import applications, consents, dossiers, interviews, openings, resumes, timelines, uploads
from cloud.appeals import appeals
from cloud.links import Link, address, token_of
from cloud.moment import now
from cloud.timelines import MyStep
from cloud.uploads import ResumeForm
from documents.writing import report_page
from pydantic import AwareDatetime, Field
from talent.access import Action
from talent.application import Application, Stage
from talent.consent_ledger import ConsentRow, ConsentWords, check_version, consent_words, standing
from talent.kernel import Fact, Phrase
from talent.moves import MoveName, open_moves
from talent.policy import CONSENT_VERSION, Consent, ConsentKind, required_consents
from talent.report import Report

from chalicelib.appeals import MyAppeal
from chalicelib.careers import FileAnnounced
from chalicelib.doors import FromLink
from chalicelib.routing import Page, Routes

routes = Routes("candidate")
MINE = FromLink("application", "interview", "offer")
APPLYING = FromLink("applying", "application", "interview", "offer")
MY_REPORT = FromLink("application", "interview", "offer", reads=Action.READ_REPORT)
INTERVIEW = FromLink("interview")


class MyApplication(Fact):
    """Where the candidate's application stands."""

    application_id: str
    title: Phrase
    stage: Stage
    status: Phrase = Field(description="where things stand, in words")
    next: Phrase = Field(description="what comes next, in words")
    since: AwareDatetime
    due_at: AwareDatetime | None = Field(description="by when; null where nobody has to hurry")
    moves: tuple[MoveName, ...] = Field(description="what the candidate can do now")
    appeal: MyAppeal | None = Field(description="the latest question to a person, and where it stands")


class MyTimeline(Fact):
    """What has happened so far, in its order."""

    steps: tuple[MyStep, ...]


class Consents(Fact):
    """What was agreed to, what an interview needs, the words to agree to, and every act so far."""

    version: str = CONSENT_VERSION
    required: tuple[ConsentKind, ...] = required_consents()
    words: tuple[ConsentWords, ...] = consent_words()
    consents: tuple[Consent, ...]
    ledger: tuple[ConsentRow, ...]

    @classmethod
    def of(cls, candidate_id: str) -> Self:
        """The candidate's, as they stand."""
        rows = consents.ledger(candidate_id)
        return cls(consents=standing(rows), ledger=rows)


class Agreement(Fact):
    """Kinds of consent that are given, and the version of the words that were read."""

    kinds: frozenset[ConsentKind] = Field(min_length=1)
    version: str = Field(max_length=20)


class ReportAddress(Fact):
    """Where the report can be downloaded as a PDF for fifteen minutes."""

    address: str


@routes.get("/me/application", APPLYING)
def read_my_application(caller: Link) -> MyApplication:
    """Where the application stands, and what can be done."""
    return _shown(applications.get(caller.application_id).value)


@routes.get("/me/timeline", APPLYING)
def read_my_timeline(caller: Link) -> MyTimeline:
    """What has happened to the application, step by step."""
    return MyTimeline(steps=timelines.my_timeline(caller.application_id))


@routes.post("/me/resume", APPLYING, status=201)
def send_resume_again(caller: Link, body: FileAnnounced) -> ResumeForm:
    """A new form for the resume, when the first was not sent or not readable; refused once one was read."""
    resumes.check_awaited(caller.application_id)
    return uploads.resume_form(caller.application_id, body.content_type, body.bytes)


@routes.get("/me/consents", MINE)
def read_consents(caller: Link) -> Consents:
    """What the candidate agreed to and took back, act by act, and the words that are asked now."""
    return Consents.of(_candidate(caller))


@routes.post("/me/consents", INTERVIEW)
def give_consents(caller: Link, body: Agreement) -> Consents:
    """Agrees to the kinds named, in the words of the version named: the one that is asked now."""
    check_version(body.version)
    consents.give_consents(_candidate(caller), caller.application_id, body.kinds)
    return Consents.of(_candidate(caller))


@routes.delete("/me/consents/{kind}", MINE)
def withdraw_consent(caller: Link, kind: ConsentKind) -> Consents:
    """Takes one consent back; nothing more is analysed from then on."""
    consents.withdraw_consents(_candidate(caller), caller.application_id, (kind,))
    return Consents.of(_candidate(caller))


@routes.post("/me/withdrawal", MINE)
def withdraw(caller: Link) -> MyApplication:
    """Steps back from the application."""
    return _shown(interviews.withdraw(caller.application_id))


@routes.get("/me/report", MY_REPORT)
def read_my_report(caller: Link) -> Report:
    """The interview's report, as soon as it is made, whatever is decided."""
    return dossiers.get_report(caller.application_id, with_notes=False)


@routes.get("/me/report/page", MY_REPORT)
def read_my_report_page(caller: Link) -> Page:
    """The report as a page, in the candidate's language, with the way to a person."""
    language = applications.get(caller.application_id).value.language
    report = dossiers.get_report(caller.application_id, with_notes=False)
    return Page(report_page(report, language, human_link=address(caller.purpose, token_of(caller))))


@routes.get("/me/report/paper", MY_REPORT)
def read_my_report_paper(caller: Link) -> ReportAddress:
    """The report as a PDF to keep, in the candidate's language."""
    language = applications.get(caller.application_id).value.language
    return ReportAddress(address=dossiers.report_address(caller.application_id, language, for_staff=False))


def _candidate(link: Link) -> str:
    return applications.get(link.application_id).value.candidate_id


def _shown(application: Application) -> MyApplication:
    asked = appeals(application.application_id)
    told = timelines.standing_for(application, "candidate")
    return MyApplication(
        application_id=application.application_id,
        title=openings.get_opening(application.opening_id).title,
        stage=application.stage,
        status=told.status,
        next=told.next,
        since=told.since,
        due_at=told.due_at,
        moves=open_moves(application, "candidate", now()),
        appeal=MyAppeal.of(asked[-1]) if asked else None,
    )
