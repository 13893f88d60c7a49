"""Who may come in, and how far: each route names its door, and a door names its rule.

Staff come with Cognito's token, which API Gateway has checked; what they may do is read from their record in the table.
Candidates and interviewers come with a signed link in the header `x-bole-link`. To a person whose roles would do
but whose departments don't reach, a thing answers as if it were not there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from chalice.app import Request
from cloud import auditing, links, people, scorecards
from cloud.links import HEADER, Link, Purpose
from pydantic import BaseModel
from talent.access import RECORDED, RULES, Action, NotAllowed, Target, allows, authorise
from talent.kernel import Forbidden, NotFound, Unauthenticated
from talent.people import Staff

type Scheme = Literal["staff", "link", "anyone"]


class RouteWithoutRule(TypeError):
    """A route was written that the table of rules does not cover; the app does not start."""


class NotHere(NotFound):
    """There is nothing with this id that you may see."""

    next = "Check the id; if it is right, ask the recruiter or an administrator for access."


class NotStaff(Forbidden):
    """The signed-in person has no staff record, or none of their groups is a role of theirs."""

    next = "Ask an administrator to set your roles."


class SignInMissing(Unauthenticated):
    """No checked sign-in came with the request."""

    next = "Sign in again."


class LinkMissing(Unauthenticated):
    """No link came with the request."""

    next = f"Open the link from your mail; its token belongs in the header '{HEADER}'."


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for: its path's values and its body."""

    path: Mapping[str, object]
    body: BaseModel | None


class Door(Protocol):
    """Lets callers in: `admit` says who they are, `check` whether what they ask for is within their reach."""

    @property
    def scheme(self) -> Scheme:
        """How a caller shows who they are."""

    def admit(self, request: Request) -> object:
        """The caller. Raises Unauthenticated or Forbidden."""

    def check(self, caller: object, asked: Asked) -> None:
        """Raises NotFound or Forbidden when `caller` may not have what is `asked`."""


@dataclass(frozen=True, slots=True)
class Anyone:
    """Open to the public: only what the company publishes."""

    scheme: Scheme = "anyone"

    def admit(self, request: Request) -> None:
        """Nobody in particular."""
        del request

    def check(self, caller: object, asked: Asked) -> None:
        """Nothing to check."""
        del caller, asked


class FromLink:
    """Open to the bearer of a link for one of `purposes`; the link names the only application they reach.

    `reads`: what the bearer is shown, where that is one of the things whose reading is recorded.
    """

    scheme: Scheme = "link"

    def __init__(self, *purposes: Purpose, reads: Action | None = None) -> None:
        if not purposes:
            raise RouteWithoutRule("a link's route names the purposes that open it")
        self.purposes = purposes
        self.reads = reads

    def admit(self, request: Request) -> Link:
        """The checked link. Raises LinkMissing, LinkUnknown, LinkRevoked, LinkExpired; of an interviewer also NotStaff
        once they left, NotOnThePanel once they handed their scorecard over, or NotAllowed by role.
        """
        token = request.headers.get(HEADER, "")
        if not token:
            raise LinkMissing("This page is opened by a link.")
        link = links.open_link(token, *self.purposes)
        if link.purpose == "scorecard":
            _check_interviewer(link)
        return link

    def check(self, caller: object, asked: Asked) -> None:
        """Nothing more to check, as the ids come from the link; the reading is recorded."""
        del asked
        if self.reads and isinstance(caller, Link):
            by = caller.person_id if caller.purpose == "scorecard" else "candidate"
            auditing.record_read(by, self.reads, application_id=caller.application_id)


type FindTarget = Callable[[Asked], Target]


class StaffMay:
    """Open to staff whose roles allow `action` on the target that `find` reads from the request.

    `find` is None where a list is asked for: its handler then leaves out what the caller's scope doesn't reach.
    """

    scheme: Scheme = "staff"

    def __init__(self, action: Action, find: FindTarget | None) -> None:
        if action not in RULES:
            raise RouteWithoutRule(f"no rule says who may {action}")
        self.action = action
        self.find = find

    def admit(self, request: Request) -> Staff:
        """The member of staff, from the table. Raises SignInMissing, NotStaff, or NotAllowed by role."""
        staff = _signed_in(request)
        if not staff.roles & RULES[self.action].keys():
            raise NotAllowed(f"You may not {self.action}.")
        return staff

    def check(self, caller: object, asked: Asked) -> None:
        """Raises NotHere for what is not there and for what is out of reach, so that neither can be told apart."""
        if not isinstance(caller, Staff):
            return
        self._reach(caller, asked)
        if self.action in RECORDED:
            about = {name: str(asked.path.get(name, "")) for name in ("application_id", "candidate_id")}
            auditing.record_read(caller.staff_id, self.action, **about)

    def _reach(self, caller: Staff, asked: Asked) -> None:
        if self.find is None:
            return
        try:
            target = self.find(asked)
        except NotFound as missing:
            raise NotHere("There is nothing with this id that you may see.") from missing
        if not allows(caller, self.action, target):
            raise NotHere("There is nothing with this id that you may see.")


def _check_interviewer(link: Link) -> None:
    staff = people.get_staff(link.person_id)
    if not staff.there:
        raise NotStaff("Whoever this link was for is no more on the staff.")
    card = scorecards.scorecard(link.application_id, staff.staff_id)
    authorise(staff, Action.WRITE_SCORECARD, Target(people=frozenset({card.staff_id})))


def _signed_in(request: Request) -> Staff:
    claims = (request.context.get("authorizer") or {}).get("claims") or {}
    if not claims.get("sub"):
        raise SignInMissing("You are not signed in.")
    try:
        staff = people.get_staff(claims["sub"])
    except NotFound as unknown:
        raise NotStaff("There is no staff record for this sign-in.") from unknown
    if not staff.there:
        raise NotStaff("This sign-in's owner is no more on the staff.")
    groups = {group.strip() for group in str(claims.get("cognito:groups", "")).split(",")}
    if not groups & staff.roles:
        raise NotStaff("None of the groups you signed in with is a role of yours.")
    return staff


def issuer(request: Request) -> str:
    """Who vouched for the caller's checked sign-in (its address ends in the user pool's id); empty without one."""
    claims = (request.context.get("authorizer") or {}).get("claims") or {}
    return str(claims.get("iss", ""))
