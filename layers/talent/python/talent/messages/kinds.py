"""Every mail there is, and which facts each is composed from."""

from enum import StrEnum
from typing import Final

from talent.messages import beside, offer_values, values


class Kind(StrEnum):
    """What a mail is about. The first word of each group says who reads it."""

    APPLICATION_RECEIVED = "application_received"
    RESUME_UNREADABLE = "resume_unreadable"
    INTERVIEW_INVITED = "interview_invited"
    INTERVIEW_REMINDER = "interview_reminder"
    INTERVIEW_LAPSED = "interview_lapsed"
    RECORDING_REFUSED = "recording_refused"
    ANSWERS_ASKED_AGAIN = "answers_asked_again"
    HUMAN_INTERVIEW_CHOSEN = "human_interview_chosen"
    REPORT_READY = "report_ready"
    APPEAL_RECEIVED = "appeal_received"
    APPEAL_ANSWERED = "appeal_answered"
    MEETING_INVITED = "meeting_invited"
    MEETING_MOVED = "meeting_moved"
    MEETING_CANCELLED = "meeting_cancelled"
    WAITLISTED = "waitlisted"
    OFFER_SENT = "offer_sent"
    OFFER_REMINDER = "offer_reminder"
    OFFER_LAPSED = "offer_lapsed"
    OFFER_DECLINED = "offer_declined"
    OFFER_REVISED = "offer_revised"
    OFFER_QUESTION_RECEIVED = "offer_question_received"
    OFFER_QUESTION_ANSWERED = "offer_question_answered"
    OFFER_WITHDRAWN = "offer_withdrawn"
    WELCOME = "welcome"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    LINK_RENEWED = "link_renewed"
    EXPORT_READY = "export_ready"
    ERASURE_DONE = "erasure_done"
    ADDRESS_REPLACED = "address_replaced"

    PANEL_INVITED = "panel_invited"
    PANEL_REMINDER = "panel_reminder"
    PANEL_MOVED = "panel_moved"
    PANEL_CANCELLED = "panel_cancelled"

    HR_NEEDS_PERSON = "hr_needs_person"
    HR_MACHINE_STOPPED = "hr_machine_stopped"
    HR_HUMAN_CHOSEN = "hr_human_chosen"
    HR_APPEAL = "hr_appeal"
    HR_APPEAL_REMINDER = "hr_appeal_reminder"
    HR_MAIL_RETURNED = "hr_mail_returned"
    HR_DIGEST = "hr_digest"
    HR_INVITATION_LAPSED = "hr_invitation_lapsed"
    HR_PANEL_LAPSED = "hr_panel_lapsed"
    HR_RESULT = "hr_result"
    HR_PLAN_PROPOSED = "hr_plan_proposed"
    HR_PLAN_ANSWERED = "hr_plan_answered"
    HR_CONFIRM_OFFER = "hr_confirm_offer"
    HR_CONFIRM_OFFER_REMINDER = "hr_confirm_offer_reminder"
    HR_APPROVE_OFFER = "hr_approve_offer"
    HR_APPROVE_OFFER_REMINDER = "hr_approve_offer_reminder"
    HR_OFFER_QUESTION = "hr_offer_question"
    HR_OFFER_QUESTION_REMINDER = "hr_offer_question_reminder"
    HR_OFFER_ACCEPTED = "hr_offer_accepted"
    HR_OFFER_DECLINED = "hr_offer_declined"
    HR_OFFER_CLOSED = "hr_offer_closed"
    HR_WAITLISTED = "hr_waitlisted"
    HR_HIRED = "hr_hired"
    HR_WITHDRAWN = "hr_withdrawn"
    HR_CHARGES_PASSED_ON = "hr_charges_passed_on"

    ADMIN_WEBHOOK_PAUSED = "admin_webhook_paused"
    ADMIN_STAFF_MAIL_RETURNED = "admin_staff_mail_returned"


VALUES: Final[dict[Kind, type[values.Addressed]]] = {
    Kind.APPLICATION_RECEIVED: values.ToCandidate,
    Kind.RESUME_UNREADABLE: values.Refusal,
    Kind.INTERVIEW_INVITED: values.InterviewInvitation,
    Kind.INTERVIEW_REMINDER: values.InterviewInvitation,
    Kind.INTERVIEW_LAPSED: values.ToCandidate,
    Kind.RECORDING_REFUSED: values.Refusal,
    Kind.ANSWERS_ASKED_AGAIN: values.AskedAgain,
    Kind.HUMAN_INTERVIEW_CHOSEN: values.HumanChosen,
    Kind.REPORT_READY: values.ReportReady,
    Kind.APPEAL_RECEIVED: values.HumanChosen,
    Kind.APPEAL_ANSWERED: values.AppealReply,
    Kind.MEETING_INVITED: values.Meeting,
    Kind.MEETING_MOVED: values.Meeting,
    Kind.MEETING_CANCELLED: values.MeetingCancelled,
    Kind.WAITLISTED: values.ToCandidate,
    Kind.OFFER_SENT: values.OfferMail,
    Kind.OFFER_REMINDER: values.OfferMail,
    Kind.OFFER_LAPSED: values.ToCandidate,
    Kind.OFFER_DECLINED: values.ToCandidate,
    Kind.OFFER_REVISED: values.ToCandidate,
    Kind.OFFER_QUESTION_RECEIVED: offer_values.OfferTalk,
    Kind.OFFER_QUESTION_ANSWERED: offer_values.OfferTalk,
    Kind.OFFER_WITHDRAWN: offer_values.OfferTakenBack,
    Kind.WELCOME: values.Welcome,
    Kind.CLOSED: values.Closing,
    Kind.WITHDRAWN: values.Withdrawal,
    Kind.LINK_RENEWED: values.ToCandidate,
    Kind.EXPORT_READY: beside.ExportReady,
    Kind.ERASURE_DONE: beside.ToPerson,
    Kind.ADDRESS_REPLACED: beside.ToPerson,
    Kind.PANEL_INVITED: values.PanelMail,
    Kind.PANEL_REMINDER: values.PanelMail,
    Kind.PANEL_MOVED: values.PanelMail,
    Kind.PANEL_CANCELLED: values.PanelMail,
    Kind.HR_NEEDS_PERSON: values.HrReason,
    Kind.HR_MACHINE_STOPPED: beside.HrMachineStopped,
    Kind.HR_HUMAN_CHOSEN: values.HrDue,
    Kind.HR_APPEAL: values.HrAppeal,
    Kind.HR_APPEAL_REMINDER: values.HrAppeal,
    Kind.HR_MAIL_RETURNED: beside.HrMailReturned,
    Kind.HR_DIGEST: beside.HrDigest,
    Kind.HR_INVITATION_LAPSED: values.HrMail,
    Kind.HR_PANEL_LAPSED: values.HrPanelLapsed,
    Kind.HR_RESULT: values.HrResult,
    Kind.HR_PLAN_PROPOSED: beside.HrPlanProposed,
    Kind.HR_PLAN_ANSWERED: beside.HrPlanAnswered,
    Kind.HR_CONFIRM_OFFER: offer_values.HrOffer,
    Kind.HR_CONFIRM_OFFER_REMINDER: offer_values.HrOffer,
    Kind.HR_APPROVE_OFFER: offer_values.HrApproval,
    Kind.HR_APPROVE_OFFER_REMINDER: offer_values.HrApproval,
    Kind.HR_OFFER_QUESTION: offer_values.HrQuestion,
    Kind.HR_OFFER_QUESTION_REMINDER: offer_values.HrQuestion,
    Kind.HR_OFFER_ACCEPTED: offer_values.HrAccepted,
    Kind.HR_OFFER_DECLINED: offer_values.HrOfferEnded,
    Kind.HR_OFFER_CLOSED: offer_values.HrOfferEnded,
    Kind.HR_WAITLISTED: beside.HrWaitlisted,
    Kind.HR_HIRED: offer_values.HrAccepted,
    Kind.HR_WITHDRAWN: values.HrMail,
    Kind.HR_CHARGES_PASSED_ON: beside.HrChargesPassedOn,
    Kind.ADMIN_WEBHOOK_PAUSED: values.WebhookPaused,
    Kind.ADMIN_STAFF_MAIL_RETURNED: beside.StaffMailReturned,
}
"""The values each kind of mail is composed from."""
