"""Appeals: made from the report, told to HR, answered by a person with a reason, in one transaction with its event."""

from talent.appeal import Appeal, AppealOpen, AppealOutcome, AppealWish, answered, new_appeal
from talent.events import EventName
from talent.moves import MOVES, MoveName

from cloud import keys
from cloud.applications import get, move
from cloud.company import get_company
from cloud.dossiers import report_made
from cloud.moment import happened, now
from cloud.races import again
from cloud.table import Create, Replace, record, table


@again(4)
def make_appeal(application_id: str, wants: AppealWish, words: str) -> Appeal:
    """Asks a person about the report. Raises ReportNotMade, or AppealOpen while an earlier one has no answer."""
    report_made(application_id)
    earlier = appeals(application_id)
    if any(each.answer is None for each in earlier):
        raise AppealOpen("Your earlier question is still with a person.")
    days = get_company().human_answer_days
    appeal = new_appeal(application_id, len(earlier) + 1, wants, words, now(), days)
    event = happened(EventName.APPEAL_MADE, "candidate", application_id=application_id)
    table().write(
        Create(keys.appeal(application_id, appeal.number), appeal),
        record(event, keys.application(application_id)),
    )
    return appeal


def appeals(application_id: str) -> tuple[Appeal, ...]:
    """The application's appeals, oldest first."""
    pk = keys.application(application_id).pk
    return tuple(stored.value for stored in table().under(pk, "APPEAL#", Appeal))


@again(4)
def answer_appeal(application_id: str, number: int, by: str, outcome: AppealOutcome, reason: str) -> Appeal:
    """Answers an appeal by staff member `by`.

    'assessed_anew' also asks the panel where none sits yet, by the move that any person could make.
    Raises Missing, AppealAnswered, WrongOutcome or MovedOn.
    """
    key = keys.appeal(application_id, number)
    stored = table().get(key, Appeal)
    after = answered(stored.value, by, outcome, reason, now())
    event = happened(EventName.APPEAL_ANSWERED, by, application_id=application_id)
    writes = (Replace(key, after, stored.version), record(event, keys.application(application_id)))
    starts = MOVES[MoveName.REQUEST_PANEL].starts
    if outcome == "assessed_anew" and get(application_id).value.stage in starts:
        move(application_id, MoveName.REQUEST_PANEL, by, reason=reason, beside=writes)
    else:
        table().write(*writes)
    return after
