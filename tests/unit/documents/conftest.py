"""A report of an invented candidate, with a competency that could not be scored and one asked only in part."""

import pytest
from talent.assessment.score import Reason
from talent.competency import Course
from talent.evidence import Span
from talent.kernel import Phrase
from talent.report.shape import (
    Answer,
    CompetencyRow,
    Improvement,
    OtherMatch,
    PositionMatch,
    QuotedSign,
    Report,
    Strength,
)


def both(zh: str, en: str) -> Phrase:
    return Phrase(zh=zh, en=en)


def sign(name: Phrase, quote: str, answer: int, start: float | None, effect: float) -> QuotedSign:
    end = None if start is None else start + 4
    return QuotedSign(sign="sign", name=name, quote=quote, answer=answer, start=start, end=end, effect=effect)


OWN_ACTION = sign(
    both("说明自己做了什么", "Says what they did"),
    "我当天就给客户打了电话，把两种方案和成本都列给他",
    0,
    24.2,
    0.6,
)
RESULT = sign(
    both("有结果和数字", "Gives a result in numbers"),
    "最后客户接受了分批发货，这一单没有丢，回款比原计划只晚了九天",
    0,
    61.0,
    0.5,
)
HALTING = sign(both("停顿较多", "Pauses often"), "这个……嗯，其实当时……", 1, 12.5, -0.2)


def row(identifier: str, name: Phrase, level: float | None, *evidence: QuotedSign) -> CompetencyRow:
    reason = Reason(
        code="too_little_speech",
        words=both("这部分的回答只有 4 秒，听不出行为。", "This answer has only 4 seconds of speech."),
        remedy=both("可以补录一次，讲一件具体的事。", "Record it again with one concrete story."),
    )
    return CompetencyRow(
        id=identifier,
        name=name,
        meaning=both("含义", "Meaning"),
        weight=0.2,
        status="insufficient" if level is None else "scored",
        level=level,
        interval=None if level is None else (max(1.0, level - 0.5), min(5.0, level + 0.5)),
        anchor=None
        if level is None
        else both(
            "能讲清一次具体的经历：情况、自己做的事和结果。",
            "Tells one concrete story: the situation, their own part and the result.",
        ),
        reason=reason if level is None else None,
        evidence=evidence,
    )


@pytest.fixture
def report() -> Report:
    return Report(
        application="01J9ZK4M8QW3T7X2C5V6B1N0PA",
        language="zh",
        position="intl-trade",
        position_name=both("国际贸易专员", "International trade specialist"),
        summary=both(
            "您能把一次延误讲得清楚：先告诉客户，再拿出方案，最后有结果。谈判一项还可以更主动地交换条件。",
            "You tell a delay clearly: the customer first, then a plan, then the result. In negotiation you could "
            "trade terms more actively.",
        ),
        match=PositionMatch(
            percent=78,
            requirement_fit=82,
            competency_fit=75.4,
            requirement_weight=0.4,
            competency_weight=0.6,
            words=both(
                "匹配度由简历与岗位要求的符合程度和面试中的能力共同得出。",
                "The match blends how the resume meets the requirements with the competencies seen in the interview.",
            ),
        ),
        others=(
            OtherMatch(
                position="sales-manager", name=both("销售经理", "Sales manager"), percent=66, covered=0.6
            ),
        ),
        strengths=(
            Strength(
                competency="customer_focus",
                name=both("客户导向", "Customer focus"),
                words=both(
                    "遇到问题时先想到客户会怎样，并主动沟通。",
                    "When something goes wrong you think of the customer first and speak up.",
                ),
                quote=OWN_ACTION.quote,
                answer=0,
                start=24.2,
            ),
            Strength(
                competency="resilience",
                name=both("抗压性", "Resilience"),
                words=both(
                    "在时间很紧的时候仍然分清先后，按步骤处理。",
                    "Under pressure you keep priorities straight and work step by step.",
                ),
                quote=RESULT.quote,
                answer=0,
                start=61.0,
            ),
        ),
        improvements=(
            Improvement(
                competency="negotiation",
                name=both("谈判能力", "Negotiation"),
                seen=both(
                    "说明了自己的底线，较少询问对方真正在意什么。",
                    "You stated your limits and asked little about what the other side cares for.",
                ),
                next_level=both(
                    "用对方在意的条件交换自己在意的条件。",
                    "Trade what they care for against what you care for.",
                ),
                how=both(
                    "下次谈价格前，先列出三样可以交换的东西：账期、批量、交期。",
                    "Before the next price talk, list three things to trade: payment terms, volume, delivery.",
                ),
                course=Course(
                    id="negotiation-basics",
                    name=both("双赢谈判", "Win-win negotiation"),
                    about=both(
                        "从立场到利益，配六个外贸案例。", "From positions to interests, with six trade cases."
                    ),
                    goal=both(
                        "完成 3 次有记录的条件交换谈判", "Three recorded negotiations that trade terms"
                    ),
                    hours=8,
                ),
            ),
        ),
        competencies=(
            row("customer_focus", both("客户导向", "Customer focus"), 4.2, OWN_ACTION),
            row("resilience", both("抗压性", "Resilience"), 4.0, RESULT, HALTING),
            row("negotiation", both("谈判能力", "Negotiation"), 2.6),
            row("logical_thinking", both("逻辑思维", "Logical thinking"), 3.5, RESULT),
            row("teamwork", both("团队协作", "Teamwork"), None),
        ),
        answers=(
            Answer(
                question="trade-pressure",
                words=both(
                    "请讲一次货物延误时您怎样处理。",
                    "Tell us about a shipment that was late and what you did.",
                ),
                transcript="去年九月船期延误了十二天。我当天就给客户打了电话，把两种方案和成本都列给他。<b>最后</b>客户接受了分批发货，这一单没有丢。",
                seconds=92.0,
                pauses=(Span(start=20.0, end=21.2),),
                pace=4.1,
                face=(),
                signs=(OWN_ACTION, RESULT),
            ),
            Answer(
                question="trade-teamwork",
                words=both("请讲一次跨部门合作的经历。", "Tell us about working across departments."),
                transcript="",
                seconds=31.0,
                pauses=(),
                pace=None,
                face=(),
                signs=(),
            ),
        ),
        channels=("text", "voice"),
        measured=(
            both(
                "您说了什么：经历、做法、理由和结果。",
                "What you said: stories, actions, reasons and results.",
            ),
            both("说话的节奏与停顿。", "The pace of your speech and its pauses."),
        ),
        not_measured=(
            both("长相、性别、年龄、口音。", "Looks, gender, age, accent."),
            both(
                "表情：您没有同意，所以没有分析。",
                "Expressions: you did not agree, so they were not analysed.",
            ),
        ),
        rights=(
            both(
                "您可以请人复核这份报告，并得到解释。",
                "You can have a person review this report and explain it.",
            ),
            both(
                "您可以撤回同意，录像会被删除。",
                "You can take back your consent; the recordings are then deleted.",
            ),
        ),
        notes=(),
    )
