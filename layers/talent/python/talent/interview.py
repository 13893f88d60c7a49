"""What a candidate is asked: questions with the competencies they elicit, and the time given for each."""

from typing import Self

from pydantic import Field, model_validator

from talent.competency import CompetencyId
from talent.kernel import Conflict, Fact, NotFound, Phrase


class QuestionUnknown(NotFound):
    """The question set holds no such question."""

    next = "Name the question by its id or by its own words."


class NotAskedAgain(Conflict):
    """The answer to this question is good and stays; another one is asked for again."""

    next = "Record only the questions that are asked for again; the others are kept."


class Question(Fact):
    """One question of an interview; times in seconds, `retakes` counts the extra tries."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{1,59}$")
    words: Phrase
    competencies: tuple[CompetencyId, ...] = Field(min_length=1)
    think_seconds: int = Field(default=60, ge=0, le=600)
    answer_seconds: int = Field(default=180, ge=15, le=900)
    retakes: int = Field(default=1, ge=0, le=5)


class PracticeQuestion(Fact):
    """A question to try camera, microphone and time with: its answer stays on the candidate's device."""

    words: Phrase
    think_seconds: int
    answer_seconds: int


PRACTICE = PracticeQuestion(
    words=Phrase(
        zh="请用半分钟说说您今天是怎么来到这里的。这是练习：不会上传，也不会评分。",
        en="Take half a minute to say how you got here today. This is practice: nothing is sent, nothing is scored.",
    ),
    think_seconds=15,
    answer_seconds=30,
)


class QuestionSet(Fact):
    """The questions of one standard interview, in the order in which they are asked."""

    position: str
    version: int = Field(default=1, ge=1)
    questions: tuple[Question, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        ids = [question.id for question in self.questions]
        if len(set(ids)) != len(ids):
            raise ValueError(f"two questions of {self.position} share an id")
        return self

    def question(self, question_id: str) -> Question:
        """The question with this id; QuestionUnknown where there is none."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise QuestionUnknown(f"{self.position} has no question {question_id!r}.")

    def competencies(self) -> tuple[CompetencyId, ...]:
        """Every competency that some question elicits, in the order of first asking."""
        return tuple(dict.fromkeys(each for question in self.questions for each in question.competencies))
