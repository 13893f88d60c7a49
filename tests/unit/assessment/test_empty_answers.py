"""Who says that they have nothing to say is asked again, never scored low."""

import pytest
from talent.assessment import assess
from talent.evidence import RecordingFacts
from talent.library import competency, elicited, position

from tests.unit.assessment.labelled import written

QUESTION = "请讲一次在高压下完成任务的经历。"
NOTHING = [
    "嗯……这个问题我真的不知道怎么回答，对不起，可以换一个问题吗，谢谢。",
    "喂，喂，听得见吗？不好意思，好像没声音，能听到我说话吗？",
    "这个嘛，让我想想，嗯，一时想不起来，暂时没有什么例子可以说的。",
    "Um, sorry, I really don't have anything for this one, can we move on to the next question please?",
    "Hello? Can you hear me? I think my microphone isn't working, hello, testing, one two three.",
    "I don't know what to say, honestly. I've never been in that situation, so I can't think of an example.",
]


@pytest.mark.parametrize(
    ("decoded", "recorded", "complete"), [(59.0, 60.0, True), (58.5, None, True), (40.0, 60.0, False)]
)
def test_an_answer_whose_end_never_left_the_browser_is_cut(
    decoded: float, recorded: float | None, complete: bool
) -> None:
    """A live recording whose last pieces are missing is a sound file; the browser knows that there was more."""
    facts = RecordingFacts(seconds=decoded, decoded_seconds=decoded, complete=True)
    assert facts.told(recorded).complete is complete


@pytest.mark.parametrize("text", NOTHING, ids=range(len(NOTHING)))
def test_nothing_said_is_insufficient(text: str) -> None:
    at = position("intl-trade")
    found = assess(
        written(text, QUESTION), elicited(at, QUESTION), [competency("resilience")], at.model
    ).competencies[0]
    assert (found.status, found.level) == ("insufficient", None)
    assert found.reason is not None
