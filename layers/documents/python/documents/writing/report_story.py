"""The report's words and pictures in reading order, as the blocks that its paper is filled with."""

from collections.abc import Iterable, Iterator, Sequence

from reportlab.platypus import Flowable, KeepTogether, Spacer
from talent.assessment.score import Reason
from talent.kernel import Phrase
from talent.messages import saying
from talent.report.shape import CompetencyRow, Improvement, PositionMatch, QuotedSign, Report, Strength

from documents.writing.charts import radar
from documents.writing.quotes import Quote, by_quote
from documents.writing.report_answers import answers
from documents.writing.report_drawings import RadarDrawing, Ring, Track
from documents.writing.report_set import Set
from documents.writing.report_type import ACCENT, CLAY_SOFT, SAGE, SAGE_SOFT, WIDTH, card, columns, inside

_QUOTES_OF_A_ROW = 2
_NAMES_OF_A_QUOTE = 3
_MATCH, _GAP = 158.0, 22.0


def story(report: Report, of: Set) -> list[Flowable]:
    """The report's blocks from its title to the last answer."""
    return [
        *_opening(report, of),
        *(_notes(report, of) if of.for_staff else ()),
        *_strengths(report.strengths, of),
        *_improvements(report.improvements, of),
        *_competencies(report, of),
        *_others(report, of),
        *of.section("measured", [list(of.bullets(report.measured))]),
        *of.section("not_measured", [list(of.bullets(report.not_measured))]),
        *(() if of.for_staff else (_plain(of.word["rights"], report.rights, of),)),
        *answers(report, of),
    ]


def _opening(report: Report, of: Set) -> Iterator[Flowable]:
    left = WIDTH - _MATCH - _GAP
    words = [
        of.block(of.word["title"], of.setter.eyebrow, left),
        of.block(of.say(report.position_name), of.setter.title, left),
        Spacer(1, 7),
        of.block(of.say(report.summary), of.setter.lead, left),
    ]
    room = inside(_MATCH)
    match: list[Flowable] = [of.block(of.word["match"], of.setter.name, room)]
    if report.match.percent is None:
        match.append(of.block(of.word["match_unknown"], of.setter.small, room))
    else:
        ring = Ring(of.pen, report.match.percent)
        ring.hAlign = "LEFT"
        match.append(ring)
        match += _parts(report.match, of, room)
    match.append(of.block(of.say(report.match.words), of.setter.small, room))
    yield columns([words, [card(match, _MATCH)]], (left, _MATCH), _GAP)


def _parts(match: PositionMatch, of: Set, room: float) -> Iterator[Flowable]:
    for name, fit in (("requirement_fit", match.requirement_fit), ("competency_fit", match.competency_fit)):
        shown = of.word["not_known"] if fit is None else f"{saying.number(fit)}%"
        yield of.block(f"{of.word[name]} {shown}", of.setter.small, room)
        if fit is not None:
            yield Track(room, fit)


def _notes(report: Report, of: Set) -> Iterator[Flowable]:
    if report.notes:
        yield _plain(of.word["notes"], [note.words for note in report.notes], of, of.word["notes_text"])


def _strengths(strengths: Sequence[Strength], of: Set) -> Iterator[Flowable]:
    yield from of.section("strengths", [_strength(each, of) for each in strengths])


def _strength(each: Strength, of: Set) -> list[Flowable]:
    room = inside(WIDTH)
    parts = [
        of.block(of.say(each.name), of.setter.coloured(of.setter.name, SAGE), room),
        of.block(of.say(each.words), of.setter.text, room),
    ]
    if each.quote:
        said = [
            of.block(f"“{each.quote.strip()}”", of.setter.quote, inside(room)),
            of.block(of.source(each.answer, each.start), of.setter.small, inside(room)),
        ]
        parts.append(card(said, room, ground=SAGE_SOFT))
    return [card(parts, WIDTH, edge=SAGE), Spacer(1, 9)]


def _improvements(improvements: Sequence[Improvement], of: Set) -> Iterator[Flowable]:
    yield from of.section("improvements", [_improvement(each, of) for each in improvements])


def _improvement(each: Improvement, of: Set) -> list[Flowable]:
    room, course = inside(WIDTH), each.course
    hours = of.bracketed(f"{course.hours} {of.word['hours']}")
    advice = [
        of.block(f"{of.word['course']}{of.colon}{of.say(course.name)}{hours}", of.setter.name, inside(room)),
        of.block(of.say(course.about), of.setter.text, inside(room)),
        of.block(f"{of.word['goal']}{of.colon}{of.say(course.goal)}", of.setter.text, inside(room)),
    ]
    parts = [
        of.block(of.say(each.name), of.setter.coloured(of.setter.name, ACCENT), room),
        *(
            of.labelled(of.word[label], of.say(words), room)
            for label, words in (("seen", each.seen), ("next_level", each.next_level), ("how", each.how))
        ),
        card(advice, room, ground=CLAY_SOFT),
    ]
    return [card(parts, WIDTH, edge=ACCENT), Spacer(1, 9)]


def _competencies(report: Report, of: Set) -> Iterator[Flowable]:
    groups = [[*_row(row, of), Spacer(1, 13)] for row in report.competencies]
    drawn = radar(report.competencies, of.language)
    if drawn:
        picture = RadarDrawing(of.pen, drawn, WIDTH)
        groups.insert(0, [picture, of.block(of.word["radar_text"], of.setter.small), Spacer(1, 12)])
    if any(row.level is None for row in report.competencies):
        groups.append([of.block(of.word["not_zero"], of.setter.small)])
    yield from of.section("competencies", groups)


def _row(row: CompetencyRow, of: Set) -> Iterator[Flowable]:
    name = of.say(row.name)
    if row.level is None:
        why = f"{of.colon}{_reason(row.reason, of)}" if row.reason else ""
        yield of.block(name, of.setter.name)
        yield of.block(f"{of.word['insufficient']}{why}", of.setter.text)
        return
    yield of.figure(name, f"{row.level:.1f}{of.word['of_five']}")
    yield Track.of_level(WIDTH, row.level, row.interval)
    if row.anchor:
        yield of.block(of.say(row.anchor), of.setter.text)
    if row.reason:
        yield of.block(_reason(row.reason, of), of.setter.text)
    weight = f"{of.word['weight']} {saying.number(row.weight * 100)}%"
    if row.interval:
        low, high = row.interval
        weight = f"{of.word['range']} {low:.1f} {of.word['to']} {high:.1f} · {weight}"
    yield of.block(weight, of.setter.small)
    yield from _quotes(row.evidence, of)


def _reason(reason: Reason, of: Set) -> str:
    """What is missing, and what helps."""
    return f"{of.say(reason.words)}{of.gap}{of.say(reason.remedy)}"


def _quotes(signs: Sequence[QuotedSign], of: Set) -> Iterator[Flowable]:
    for quote in [each for each in by_quote(signs) if each.text][:_QUOTES_OF_A_ROW]:
        names = of.comma.join(of.say(name) for name in quote.names[:_NAMES_OF_A_QUOTE])
        source = of.source(quote.answer, quote.start)
        yield of.block(f"“{quote.text.strip()}”", of.setter.said)
        yield of.block(f"{names} · {_effect(quote, of)} · {source}", of.setter.beneath)


def _effect(quote: Quote, of: Set) -> str:
    return of.word["noted"] if quote.shows == "noted" else f"{of.word[quote.shows]} {quote.effect:+.1f}"


def _others(report: Report, of: Set) -> Iterator[Flowable]:
    lines = [of.block(of.word["others_text"], of.setter.small), Spacer(1, 4)]
    for other in report.others:
        covered = of.word["covered"].format(share=saying.number(other.covered * 100))
        lines += [
            of.figure(of.say(other.name), f"{saying.number(other.percent)}%"),
            Track(WIDTH, other.percent),
            of.block(covered, of.setter.small),
            Spacer(1, 6),
        ]
    yield from of.section("others", [lines] if report.others else [])


def _plain(name: str, lines: Iterable[Phrase], of: Set, after: str = "") -> Flowable:
    room = inside(WIDTH)
    parts = [of.block(name, of.setter.name, room), *of.bullets(lines, room)]
    if after:
        parts.append(of.block(after, of.setter.small, room))
    return KeepTogether([Spacer(1, 14), card(parts, WIDTH, edge=ACCENT)])
