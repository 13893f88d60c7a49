"""The report as HTML pages: the candidate's, and the same data with timelines for interviewers and HR.

No outside resource and no script; phone first, light and dark, readable aloud. Everything that the candidate
or a model wrote is escaped by the template engine.
"""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from pydantic import TypeAdapter
from talent.kernel import Language, Phrase
from talent.messages import saying
from talent.report.shape import Answer, Report

from documents.writing.charts import radar, share_of_track
from documents.writing.quotes import by_quote
from documents.writing.timeline import marked, timeline

_TEMPLATES: Final = Path(__file__).parent / "templates"


def report_page(report: Report, language: Language, *, human_link: str = "") -> str:
    """The candidate's page in `language`. `human_link`, where given, is where they ask a person to review it."""
    return _render("report", report, language, human_link=human_link)


def dossier_page(report: Report, language: Language, *, recordings: Sequence[str] = ()) -> str:
    """The page for interviewers and HR: the same scores, with notes, each answer's timeline and marked words.

    `recordings` are links to the answers' recordings in the answers' order, '' where there is none.
    """
    return _render("dossier", report, language, recordings=recordings)


def clock(seconds: float) -> str:
    """Seconds into a recording as a player shows them: 75.4 is 1:15."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d}"


def _render(page: Literal["report", "dossier"], report: Report, language: Language, **more: object) -> str:
    chinese = language == "zh"
    words = _words("report") if page == "report" else _words("report") | _words("dossier")
    return (
        _environment()
        .get_template(f"{page}.html")
        .render(
            report=report,
            language=language,
            word={name: phrase.say(language) for name, phrase in words.items()},
            radar=radar(report.competencies, language),
            say=lambda phrase: phrase.say(language),
            open_quote="“",
            close_quote="”",
            colon="：" if chinese else ": ",
            comma="、" if chinese else ", ",
            bracket_open="（" if chinese else " (",
            bracket_close="）" if chinese else ")",
            **more,
        )
    )


def _longest_pause(answer: Answer) -> float:
    return max(pause.end - pause.start for pause in answer.pauses)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        number=saying.number,
        clock=clock,
        track=share_of_track,
        timeline=timeline,
        marked=marked,
        by_quote=by_quote,
        longest=_longest_pause,
    )
    return environment


@cache
def _words(page: str) -> dict[str, Phrase]:
    text = (_TEMPLATES / f"{page}.words.toml").read_text("utf-8")
    return TypeAdapter(dict[str, Phrase]).validate_python(tomllib.loads(text))
