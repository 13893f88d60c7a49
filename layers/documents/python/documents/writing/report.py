"""The candidate's report as one HTML page: no outside resource, phone first, light and dark, readable aloud.

Everything that the candidate or a model wrote is escaped by the template engine; the page has no script.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from pydantic import TypeAdapter
from talent.kernel import Language, Phrase
from talent.messages import saying
from talent.report.shape import Report

from documents.writing.charts import radar, share_of_track

_TEMPLATES: Final = Path(__file__).parent / "templates"


def report_page(report: Report, language: Language, *, human_link: str = "") -> str:
    """The page in `language`. `human_link`, where given, is where the candidate asks a person to review it."""
    chinese = language == "zh"
    return (
        _environment()
        .get_template("report.html")
        .render(
            report=report,
            language=language,
            human_link=human_link,
            word={name: phrase.say(language) for name, phrase in _words().items()},
            radar=radar(report.competencies, language),
            say=lambda phrase: phrase.say(language),
            open_quote="“",
            close_quote="”",
            colon="：" if chinese else ": ",
            bracket_open="（" if chinese else " (",
            bracket_close="）" if chinese else ")",
        )
    )


def clock(seconds: float) -> str:
    """Seconds into a recording as a player shows them: 75.4 is 1:15."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(number=saying.number, clock=clock, track=share_of_track)
    return environment


@cache
def _words() -> dict[str, Phrase]:
    text = (_TEMPLATES / "report.words.toml").read_text("utf-8")
    return TypeAdapter(dict[str, Phrase]).validate_python(tomllib.loads(text))
