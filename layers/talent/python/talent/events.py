"""What has happened, named in the past tense: the only way in which parts of Bole hear of each other.

An event carries ids, never documents or personal data. It is written in the same transaction as its cause
and published from the table's stream, at least once. `OPENS` and `COMPLETES` say, on one screen, which
machine an event opens and which human wait it ends.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Literal

from pydantic import AwareDatetime

from talent.kernel import Fact, new_id

SOURCE = "bole"


class EventName(StrEnum):
    """Every event there is."""

    OPENING_OPENED = "OpeningOpened"
    OPENING_CLOSED = "OpeningClosed"
    OPENING_REOPENED = "OpeningReopened"
    POOL_CHANGED = "PoolChanged"
    OPENING_HANDED_OVER = "OpeningHandedOver"
    APPROVERS_CHANGED = "ApproversChanged"
    COMPANY_CHANGED = "CompanyChanged"
    STAFF_ENROLLED = "StaffEnrolled"
    STAFF_CHANGED = "StaffChanged"
    STAFF_LEFT = "StaffLeft"
    SIGN_IN_MAILED = "SignInMailed"
    CHARGES_PASSED_ON = "ChargesPassedOn"
    STAFF_MAIL_RETURNED = "StaffMailReturned"
    STAFF_MAIL_RESUMED = "StaffMailResumed"
    APPLICATION_OPENED = "ApplicationOpened"
    RESUME_UPLOADED = "ResumeUploaded"
    RESUME_REFUSED = "ResumeRefused"
    CANDIDATE_SHORTLISTED = "CandidateShortlisted"
    CANDIDATE_BELOW_LINE = "CandidateBelowLine"
    SCREENING_NEEDS_PERSON = "ScreeningNeedsPerson"
    CANDIDATE_INVITED = "CandidateInvited"
    RECORDING_REGISTERED = "RecordingRegistered"
    RECORDING_REFUSED = "RecordingRefused"
    RECORDINGS_SUBMITTED = "RecordingsSubmitted"
    INVITATION_LAPSED = "InvitationLapsed"
    HUMAN_INTERVIEW_CHOSEN = "HumanInterviewChosen"
    ANSWER_ASKED_AGAIN = "AnswerAskedAgain"
    CANDIDATE_ASSESSED = "CandidateAssessed"
    PANEL_REQUESTED = "PanelRequested"
    PANEL_ASKED = "PanelAsked"
    MEETING_MOVED = "MeetingMoved"
    SCORECARD_HANDED_OVER = "ScorecardHandedOver"
    SCORECARD_TAKEN_OVER = "ScorecardTakenOver"
    SCORECARD_SUBMITTED = "ScorecardSubmitted"
    PANEL_QUESTION_ADDED = "PanelQuestionAdded"
    PANEL_QUESTION_TAKEN_BACK = "PanelQuestionTakenBack"
    PANEL_COMPLETED = "PanelCompleted"
    PANEL_EXTENDED = "PanelExtended"
    PANEL_LAPSED = "PanelLapsed"
    CANDIDATE_UNSETTLED = "CandidateUnsettled"
    CANDIDATE_BELOW_BAR = "CandidateBelowBar"
    CANDIDATE_SELECTED = "CandidateSelected"
    HEADCOUNT_RESERVED = "HeadcountReserved"
    HEADCOUNT_RELEASED = "HeadcountReleased"
    HEADCOUNT_FILLED = "HeadcountFilled"
    HEADCOUNT_PROPOSED = "HeadcountProposed"
    HEADCOUNT_CONFIRMED = "HeadcountConfirmed"
    HEADCOUNT_REJECTED = "HeadcountRejected"
    CANDIDATE_WAITLISTED = "CandidateWaitlisted"
    WAITLIST_ADVANCED = "WaitlistAdvanced"
    OFFER_DRAFTED = "OfferDrafted"
    OFFER_REDRAFTED = "OfferRedrafted"
    OFFER_CONFIRMED = "OfferConfirmed"
    OFFER_REFUSED = "OfferRefused"
    OFFER_APPROVED = "OfferApproved"
    OFFER_RETURNED = "OfferReturned"
    APPROVAL_PASSED_ON = "ApprovalPassedOn"
    OFFER_REVISED = "OfferRevised"
    OFFER_WITHDRAWN = "OfferWithdrawn"
    OFFER_QUESTIONED = "OfferQuestioned"
    OFFER_QUESTION_ANSWERED = "OfferQuestionAnswered"
    OFFER_SENT = "OfferSent"
    OFFER_ACCEPTED = "OfferAccepted"
    OFFER_DECLINED = "OfferDeclined"
    OFFER_CLOSED = "OfferClosed"
    EMPLOYEE_HIRED = "EmployeeHired"
    APPLICATION_DECLINED = "ApplicationDeclined"
    APPLICATION_WITHDRAWN = "ApplicationWithdrawn"
    APPEAL_MADE = "AppealMade"
    APPEAL_ANSWERED = "AppealAnswered"
    WAIT_LAPSED = "WaitLapsed"
    MACHINE_STOPPED = "MachineStopped"
    MACHINE_RETRIED = "MachineRetried"
    LINKS_REVOKED = "LinksRevoked"
    LINKS_RENEWED = "LinksRenewed"
    MAIL_BOUNCED = "MailBounced"
    MAIL_DELAYED = "MailDelayed"
    MAIL_COMPLAINED = "MailComplained"
    MAIL_RESUMED = "MailResumed"
    ADDRESS_CORRECTED = "AddressCorrected"
    CONSENT_GIVEN = "ConsentGiven"
    CONSENT_WITHDRAWN = "ConsentWithdrawn"
    IMPORT_REQUESTED = "ImportRequested"
    IMPORT_FINISHED = "ImportFinished"
    RESUME_CORRECTED = "ResumeCorrected"
    DUPLICATE_FOUND = "DuplicateFound"
    CANDIDATES_MERGED = "CandidatesMerged"
    MERGE_UNDONE = "MergeUndone"
    CANDIDATES_KEPT_APART = "CandidatesKeptApart"
    LEGAL_HOLD_SET = "LegalHoldSet"
    LEGAL_HOLD_LIFTED = "LegalHoldLifted"
    RECORDS_ERASED = "RecordsErased"
    ERASURE_REQUESTED = "ErasureRequested"
    PERSON_ERASED = "PersonErased"
    EXPORT_REQUESTED = "ExportRequested"
    EXPORT_MADE = "ExportMade"
    WEBHOOK_REGISTERED = "WebhookRegistered"
    WEBHOOK_CHANGED = "WebhookChanged"
    WEBHOOK_REMOVED = "WebhookRemoved"
    WEBHOOK_PAUSED = "WebhookPaused"
    WEBHOOK_RESUMED = "WebhookResumed"
    WEBHOOK_PINGED = "WebhookPinged"
    WEBHOOK_REPLAYED = "WebhookReplayed"
    CALIBRATION_UPLOADED = "CalibrationUploaded"
    CALIBRATION_SET = "CalibrationSet"


type MachineName = Literal["intake", "screening", "invitation", "assessment", "selection", "offer"]


class Event(Fact):
    """One thing that happened. `by` is 'machine', 'candidate' or a staff id; empty ids mean 'none'.

    `cause` names the execution and state that made a machine's move, so that a retried task knows its own work.
    """

    event_id: str
    name: EventName
    occurred_at: AwareDatetime
    by: str
    application_id: str = ""
    opening_id: str = ""
    headcount_id: str = ""
    import_id: str = ""
    candidate_id: str = ""
    other_candidate_id: str = ""
    question_number: int = 0
    staff_id: str = ""
    wait_kind: str = ""
    webhook_id: str = ""
    calibration_version: str = ""
    machine: MachineName | None = None
    cause: str = ""


type WaitKind = Literal["recordings", "panel", "offer_confirmation", "offer_approval", "offer_answer"]
type WaitVerdict = Literal[
    "submitted",
    "human",
    "withdrawn",
    "complete",
    "confirmed",
    "to_approve",
    "approved",
    "returned",
    "revised",
    "refused",
    "accepted",
    "declined",
    "lapsed",
]

BEFORE_OFFER: tuple[WaitKind, ...] = ("recordings", "panel")
_OFFER: tuple[WaitKind, ...] = ("offer_confirmation", "offer_approval", "offer_answer")

OPENS: Mapping[EventName, MachineName] = {
    EventName.IMPORT_REQUESTED: "intake",
    EventName.RESUME_UPLOADED: "screening",
    EventName.CANDIDATE_SHORTLISTED: "invitation",
    EventName.ANSWER_ASKED_AGAIN: "invitation",
    EventName.RECORDINGS_SUBMITTED: "assessment",
    EventName.CANDIDATE_ASSESSED: "selection",
    EventName.PANEL_REQUESTED: "selection",
    EventName.PANEL_EXTENDED: "selection",
    EventName.CANDIDATE_SELECTED: "offer",
    EventName.WAITLIST_ADVANCED: "offer",
}

OPENERS = (*OPENS, EventName.MACHINE_RETRIED)
"""Every event that opens a machine: one of its own, or the one that a person tries again."""

COMPLETES: Mapping[EventName, tuple[WaitKind, ...]] = {
    EventName.RECORDINGS_SUBMITTED: ("recordings",),
    EventName.HUMAN_INTERVIEW_CHOSEN: ("recordings",),
    EventName.PANEL_COMPLETED: ("panel",),
    EventName.OFFER_CONFIRMED: ("offer_confirmation",),
    EventName.OFFER_REFUSED: ("offer_confirmation",),
    EventName.OFFER_APPROVED: ("offer_approval",),
    EventName.OFFER_RETURNED: ("offer_approval",),
    EventName.OFFER_REVISED: _OFFER,
    EventName.OFFER_WITHDRAWN: _OFFER,
    EventName.OFFER_ACCEPTED: ("offer_answer",),
    EventName.OFFER_DECLINED: ("offer_answer",),
    EventName.WAIT_LAPSED: (*BEFORE_OFFER, *_OFFER),
    EventName.APPLICATION_WITHDRAWN: (*BEFORE_OFFER, *_OFFER),
    EventName.APPLICATION_DECLINED: BEFORE_OFFER,
}
"""Which waits an event may have ended: its transaction wrote their verdict, its consumer hands that to the machine."""


def opened_by(event: Event) -> MachineName | None:
    """The machine that an event opens; None for one that opens none."""
    return event.machine if event.name is EventName.MACHINE_RETRIED else OPENS.get(event.name)


def execution_of(cause: str) -> str:
    """The name of the execution whose task is the cause of something; '' for no cause."""
    return cause.partition("/")[0]


def event_at(moment: datetime, entropy: bytes, name: EventName, by: str, **ids: str | int) -> Event:
    """An event of `moment` with an id that sorts by it; `ids` are Event's id fields."""
    return Event.model_validate(
        {"event_id": new_id(moment, entropy), "name": name, "occurred_at": moment, "by": by, **ids}
    )
