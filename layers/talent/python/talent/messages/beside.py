"""The facts of mails beside the journey: about all that is kept of a person, mail that comes back, HR's digest."""

from pydantic import AwareDatetime, Field

from talent.messages.values import Addressed, HrMail, Word


class ToPerson(Addressed):
    """A mail to a candidate about all that is kept of them; `contact` is a person's mail address."""

    contact: Word


class ExportReady(ToPerson):
    """The file of everything held about a person is there, until `deadline`."""

    deadline: AwareDatetime


class HrMailReturned(HrMail):
    """To HR: mail to the candidate `bounced`, or they `complained` of it: nothing more goes out by itself.

    `delayed`: for days it came back for a passing reason, such as a full mailbox; it goes on being sent.
    """

    bounced: bool
    complained: bool
    delayed: bool


class HrWaitlisted(HrMail):
    """To HR: no head is free; `plan_waits`: a plan that could free one has not been answered by its department."""

    plan_waits: bool


class HrPlan(Addressed):
    """About another plan for a ledger, and how many heads it has."""

    ledger: Word
    planned: int = Field(ge=0)


class HrPlanProposed(HrPlan):
    """To the hiring department: a plan waits for its word; `before`: the heads that are planned until then."""

    before: int = Field(ge=0)
    reason: str = Field(max_length=2_000)


class HrPlanAnswered(HrPlan):
    """To who proposed a plan: whether the department has confirmed it, and why not."""

    confirmed: bool
    reason: str = Field(default="", max_length=2_000)


class HrChargesPassedOn(Addressed):
    """To HR: somebody is `gone`, or has lost a role: what must be handed over by a person, and what was passed on."""

    person: Word
    gone: bool
    to_hand_over: tuple[Word, ...]
    passed_on: tuple[Word, ...]


class StaffMailReturned(Addressed):
    """To administrators and HR: nothing is sent to a colleague any more, as mail `bounced` or they complained of it."""

    person: Word
    bounced: bool


class HrMachineStopped(HrMail):
    """To HR: a machine has stopped at this application; `accepted`: the candidate has signed the offer."""

    step: str = Field(max_length=80)
    error: Word
    accepted: bool


class HrDigest(Addressed):
    """What waits for a person: counts, and a line for each thing, which names it by its id; an empty part is left out."""

    decisions: int | None = Field(ge=1)
    refusals: int | None = Field(ge=1)
    confirmations: int | None = Field(ge=1)
    approvals: int | None = Field(ge=1)
    to_score: tuple[Word, ...]
    plans: tuple[Word, ...]
    overdue: tuple[Word, ...]
    ending: tuple[Word, ...]
    appeals: tuple[Word, ...]
    requests: tuple[Word, ...]
    unreached: tuple[Word, ...]
    stopped: tuple[Word, ...]
    to_hand_over: tuple[Word, ...]
