"""The report as HTML pages: the candidate's, and the same data with timelines for interviewers and HR.

No outside resource and no script; phone first, light and dark, readable aloud. Everything that the candidate
or a model wrote is escaped by the template engine.
"""

import re
from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from talent.kernel import Language
from talent.messages import saying
from talent.report.shape import Answer, Report

from documents.writing.charts import radar, share_of_track
from documents.writing.moments import at_second, mark_id, moments, recording_of
from documents.writing.quotes import by_quote
from documents.writing.report_words import TEMPLATES, Reader, clock, report_words
from documents.writing.timeline import marked, timeline

_HAN = re.compile(r"[\u3400-\u9fff]")


def report_page(report: Report, language: Language, *, human_link: str = "") -> str:
    """The candidate's page in `language`. `human_link`, where given, is where they ask a person to review it."""
    return _render(
        "report", report, language, for_staff=False, human_link=human_link, recordings=(), moments={}
    )


def dossier_page(report: Report, language: Language, *, recordings: Sequence[str] = ()) -> str:
    """The page for interviewers and HR: the same scores, with notes, each answer's timeline and marked words.

    `recordings` are links to the answers' recordings in the answers' order, '' where there is none.
    """
    return _render(
        "dossier", report, language, for_staff=True, recordings=recordings, moments=moments(report)
    )


def _render(page: Reader, report: Report, language: Language, **more: object) -> str:
    chinese = language == "zh"
    return (
        _environment()
        .get_template(f"{page}.html")
        .render(
            report=report,
            language=language,
            word=report_words(page, language),
            radar=radar(report.competencies, language),
            say=lambda phrase: phrase.say(language),
            gap="" if chinese else " ",
            open_quote="“",
            close_quote="”",
            colon="：" if chinese else ": ",
            comma="、" if chinese else ", ",
            bracket_open="（" if chinese else " (",
            bracket_close="）" if chinese else ")",
            **more,
        )
    )


def _tongue(text: str) -> Language:
    """The language that a quote is read aloud in."""
    return "zh" if _HAN.search(text) else "en"


def _longest_pause(answer: Answer) -> float:
    return max(pause.end - pause.start for pause in answer.pauses)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["say"] = lambda phrase, language: phrase.say(language)
    environment.globals.update(
        number=saying.number,
        tongue=_tongue,
        clock=clock,
        track=share_of_track,
        timeline=timeline,
        marked=marked,
        by_quote=by_quote,
        longest=_longest_pause,
        mark_id=mark_id,
        at_second=at_second,
        recording_of=recording_of,
    )
    return environment
