"""An application's standing as its reader is told it: where it is, what comes next, who is waited for, by when."""

from datetime import datetime

from pydantic import AwareDatetime, Field

from talent.access import Action, Target, allows
from talent.kernel import Fact, Phrase
from talent.messages import saying
from talent.messages.stages import Audience, next_words, status_words, wait_words
from talent.people import Staff
from talent.standing import Standing, Waited

_STOPPED = Phrase(zh="系统停住了，等待您重试：{words}", en="The system has stopped; waiting for you: {words}")
_TRY_AGAIN = Phrase(
    zh="请写明理由后再试一次；再次停住请告诉管理员",
    en="Try again with a reason; if it stops once more, tell an administrator",
)
_SCORED = Phrase(zh="您的评分已收到，等待其他面试官", en="Your scorecard is in; waiting for the others")


class StandingShown(Fact):
    """A standing in words."""

    status: Phrase = Field(description="where things stand")
    next: Phrase = Field(description="what comes next, or what the reader is asked to do")
    waiting: Phrase | None = Field(description="what a person is waited for; null where no such wait is open")
    waits_for: Waited
    since: AwareDatetime
    due_at: AwareDatetime | None
    due: Phrase | None = Field(description="`due_at` on the clock of the opening's site")
    overdue: bool


def audience_of(staff: Staff, target: Target) -> Audience:
    """As whom a member of staff reads of an application: whoever decides is HR, whoever scores an interviewer."""
    if allows(staff, Action.DECIDE_APPLICATION, target):
        return "hr"
    return "interviewer" if staff.staff_id in target.people else "manager"


def stopped_words(words: Phrase) -> Phrase:
    """Where it stands, for HR, once its machine has stopped there."""
    return Phrase(zh=_STOPPED.zh.format(words=words.zh), en=_STOPPED.en.format(words=words.en))


def standing_shown(
    standing: Standing, audience: Audience, zone: str, moment: datetime, *, scored: bool = False
) -> StandingShown:
    """`standing` for a reader at `moment`; `scored`: the reader is an interviewer whose scorecard is in."""
    due = standing.due_at
    words = status_words(standing.stage, audience)
    following = next_words(standing.stage, "manager" if scored else audience)
    if standing.stopped:
        words, following = stopped_words(words), _TRY_AGAIN
    kind = standing.wait_kind
    return StandingShown(
        status=_SCORED if scored and kind == "panel" else words,
        next=following,
        waiting=wait_words(kind, "manager" if scored else audience) if kind else None,
        waits_for=standing.waits_for,
        since=standing.since,
        due_at=due,
        due=Phrase(zh=saying.moment(due, zone, "zh"), en=saying.moment(due, zone, "en")) if due else None,
        overdue=standing.overdue(moment),
    )
