"""The rows of each dataset: flat, with stable names, one row a thing, and when it last changed."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from talent.access import Action
from talent.datasets.column import Column
from talent.kernel import Fact

type Dataset = Literal["hires", "headcount", "openings", "applications", "offers"]

_PAY, _NAME, _CONTACT, _SCORE = (
    Action.READ_OFFER,
    Action.READ_APPLICATION,
    Action.READ_CONTACT,
    Action.READ_REPORT,
)

ApplicationId = Annotated[str, Column("申请编号", "Application id")]
OpeningId = Annotated[str, Column("职位发布编号", "Opening id")]
CandidateId = Annotated[str, Column("候选人编号", "Candidate id")]
Name = Annotated[str | None, Column("姓名", "Name", "", "", _NAME)]
PositionId = Annotated[str, Column("岗位编号", "Position id")]
TitleZh = Annotated[str, Column("岗位名称（中文）", "Position (zh)")]
TitleEn = Annotated[str, Column("岗位名称（英文）", "Position (en)")]
DepartmentId = Annotated[str, Column("部门编号", "Department id")]
HeadcountId = Annotated[
    str,
    Column("编制编号", "Headcount id", "部门#岗位#地点#周期", "department#position#site#cycle"),
]
Site = Annotated[str, Column("工作地点编号", "Site id")]
Place = Annotated[str | None, Column("工作地点", "Place of work", "按录用通知书", "as in the offer")]
StartDate = Annotated[date | None, Column("入职日期", "Start date", "按录用通知书", "as in the offer")]
Probation = Annotated[int | None, Column("试用期（月）", "Probation in months")]
Pay = Annotated[Decimal | None, Column("薪资", "Pay", "每个计薪周期", "for each pay period", _PAY)]
Currency = Annotated[str | None, Column("币种", "Currency", "ISO 4217", "ISO 4217", _PAY)]
Period = Annotated[
    str | None, Column("计薪周期", "Pay period", "month、year 或 once", "month, year or once", _PAY)
]
ChangedAt = Annotated[
    datetime, Column("变更时间", "Changed at", "该行最近一次变更", "when the row last changed")
]


class Row(Fact):
    """Base of every row."""


class HireRow(Row):
    """Somebody hired."""

    employee_id: Annotated[
        str, Column("员工编号", "Employee id", "与申请编号相同", "the same as the application's")
    ]
    application_id: ApplicationId
    candidate_id: CandidateId
    name: Name
    email: Annotated[str | None, Column("邮箱", "Mail address", "", "", _CONTACT)]
    phone: Annotated[str | None, Column("电话", "Phone", "", "", _CONTACT)]
    position_id: PositionId
    position_zh: TitleZh
    position_en: TitleEn
    department_id: DepartmentId
    department_zh: Annotated[str, Column("部门名称（中文）", "Department (zh)")]
    department_en: Annotated[str, Column("部门名称（英文）", "Department (en)")]
    site: Site
    headcount_id: HeadcountId
    hired_at: Annotated[datetime, Column("录用时间", "Hired at")]
    start_date: StartDate
    probation_months: Probation
    place: Place
    pay_amount: Pay
    pay_currency: Currency
    pay_period: Period
    changed_at: ChangedAt


class HeadcountRow(Row):
    """One headcount ledger: department × position × site × cycle."""

    headcount_id: HeadcountId
    department_id: DepartmentId
    position_id: PositionId
    site: Site
    cycle: Annotated[str, Column("周期", "Cycle")]
    planned: Annotated[int, Column("计划编制", "Planned")]
    reserved: Annotated[int, Column("已占用", "Reserved", "已为录用预留", "held for an offer")]
    filled: Annotated[int, Column("已到岗", "Filled")]
    free: Annotated[
        int,
        Column("空余", "Free", "计划内尚未占用；超编时为 0", "planned and held by nobody; 0 over the plan"),
    ]
    reservable: Annotated[
        int | None,
        Column(
            "还可占用",
            "Reservable",
            "含超编规则允许的人数；空为不限",
            "what the over-limit rule allows included; empty: no limit",
        ),
    ]
    over_limit: Annotated[
        str, Column("超编规则", "Over-limit rule", "forbid、percent 或 allow", "forbid, percent or allow")
    ]
    over_percent: Annotated[float, Column("可超编百分比", "Over-limit percent")]
    proposed: Annotated[
        int | None,
        Column("待确认计划", "Proposed plan", "等待用人部门确认", "waits for the hiring department"),
    ]
    changed_at: ChangedAt


class OpeningRow(Row):
    """One opening of a position."""

    opening_id: OpeningId
    position_id: PositionId
    position_zh: TitleZh
    position_en: TitleEn
    department_id: DepartmentId
    headcount_id: HeadcountId
    site: Site
    status: Annotated[str, Column("状态", "Status", "open 或 closed", "open or closed")]
    recruiter_id: Annotated[str, Column("招聘专员编号", "Recruiter id")]
    hr_manager_id: Annotated[str, Column("人力资源经理编号", "HR manager id")]
    opened_at: Annotated[datetime, Column("发布时间", "Opened at")]
    pay_amount: Pay
    pay_currency: Currency
    pay_period: Period
    changed_at: ChangedAt


class ApplicationRow(Row):
    """One application and where it stands."""

    application_id: ApplicationId
    opening_id: OpeningId
    candidate_id: CandidateId
    name: Name
    position_id: PositionId
    position_zh: TitleZh
    position_en: TitleEn
    department_id: DepartmentId
    stage: Annotated[str, Column("阶段", "Stage")]
    stage_zh: Annotated[str, Column("阶段说明（中文）", "Stage in words (zh)")]
    stage_en: Annotated[str, Column("阶段说明（英文）", "Stage in words (en)")]
    stage_since: Annotated[datetime, Column("进入阶段时间", "At this stage since")]
    opened_at: Annotated[datetime, Column("申请时间", "Applied at")]
    source: Annotated[str, Column("来源", "Source", "careers 或 import", "careers or import")]
    match_score: Annotated[float | None, Column("简历匹配分", "Match score", "0–100", "0–100", _SCORE)]
    interview_score: Annotated[
        float | None, Column("AI 面试分", "AI interview score", "0–100", "0–100", _SCORE)
    ]
    composite_score: Annotated[float | None, Column("综合分", "Composite score", "0–100", "0–100", _SCORE)]
    changed_at: ChangedAt


class OfferRow(Row):
    """The offer that stands for an application."""

    application_id: ApplicationId
    number: Annotated[str, Column("通知书编号", "Letter number")]
    version: Annotated[int, Column("版本", "Version")]
    opening_id: OpeningId
    candidate_id: CandidateId
    department_id: DepartmentId
    status: Annotated[str, Column("状态", "Status")]
    start_date: StartDate
    probation_months: Probation
    place: Place
    pay_amount: Pay
    pay_currency: Currency
    pay_period: Period
    drafted_at: Annotated[datetime, Column("起草时间", "Drafted at")]
    expires_at: Annotated[datetime, Column("有效期至", "Expires at")]
    signed_at: Annotated[datetime | None, Column("签署时间", "Signed at")]
    changed_at: ChangedAt


class DatasetFacts(Fact):
    """A dataset as a whole: its rows' model, what its reader must be allowed, and what people call it."""

    rows: type[Row]
    grade: Action
    zh: str
    en: str


DATASETS: Mapping[Dataset, DatasetFacts] = {
    "hires": DatasetFacts(rows=HireRow, grade=Action.READ_APPLICATION, zh="录用", en="Hires"),
    "headcount": DatasetFacts(rows=HeadcountRow, grade=Action.READ_HEADCOUNT, zh="编制", en="Headcount"),
    "openings": DatasetFacts(rows=OpeningRow, grade=Action.READ_OPENING, zh="职位发布", en="Openings"),
    "applications": DatasetFacts(
        rows=ApplicationRow, grade=Action.READ_APPLICATION, zh="申请", en="Applications"
    ),
    "offers": DatasetFacts(rows=OfferRow, grade=Action.READ_OFFER, zh="录用通知", en="Offers"),
}
"""A row is left out where its reader may not do what `grade` says in the row's department."""
