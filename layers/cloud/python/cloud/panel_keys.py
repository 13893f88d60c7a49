"""Where a panel's questions and the scorecards that were replaced lie.

| question | answered by |
|---|---|
| what the business department asks about one candidate | query `APPLICATION#id`, `PANELQUESTION#` |
| what it asks everybody of an opening | query `OPENING#id`, `PANELQUESTION#` |
| how a scorecard was before it was changed | query `APPLICATION#id`, `CARD#` |
| when earlier panels met, or would have | query `APPLICATION#id`, `TALK#` |
"""

from talent.panel import Scorecard
from talent.scheduling import MeetingTime

from cloud.keys import Key, application

QUESTIONS, TALKS = "PANELQUESTION#", "TALK#"


def panel_question(beside: Key, question_id: str) -> Key:
    """A question of the business department, beside the application or the opening that it is about."""
    return Key(beside.pk, f"{QUESTIONS}{question_id}")


def earlier_scorecard(card: Scorecard) -> Key:
    """A scorecard that its interviewer has replaced since."""
    return application(
        card.application_id, f"CARD#{card.staff_id}#{card.asked_at.isoformat()}#{card.version:03}"
    )


def earlier_meeting(application_id: str, meeting: MeetingTime) -> Key:
    """The meeting of a panel that was asked before the one that counts now."""
    return application(application_id, f"{TALKS}{meeting.asked_at.isoformat()}")
