"""The company of the demo: the administrator enrols its people, the recruiter opens the opening, its manager agrees."""

from dataclasses import dataclass
from datetime import date

from talent.headcount import Ledger
from talent.people import Role
from talent.position import Position

from infra.founding import found
from infra.local.cloud import LocalCloud
from infra.local.journey.mailbox import Mailbox
from infra.local.journey.sign_in import first_sign_in
from infra.local.journey.visitor import Answer, StepFailed, Visitor

ADMINISTRATOR = "admin@bole.example"


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody enrolled and signed in: `token` is their ID token."""

    staff_id: str
    name: str
    email: str
    role: Role
    token: str
    password: str


STAFF = (
    ("吴敏", "wu.min@bole.example", Role.RECRUITER),
    ("郑宁", "zheng.ning@bole.example", Role.HR_MANAGER),
    ("陈立", "chen.li@bole.example", Role.INTERVIEWER),
    ("Grace Ho", "grace.ho@bole.example", Role.INTERVIEWER),
    ("林涛", "lin.tao@bole.example", Role.HIRING_MANAGER),
)


def enrol_everybody(cloud: LocalCloud, mailbox: Mailbox, department: str) -> dict[Role, list[Colleague]]:
    """The administrator sets the company's facts and enrols the staff; all sign in by the mails that they get."""
    found(
        cloud.client("dynamodb"),
        cloud.client("cognito-idp"),
        table=cloud.environment["BOLE_TABLE"],
        pool=cloud.pool.pool_id,
        email=ADMINISTRATOR,
        name="Ada",
    )
    colleagues: dict[Role, list[Colleague]] = {}
    with Visitor(cloud.api_url, token=_sign_in(cloud, mailbox, ADMINISTRATOR)[0]) as admin:
        admin.put("/company", {"name": {"zh": "启航贸易", "en": "Qihang Trading"}})
        for name, email, role in STAFF:
            language = "en" if name.isascii() else "zh"
            enrolled = admin.post(
                "/staff",
                {
                    "name": name,
                    "email": email,
                    "language": language,
                    "roles": [role],
                    "departments": [department],
                },
            )
            token, password = _sign_in(cloud, mailbox, email)
            colleague = Colleague(str(enrolled["staff_id"]), name, email, role, token, password)
            colleagues.setdefault(role, []).append(colleague)
    return colleagues


def _sign_in(cloud: LocalCloud, mailbox: Mailbox, email: str) -> tuple[str, str]:
    letter = mailbox.find(email, lambda each: each.first_password is not None)
    if letter is None or letter.first_password is None:
        raise StepFailed("enrol", f"no first password came to {email}")
    return first_sign_in(cloud.client("cognito-idp"), cloud.pool.client_id, email, letter.first_password)


def open_opening(cloud: LocalCloud, colleagues: dict[Role, list[Colleague]], position: Position) -> Answer:
    """The recruiter opens an opening of the position, at the pay band's low end; the department confirms its heads."""
    with Visitor(cloud.api_url, token=colleagues[Role.RECRUITER][0].token) as recruiter:
        opened = recruiter.post(
            "/openings",
            {
                "position": position.id,
                "people": {
                    "recruiter_id": colleagues[Role.RECRUITER][0].staff_id,
                    "hr_manager_id": colleagues[Role.HR_MANAGER][0].staff_id,
                    "pool": [each.staff_id for each in colleagues[Role.INTERVIEWER]],
                },
                "terms": {
                    "pay": position.pay.low.model_dump(mode="json"),
                    "start_date": date(date.today().year + 1, 3, 1).isoformat(),  # noqa: DTZ011 - a plain calendar day
                    "probation_months": 3,
                    "place": position.site.name.zh,
                },
                "cycle": str(date.today().year),  # noqa: DTZ011
                "heads": position.headcount,
            },
        )
    with Visitor(cloud.api_url, token=colleagues[Role.HIRING_MANAGER][0].token) as manager:
        confirm_heads(manager, str(opened["opening_id"]))
    return opened


def confirm_heads(manager: Visitor, opening_id: str) -> None:
    """The hiring department's manager reads the plan, and confirms what waits."""
    path = f"/openings/{opening_id}/headcount"
    waits = Ledger.model_validate(manager.get(path)["ledger"]).proposal
    if waits:
        manager.post(f"{path}/confirmation", {"confirm": True, "proposed_at": waits.at.isoformat()})
