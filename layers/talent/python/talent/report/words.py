"""The report's fixed sentences: what was measured, what was not, and the candidate's rights."""

from collections.abc import Sequence

from talent.assessment.score import Channel
from talent.kernel import Phrase
from talent.report.shape import Improvement, PositionMatch, Strength

MEASURED: dict[Channel, Phrase] = {
    "text": Phrase(
        zh="您说的话：具体的事例、行动、理由、结果，以及与岗位能力有关的表现。",
        en="What you said: examples, actions, reasons, results, and signs of the competencies the position needs.",
    ),
    "voice": Phrase(
        zh="您的声音：语速、停顿和平稳程度；仅对“情绪管理”有很小的影响（不超过 0.2 级）。",
        en="Your voice: pace, pauses and steadiness; they move 'composure' alone, and by no more than 0.2 of a level.",
    ),
    "expression": Phrase(
        zh="您的表情变化：经您单独同意，仅对“情绪管理”有很小的影响（不超过 0.15 级）。",
        en="Your expression: by your separate consent, moving 'composure' alone by no more than 0.15 of a level.",
    ),
}

VOICE_MOVED_NOTHING = Phrase(
    zh="您的声音没有参与评分；语速和停顿只供面试官参考。",
    en="Your voice moved no score; interviewers can see your pace and pauses.",
)
NO_VOICE = Phrase(zh="没有使用您的声音。", en="Your voice was not used.")
NO_EXPRESSION = Phrase(
    zh="没有用您的面部表情评分。画面只用来查看有没有人、有几个人、光线、取景、是否晃动以及是否看向镜头，供面试官参考，不影响任何等级。",
    en="Your facial expression was not scored. The picture only shows whether somebody, and how many, are in it, the "
    "light, the framing, whether it moves, and whether you look at the camera; people may see that, and it moved "
    "no level.",
)
EXPRESSION_MOVED_NOTHING = Phrase(
    zh="经您单独同意查看的面部表情没有影响任何等级。",
    en="Your expression, which was looked at by your separate consent, moved no level.",
)
NO_PICTURE = Phrase(zh="没有使用任何画面。", en="No picture was used.")

NOT_MEASURED_ALWAYS = (
    Phrase(
        zh="长相、年龄、性别、口音、毕业学校和家乡都不参与评分。",
        en="Looks, age, gender, accent, school and home town have no part in any score.",
    ),
)


def typed_answer(number: int) -> Phrase:
    """That an answer was given in writing and by what it was assessed."""
    return Phrase(
        zh=f"第 {number} 题以文字作答：只按文字评估，声音和画面不参与，也不会因此减分。",
        en=f"Answer {number} was given in writing: its words alone were assessed, and that costs nothing.",
    )


RIGHTS = (
    Phrase(
        zh="这是机器给出的评估，由人作出录用决定。您可以随时要求由面试官重新评估。",
        en="A machine made this assessment; people decide. You may ask at any time for a person to assess you anew.",
    ),
    Phrase(
        zh="如对结果有异议，请在您的申请页面选择“请人解释或复核”并写明理由，招聘团队会书面答复。",
        en="If you disagree, choose 'Ask for an explanation or a review' on your application page and say why; "
        "you get a written answer.",
    ),
    Phrase(
        zh="您可以查看、导出或要求删除您的录像、转写文字和评分，也可以随时撤回同意，改由人来评估。",
        en="You may see, export, or ask to delete your recordings, transcripts and scores, and take back your consent at "
        "any time and be judged by people instead.",
    ),
)


def summary(
    position: Phrase, match: PositionMatch, strengths: Sequence[Strength], improvements: Sequence[Improvement]
) -> Phrase:
    """The report in two or three sentences."""
    if match.percent is None:
        return Phrase(
            zh=f"您应聘{position.zh}的回答暂时无法评分，原因见下文。这不是低分。",
            en=f"Your answers for {position.en} could not be scored yet; the reasons stand below. "
            "That is not a low score.",
        )
    if match.competency_fit is None:
        return Phrase(
            zh=f"您应聘{position.zh}的回答暂时无法评分，原因见下文。这不是低分；"
            f"仅按简历，匹配度为 {match.percent:.0f}%。",
            en=f"Your answers for {position.en} could not be scored yet; the reasons stand below. That is not a low "
            f"score; by your resume alone the match is {match.percent:.0f}%.",
        )
    zh = [f"您与{position.zh}岗位的匹配度为 {match.percent:.0f}%。"]
    en = [f"Your match with {position.en} is {match.percent:.0f}%."]
    if strengths:
        zh.append(f"优势领域：{'、'.join(each.name.zh for each in strengths)}。")
        en.append(f"Strengths: {', '.join(each.name.en.lower() for each in strengths)}.")
    else:
        zh.append("多讲您亲自做过的事和结果，最能让人看到您的长处。")
        en.append("Telling what you did yourself, and what came of it, shows best what you can do.")
    if improvements:
        zh.append(f"待提升方向：{'、'.join(each.name.zh for each in improvements)}。")
        en.append(f"To improve: {', '.join(each.name.en.lower() for each in improvements)}.")
    return Phrase(zh="".join(zh), en=" ".join(en))
