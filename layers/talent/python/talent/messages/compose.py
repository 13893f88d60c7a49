"""From a kind, its values and a language to a mail: subject, plain text and simple HTML.

The words lie beside this file as data, one file for each reader and language. A block whose value is not
known is left out, so that no mail says 'None'. The person's name stands in the mail and nowhere else.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Final

from pydantic import Field

from talent.kernel import BadInput, Fact, Language, Money
from talent.messages import saying
from talent.messages.kinds import VALUES, Kind
from talent.messages.page import Block, as_html, as_text
from talent.messages.values import Addressed


class WrongValues(BadInput):
    """These values are not the ones that this kind of mail is composed from."""

    next = "Compose the mail from the values class that VALUES names for its kind."


class Message(Fact):
    """A mail's words, ready to be put into an envelope."""

    subject: str
    text: str
    html: str


class Button(Fact):
    """The one thing to do: the label on the values' `link`."""

    button: str


class Link(Fact):
    """A further link: its label, and the name of the value that holds its address."""

    label: str
    to: str


class Condition(Fact):
    """A paragraph that stands only where the value named by `when` is true, or with 'not ' before it, false."""

    when: str
    text: str


type Source = str | tuple[str, str] | Button | Link | Condition


class Wording(Fact):
    """One kind's words in one language. The data files' first line shows a block's shapes."""

    subject: str
    blocks: tuple[Source, ...]


class Words(Fact):
    """One data file: how a reader is greeted, who signs, and the words of each kind."""

    greeting: str
    signature: str
    mails: dict[Kind, Wording] = Field(min_length=1)


_READERS: Final = ("candidate", "interviewer", "hr", "admin")
_FORMATTER: Final = Formatter()


def compose(kind: Kind, values: Addressed, language: Language) -> Message:
    """The mail of `kind` in `language`. Raises `WrongValues` when `values` are another kind's."""
    if type(values) is not VALUES[kind]:
        raise WrongValues(f"'{kind}' is composed from {VALUES[kind].__name__}, not {type(values).__name__}")
    words = _words(reader(kind), language)
    wording = words.mails[kind]
    fill = _Filler(values, language)
    subject = " ".join(fill.text(wording.subject).split())
    blocks = [
        Block("greeting", fill.text(words.greeting)),
        *(block for source in wording.blocks for block in fill.block(source)),
        Block("signature", fill.text(words.signature)),
    ]
    return Message(subject=subject, text=as_text(blocks), html=as_html(subject, blocks, language))


def reader(kind: Kind) -> str:
    """Who reads mails of `kind`: candidate, interviewer, hr or admin."""
    prefix = kind.value.split("_")[0]
    return {"panel": "interviewer", "hr": "hr", "admin": "admin"}.get(prefix, "candidate")


@cache
def _words(who: str, language: Language) -> Words:
    source = files("talent.messages").joinpath("words", f"{who}.{language}.toml")
    return Words.model_validate(tomllib.loads(source.read_text("utf-8")))


@dataclass(frozen=True, slots=True)
class _Filler:
    values: Addressed
    language: Language

    def block(self, source: Source) -> Iterator[Block]:
        """The blocks that `source` becomes: none where a value is unknown, several where it is a list."""
        match source:
            case Button(button=label):
                yield Block("button", self.text(label), self.values.link)
            case Link(label=label, to=name):
                yield Block("link", self.text(label), str(getattr(self.values, name)))
            case Condition(when=name, text=text):
                if bool(getattr(self.values, name.removeprefix("not "))) != name.startswith("not "):
                    yield Block("paragraph", self.text(text))
            case (label, text):
                if self._known(text):
                    yield Block("fact", self.text(text), self.text(label))
            case str() if source.startswith("- "):
                yield from (Block("item", line) for line in self._lines(source[2:]))
            case str():
                if self._known(source):
                    yield Block("paragraph", self.text(source))

    def text(self, template: str) -> str:
        """`template` with its placeholders said in the reader's language."""
        names = _placeholders(template)
        return template.format_map({name: self._say(getattr(self.values, name)) for name in names})

    def _lines(self, template: str) -> list[str]:
        names = _placeholders(template)
        value = getattr(self.values, names[0]) if len(names) == 1 and template == f"{{{names[0]}}}" else None
        if isinstance(value, tuple):
            return [str(line) for line in value]
        return [self.text(template)] if self._known(template) else []

    def _known(self, template: str) -> bool:
        return all(getattr(self.values, name) not in (None, "", ()) for name in _placeholders(template))

    def _say(self, value: object) -> str:
        match value:
            case datetime():
                return saying.moment(value, self.values.zone, self.language)
            case date():
                return saying.day(value, self.language)
            case Money():
                return saying.money(value, self.language)
            case float():
                return saying.number(value, 2)
            case tuple():
                return ("、" if self.language == "zh" else ", ").join(str(part) for part in value)
            case _:
                return str(value)


def _placeholders(template: str) -> list[str]:
    return [name for _, name, _, _ in _FORMATTER.parse(template) if name is not None]
