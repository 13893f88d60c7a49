"""Where an application stands, what comes next and what has happened, in the words of the one who asks."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import TypeAdapter

from talent.application import Stage
from talent.events import EventName, WaitKind
from talent.kernel import Fact, Language, Phrase

type Audience = Literal["candidate", "interviewer", "hr", "manager"]
type StageWords = dict[Stage, dict[Audience, Phrase]]
type WaitWords = dict[WaitKind, dict[Audience, Phrase]]


class _Told(Fact):
    """An event in words; without any for the candidate it is not shown to them."""

    staff: Phrase
    candidate: Phrase | None = None


def status(stage: Stage, audience: Audience, language: Language) -> str:
    """One line saying where an application at `stage` stands and what is waited for."""
    return status_words(stage, audience).say(language)


def status_words(stage: Stage, audience: Audience) -> Phrase:
    """The line of `status` in both languages."""
    return _stages("status.toml")[stage][audience]


def next_words(stage: Stage, audience: Audience) -> Phrase:
    """What comes after `stage`, or what the reader is asked to do; the time by which stands apart."""
    return _stages("next.toml")[stage][audience]


def wait_words(kind: WaitKind, audience: Audience) -> Phrase:
    """Who is waited for, and for what."""
    return _waits()[kind][audience]


def staff_words(name: EventName) -> Phrase:
    """What has happened, as staff are told it."""
    return _events()[name].staff


def candidate_words(name: EventName) -> Phrase | None:
    """What has happened, as the candidate is told it; None for what they are not shown."""
    return _events()[name].candidate


@cache
def _stages(name: str) -> StageWords:
    return TypeAdapter[StageWords](StageWords).validate_python(_data(name))


@cache
def _waits() -> WaitWords:
    return TypeAdapter[WaitWords](WaitWords).validate_python(_data("waits.toml"))


@cache
def _events() -> dict[EventName, _Told]:
    return TypeAdapter(dict[EventName, _Told]).validate_python(_data("events.toml"))


def _data(name: str) -> dict[str, object]:
    return tomllib.loads(files("talent.messages").joinpath("words", name).read_text("utf-8"))
