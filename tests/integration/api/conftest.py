"""The API on moto in this process: what the machines do between the requests is done by their own cloud functions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import app as api
import boto3
import pytest
from cloud import applications, headcounts, links, offer_keys, offers, panels, people, recordings, waits
from cloud.company import get_company, save_company
from cloud.files import artefacts
from cloud.links import Purpose
from cloud.moment import now
from cloud.table import Replace, table
from talent.application import Stage
from talent.approval import ApprovalRules, Approvals, ApprovalStep
from talent.events import WaitKind
from talent.moves import MoveName
from talent.offer import Offer, confirmed
from talent.opening import Opening
from talent.people import Role, Staff
from talent.policy import CONSENT_VERSION
from talent.waiting import new_wait

from tests.integration.cloud.conftest import aws, opening
from tests.unit.api.gateway import Reply, call

__all__ = ["aws", "opening"]

APPLICANT = {
    "name": "林晓",
    "email": "lin@example.com",
    "phone": "13800000000",
    "language": "zh",
    "jurisdiction": "CN",
    "resume": {"content_type": "application/pdf", "bytes": 5000},
}
WEBM = {"content_type": "video/webm;codecs=vp9,opus", "bytes": 1000}
CONSENTS = {"kinds": ["recording", "ai_assessment"], "version": CONSENT_VERSION}


def staff(staff_id: str, role: Role, *departments: str) -> Mapping[str, str]:
    """A member of staff in the table; their token's claims as API Gateway hands them on."""
    people.save_staff(
        Staff(
            staff_id=staff_id,
            name=staff_id,
            email=f"{staff_id}@bole.example",
            language="zh",
            roles=frozenset({role}),
            departments=frozenset(departments),
        )
    )
    return {"sub": staff_id, "cognito:groups": role.value}


@dataclass(frozen=True, slots=True)
class Journey:
    """One candidate's way, with the machines' steps between the requests."""

    opening: Opening
    application_id: str
    candidate_id: str

    def link(self, purpose: Purpose, person: str = "", days: int = 7) -> str:
        """A link as a mail would bring it."""
        until = now() + timedelta(days=days)
        return links.issue(purpose, self.application_id, person or self.candidate_id, until)

    def wait(self, kind: WaitKind) -> None:
        """A machine waits for a person."""
        waits.keep(new_wait(self.application_id, kind, f"token-{kind}", now(), 7))

    def machine(self, *names: MoveName) -> None:
        """A machine moves the application."""
        for name in names:
            applications.move(self.application_id, name, "machine", cause=f"x/{name}")

    def invited(self) -> str:
        """Screened and invited: the invitation's link."""
        self.machine(MoveName.RECEIVE_RESUME, MoveName.SHORTLIST)
        applications.move(
            self.application_id, MoveName.INVITE, "machine", cause="x/invite", update={"round": 1}
        )
        self.wait("recordings")
        return self.link("interview")

    def record(self, link: str, number: int) -> None:
        """One answer recorded, sent in parts and registered, as the browser and S3's event do it."""
        sent = ask("POST", "/me/recordings", {**WEBM, "number": number}, link=link)
        assert sent.status == 201, sent.text
        recording = recordings.get_recording(self.application_id, number)
        put = boto3.client("s3").upload_part(
            Bucket="uploads",
            Key=recording.key,
            UploadId=recording.storage_upload_id,
            PartNumber=1,
            Body=b"x" * recording.bytes,
        )
        parts = {"parts": [{"number": 1, "etag": put["ETag"]}]}
        done = ask("POST", f"/me/recordings/{number}/complete", parts, link=link)
        assert done.json["status"] == "uploaded", done.text
        recordings.register_recording(recording.key, recording.bytes)

    def submitted(self) -> None:
        """Invited, agreed, recorded and sent in."""
        link = self.invited()
        assert ask("POST", "/me/consents", CONSENTS, link=link).status == 200
        for number in range(1, len(self.opening.questions) + 1):
            self.record(link, number)
        assert ask("POST", "/me/interview/submission", link=link).status == 200

    def at_panel(self) -> None:
        """Assessed, with the panel asked; its people are on the staff."""
        for person in self.opening.pool:
            staff(person, Role.INTERVIEWER)
        self.submitted()
        self.machine(MoveName.ASSESS)
        panels.ask_panel(self.application_id, "x/ask")
        self.wait("panel")

    def offered(self) -> str:
        """Selected, with an offer confirmed and sent: its letter's digest."""
        self.at_panel()
        self.machine(MoveName.SELECT)
        headcounts.reserve_head(self.application_id, self.opening.headcount_id, "x/reserve")
        digest = self.draft()
        offers.confirm_offer(self.application_id, "hr")
        offers.send_offer(self.application_id, 1, "x/send")
        self.wait("offer_answer")
        return digest

    def before_approvers(self, *people: str) -> None:
        """A drafted offer that HR has confirmed, and that each of `people` must approve, one after the other."""
        self.draft()
        offer = offers.get_offer(self.application_id)
        steps = tuple(ApprovalStep(number=n, people=(each,)) for n, each in enumerate(people, start=1))
        after = confirmed(offer.value, "hr", Approvals(steps=steps))
        table().write(Replace(offer_keys.offer(self.application_id), after, offer.version))

    def draft(self) -> str:
        """A drafted offer that waits for HR, with a head held for it: its letter's digest."""
        applications.note(self.application_id, {"stage": Stage.RESERVED})
        key = f"applications/{self.application_id}/offer.pdf"
        artefacts().write(key, b"%PDF-", "application/pdf")
        digest = "a" * 64
        offers.keep_draft(
            Offer(
                application_id=self.application_id,
                version=1,
                terms=self.opening.terms,
                letter_key=key,
                letter_sha256=digest,
                drafted_at=now(),
                expires_at=now() + timedelta(days=7),
                held_until=now() + timedelta(days=60),
            )
        )
        self.wait("offer_confirmation")
        return digest


def ask(
    method: str,
    path: str,
    body: object = None,
    *,
    link: str = "",
    claims: Mapping[str, str] | None = None,
) -> Reply:
    """One request to the API, by link or signed in."""
    return call(api.app, method, path, body, headers={links.HEADER: link} if link else {}, claims=claims)


@pytest.fixture
def journey(opening: Opening) -> Journey:
    """A candidate who has just applied through the careers page."""
    reply = ask("POST", f"/careers/{opening.opening_id}/applications", APPLICANT)
    assert reply.status == 201, reply.text
    application_id = str(reply.json["application_id"])
    return Journey(opening, application_id, applications.get(application_id).value.candidate_id)


BANDS = {
    "bands": [
        {
            "starts_at": {"amount": 10000, "currency": "CNY"},
            "approvers": [{"role": "hiring_manager"}, {"staff_id": "boss"}],
        }
    ]
}


DEARER: dict[str, object] = {
    "pay": {"amount": "15000", "currency": "CNY"},
    "start_date": "2027-02-01",
    "probation_months": 3,
    "place": "厦门",
}


def path(journey: Journey, part: str = "") -> str:
    """The offer's address."""
    return f"/applications/{journey.application_id}/offer{part}"


def claims(staff_id: str, role: Role = Role.HR_MANAGER) -> dict[str, str]:
    """A signed-in person's."""
    return {"sub": staff_id, "cognito:groups": role.value}


MANAGER = claims("manager", Role.HIRING_MANAGER)


@pytest.fixture
def drafted(journey: Journey) -> Journey:
    """Selected, with a draft before HR; pay from 10,000 on needs the hiring manager and then the boss."""
    save_company(get_company().model_copy(update={"approvals": ApprovalRules.model_validate(BANDS)}))
    journey.draft()
    staff("hr", Role.HR_MANAGER)
    staff("boss", Role.HR_MANAGER)
    staff("manager", Role.HIRING_MANAGER, journey.opening.department_id)
    return journey


@pytest.fixture
def pool(aws: None) -> str:
    """The staff's user pool, with a group for each role."""
    cognito = boto3.client("cognito-idp")
    made = cognito.create_user_pool(PoolName="staff", UsernameAttributes=["email"])["UserPool"]["Id"]
    for role in Role:
        cognito.create_group(GroupName=role, UserPoolId=made)
    return str(made)


@pytest.fixture
def admin(pool: str) -> Mapping[str, str]:
    """An administrator who is signed in."""
    return {**staff("admin", Role.ADMINISTRATOR), "iss": f"https://cognito.example/{pool}"}
