"""Signs gathered by the words that show them: a person reads a sentence once, with everything seen in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from talent.kernel import Phrase
from talent.report.shape import QuotedSign


@dataclass(frozen=True, slots=True)
class Quote:
    """One quote with the names of its signs, strongest first, and what they move together, in levels."""

    text: str
    answer: int
    start: float | None
    end: float | None
    names: tuple[Phrase, ...]
    effect: float

    @property
    def shows(self) -> str:
        """Whether it counts for, against or not at all, as far as one decimal tells."""
        rounded = round(self.effect, 1)
        return "helps" if rounded > 0 else "hurts" if rounded < 0 else "noted"


def by_quote(signs: Sequence[QuotedSign]) -> tuple[Quote, ...]:
    """The quotes of `signs`, those that move most first; equal ones in the order of the answer."""
    groups: dict[tuple[int, str], list[QuotedSign]] = {}
    for sign in sorted(signs, key=lambda each: -abs(each.effect)):
        groups.setdefault((sign.answer, sign.quote), []).append(sign)
    quotes = [
        Quote(
            text=text,
            answer=answer,
            start=min((sign.start for sign in group if sign.start is not None), default=None),
            end=max((sign.end for sign in group if sign.end is not None), default=None),
            names=tuple({sign.sign: sign.name for sign in group}.values()),
            effect=sum(sign.effect for sign in group),
        )
        for (answer, text), group in groups.items()
    ]
    return tuple(
        sorted(quotes, key=lambda quote: (-abs(round(quote.effect, 1)), quote.answer, quote.start or 0))
    )
