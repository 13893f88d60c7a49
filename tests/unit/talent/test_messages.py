"""Every mail a person waits for can be written in both languages, says all it must, and carries its link."""

import html
import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from pydantic import ValidationError
from talent.kernel import Language, Money
from talent.messages import VALUES, Kind, WrongValues, compose
from talent.messages.values import Addressed

LANGUAGES: tuple[Language, ...] = ("zh", "en")
MOMENT = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
KNOWN: dict[str, object] = {
    "company": "远帆贸易",
    "recipient": "陈思远",
    "candidate": "陈思远",
    "position": "国际贸易专员",
    "contact": "hr@yuanfan.example",
    "application": "01J9ZK",
    "host": "erp.yuanfan.example",
    "gone": True,
    "withdrawn": False,
    "complete": False,
    "declined": False,
    "reason": "文件需要密码",
    "place": "12 层 3 会议室",
    "outcome": "报告不变",
    "answer": "我看了录像：数字没有出处。",
    "explanation": True,
    "department": "国际业务部",
    "site": "厦门",
    "number": "B-127",
    "link": "https://bole.example/a?t=1&s=2",
    "human_link": "https://bole.example/human",
    "resume_link": "https://bole.example/resume",
    "report_link": "https://bole.example/report",
    "deadline": MOMENT,
    "starts": MOMENT,
    "due": MOMENT,
    "expires": MOMENT,
    "signed_at": MOMENT,
    "approvers": ("用人部门负责人", "人力资源经理"),
    "question": "能否远程办公？",
    "change": True,
    "findings": ("面试官之间相差 50 分",),
    "plan_waits": True,
    "changed_for": "高于同级薪酬",
    "pay_before": Money(amount=Decimal(12000), currency="CNY"),
    "start": date(2026, 12, 15),
    "deleted_by": date(2026, 12, 23),
    "pay": Money(amount=Decimal(13500), currency="CNY"),
    "questions": 2,
    "minutes": 45,
    "days": 3,
    "received": 1,
    "asked": 2,
    "count": 4,
    "version": 2,
    "planned": 3,
    "reserved": 1,
    "filled": 1,
    "scorecards": 2,
    "composite": 72.4,
    "bar": 60.0,
    "ai_score": 66.0,
    "ai_weight": 0.4,
    "panel_score": 76.67,
    "panel_weight": 0.6,
    "match": 78.5,
    "expression": True,
    "answers": ("第 1 题：没有声音",),
    "strengths": ("谈判能力", "抗压性"),
    "improvements": ("跨部门协作",),
    "competencies": ("谈判能力", "抗压性"),
    "bring": ("身份证",),
    "complained": True,
    "person": "李安",
    "to_hand_over": ("01J9ZR：面试与评分",),
    "passed_on": ("外贸业务员，01J9ZS：负责招聘 → 王敏",),
    "bounced": True,
    "delayed": True,
    "step": "Fill headcount",
    "error": "Missing",
    "accepted": True,
    "decisions": 3,
    "refusals": 2,
    "confirmations": 1,
    "approvals": 1,
    "to_score": ("01J9ZR：等待您的评分，还有 2 天",),
    "plans": ("trade#trader#xm#2026：等待用人部门确认，已 1 天",),
    "ledger": "trade#trader#xm#2026",
    "before": 2,
    "confirmed": True,
    "differs": True,
    "overdue": ("01J9ZK：等待您确认，已逾期 2 天",),
    "ending": ("01J9ZL：等待候选人录制，还有 5 小时",),
    "appeals": ("01J9ZM：请求由人复核，已 2 天",),
    "requests": ("01J9ZN：依法暂不能删除，已 9 天",),
    "unreached": ("01J9ZP：邮件被退回，已 1 天",),
    "stopped": ("01J9ZQ：简历解析与匹配中，已逾期 1 天",),
    "zone": "Asia/Shanghai",
}


def values_of(kind: Kind, **changes: object) -> Addressed:
    model = VALUES[kind]
    known = {name: value for name, value in KNOWN.items() if name in model.model_fields} | changes
    if "number" in known and "int" in str(model.model_fields["number"].annotation):
        known["number"] = 2
    return model.model_validate(known)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(Kind))
def test_every_mail_can_be_written_with_one_button_and_nothing_left_open(
    kind: Kind, language: Language
) -> None:
    message = compose(kind, values_of(kind), language)
    assert "陈思远" in message.text
    assert message.text.count("▶") == 1
    assert str(KNOWN["link"]) in message.text
    assert html.escape(str(KNOWN["link"])) in message.html
    for part in (message.subject, message.text, message.html):
        assert not re.search(r"\{\w*\}|None|UTC\+0", part)
    assert "\n" not in message.subject


@pytest.mark.parametrize("kind", list(Kind))
def test_both_languages_say_the_same_facts(kind: Kind) -> None:
    values = values_of(kind)
    zh, en = (compose(kind, values, language).text for language in LANGUAGES)
    links = [set(re.findall(r"https://\S+", text)) for text in (zh, en)]
    assert links[0] == links[1]
    assert zh.count("•") == en.count("•")
    assert re.search("[\u4e00-\u9fff]{4}", zh)
    for value in ("B-127", "01J9ZK", "72.4", "13,500"):
        assert (value in zh) == (value in en)


@pytest.mark.parametrize("kind", [kind for kind in Kind if not kind.endswith(("_reminder", "_cancelled"))])
def test_no_word_that_a_first_mail_asks_for_goes_unsaid(kind: Kind) -> None:
    values = values_of(kind)
    message = compose(kind, values, "en")
    for name in VALUES[kind].model_fields:
        value = getattr(values, name)
        if isinstance(value, str) and name != "zone":
            assert value in message.text + message.subject, name


def test_a_moment_is_told_on_the_clock_of_the_readers_place() -> None:
    invited = values_of(Kind.INTERVIEW_INVITED)
    assert "2026年11月30日（周一）18:00（UTC+8）" in compose(Kind.INTERVIEW_INVITED, invited, "zh").text
    elsewhere = values_of(Kind.INTERVIEW_INVITED, zone="Asia/Kolkata")
    assert "Mon 30 November 2026, 15:30 (UTC+5:30)" in compose(Kind.INTERVIEW_INVITED, elsewhere, "en").text


def test_a_name_cannot_smuggle_markup_or_a_header_into_a_mail() -> None:
    evil = "<script>alert(1)</script>\r\nBcc: x@y.example {link}"
    message = compose(Kind.HR_WITHDRAWN, values_of(Kind.HR_WITHDRAWN, candidate=evil), "en")
    assert "<script" not in message.html
    assert "\n" not in message.subject
    assert "\r" not in message.subject
    assert "{link}" in message.subject


def test_a_link_must_be_an_address() -> None:
    with pytest.raises(ValidationError):
        values_of(Kind.CLOSED, link="javascript:alert(1)")


def test_what_is_not_known_is_left_out_rather_than_said_empty() -> None:
    report = compose(Kind.REPORT_READY, values_of(Kind.REPORT_READY, match=None, strengths=()), "zh")
    assert "岗位匹配度" not in report.text
    assert "突出之处" not in report.text
    ended = compose(Kind.HR_OFFER_DECLINED, values_of(Kind.HR_OFFER_DECLINED, reason=""), "en")
    assert "reason" not in ended.text
    closed = compose(Kind.CLOSED, values_of(Kind.CLOSED, strengths=(), improvements=()), "zh")
    assert "长处" not in closed.text


def test_the_expression_channel_is_mentioned_only_where_it_may_be_asked_for() -> None:
    asked = compose(Kind.INTERVIEW_INVITED, values_of(Kind.INTERVIEW_INVITED, expression=True), "zh")
    never = compose(Kind.INTERVIEW_INVITED, values_of(Kind.INTERVIEW_INVITED, expression=False), "zh")
    assert "表情" in asked.text
    assert "表情" not in never.text


def test_hr_reads_how_the_composite_came_about() -> None:
    text = compose(Kind.HR_RESULT, values_of(Kind.HR_RESULT), "zh").text
    assert "AI 评估：66，占 40%" in text
    assert "面试官评分：76.67，占 60%（2 份评分表的平均）" in text
    assert "达到录用线" in text
    alone = values_of(Kind.HR_RESULT, ai_score=None, ai_weight=0.0, panel_weight=1.0, composite=50.0)
    below = compose(Kind.HR_RESULT, alone, "zh").text
    near = compose(Kind.HR_RESULT, values_of(Kind.HR_RESULT, composite=59.96), "zh").text
    assert "综合得分：59.96（录用线 60）" in near, "who is below the bar does not read as on it"
    assert "不会自动婉拒" in below
    assert "不等于零分" in below
    assert "AI 评估：" not in below


def test_an_invitation_tells_of_recording_consent_and_the_way_to_a_person() -> None:
    text = compose(Kind.INTERVIEW_INVITED, values_of(Kind.INTERVIEW_INVITED), "en").text
    for word in ("record", "consent", "AI", "deleted", "https://bole.example/human", "by: Mon 30 November"):
        assert word in text


def test_values_of_another_kind_are_refused() -> None:
    with pytest.raises(WrongValues):
        compose(Kind.HR_RESULT, values_of(Kind.CLOSED), "zh")
