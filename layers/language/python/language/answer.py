"""An answer read as language: its clauses in order, with fillers, restarts and repetitions counted."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from language.clause import Carried, Clause, read_clause
from language.endings import clause_ends
from language.fluency import Fluent, fluent
from language.grammar import grammar
from language.simplify import simplify
from language.spelling import standard
from language.version import version

_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_WEIGHS = re.compile(r"(?!(?:when|what|that|this|with|from|have|your|about)$)[a-z]{4,}")
_COMMON = str.maketrans("’俺咱佢侬伊冇咗嘅喺畀睇瞅哋", "'我我他你他没了的在给看看们")
"""Northern, Cantonese and Shanghainese ways to write the commonest words, each a character for a character."""
_TRIM = " \t\n，,。.！!？?；;：:、…\"“”'"


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the language of an answer holds; `units` counts Chinese characters and English words.

    `repeated` is the share of the units that stand in a clause said before, word for word. `version` is of what read it.
    """

    language: Literal["zh", "en", "other"]
    units: int
    clauses: tuple[Clause, ...]
    fillers: int
    restarts: int
    repeated: float
    version: str


def units_of(text: str) -> list[str]:
    """The Chinese characters and English words of `text`, lower case, in order."""
    return [match[0].lower() for match in re.finditer(r"[\u4e00-\u9fff]|[A-Za-z]+(?:['’][a-z]+)?|\d+", text)]


def language_of(text: str) -> Literal["zh", "en", "other"]:
    """The language that most of the text is in; 'other' where neither script says anything."""
    han, latin = len(_HAN.findall(text)), len(_LATIN.findall(text))
    if not han and not latin:
        return "other"
    return "zh" if han >= latin else "en"


def analyse(text: str, question: str = "") -> Analysis:
    """Read `text`, an answer to `question` (one wording a line); offsets in the result are into `text`."""
    language = language_of(text)
    patterns = grammar("english" if language == "en" else "chinese")
    clean = fluent(simplify(text).translate(_COMMON))
    if language == "en":
        words, at = standard(clean.text, clean.at)
        clean = replace(clean, text=words, at=at)
    asked = _pairs(simplify(question))
    lines = [line for line in question.splitlines() if len(line) >= 8]
    pieces = _pieces(clean.text, "english" if language == "en" else "chinese", lines)
    restating = _restating(clean.text, pieces, asked)
    clauses: list[Clause] = []
    before = Carried()
    sentence = -1
    for start, end, number in pieces:
        if number != sentence:
            before, sentence = before.next_sentence(), number
        words = clean.text[start:end]
        place = (clean.at[start], clean.at[end - 1] + 1, number)
        clause, before = read_clause(
            place, words, before, patterns, asked=number in restating or _restates(words, asked)
        )
        clauses.append(clause)
    return Analysis(
        language,
        len(units_of(clean.text)),
        tuple(clauses),
        clean.fillers,
        clean.restarts,
        _repeated(clean),
        version(),
    )


def _pieces(
    text: str, language: Literal["chinese", "english"], questions: Sequence[str]
) -> list[tuple[int, int, int]]:
    """Clauses as (start, end, number of their sentence), trimmed, empty ones left out.

    A question said word for word is cut off from what follows it without a stop; so are clauses that run on.
    """
    patterns = grammar(language)
    pieces, number = [], 0
    cuts = [(match.start(), match.end()) for match in patterns.cut.finditer(text)]
    for line in questions:
        cuts += [(match.end(), match.end()) for match in re.finditer(re.escape(line), text)]
    marks = sorted({0, len(text), *(at for cut in cuts for at in cut)})
    for start, end in pairwise(marks):
        cuts += [(at, at) for at in clause_ends(text, start, end, language)]
    cuts.sort()
    begin = 0
    for cut_start, cut_end in [*cuts, (len(text), len(text))]:
        start, end = _trimmed(text, begin, cut_start)
        if start < end:
            pieces.append((start, end, number))
        if patterns.sentence.search(text, cut_start, cut_end):
            number += 1
        begin = cut_end
    return pieces


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return start, end


def _pairs(text: str) -> Counter[tuple[str, str]]:
    units = units_of(text)
    return Counter(pairwise(units))


def _restating(text: str, pieces: list[tuple[int, int, int]], asked: Counter[tuple[str, str]]) -> set[int]:
    """The numbers of the sentences that only say the question again."""
    sentences: dict[int, str] = {}
    for start, end, number in pieces:
        sentences[number] = f"{sentences.get(number, '')} {text[start:end]}"
    return {number for number, words in sentences.items() if _restates(words, asked)}


def _restates(words: str, asked: Counter[tuple[str, str]]) -> bool:
    """Whether two thirds of the clause's neighbouring pairs of units stand in the question, or its words that weigh."""
    pairs = _pairs(words)
    total = sum(pairs.values())
    if total >= 4 and sum((pairs & asked).values()) / total >= 0.66:
        return True
    weighing = [word for word in units_of(words) if _WEIGHS.fullmatch(word)]
    known = {word for pair in asked for word in pair}
    return len(weighing) >= 3 and sum(word in known for word in weighing) / len(weighing) >= 0.75


def _repeated(clean: Fluent) -> float:
    sentences = [tuple(units_of(part)) for part in re.split(r"[。！？!?；;\n]|\.\s|[，,]", clean.text)]
    total = sum(map(len, sentences))
    counts = Counter(sentence for sentence in sentences if len(sentence) >= 4)
    again = sum(len(sentence) * (count - 1) for sentence, count in counts.items())
    return round(again / total, 3) if total else 0.0
