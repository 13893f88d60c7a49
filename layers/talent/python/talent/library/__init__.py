"""The competencies, courses and positions that the system ships with, as data that a company can replace.

Everything is read once a process from the TOML files beside this module. Names are looked up as people write
them: by id, by the Chinese or English name, or by an alias (销售岗).
"""

import tomllib
from functools import cache
from importlib.resources import files
from unicodedata import normalize

from pydantic import JsonValue

from talent.competency import Competency, Course
from talent.interview import Question
from talent.kernel import NotFound, Phrase
from talent.library.table import competency_of, course_of, position_of
from talent.position import Position


class PositionUnknown(NotFound):
    """No position goes by this name."""

    next = "Use a position's id or name; the shipped ones are intl-trade, sales-manager and data-analyst."


class CompetencyUnknown(NotFound):
    """No competency has this id."""

    next = "Use one of the ids in the competency library."


def _tables(folder: str) -> list[dict[str, JsonValue]]:
    room = files("talent.library").joinpath(folder)
    rows = sorted((entry for entry in room.iterdir() if entry.name.endswith(".toml")), key=lambda e: e.name)
    return [tomllib.loads(entry.read_text(encoding="utf-8")) for entry in rows]


@cache
def competencies() -> dict[str, Competency]:
    """Every competency by id, in alphabetical order of the ids."""
    found = [competency_of(table) for table in _tables("competencies")]
    return {each.id: each for each in found}


@cache
def courses() -> dict[str, Course]:
    """Every course by id."""
    text = files("talent.library").joinpath("courses.toml").read_text(encoding="utf-8")
    return {each.id: each for each in map(course_of, tomllib.loads(text)["courses"])}


@cache
def positions() -> dict[str, Position]:
    """Every position by id."""
    return {each.id: each for each in map(position_of, _tables("positions"))}


def competency(competency_id: str) -> Competency:
    """The competency with this id; CompetencyUnknown where there is none."""
    found = competencies().get(competency_id)
    if found is None:
        raise CompetencyUnknown(f"There is no competency {competency_id!r}.")
    return found


def plain(words: str) -> str:
    """Words as they are compared: one width, lower case, without spaces and punctuation."""
    return "".join(letter for letter in normalize("NFKC", words).casefold() if letter.isalnum())


def position(name: str) -> Position:
    """The position that goes by `name` (id, name or alias, zh or en); PositionUnknown where none does."""
    wanted = plain(name)
    for each in positions().values():
        if wanted in {plain(known) for known in (each.id, each.name.zh, each.name.en, *each.aliases)}:
            return each
    raise PositionUnknown(f"There is no position {name!r}.")


def question(at: Position, name: str) -> Question | None:
    """The question of `at` that goes by `name` (its id or its own words, zh or en), or None."""
    wanted = plain(name)
    for each in at.questions.questions:
        if wanted in {plain(each.id), plain(each.words.zh), plain(each.words.en)}:
            return each
    return None


def elicited(at: Position, words: str) -> Question:
    """A question in free words, with the competencies that it elicits.

    Each competency names words that ask for it (`asked_by`); those found decide, the most often named first.
    A question that names none is taken to ask for the position's own competencies, the heaviest first.
    """
    text = words.casefold()
    hits = {
        each.id: sum(cue.casefold() in text for cues in each.asked_by.values() for cue in cues)
        for each in competencies().values()
    }
    named = sorted((name for name, count in hits.items() if count), key=lambda name: (-hits[name], name))
    model = sorted(at.model.weights, key=lambda name: -at.model.weights[name])
    return Question(
        id="free-words", words=Phrase(zh=words, en=words), competencies=tuple((named or model)[:5])
    )
