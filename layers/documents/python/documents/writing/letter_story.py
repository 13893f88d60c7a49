"""The offer letter's words in reading order, as the blocks that the page is filled with."""

from collections.abc import Iterator

from reportlab.platypus import Flowable, KeepTogether, Spacer
from talent.messages import saying

from documents.writing import letter_words as words
from documents.writing.letter import OfferLetter
from documents.writing.letter_type import Setter
from documents.writing.typeface import Pen


def story(offer: OfferLetter, pen: Pen) -> list[Flowable]:
    """The letter's blocks from the title to the signatures."""
    setter, say = Setter(pen, offer.language), offer.language
    opening = words.OPENING.say(say).format(
        company=offer.company, department=offer.department, position=offer.position
    )
    return [
        setter.block(words.TITLE.say(say), setter.title),
        Spacer(1, 12),
        setter.block(words.DEAR.say(say).format(candidate=offer.candidate), setter.text),
        Spacer(1, 5),
        setter.block(opening, setter.text),
        setter.block(words.TERMS.say(say), setter.heading),
        setter.terms(list(_terms(offer))),
        *_numbered(words.DUTIES.say(say), offer.duties, setter),
        *_numbered(words.CONDITIONS.say(say), offer.conditions, setter),
        *_accepting(offer, setter),
        _signatures(offer, setter),
        *_replaced(offer, setter),
    ]


def _terms(offer: OfferLetter) -> Iterator[tuple[str, str]]:
    say = offer.language
    yield words.POSITION.say(say), offer.position
    yield words.DEPARTMENT.say(say), offer.department
    yield words.SITE.say(say), offer.site
    if offer.reports_to:
        yield words.REPORTS_TO.say(say), offer.reports_to
    capitals = saying.money_in_capitals(offer.pay) if say == "zh" else None
    pay = saying.money(offer.pay, say)
    yield words.PAY.say(say), f"{pay}（{capitals}）" if capitals else pay
    yield words.START.say(say), saying.day(offer.start, say)
    yield words.PROBATION.say(say), _probation(offer)


def _probation(offer: OfferLetter) -> str:
    say = offer.language
    if offer.probation_months == 0:
        return words.NO_PROBATION.say(say)
    phrase = words.PROBATION_MONTH if offer.probation_months == 1 else words.PROBATION_MONTHS
    months = phrase.say(say).format(months=offer.probation_months)
    if offer.probation_pay is None:
        return months
    return words.PROBATION_PAY.say(say).format(months=months, pay=saying.money(offer.probation_pay, say))


def _numbered(heading: str, lines: tuple[str, ...], setter: Setter) -> list[Flowable]:
    if not lines:
        return []
    title = setter.block(heading, setter.heading)
    items = [
        setter.block(line, setter.item, bullet=f"{number}.") for number, line in enumerate(lines, start=1)
    ]
    return [KeepTogether([title, *items[:2]]), *items[2:]]


def _accepting(offer: OfferLetter, setter: Setter) -> list[Flowable]:
    say = offer.language
    by = words.ACCEPT_BY.say(say).format(expires=saying.moment(offer.expires, offer.zone, say))
    questions = words.QUESTIONS.say(say).format(name=offer.contact_name, address=offer.contact_address)
    return [
        KeepTogether(
            [
                setter.block(words.ACCEPTING.say(say), setter.heading),
                setter.block(by, setter.text),
                Spacer(1, 4),
                setter.block(questions, setter.text),
                Spacer(1, 8),
                setter.block(words.NO_CONTRACT.say(say), setter.small),
            ]
        )
    ]


def _signatures(offer: OfferLetter, setter: Setter) -> Flowable:
    say, half = offer.language, setter.half
    company = [
        setter.block(words.FOR_COMPANY.say(say), setter.label, half),
        setter.block(offer.signatory.name, setter.value, half),
        setter.block(f"{offer.company} · {offer.signatory.title}", setter.small, half),
        setter.block(saying.day(offer.issued, say), setter.small, half),
    ]
    candidate = [
        setter.block(words.BY_CANDIDATE.say(say), setter.label, half),
        setter.block(offer.candidate, setter.value, half),
        setter.block(words.SIGNED_ONLINE.say(say), setter.small, half),
    ]
    return KeepTogether([Spacer(1, 22), setter.side_by_side(company, candidate)])


def _replaced(offer: OfferLetter, setter: Setter) -> list[Flowable]:
    between = "、" if offer.language == "zh" else ", "
    pairs = between.join(f"U+{ord(old):04X} → {new}" for old, new in sorted(setter.pen.replaced.items()))
    if not pairs:
        return []
    note = words.REPLACED.say(offer.language).format(pairs=pairs)
    return [Spacer(1, 10), setter.block(note, setter.small)]
