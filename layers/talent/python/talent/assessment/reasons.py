"""Why an answer can't be scored or is held down, in words that help: each reason with what to do about it."""

from talent.assessment.score import Reason
from talent.kernel import Phrase


def _reason(code: str, words: tuple[str, str], remedy: tuple[str, str]) -> Reason:
    return Reason(
        code=code, words=Phrase(zh=words[0], en=words[1]), remedy=Phrase(zh=remedy[0], en=remedy[1])
    )


_AGAIN = ("请重新录制这个回答。", "Please record this answer again.")

NO_SOUND = _reason(
    "no_sound",
    ("录音没有声音轨道或完全静音。", "The recording has no sound."),
    ("请检查麦克风后重新录制。", "Check the microphone and record again."),
)
SILENCE = _reason(
    "silence",
    ("没有听到有人说话，只有静音、噪声或音乐。", "Nobody is heard speaking: only silence, noise or music."),
    ("请在安静的地方靠近麦克风重新录制。", "Record again in a quiet place, close to the microphone."),
)
TOO_LITTLE_SPEECH = _reason(
    "too_little_speech",
    ("回答太短，不足以判断。", "Too little was said to judge from."),
    ("请讲一个具体的例子，一两分钟即可。", "Tell one concrete example, in a minute or two."),
)
CUT = _reason(
    "recording_cut",
    ("录制文件或其中的声音不完整。", "The recording or its sound is cut short."),
    (
        "请重新上传完整的录制文件；文件本身缺少一段时，请重新录制这一题。",
        "Upload the whole recording again, or record the answer anew if the recording itself lacks a part.",
    ),
)
WRONG_LANGUAGE = _reason(
    "wrong_language",
    ("回答不是中文或英文。", "The answer is neither in Chinese nor in English."),
    ("请用中文或英文回答，或选择由面试官面试。", "Answer in Chinese or English, or ask for a person."),
)
UNCLEAR = _reason(
    "unclear_speech",
    ("语音听不清，文字不可靠。", "The speech can't be made out well enough."),
    _AGAIN,
)
DARK = _reason(
    "dark_picture",
    ("画面太暗，看不到有人在回答。", "The picture is too dark to see anyone answering."),
    ("请在明亮处重新录制。", "Record again in better light."),
)
FROZEN = _reason(
    "frozen_picture",
    ("画面静止不动。", "The picture is frozen."),
    _AGAIN,
)
SEVERAL_PEOPLE = _reason(
    "several_people",
    (
        "大部分时间画面里不止一个人，无法确认是谁在回答。",
        "Most of the time more than one person is in the picture.",
    ),
    ("请独自重新录制，或联系人力资源说明情况。", "Record again alone, or tell the recruiter why not."),
)
DISPUTED = _reason(
    "raters_disagree",
    ("两套评分相差太大，机器不给分。", "Two raters differ too much for a machine to decide."),
    (
        "由面试官阅读回答后评分，无需重新录制。",
        "A person reads the answer and decides; nothing needs to be recorded again.",
    ),
)
NOT_ANSWERED = _reason(
    "no_answer",
    ("没有听到对问题的回答。", "The question was not answered."),
    _AGAIN,
)

_OWN = (
    "请讲您自己做了什么、为什么这样做、结果怎样。",
    "Tell what you did yourself, why, and what came of it.",
)
TOLD_OF_OTHERS = _reason(
    "told_of_others",
    ("讲的大多是别人做的事。", "Most of what is told was done by others."),
    _OWN,
)
LEFT_UNDONE = _reason(
    "left_undone",
    ("讲的大多是没有做的事。", "Most of what is told was not done."),
    _OWN,
)
OWED_TO_LUCK = _reason(
    "owed_to_luck",
    ("结果与您所做的事没有联系。", "The outcome is not tied to what you did."),
    ("请讲一件结果来自您的行动的事。", "Tell of something that came of what you did."),
)
OFF_THE_QUESTION = _reason(
    "off_the_question",
    ("回答没有针对所提的问题。", "The answer does not speak to the question."),
    ("请再看一遍问题，讲一件与它有关的事。", "Read the question again and tell something that bears on it."),
)
NO_EXAMPLE = _reason(
    "no_example",
    ("没有举出具体的事例。", "No particular example was told."),
    _OWN,
)
