"""Where an application stands, in the words of the one who asks: candidate, interviewer or HR."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import TypeAdapter

from talent.application import Stage
from talent.kernel import Language, Phrase

type Audience = Literal["candidate", "interviewer", "hr"]
type StageWords = dict[Stage, dict[Audience, Phrase]]


def status(stage: Stage, audience: Audience, language: Language) -> str:
    """One line saying where an application at `stage` stands and what is waited for."""
    return _words()[stage][audience].say(language)


@cache
def _words() -> StageWords:
    source = files("talent.messages").joinpath("words", "status.toml")
    return TypeAdapter[StageWords](StageWords).validate_python(tomllib.loads(source.read_text("utf-8")))
