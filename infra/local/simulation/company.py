"""Who hires and who applies in one run: a few heads, more candidates, an opening or two that draw on one ledger.

In some runs the hiring department confirms its first heads only while candidates are selected for them.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from cloud import consents, headcounts, keys, openings, people
from cloud.openings import Heads, OpeningPeople
from cloud.table import Create, table
from talent import library
from talent.application import Application, Stage
from talent.approval import ApprovalRules, Approver, PayBand
from talent.kernel import Money, Phrase
from talent.offer import OfferTerms
from talent.opening import Opening
from talent.people import Role, Staff
from talent.policy import OpeningPolicy

from infra.local.simulation.world import World

POOL = ("ann", "bo", "cy")
APPROVERS = ("boss", "chief")
HR = ("hr", "second")
TERMS = OfferTerms(
    pay=Money(amount=Decimal(12000), currency="CNY"),
    start_date=date(2027, 1, 4),
    probation_months=3,
    place="厦门",
)
_ADVERT = Phrase(
    zh="招聘外贸业务员。\n岗位职责：\n1. 开发客户。", en="Sales, international trade.\n- Find customers."
)
_STAGES = (Stage.SCREENING, *[Stage.SUBMITTED] * 2, *[Stage.BELOW_BAR] * 4)


@dataclass(frozen=True, slots=True)
class Company:
    """What a run starts with."""

    openings: tuple[Opening, ...]
    applications: tuple[Application, ...]


def found(world: World) -> Company:
    """Writes staff, openings, ledger and applications into the run's empty table, with nobody else about."""
    for staff_id in ("recruiter", *HR, *APPROVERS, *POOL):
        people.save_staff(_staff(staff_id))
    heads, rng = world.rng.choice((1, 1, 1, 2, 3)), world.rng
    opened = tuple(_opening(rng, heads) for _ in range(rng.choice((1, 1, 2))))
    if rng.randrange(5):
        headcounts.answer_proposal(opened[0].headcount_id, "boss", confirm=True)
    count = heads + rng.choice((1, 2, 2))
    return Company(opened, tuple(_apply(world, rng.choice(opened), number) for number in range(count)))


def _staff(staff_id: str) -> Staff:
    roles = dict.fromkeys(HR, Role.HR_MANAGER) | {"recruiter": Role.RECRUITER, "boss": Role.HIRING_MANAGER}
    role = roles.get(staff_id, Role.INTERVIEWER)
    return Staff(
        staff_id=staff_id,
        name=staff_id.title(),
        email=f"{staff_id}@bole.example",
        language="zh",
        roles=frozenset({role}),
        departments=frozenset({"*"}),
    )


def _opening(rng: Random, heads: int) -> Opening:
    known = library.position("intl-trade")
    size = rng.choice((1, 2, 3))
    numbers = {"panel_size": size, "quorum": rng.choice((1, 2, 3)), "interview_gate": 50, "selection_bar": 60}
    rules = {
        "missing_scorecard": rng.choice(("ask_person", "use_received")),
        "insufficient_ai": rng.choice(("people_only", "people_only", "ask_person")),
    }
    short = known.model_copy(
        update={
            "jd": _ADVERT,
            "questions": known.questions.model_copy(update={"questions": known.questions.questions[:1]}),
            "policy": OpeningPolicy.model_validate(
                known.policy.model_dump() | numbers | {"composite": rules}
            ),
        }
    )
    who = OpeningPeople(recruiter_id="recruiter", hr_manager_id="hr", pool=POOL)
    planned = Heads(planned=heads, reason="Orders.", by="hr")
    return openings.open_opening(short, who, TERMS, "2026", planned, approvals=_approvals(rng))


def _approvals(rng: Random) -> ApprovalRules | None:
    """Nobody beside HR, or the department's manager and one more person, in order or at once."""
    if rng.randrange(3):
        return None
    approvers = (Approver(role=Role.HIRING_MANAGER), Approver(staff_id="chief"))
    lowest = Money(amount=Decimal(10000), currency="CNY")
    order = rng.choice(("sequence", "parallel"))
    band = PayBand.model_validate({"starts_at": lowest, "approvers": approvers, "order": order})
    return ApprovalRules(bands=(band,))


def _apply(world: World, opening: Opening, number: int) -> Application:
    """A candidate whose resume is being matched, whose answers are being scored, or on whom HR decides."""
    email, rng = f"candidate{number}@example.com", world.rng
    candidate = people.register_candidate(f"候选人{number}", email, "", rng.choice(("zh", "en")), "CN")
    stage = rng.choice(_STAGES)
    moment = world.now()
    application = Application(
        application_id=f"A{number:025}",
        opening_id=opening.opening_id,
        candidate_id=candidate.candidate_id,
        department_id=opening.department_id,
        language=candidate.language,
        jurisdiction="CN",
        stage=stage,
        stage_since=moment,
        opened_at=moment,
        round=int(stage is not Stage.SCREENING),
    )
    table().write(Create(keys.application(application.application_id), application))
    consents.give_consents(candidate.candidate_id, application.application_id, ("recording", "ai_assessment"))
    return application
