"""What every part of the report's paper is set with: its reader, language, fixed words, and shapes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether
from talent.kernel import Language, Phrase

from documents.writing.report_type import WIDTH, ReportSetter, columns
from documents.writing.report_words import clock, report_words
from documents.writing.typeface import Pen

_LABEL = 92.0
_FIGURE = 80.0


@dataclass(frozen=True, slots=True)
class Set:
    """One paper's setting. `for_staff`: it is HR's and the interviewers', with notes and timelines."""

    pen: Pen
    setter: ReportSetter
    language: Language
    for_staff: bool
    word: Mapping[str, str]

    @classmethod
    def of(cls, pen: Pen, language: Language, *, for_staff: bool) -> "Set":
        """The setting of a paper in `language`."""
        words = report_words("dossier" if for_staff else "report", language)
        return cls(pen, ReportSetter(pen, language), language, for_staff, words)

    def say(self, phrase: Phrase) -> str:
        """The phrase in the paper's language."""
        return phrase.say(self.language)

    @property
    def colon(self) -> str:
        """What stands between a name and what is said of it."""
        return "：" if self.language == "zh" else ": "

    @property
    def gap(self) -> str:
        """What stands between two sentences."""
        return "" if self.language == "zh" else " "

    @property
    def comma(self) -> str:
        """What stands between the parts of a list."""
        return "、" if self.language == "zh" else ", "

    def bracketed(self, text: str) -> str:
        """`text` in brackets."""
        return f"（{text}）" if self.language == "zh" else f" ({text})"

    def block(
        self, text: str, style: ParagraphStyle, width: float = WIDTH, bullet: str | None = None
    ) -> Flowable:
        """`text` as a block at most `width` points wide."""
        return self.setter.block(text, style, width, bullet)

    def section(self, word: str, groups: Sequence[Sequence[Flowable]]) -> Iterator[Flowable]:
        """A section of groups that each stay on one page, the heading with the first; nothing without groups."""
        for index, group in enumerate(groups):
            heading = [] if index else [self.block(self.word[word], self.setter.section)]
            yield KeepTogether([*heading, *group])

    def figure(self, name: str, figure: str) -> Flowable:
        """A name on the left and its figure on the right of one line."""
        style = ParagraphStyle("figure", self.setter.name, alignment=TA_RIGHT)
        right = self.block(figure, style, _FIGURE)
        left = self.block(name, self.setter.name, WIDTH - _FIGURE)
        return columns([[left], [right]], (WIDTH - _FIGURE, _FIGURE), 0)

    def labelled(self, label: str, text: str, width: float) -> Flowable:
        """A quiet label with its text beside it."""
        left = [self.block(label, self.setter.small, _LABEL)]
        room = width - _LABEL - 10
        return columns([left, [self.block(text, self.setter.text, room)]], (_LABEL, room), 10)

    def bullets(self, lines: Iterable[Phrase], width: float = WIDTH) -> Iterator[Flowable]:
        """A list of sentences."""
        style = ParagraphStyle("bullets", self.setter.text, leftIndent=12, bulletFontSize=9, spaceAfter=2)
        for line in lines:
            yield self.block(self.say(line), style, width, "•")

    def source(self, answer: int, start: float | None) -> str:
        """Which answer a quote is from, and its second where it was spoken."""
        name = self.word["answer"].format(number=answer + 1)
        return name if start is None else f"{name} · {clock(start)}"
