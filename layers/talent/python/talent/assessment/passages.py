"""An answer in passages: a sentence each, or as much of one that runs on; and which of them tell anything.

Padding comes in whole passages: proverbs, thanks, words about the question, what everybody knows. A passage that the
encoder found empty is no evidence and is not read with the rest, so that an answer is worth what its other passages
are worth, however much is put around them.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from talent.assessment.clauses import Countable, countable, in_order
from talent.assessment.recited import units
from talent.competency import Competency
from talent.evidence import Wording

type Language = Literal["zh", "en", "other"]

MOST = {"zh": 36, "en": 26, "other": 36}
"""Characters or words after which a sentence that runs on is cut; a connective cuts it from half of that."""
_CONNECTIVE = re.compile(
    r"^(?:然后|后来|所以|因此|于是|但是|但|不过|可是|因为|结果|最后|接着|另外|首先|其次|第[一二三]|总之|其实|当时|那"
    r"|(?:and then|so|but|then|because|after|when|in the end|finally|first|now|well)\b)",
    re.IGNORECASE,
)

type Passage = tuple[Countable, ...]


def passages(clauses: Sequence[Countable], language: Language) -> tuple[Passage, ...]:
    """The clauses in runs that are judged together."""
    runs: list[list[Countable]] = []
    size = 0
    for each in clauses:
        goes_on = bool(runs) and runs[-1][-1].clause.sentence == each.clause.sentence
        cut = size >= MOST[language] or (
            2 * size >= MOST[language] and _CONNECTIVE.search(each.clause.words) is not None
        )
        if not goes_on or cut:
            runs.append([])
            size = 0
        runs[-1].append(each)
        size += len(units(each.clause.words))
    return tuple(tuple(run) for run in runs)


def passages_that_count(wording: Wording, competencies: Sequence[Competency]) -> tuple[str, ...]:
    """The words of each passage that may count, commas between its clauses and no stop: what the encoder reads.

    Without fillers, identity, words to the scorer, the question and the rubric; punctuation is the analysis's own.
    """
    comma = "，" if wording.language == "zh" else ", "
    found = passages(countable(wording, competencies), wording.language)
    return tuple(comma.join(each.clause.words for each in passage) for passage in found)


class Telling(NamedTuple):
    """The clauses that may count; `general` where no passage tells anything in particular."""

    clauses: tuple[Countable, ...]
    general: bool


def telling(wording: Wording, competencies: Sequence[Competency], empty: Sequence[int]) -> Telling:
    """The clauses that may count; those of the passages numbered `empty` speak against a level, never for one.

    Where every passage is empty they all count as they are: general talk has a low level of its own.
    """
    found = passages(countable(wording, competencies), wording.language)
    told = [each for number, passage in enumerate(found) if number not in empty for each in passage]
    if not told:
        return Telling(in_order([each for passage in found for each in passage]), bool(found))
    idle = [each.idle() for number, passage in enumerate(found) if number in empty for each in passage]
    return Telling((*in_order(told), *idle), general=False)
