"""People whose every name and address is a canary: they enrol, open an opening, and keep what the API refused."""

import json
from dataclasses import dataclass, field

import httpx
from talent import library
from talent.people import Role
from talent.policy import CompositeRules

from infra.founding import found
from infra.local.journey.company import confirm_heads
from infra.local.journey.mailbox import Letter, Mailbox
from infra.local.journey.sign_in import first_sign_in
from infra.local.journey.visitor import Visitor
from tests.workflows.canaries import PAY, STAFF, STAFF_MAIL, WORDS
from tests.workflows.scene import Scene


@dataclass
class Company:
    """People who sign in, and what the API said no to."""

    scene: Scene
    mailbox: Mailbox
    tokens: dict[Role, str] = field(default_factory=dict)
    ids: dict[Role, str] = field(default_factory=dict)
    refusals: list[str] = field(default_factory=list)

    def desk(self, role: Role) -> Visitor:
        """Somebody of this role at their desk."""
        return Visitor(self.scene.cloud.api_url, token=self.tokens[role])

    def refused(self, method: str, path: str, body: object = None, *, raw: str = "", **who: str) -> None:
        """A request that must be refused; what was answered is kept."""
        content = raw or json.dumps(body, ensure_ascii=False)
        answer = httpx.request(
            method, self.scene.cloud.api_url + path, content=content.encode(), headers=who, timeout=40
        )
        assert 400 <= answer.status_code < 500, f"{method} {path} {answer.status_code}"
        self.refusals.append(f"{answer.text} {dict(answer.headers)}")

    def letter(self, to: str, purpose: str) -> Letter:
        """The newest mail to somebody with a link for this purpose, once it is there."""
        found: list[Letter] = []

        def there() -> bool:
            letter = self.mailbox.find(to, lambda each: each.token(purpose) is not None)
            found.extend([letter] if letter else [])
            return bool(letter)

        self.scene.until(there)
        return found[-1]


def enrolled(scene: Scene) -> Company:
    """An administrator and one person for each further role, all with telling names."""
    cloud = scene.cloud
    company = Company(scene, Mailbox(cloud.folder / "mails"))

    def signed_in(email: str) -> str:
        letter = company.mailbox.find(email, lambda each: each.first_password is not None)
        assert letter is not None
        return first_sign_in(
            cloud.client("cognito-idp"), cloud.pool.client_id, email, letter.first_password or ""
        )[0]

    mail = f"administrator.{STAFF_MAIL}"
    found(
        cloud.client("dynamodb"),
        cloud.client("cognito-idp"),
        table=cloud.environment["BOLE_TABLE"],
        pool=cloud.pool.pool_id,
        email=mail,
        name=STAFF,
    )
    company.tokens[Role.ADMINISTRATOR] = signed_in(mail)
    with company.desk(Role.ADMINISTRATOR) as desk:
        for role in (Role.RECRUITER, Role.HR_MANAGER, Role.HIRING_MANAGER, Role.INTERVIEWER, Role.EMPLOYEE):
            mail = f"{role}.{STAFF_MAIL}"
            person = {"name": STAFF, "email": mail, "language": "zh", "roles": [role], "departments": ["*"]}
            company.ids[role] = str(desk.post("/staff", person)["staff_id"])
            company.tokens[role] = signed_in(mail)
            company.refused("POST", "/staff", person, authorization=company.tokens[Role.ADMINISTRATOR])
    return company


def opened(company: Company) -> str:
    """An opening of one question and one interviewer, whose word is enough; its pay is a canary."""
    policy = library.position("intl-trade").policy.model_copy(
        update={
            "panel_size": 1,
            "quorum": 1,
            "interview_gate": 0.0,
            "selection_bar": 0.0,
            "composite": CompositeRules(ai_disagreement=100),
        }
    )
    people = {
        "recruiter_id": company.ids[Role.RECRUITER],
        "hr_manager_id": company.ids[Role.HR_MANAGER],
        "pool": [company.ids[Role.INTERVIEWER]],
    }
    terms = {
        "pay": {"amount": PAY, "currency": "CNY"},
        "start_date": "2027-03-01",
        "probation_months": 3,
        "place": WORDS,
    }
    request = {
        "position": "intl-trade",
        "people": people,
        "terms": terms,
        "cycle": "CANARY",
        "heads": 1,
        "heads_reason": WORDS,
        "policy": policy.model_dump(mode="json"),
        "approvals": {
            "bands": [
                {
                    "starts_at": {"amount": 1, "currency": "CNY"},
                    "approvers": [{"staff_id": company.ids[Role.HIRING_MANAGER]}],
                }
            ]
        },
    }
    with company.desk(Role.RECRUITER) as desk:
        opening_id = str(desk.post("/openings", request)["opening_id"])
    with company.desk(Role.HIRING_MANAGER) as desk:
        confirm_heads(desk, opening_id)
    return opening_id
