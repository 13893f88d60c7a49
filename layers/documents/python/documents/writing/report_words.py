"""The fixed words of the report's pages and papers, from the files that lie beside their templates."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, Literal

from pydantic import TypeAdapter
from talent.kernel import Language, Phrase

TEMPLATES: Final = Path(__file__).parent / "templates"

type Reader = Literal["report", "dossier"]
"""Whose page it is: the candidate's report, or the dossier's for interviewers and HR."""


def report_words(reader: Reader, language: Language) -> Mapping[str, str]:
    """Every fixed word by its name; the dossier's stand before the report's where both have one."""
    words = _words("report") if reader == "report" else _words("report") | _words("dossier")
    return {name: phrase.say(language) for name, phrase in words.items()}


def clock(seconds: float) -> str:
    """Seconds into a recording as a player shows them: 75.4 is 1:15."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d}"


@cache
def _words(reader: Reader) -> dict[str, Phrase]:
    text = (TEMPLATES / f"{reader}.words.toml").read_text("utf-8")
    return TypeAdapter(dict[str, Phrase]).validate_python(tomllib.loads(text))
