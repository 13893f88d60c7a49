"""A biography in running sentences (张三，男，…历任…) read into posts and studies, as company reports print them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from talent.reading.education import when_leaves
from talent.reading.leaves import LIKELY, leaf
from talent.reading.names import called
from talent.reading.sections import Block
from talent.reading.tagger import SecondReader
from talent.reading.text import Line
from talent.reading.told import Told, employers_apart, told_in
from talent.resume import Education, Leaf, Work

_TELLS = re.compile(
    r"历任|曾任|现任|先后任|先后担任|曾担任|毕业于|至今任|起任|月任|年任|任职于|就职于"
    r"|兼任|年出生|学历[，,。；]|[，,]\s*(?:男|女)[，,。；]|(?:先生|女士)[，,：:]|国籍"
    r"|居留权"
)
_NOT_A_POST = re.compile(r"党员|团员|群众|民主人士")
LONGEST = 24_000  # characters; no life told in sentences is longer
READ_TWICE = 5_000  # characters; a second reader takes half a millisecond for each
FEW_HEADINGS = 2
FEW_LINES = 3  # typed text this short is told in sentences, whatever words it uses


class Biography(NamedTuple):
    """The person's name, their posts and their studies."""

    name: Leaf | None
    work: list[Work]
    education: list[Education]


def is_biography(lines: Sequence[Line], blocks: Sequence[Block]) -> bool:
    """Whether the text is told in Chinese sentences rather than laid out under headings."""
    headings = sum(
        1
        for block in blocks
        if block.heading and block.section in {"education", "work", "skills", "projects"}
    )
    text = "".join(line.text for line in lines)
    if headings >= FEW_HEADINGS or text.isascii():
        return False
    chinese = sum(1 for character in text if "\u4e00" <= character <= "\u9fff")
    typed = not any(line.box for line in lines) and sum(1 for line in lines if line.text.strip()) <= FEW_LINES
    return chinese * 2 > len(text) and (bool(_TELLS.search(text)) or (typed and not headings))


def read_biography(lines: Sequence[Line], second: SecondReader | None = None) -> Biography:
    """The biography's posts and studies, each with the time that its clause names."""
    found = [one for line, twice in _begun(lines) for one in told_in(line, second if twice else None)]
    told = list(employers_apart(found))
    names = [one for one in told if one.kind == "NAME" and len(one.words) > 1]
    name = called(lines) or (leaf(names[0].words, LIKELY, names[0].line) if names else None)
    return Biography(name, list(_posts(told)), list(_studies(told)))


def _begun(lines: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    """The lines up to the longest life, and whether a second reader is asked: each character takes its time."""
    left = LONGEST
    for line in lines:
        begun = line if len(line.text) <= left else line._replace(text=line.text[:left])
        left -= len(line.text)
        yield begun, left >= LONGEST - READ_TWICE
        if left <= 0:
            return


def _posts(told: Sequence[Told]) -> Iterator[Work]:
    organisation: Told | None = None
    waiting: list[Told] = []
    for one in told:
        if one.kind == "ORG":
            waiting.append(one)
            organisation = one
        elif one.kind == "TITLE" and not _NOT_A_POST.search(one.words):
            yield from (_work(held, None) for held in waiting[:-1])
            waiting = []
            yield _work(organisation, one)
        elif one.kind == "END":
            yield from (_work(held, None) for held in waiting)
            waiting, organisation = [], None


def _work(organisation: Told | None, title: Told | None) -> Work:
    shown = title or organisation
    when = shown.when if shown else None
    start, end = when_leaves(when, shown.line if shown else None)
    if when and not when.is_range:
        start, end = end, None
    return Work(
        organization=leaf(organisation.words, LIKELY, organisation.line) if organisation else None,
        title=leaf(title.words, LIKELY, title.line) if title else None,
        start=start,
        end=end,
    )


def _studies(told: Sequence[Told]) -> Iterator[Education]:
    school: Told | None = None
    major: Told | None = None
    for one in told:
        if one.kind == "STUDY":
            if school:
                yield _study(school, major, None)
            school, major = one, None
        elif one.kind == "PRO":
            if major:
                yield _study(school, major, None)
            major = one
        elif one.kind == "EDU":
            yield _study(school, major, one)
            school = major = None
        elif one.kind in {"END", "TITLE"} and (school or major):
            yield _study(school, major, None)
            school = major = None


def _study(school: Told | None, major: Told | None, degree: Told | None) -> Education:
    shown = school or degree or major
    start, end = when_leaves(shown.when if shown else None, shown.line if shown else None)

    def told(one: Told | None) -> Leaf | None:
        return leaf(one.words, LIKELY, one.line) if one else None

    return Education(institution=told(school), degree=told(degree), major=told(major), start=start, end=end)
