"""The answers on the report's paper: the question, the words, and for HR the timeline with every sign's second."""

from collections.abc import Iterator

from reportlab.platypus import Flowable, KeepTogether, Spacer
from talent.messages import saying
from talent.report.shape import Answer, Report

from documents.writing.quotes import by_quote
from documents.writing.report_drawings import TimelineDrawing
from documents.writing.report_set import Set
from documents.writing.report_type import WIDTH, columns
from documents.writing.report_words import clock
from documents.writing.timeline import timeline

_CLOCK, _GAP = 28.0, 8.0


def answers(report: Report, of: Set) -> Iterator[Flowable]:
    """Every answer in the order of asking; its question stays with its first words."""
    for number, answer in enumerate(report.answers, start=1):
        words = of.block(answer.transcript or of.word["no_words"], of.setter.text)
        head = [*_head(number, answer, of), words]
        yield from of.section("answers", [head]) if number == 1 else [KeepTogether(head)]
        if of.for_staff:
            yield Spacer(1, 6)
            yield from _moments(answer, of)
        yield Spacer(1, 18)


def _head(number: int, answer: Answer, of: Set) -> Iterator[Flowable]:
    name = of.word["answer"].format(number=number)
    length = of.word["typed"] if answer.seconds is None else clock(answer.seconds)
    yield of.block(f"{name} · {length}", of.setter.eyebrow)
    yield of.block(of.say(answer.words), of.setter.name)
    yield Spacer(1, 3)
    line = timeline(answer) if of.for_staff else None
    if line:
        yield TimelineDrawing(of.pen, line, of.word, WIDTH)
        yield of.block(_manner(answer, of), of.setter.small)
        yield Spacer(1, 3)


def _manner(answer: Answer, of: Set) -> str:
    pauses = f"{of.word['pauses']} {len(answer.pauses)}"
    if answer.pace is None:
        return pauses
    return f"{of.word['pace']} {saying.number(answer.pace, 1)} {of.word['pace_unit']} · {pauses}"


def _moments(answer: Answer, of: Set) -> Iterator[Flowable]:
    """Each quoted moment, in the order of the answer."""
    quotes = [quote for quote in by_quote(answer.signs) if quote.text]
    room = WIDTH - _CLOCK - _GAP
    for quote in sorted(quotes, key=lambda each: each.start or 0.0):
        second = "" if quote.start is None else clock(quote.start)
        names = of.comma.join(of.say(name) for name in quote.names)
        said = [
            of.block(f"“{quote.text.strip()}”", of.setter.quote, room),
            of.block(names, of.setter.small, room),
        ]
        yield columns([[of.block(second, of.setter.moment, _CLOCK)], said], (_CLOCK, room), _GAP)
        yield Spacer(1, 3)
