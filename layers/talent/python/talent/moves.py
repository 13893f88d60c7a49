"""The one table of legal moves of an application, a person's reversals included.

A move has a name, the stages it may start from, the stage it leads to, who may make it and the event that
tells of it. Whoever makes it, a machine's move and a person's move of the same kind write the same event,
so that no end is a dead end.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from talent.application import Application, Stage
from talent.events import OPENS, EventName
from talent.kernel import Conflict
from talent.stopping import MACHINE_AT, stands_still, still_stopped, tried_again

type Mover = Literal["machine", "person", "candidate"]


class MoveName(StrEnum):
    """Every move there is."""

    RECEIVE_RESUME = "receive_resume"
    SHORTLIST = "shortlist"
    HOLD_BELOW_LINE = "hold_below_line"
    ASK_PERSON = "ask_person"
    INVITE_ANYWAY = "invite_anyway"
    INVITE = "invite"
    SUBMIT_RECORDINGS = "submit_recordings"
    LAPSE_INVITATION = "lapse_invitation"
    CHOOSE_HUMAN = "choose_human"
    ASK_AGAIN = "ask_again"
    ASSESS = "assess"
    REQUEST_PANEL = "request_panel"
    ASK_PANEL = "ask_panel"
    LAPSE_PANEL = "lapse_panel"
    HOLD_UNSETTLED = "hold_unsettled"
    EXTEND_PANEL = "extend_panel"
    HOLD_BELOW_BAR = "hold_below_bar"
    SELECT = "select"
    SELECT_ANYWAY = "select_anyway"
    RESERVE_HEADCOUNT = "reserve_headcount"
    WAITLIST = "waitlist"
    ADVANCE_WAITLIST = "advance_waitlist"
    SEND_OFFER = "send_offer"
    REDRAFT_OFFER = "redraft_offer"
    ACCEPT_OFFER = "accept_offer"
    CLOSE_OFFER = "close_offer"
    HIRE = "hire"
    TRY_AGAIN = "try_again"
    DECLINE = "decline"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Move:
    """A legal move: from where, to where (None: it stays there), by whom, and the event it writes."""

    starts: frozenset[Stage]
    to: Stage | None
    movers: frozenset[Mover]
    event: EventName
    needs_reason: bool = False


def _move(starts: set[Stage], to: Stage | None, movers: set[Mover], event: EventName) -> Move:
    needs_reason = "person" in movers
    return Move(frozenset(starts), to, frozenset(movers), event, needs_reason)


_S, _E = Stage, EventName
_ENDED = {_S.HIRED, _S.DECLINED, _S.WITHDRAWN}
_HELD = {
    _S.NEEDS_PERSON,
    _S.BELOW_LINE,
    _S.LAPSED,
    _S.HUMAN_INSTEAD,
    _S.PANEL_LAPSED,
    _S.UNSETTLED,
    _S.BELOW_BAR,
}

_BEFORE_A_HEAD = {
    _S.APPLIED,
    _S.SCREENING,
    _S.SHORTLISTED,
    _S.INVITED,
    _S.SUBMITTED,
    _S.ASKED_AGAIN,
    _S.ASSESSED,
    _S.PANEL,
}
"""Where HR may end it in the midst; later an offer, which holds a head, is withdrawn first."""

MOVES: Mapping[MoveName, Move] = {
    MoveName.RECEIVE_RESUME: _move(
        {_S.APPLIED, _S.NEEDS_PERSON}, _S.SCREENING, {"machine"}, _E.RESUME_UPLOADED
    ),
    MoveName.SHORTLIST: _move({_S.SCREENING}, _S.SHORTLISTED, {"machine"}, _E.CANDIDATE_SHORTLISTED),
    MoveName.HOLD_BELOW_LINE: _move({_S.SCREENING}, _S.BELOW_LINE, {"machine"}, _E.CANDIDATE_BELOW_LINE),
    MoveName.ASK_PERSON: _move(
        {_S.SCREENING, _S.SHORTLISTED}, _S.NEEDS_PERSON, {"machine"}, _E.SCREENING_NEEDS_PERSON
    ),
    MoveName.INVITE_ANYWAY: _move(
        {_S.NEEDS_PERSON, _S.BELOW_LINE, _S.LAPSED, _S.HUMAN_INSTEAD, _S.DECLINED}
        | {_S.SCREENING, _S.SHORTLISTED, _S.ASKED_AGAIN},  # nobody depends on a machine that has stopped
        _S.SHORTLISTED,
        {"person"},
        _E.CANDIDATE_SHORTLISTED,
    ),
    MoveName.INVITE: _move({_S.SHORTLISTED, _S.ASKED_AGAIN}, _S.INVITED, {"machine"}, _E.CANDIDATE_INVITED),
    MoveName.SUBMIT_RECORDINGS: _move({_S.INVITED}, _S.SUBMITTED, {"candidate"}, _E.RECORDINGS_SUBMITTED),
    MoveName.LAPSE_INVITATION: _move({_S.INVITED}, _S.LAPSED, {"machine"}, _E.INVITATION_LAPSED),
    MoveName.CHOOSE_HUMAN: _move(
        {_S.SHORTLISTED, _S.INVITED, _S.SUBMITTED},
        _S.HUMAN_INSTEAD,
        {"candidate", "machine"},
        _E.HUMAN_INTERVIEW_CHOSEN,
    ),
    MoveName.ASK_AGAIN: _move({_S.SUBMITTED}, _S.ASKED_AGAIN, {"machine"}, _E.ANSWER_ASKED_AGAIN),
    MoveName.ASSESS: _move({_S.SUBMITTED}, _S.ASSESSED, {"machine"}, _E.CANDIDATE_ASSESSED),
    MoveName.REQUEST_PANEL: _move(
        {
            _S.SUBMITTED,
            _S.ASSESSED,
            _S.UNSETTLED,
            _S.BELOW_BAR,
            _S.PANEL_LAPSED,
            _S.HUMAN_INSTEAD,
            _S.DECLINED,
        },
        _S.ASSESSED,
        {"person"},
        _E.PANEL_REQUESTED,
    ),
    MoveName.ASK_PANEL: _move({_S.ASSESSED}, _S.PANEL, {"machine"}, _E.PANEL_ASKED),
    MoveName.LAPSE_PANEL: _move({_S.PANEL}, _S.PANEL_LAPSED, {"machine"}, _E.PANEL_LAPSED),
    MoveName.HOLD_BELOW_BAR: _move(
        {_S.ASSESSED, _S.PANEL}, _S.BELOW_BAR, {"machine"}, _E.CANDIDATE_BELOW_BAR
    ),
    MoveName.HOLD_UNSETTLED: _move({_S.PANEL}, _S.UNSETTLED, {"machine"}, _E.CANDIDATE_UNSETTLED),
    MoveName.EXTEND_PANEL: _move({_S.UNSETTLED}, _S.ASSESSED, {"person"}, _E.PANEL_EXTENDED),
    MoveName.SELECT: _move({_S.PANEL}, _S.SELECTED, {"machine"}, _E.CANDIDATE_SELECTED),
    MoveName.SELECT_ANYWAY: _move(
        {_S.UNSETTLED, _S.BELOW_BAR, _S.PANEL_LAPSED, _S.OFFER_CLOSED, _S.SELECTED},
        _S.SELECTED,
        {"person"},
        _E.CANDIDATE_SELECTED,
    ),
    MoveName.RESERVE_HEADCOUNT: _move({_S.SELECTED}, _S.RESERVED, {"machine"}, _E.HEADCOUNT_RESERVED),
    MoveName.WAITLIST: _move({_S.SELECTED}, _S.WAITLISTED, {"machine"}, _E.CANDIDATE_WAITLISTED),
    MoveName.ADVANCE_WAITLIST: _move({_S.WAITLISTED}, _S.SELECTED, {"machine"}, _E.WAITLIST_ADVANCED),
    MoveName.SEND_OFFER: _move({_S.RESERVED}, _S.OFFERED, {"machine"}, _E.OFFER_SENT),
    MoveName.REDRAFT_OFFER: _move({_S.OFFERED}, _S.RESERVED, {"machine"}, _E.OFFER_REDRAFTED),
    MoveName.ACCEPT_OFFER: _move({_S.OFFERED}, _S.ACCEPTED, {"candidate"}, _E.OFFER_ACCEPTED),
    MoveName.CLOSE_OFFER: _move({_S.RESERVED, _S.OFFERED}, _S.OFFER_CLOSED, {"machine"}, _E.OFFER_CLOSED),
    MoveName.HIRE: _move({_S.ACCEPTED}, _S.HIRED, {"machine"}, _E.EMPLOYEE_HIRED),
    MoveName.TRY_AGAIN: _move(set(MACHINE_AT), None, {"person"}, _E.MACHINE_RETRIED),
    MoveName.DECLINE: _move(
        _BEFORE_A_HEAD | _HELD | {_S.WAITLISTED, _S.OFFER_CLOSED},
        _S.DECLINED,
        {"person"},
        _E.APPLICATION_DECLINED,
    ),
    MoveName.WITHDRAW: _move(
        set(Stage) - _ENDED - {_S.ACCEPTED}, _S.WITHDRAWN, {"candidate"}, _E.APPLICATION_WITHDRAWN
    ),
}


class IllegalMove(Conflict):
    """The application is not where this move starts, or the mover may not make it."""

    next = "Reload the application: it has moved on. Its page shows what can be done now."


class ReasonMissing(Conflict):
    """A person's decision needs a reason, because it is kept and shown."""

    next = "Say in a sentence why, and send it again."


def moved(
    application: Application,
    name: MoveName,
    mover: Mover,
    at: datetime,
    reason: str = "",
    execution: str = "",
) -> Application:
    """The application after the move `name`; `execution`: the machine's that makes it.

    Raises IllegalMove when the stage or the mover doesn't fit, ReasonMissing when a person gives no reason.
    """
    move = MOVES[name]
    if application.stage not in move.starts:
        raise IllegalMove(f"'{name}' can't start from '{application.stage}'.")
    if mover not in move.movers:
        raise IllegalMove(f"'{name}' is not for a {mover} to make.")
    if mover == "person" and not reason.strip():
        raise ReasonMissing(f"'{name}' is a person's decision and needs a reason.")
    if name is MoveName.TRY_AGAIN and not stands_still(application, at):
        raise IllegalMove("No machine has stopped at this application.")
    if move.to is None:
        return tried_again(application, at)
    kept = move.event not in OPENS and still_stopped(application, move.to, execution)
    stopped = application.stopped if kept else None
    return application.model_copy(update={"stage": move.to, "stage_since": at, "stopped": stopped})


def open_moves(application: Application, mover: Mover, at: datetime) -> tuple[MoveName, ...]:
    """What `mover` could do at a moment with the application as it stands."""
    return tuple(
        name
        for name, move in MOVES.items()
        if application.stage in move.starts
        and mover in move.movers
        and (name is not MoveName.TRY_AGAIN or stands_still(application, at))
    )
