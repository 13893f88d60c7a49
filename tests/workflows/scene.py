"""What people do in the workflow tests, through the same steps of the cloud layer that the API calls."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Self

from cloud import (
    applications,
    applying,
    files,
    headcounts,
    interviews,
    keys,
    openings,
    people,
    recordings,
    uploads,
    waits,
)
from cloud.applying import Applicant
from cloud.consents import give_consents, withdraw_consents
from cloud.openings import Heads, OpeningPeople
from cloud.scorecards import submit_scorecard
from cloud.table import Create, table
from talent import library
from talent.application import Application, Stage
from talent.approval import ApprovalRules
from talent.events import WaitKind
from talent.kernel import Money
from talent.offer import OfferTerms
from talent.opening import Opening
from talent.people import Role, Staff
from talent.policy import ConsentKind, OpeningPolicy

from infra.local.cloud import LocalCloud
from infra.local.history import executions
from infra.local.journey.visitor import put_part
from infra.local.shapes import Execution

PATIENCE_S = 180.0
LOOK_EVERY_S = 0.1
TERMS = OfferTerms(
    pay=Money(amount=Decimal(12000), currency="CNY"),
    start_date=date(2027, 1, 4),
    probation_months=3,
    place="厦门",
)
CONSENTS: tuple[ConsentKind, ...] = ("recording", "ai_assessment")


@dataclass
class Scene:
    """A cloud with a company in it."""

    cloud: LocalCloud
    _numbers: "count[int]"
    _owners: dict[str, str]

    @classmethod
    def set(cls, cloud: LocalCloud) -> Self:
        """The company's staff: a recruiter, an HR manager and three interviewers."""
        roles = {"recruiter": Role.RECRUITER, "hr": Role.HR_MANAGER}
        for name in ("recruiter", "hr", "ann", "bo", "cy"):
            people.save_staff(
                Staff(
                    staff_id=name,
                    name=name.title(),
                    email=f"{name}@bole.example",
                    language="zh",
                    roles=frozenset({roles.get(name, Role.INTERVIEWER)}),
                    departments=frozenset({"*"}),
                )
            )
        return cls(cloud, count(1), {})

    def opening(
        self,
        *,
        heads: int = 1,
        questions: int = 1,
        pool: tuple[str, ...] = ("ann", "bo"),
        position: str = "intl-trade",
        approvals: ApprovalRules | None = None,
        recruiter: str = "recruiter",
        **policy: object,
    ) -> Opening:
        """An opening of its own headcount, by default with one question."""
        known = library.position(position)
        asked = known.questions.model_copy(update={"questions": known.questions.questions[:questions]})
        numbers = OpeningPolicy.model_validate(known.policy.model_dump() | policy)
        place = known.model_copy(update={"questions": asked, "policy": numbers})
        who = OpeningPeople(recruiter_id=recruiter, hr_manager_id="hr", pool=pool)
        cycle = f"C{next(self._numbers)}"
        planned = Heads(planned=heads, by=recruiter)
        opened = openings.open_opening(place, who, TERMS, cycle, planned, approvals=approvals)
        headcounts.answer_proposal(opened.headcount_id, "ann", confirm=True)
        return opened

    def apply(self, opening: Opening) -> str:
        """A new candidate's application."""
        email = f"candidate{next(self._numbers)}@example.com"
        applicant = Applicant(name="林晓", email=email, language="zh", jurisdiction="CN")
        return applying.apply(opening.opening_id, applicant)[0].application_id

    def standing(self, opening: Opening, stage: Stage, **fields: object) -> str:
        """A new candidate's application that stands at `stage`, so that a machine can be tested from there."""
        number = next(self._numbers)
        candidate = people.register_candidate("林晓", f"candidate{number}@example.com", "", "zh", "CN")
        moment = datetime.now(UTC)
        application = Application.model_validate(
            {
                "application_id": f"A{number:025}",
                "opening_id": opening.opening_id,
                "candidate_id": candidate.candidate_id,
                "department_id": opening.department_id,
                "language": "zh",
                "jurisdiction": "CN",
                "stage": stage,
                "stage_since": moment,
                "opened_at": moment,
            }
            | fields
        )
        table().write(Create(keys.application(application.application_id), application))
        return application.application_id

    def send_resume(self, application_id: str, content: bytes | str, ending: str = "txt") -> None:
        """Puts a resume where the signed form puts it."""
        data = content.encode() if isinstance(content, str) else content
        key = f"resumes/{application_id}/R{next(self._numbers):025}.{ending}"
        files.uploads().write(key, data, "application/octet-stream")

    def agree(self, application_id: str, kinds: Iterable[ConsentKind] = CONSENTS) -> None:
        """The candidate agrees."""
        candidate_id = applications.get(application_id).value.candidate_id
        give_consents(candidate_id, application_id, kinds)

    def take_back(self, application_id: str, kinds: Iterable[ConsentKind] = CONSENTS) -> None:
        """The candidate takes consents back."""
        candidate_id = applications.get(application_id).value.candidate_id
        withdraw_consents(candidate_id, application_id, kinds)

    def record(self, application_id: str, number: int, data: bytes, content_type: str = "video/mp4") -> None:
        """The candidate records an answer: announced, its parts sent to the signed addresses, joined, registered."""
        _, parts = interviews.announce_recording(application_id, number, content_type, len(data))
        sent, start = [], 0
        for part in parts:
            etag = put_part(part.url, data[start : start + part.bytes])
            sent.append(uploads.SentPart(number=part.number, etag=etag))
            start += part.bytes
        uploads.complete_recording(application_id, number, sent)
        self.until(lambda: recordings.get_recording(application_id, number).status == "registered")

    def score(self, application_id: str, level: float, by: Iterable[str] = ("ann", "bo")) -> None:
        """Interviewers score every competency alike."""
        opening = openings.get_opening(applications.get(application_id).value.opening_id)
        for staff_id in by:
            submit_scorecard(application_id, staff_id, dict.fromkeys(opening.model.weights, level), "")

    def later(self, days: float) -> None:
        """The schedule's call of so many days from now."""
        self.cloud.fire("sweep_waits", at=datetime.now(UTC) + timedelta(days=days))

    def stage(self, application_id: str) -> Stage:
        """Where the application stands."""
        return applications.get(application_id).value.stage

    def start(self, machine: str, application_id: str, event: str) -> str:
        """Opens a machine as its event would."""
        return self.cloud.start_machine(machine, {"application_id": application_id, "event": event})

    def waited_for(self, application_id: str, kind: WaitKind) -> None:
        """Until the machine waits for people."""

        def open_wait() -> bool:
            wait = waits.find(application_id, kind)
            return wait is not None and wait.open

        self.until(open_wait)

    def at(self, application_id: str, stage: Stage) -> None:
        """Until the application stands at `stage`."""
        self.until(lambda: self.stage(application_id) is stage, lambda: str(self.stage(application_id)))

    def runs(self, machine: str, application_id: str) -> list[Execution]:
        """The machine's executions for one application, oldest first; those of others are not asked for again."""
        others = {arn for arn, owner in self._owners.items() if owner != application_id}
        found = executions(self.cloud.client("stepfunctions"), machine, others)
        self._owners |= {run.arn: _owner(run) for run in found}
        return [run for run in found if _owner(run) == application_id]

    def ended(self, machine: str, application_id: str, number: int = 1) -> list[str]:
        """The states of the machine's `number`th execution for the application, once it has succeeded."""

        def over() -> bool:
            runs = self.runs(machine, application_id)
            return len(runs) >= number and runs[number - 1].status != "RUNNING"

        self.until(over)
        run = self.runs(machine, application_id)[number - 1]
        assert run.status == "SUCCEEDED", f"{run.error}: {run.cause}"
        return list(run.states)

    def until(self, true: Callable[[], bool], told: Callable[[], str] = lambda: "") -> None:
        """Waits until something is so; fails after a minute, saying how it stands."""
        end = time.monotonic() + PATIENCE_S
        while not true():
            assert time.monotonic() < end, f"not in {PATIENCE_S:.0f} s; {told()} {self.cloud.dead_letters()}"
            time.sleep(LOOK_EVERY_S)

    def mails_to(self, address: str) -> list[str]:
        """The subjects of the mails to one address."""
        return [mail.subject for mail in self.cloud.mails() if address in mail.to]

    def mailed(self, address: str, count: int) -> list[str]:
        """The subjects of the mails to one address, once there are `count`."""
        self.until(lambda: len(self.mails_to(address)) >= count, lambda: str(self.mails_to(address)))
        return self.mails_to(address)

    def address(self, application_id: str) -> str:
        """The candidate's mail address."""
        return people.get_candidate(applications.get(application_id).value.candidate_id).email

    def candidate_mails(self, application_id: str) -> list[str]:
        """The subjects of the mails to the application's candidate."""
        return self.mails_to(self.address(application_id))


def _owner(run: Execution) -> str:
    return str(run.input["application_id"]) if isinstance(run.input, dict) else ""


def sample(name: str) -> bytes:
    """A recording or resume of the project's samples."""
    return (Path(__file__).parents[1] / "samples" / name).read_bytes()
