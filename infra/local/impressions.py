"""An answer's words read as a whole on this machine, as `analyse_words` does it in the cloud."""

from functools import cache
from typing import Literal

from perception import AnswerReader
from talent.assessment import passages_that_count
from talent.evidence import Evidence, Impression
from talent.interview import Question
from talent.library import competency

from infra.local.weights import answer_reader


@cache
def _reader(language: Literal["zh", "en"]) -> AnswerReader:
    return answer_reader(language)


def with_impression(evidence: Evidence, question: Question) -> Evidence:
    """The evidence with the impression of its words; as it was where no word counts or the language is unknown."""
    wording = evidence.wording
    passages = passages_that_count(wording, [competency(each) for each in question.competencies])
    if wording.language == "other" or not passages:
        return evidence
    read = Impression.model_validate(_reader(wording.language).read(passages))
    return evidence.model_copy(update={"impression": read})
