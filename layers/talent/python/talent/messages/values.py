"""The facts that each mail needs before it can be written.

A mail's values are typed, so that a mail with an empty deadline or without its link can't be composed.
Times are aware; `zone` is the reader's or the site's IANA zone, in which they are told.
"""

from datetime import date
from typing import Annotated

from pydantic import AwareDatetime, Field

from talent.kernel import Fact, Money, Percent, Share
from talent.messages import saying

Word = Annotated[str, Field(min_length=1, max_length=1_000)]
Link = Annotated[str, Field(pattern=r"^https?://[^\s<>\"]+$", max_length=4_000)]


class Addressed(Fact):
    """What every mail knows: who sends it, to whom, and the one link that matters."""

    company: Word
    recipient: Word
    link: Link
    zone: str = "Asia/Shanghai"


class Values(Addressed):
    """What every mail about an application knows: about whom it is."""

    candidate: Word
    position: Word


class WebhookPaused(Addressed):
    """A webhook to which nothing is sent any more: its address's host, and whether it said itself that it is gone."""

    host: Word
    gone: bool


class ToCandidate(Values):
    """A mail to the candidate; `contact` is a person's mail address."""

    contact: Word


class Refusal(ToCandidate):
    """A file that could not be used, and why, in the candidate's language."""

    reason: Word
    number: int | None = Field(default=None, ge=1)


class InterviewInvitation(ToCandidate):
    """The invitation to the recorded interview. `expression`: the face's expression may be scored, if agreed."""

    human_link: Link
    questions: int = Field(ge=1)
    minutes: int = Field(ge=1)
    deadline: AwareDatetime
    expression: bool = False


class AskedAgain(ToCandidate):
    """Answers that could not be used: one line for each, saying which question and why."""

    human_link: Link
    answers: tuple[Word, ...] = Field(min_length=1)
    deadline: AwareDatetime


class HumanChosen(ToCandidate):
    """The candidate prefers a person; `days` is within how many working days somebody calls."""

    days: int = Field(ge=1)


class ReportReady(ToCandidate):
    """The report is there; `match` is the position match where it is known."""

    human_link: Link
    match: Percent | None = None
    strengths: tuple[Word, ...] = ()


class AppealReply(ToCandidate):
    """A person's answer to an appeal: how it ends and why, in the words of who answered."""

    outcome: Word
    answer: Annotated[str, Field(min_length=1, max_length=2_000)]


class Meeting(ToCandidate):
    """A talk with people. `link` leads to the meeting or to its page."""

    starts: AwareDatetime
    minutes: int = Field(ge=5)
    place: Word


class MeetingCancelled(Meeting):
    """A talk that does not take place: the panel is `complete`, the candidate has `withdrawn` or HR `declined`."""

    complete: bool
    withdrawn: bool
    declined: bool


class OfferMail(ToCandidate):
    """The offer in the mail that carries its letter."""

    department: Word
    site: Word
    pay: Money
    start: date
    expires: AwareDatetime
    number: Word


class Welcome(ToCandidate):
    """The offer was accepted: where and when to come, and what to bring."""

    start: date
    site: Word
    bring: tuple[Word, ...] = ()


class Closing(ToCandidate):
    """The end of an application: what stood out and what would help, in the report's own words."""

    strengths: tuple[Word, ...] = ()
    improvements: tuple[Word, ...] = ()


class Withdrawal(ToCandidate):
    """The candidate took the application or the consent back; recordings are deleted by `deleted_by`."""

    deleted_by: date


class PanelMail(Values):
    """To an interviewer. `link` is the scorecard; `blind` where `candidate` is a label until their score is in."""

    resume_link: Link
    report_link: Link
    competencies: tuple[Word, ...] = Field(min_length=1)
    starts: AwareDatetime
    minutes: int = Field(ge=5)
    place: Word
    due: AwareDatetime
    blind: bool = False


class HrMail(Values):
    """To HR about one application."""

    application: Word


class HrReason(HrMail):
    """To HR, with the reason why a person is needed, in HR's language."""

    reason: Word


class HrDue(HrMail):
    """To HR, with a time by which the candidate expects to hear from a person."""

    due: AwareDatetime


class HrAppeal(HrDue):
    """To HR: the candidate appeals; `explanation`: wants to know why, else wants a person to assess anew."""

    explanation: bool


class HrPanelLapsed(HrMail):
    """How many scorecards came in of those asked for."""

    received: int = Field(ge=0)
    asked: int = Field(ge=1)


class HrResult(HrMail):
    """The composite score with everything that it was made from; `unsettled`: it decides nothing, for `findings`."""

    composite: Percent
    bar: Percent
    ai_score: Percent | None
    ai_weight: Share
    panel_score: Percent
    panel_weight: Share
    scorecards: int = Field(ge=1)
    report_link: Link
    unsettled: bool = False
    findings: tuple[Word, ...] = ()

    @property
    def above(self) -> bool:
        """Whether the composite reaches the opening's bar, and decides."""
        return self.composite >= self.bar and not self.unsettled

    @property
    def below(self) -> bool:
        """Whether the composite lies below the opening's bar, and decides."""
        return self.composite < self.bar and not self.unsettled

    @property
    def unscored(self) -> bool:
        """Whether the AI assessment gave no score."""
        return self.ai_score is None

    @property
    def ai_share(self) -> str:
        """The AI's weight as a percentage."""
        return saying.number(self.ai_weight * 100, 1)

    @property
    def panel_share(self) -> str:
        """The people's weight as a percentage."""
        return saying.number(self.panel_weight * 100, 1)
