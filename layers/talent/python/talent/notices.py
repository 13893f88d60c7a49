"""Which events are mailed about at once: each has its writer in `cloud/letters`."""

from talent.events import EventName

NOTICES: frozenset[EventName] = frozenset(
    {
        EventName.APPLICATION_OPENED,
        EventName.RESUME_REFUSED,
        EventName.RECORDING_REFUSED,
        EventName.SCREENING_NEEDS_PERSON,
        EventName.INVITATION_LAPSED,
        EventName.HUMAN_INTERVIEW_CHOSEN,
        EventName.CANDIDATE_ASSESSED,
        EventName.PANEL_COMPLETED,
        EventName.PANEL_LAPSED,
        EventName.MEETING_MOVED,
        EventName.SCORECARD_HANDED_OVER,
        EventName.SCORECARD_TAKEN_OVER,
        EventName.CANDIDATE_WAITLISTED,
        EventName.HEADCOUNT_PROPOSED,
        EventName.HEADCOUNT_CONFIRMED,
        EventName.HEADCOUNT_REJECTED,
        EventName.OFFER_APPROVED,
        EventName.APPROVAL_PASSED_ON,
        EventName.OFFER_REVISED,
        EventName.OFFER_WITHDRAWN,
        EventName.OFFER_QUESTIONED,
        EventName.OFFER_QUESTION_ANSWERED,
        EventName.OFFER_ACCEPTED,
        EventName.OFFER_DECLINED,
        EventName.OFFER_CLOSED,
        EventName.EMPLOYEE_HIRED,
        EventName.APPLICATION_DECLINED,
        EventName.APPLICATION_WITHDRAWN,
        EventName.APPEAL_MADE,
        EventName.APPEAL_ANSWERED,
        EventName.MACHINE_STOPPED,
        EventName.LINKS_RENEWED,
        EventName.WEBHOOK_PAUSED,
        EventName.CHARGES_PASSED_ON,
        EventName.STAFF_MAIL_RETURNED,
        EventName.MAIL_BOUNCED,
        EventName.MAIL_DELAYED,
        EventName.MAIL_COMPLAINED,
        EventName.ADDRESS_CORRECTED,
        EventName.EXPORT_MADE,
    }
)
"""Events of which somebody is told by mail at once; waits send their own invitations and reminders."""
