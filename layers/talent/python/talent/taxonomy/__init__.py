"""Skills, certificates, degrees and languages by one id each, whatever language or spelling they are written in.

The tables are the TOML files beside this module, those of skills by field of work; a company adds terms of its own
(see `with_terms`).
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from talent.taxonomy.certificates import Certificates, certificate_rows
from talent.taxonomy.majors import fields_of
from talent.taxonomy.phrases import Hit, PhraseBook
from talent.taxonomy.script import simplified
from talent.taxonomy.terms import Rows, Term, with_rows
from talent.taxonomy.wording import Wording, fold

__all__ = [
    "Certificates",
    "Degree",
    "Hit",
    "Skills",
    "Wording",
    "certificates",
    "degree_of",
    "degrees_in",
    "fields_of",
    "fold",
    "known_with",
    "language_level",
    "languages",
    "languages_in",
    "simplified",
    "skills",
    "spoken_terms",
    "with_terms",
]


def _table(name: str) -> dict[str, dict[str, object]]:
    return tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))


class Skills:
    """The skills, what each implies, and where they stand in a text."""

    def __init__(self, names: Mapping[str, tuple[str, ...]], implies: Mapping[str, tuple[str, ...]]) -> None:
        self.names = names
        self._implies = implies
        self._shown: dict[str, frozenset[str]] = {}

    @cached_property
    def book(self) -> PhraseBook:
        """The phrase book of every spelling."""
        return PhraseBook(self.names)

    def shows(self, held: str, wanted: str) -> bool:
        """Whether who holds `held` shows `wanted` too: the same skill, or one that it implies."""
        return held == wanted or wanted in self.shown_by(held)

    def shown_by(self, held: str) -> frozenset[str]:
        """All that `held` implies, near and far."""
        if held not in self._shown:
            near = self._implies.get(held, ())
            self._shown[held] = frozenset(near).union(*(self.shown_by(one) for one in near))
        return self._shown[held]

    def name(self, skill: str) -> str:
        """The name that is shown."""
        return self.names[skill][0]


class Degree(NamedTuple):
    """A degree's id, its level (1 secondary … 5 doctor), and where it stands in a text."""

    id: str
    level: int
    first: int
    last: int


def _strings(value: object) -> tuple[str, ...]:
    return (
        tuple(str(item) for item in value)
        if isinstance(value, Iterable) and not isinstance(value, str)
        else ()
    )


_own: ContextVar[tuple[Term, ...]] = ContextVar("own_terms", default=())


@contextmanager
def with_terms(terms: tuple[Term, ...]) -> Iterator[None]:
    """Within it, `skills` and `certificates` know a company's own terms too."""
    token = _own.set(terms)
    try:
        yield
    finally:
        _own.reset(token)


def skills() -> Skills:
    """The skills that ship with Bole, with the company's own."""
    return known_with(_own.get())[0]


def certificates() -> Certificates:
    """The certificates that ship with Bole, with the company's own."""
    return known_with(_own.get())[1]


@lru_cache(maxsize=4)
def known_with(terms: tuple[Term, ...]) -> tuple[Skills, Certificates]:
    """The tables with a company's terms. Raises TermTaken."""
    names, implies = _skill_rows()
    held, satisfies = certificate_rows()
    names, implies = with_rows("skill", names, implies, terms)
    held, satisfies = with_rows("certificate", held, satisfies, terms)
    return Skills(names, implies), Certificates(held, satisfies)


def _skill_rows() -> tuple[Rows, Rows]:
    names: dict[str, tuple[str, ...]] = {}
    implies: dict[str, tuple[str, ...]] = {}
    for path in sorted(Path(__file__).with_name("skills").glob("*.toml")):
        table = _table(f"skills/{path.name}")
        implies |= {key: _strings(value) for key, value in table.pop("implies").items()}
        names |= {key: _strings(value) for key, value in table.items()}
    return names, implies


def spoken_terms(*texts: str) -> tuple[str, ...]:
    """Every spelling of the skills that the texts name: words that are likely in an answer to them."""
    named = dict.fromkeys(hit.id for text in texts for hit in skills().book.find(text))
    return tuple(spelling for skill in named for spelling in skills().names[skill])


@cache
def languages() -> PhraseBook:
    """The languages by their English names."""
    return PhraseBook({key: _strings(value) for key, value in _table("languages.toml")["names"].items()})


_NOT_SPOKEN = re.compile(
    r"[ -]?(?:market|customs?\b|clients?|customers?|suppliers?|buyers?|partners?|culture|cuisine|food|restaurant|law\b"
    r"|compan(?:y|ies)|firms?|factor(?:y|ies)|manufactur|brands?|team|hq\b|headquarters|government|citizen|national"
    r"|passport|visa|tax|standards?|gaap|retail|(?:speaking[ -])?(?:countr|region)"
    r"|speaking[ -](?:customers?|clients?|suppliers?|market))"
    r"|(?:教学|教师|老师|教研|课程|培训|教育|辅导|国家|市场|网站|客户)",
    re.I,
)


def languages_in(text: str) -> list[Hit]:
    """The languages that a text names; what is only of a people (the Chinese market, 英语老师) is none."""
    return [hit for hit in languages().find(text) if not _NOT_SPOKEN.match(text, hit.last)]


@cache
def _language_levels() -> PhraseBook:
    return PhraseBook({key: _strings(value) for key, value in _table("languages.toml")["levels"].items()})


def language_level(text: str) -> int:
    """How well a language is said to be mastered: 1 a little … 5 native, 0 where nothing is said."""
    return max((int(hit.id) for hit in _language_levels().find(text)), default=0)


@cache
def _degree_table(*keys: str) -> tuple[dict[str, int], re.Pattern[str], dict[str, str]]:
    rows = tomllib.loads(Path(__file__).with_name("degrees.toml").read_text(encoding="utf-8"))["rank"]
    levels = {row["id"]: row["level"] for row in rows}
    by_name = {name: row["id"] for row in rows for key in keys for name in row.get(key, ())}
    longest = sorted(by_name, key=len, reverse=True)
    pattern = re.compile(
        "|".join(
            rf"(?<![a-z.]){re.escape(name)}(?:['’]?s)?(?![a-z])" if name.isascii() else re.escape(name)
            for name in longest
        )
    )
    return levels, pattern, by_name


def degrees_in(text: str) -> list[Degree]:
    """Every degree that the text names, from left to right."""
    return _degrees(text, "names")


def degree_of(text: str) -> Degree | None:
    """The highest degree that a resume's field names, by its own country's word as well."""
    return max(_degrees(text, "names", "held"), key=lambda degree: degree.level, default=None)


def _degrees(text: str, *keys: str) -> list[Degree]:
    levels, pattern, by_name = _degree_table(*keys)
    found = []
    for hit in pattern.finditer(fold(simplified(text))):
        name = hit[0] if hit[0] in by_name else re.sub(r"['’]?s$", "", hit[0])
        found.append(Degree(by_name[name], levels[by_name[name]], hit.start(), hit.end()))
    return found
