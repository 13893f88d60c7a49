"""Asking people and waiting: the wait is kept, a decision that came before is seen, and overdue waits lapse."""

from datetime import datetime, timedelta

from botocore.exceptions import BotoCoreError, ClientError
from pydantic import ValidationError
from talent.application import Stage
from talent.events import BEFORE_OFFER, WaitKind, WaitVerdict
from talent.kernel import BoleError, Fact
from talent.offer import OfferStatus
from talent.panel import quorum_reached
from talent.policy import OpeningPolicy, wait_days
from talent.stopping import overtaken
from talent.waiting import Wait, ended, new_wait, until

from cloud import waits
from cloud.applications import events, get
from cloud.letters.asking import letters_of
from cloud.letters.reminding import questions_due, remind_of
from cloud.mail import send_once
from cloud.moment import now
from cloud.offers import WAITED_FOR, find_offer, get_offer
from cloud.openings import get_opening
from cloud.panels import panel_due
from cloud.races import again
from cloud.scorecards import quorum_of, scorecards
from cloud.table import table
from cloud.tools import logger

_FAILURES = (BoleError, ClientError, BotoCoreError, ValidationError)


class Swept(Fact):
    """What a sweep did; `decided`: waits that it found open beside what had been decided."""

    reminded: int
    lapsed: int
    failed: int
    decided: int = 0


class Asked(Fact):
    """By whom a wait is opened: the machine's task, which of its attempts and laps, and the attempt's token."""

    cause: str
    attempt: int
    token: str
    lap: int = 0


def ask(application_id: str, kind: WaitKind, by: Asked) -> Wait:
    """Keeps the wait; where what is waited for has happened already, ends it and answers the machine at once.

    A decision ends the wait in its own transaction, so that one that comes between the two steps is seen by one
    side or the other. An execution that asks after a later one was opened is told to end, as nobody will answer it.
    """
    application = get(application_id).value
    opening = get_opening(application.opening_id)
    policy = opening.policy
    wait = new_wait(application_id, kind, by.token, now(), wait_days(policy, kind))
    if kind == "panel":
        wait = until(wait, panel_due(opening, wait.asked_at))
    wait = wait.model_copy(update={"cause": by.cause, "attempt": by.attempt, "lap": by.lap})
    if kind in WAITED_FOR.values():
        wait = _in_time(wait, policy)
    if kind in BEFORE_OFFER and overtaken(events(application_id), by.cause):
        let_go = ended(wait, "withdrawn")
        waits.answer(let_go)
        return let_go
    standing = waits.keep(wait)
    if standing != wait:
        return standing
    return _ended_by_what_was(application_id, kind) or wait


@again(4)
def _ended_by_what_was(application_id: str, kind: WaitKind) -> Wait | None:
    """The wait, ended by a decision that came before it and told to its machine; None while nothing is decided.

    A race may be lost to whoever only touched the item: then nobody has ended the wait, and it is tried again.
    """
    verdict = verdict_so_far(application_id, kind)
    if verdict is None:
        return None
    table().write(waits.ending(application_id, kind, verdict))
    standing = waits.find(application_id, kind)
    if standing:
        waits.answer(standing)
    return standing


def _in_time(wait: Wait, policy: OpeningPolicy) -> Wait:
    """The wait for an offer's decision: a candidate has until it expires; who decides before leaves them their days."""
    end = get_offer(wait.application_id).value.expires_at
    if wait.kind != "offer_answer":
        end = min(wait.due_at, end - timedelta(days=policy.offer_days))
    return until(wait, max(wait.asked_at, end))


def verdict_so_far(application_id: str, kind: WaitKind) -> WaitVerdict | None:
    """What has been decided on what `kind` waits for; None while nothing has."""
    stage = get(application_id).value.stage
    if stage is Stage.WITHDRAWN or (stage is Stage.DECLINED and kind in BEFORE_OFFER):
        return "withdrawn"
    match kind:
        case "recordings":
            return _recordings_verdict(stage)
        case "panel":
            return _panel_verdict(application_id, stage)
        case "offer_confirmation" | "offer_approval" | "offer_answer":
            return _offer_verdict(application_id, kind, stage)


def sweep(moment: datetime) -> Swept:
    """Reminds where half of the time is gone and ends what is overdue; one that fails doesn't hold up the others.

    A task that broke off between opening a wait and looking what was decided left it open: nobody is reminded of that.
    """
    reminded = lapsed = failed = decided = 0
    for wait in waits.due(moment):
        try:
            if _ended_by_what_was(wait.application_id, wait.kind):
                decided += 1
            elif wait.due_at <= moment:
                waits.lapse(wait, _lapse_verdict(wait))
                lapsed += 1
            else:
                _remind(wait)
                reminded += 1
        except _FAILURES as error:  # a mail that is refused, or can't be written, fails its own wait only
            _log(error, wait.application_id)
            failed += 1
    for stored in questions_due(moment):
        try:
            remind_of(stored)
            reminded += 1
        except _FAILURES as error:
            _log(error, stored.value.application_id)
            failed += 1
    return Swept(reminded=reminded, lapsed=lapsed, failed=failed, decided=decided)


def _log(error: Exception, application_id: str) -> None:
    name = type(error).__name__
    logger().warning("not swept", extra={"error": name, "application": application_id})


def _remind(wait: Wait) -> None:
    cause = f"{wait.application_id}/{wait.kind}/{wait.asked_at.isoformat()}"
    for letter in letters_of(wait):
        send_once(cause, letter)
    waits.mark_reminded(wait)


def _recordings_verdict(stage: Stage) -> WaitVerdict | None:
    match stage:
        case Stage.INVITED:
            return None
        case Stage.HUMAN_INSTEAD:
            return "human"
        case Stage.LAPSED:
            return "lapsed"
        case _:
            return "submitted"


def _panel_verdict(application_id: str, stage: Stage) -> WaitVerdict | None:
    if stage is not Stage.PANEL:
        return "lapsed"
    quorum = quorum_of(get(application_id).value)
    return "complete" if quorum_reached(scorecards(application_id), quorum) else None


def _lapse_verdict(wait: Wait) -> WaitVerdict:
    """How an overdue wait ends: a panel below its quorum is complete where the opening's rule takes what was received."""
    if wait.kind != "panel":
        return "lapsed"
    rules = get_opening(get(wait.application_id).value.opening_id).policy.composite
    received = any(card.status == "in" for card in scorecards(wait.application_id))
    return "complete" if received and rules.missing_scorecard == "use_received" else "lapsed"


def _offer_verdict(application_id: str, kind: WaitKind, stage: Stage) -> WaitVerdict | None:
    if stage in (Stage.ACCEPTED, Stage.HIRED):
        return "accepted"
    offer = find_offer(application_id)
    if offer is None:
        return "withdrawn"  # its terms are erased: nobody can decide on them any more
    return _verdict_by_status(offer.status, kind)


def _verdict_by_status(status: OfferStatus, kind: WaitKind) -> WaitVerdict | None:
    if status == "drafted" or (status == "sent" and kind == "offer_answer"):
        return None
    match status:
        case "approving":
            return "to_approve" if kind == "offer_confirmation" else None
        case "confirmed" | "sent":
            return "approved" if kind == "offer_approval" else "confirmed"
        case "withdrawn" | "closed":
            return "refused"
        case _:
            return status
