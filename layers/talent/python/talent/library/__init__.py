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
from talent.kernel import NotFound
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
