"""The entries of an Indeed resume: post, `organisation -  place -`, dates; degree, school, year.

Each stands in a paragraph of its own, and each but the first of a pair may be wanting.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from talent.reading.dates import Stretch, stretches
from talent.reading.education import when_leaves
from talent.reading.entries import BULLET
from talent.reading.leaves import LIKELY, leaf, paragraph
from talent.reading.places import is_place
from talent.reading.text import Line
from talent.reading.words import DEGREE, ORGANISATION, SCHOOL, TITLE
from talent.resume import Education, Work

type Paragraph = list[Line]

LONG = 90  # characters; the name of a post, a school or a degree has fewer
FEW = 6  # words; an organisation that stands without place and dates has no more
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATES = re.compile(rf"(?:{_MONTH} )?(?:19|20)\d\d(?: to (?:Present|(?:{_MONTH} )?(?:19|20)\d\d))?", re.I)
_DASH = re.compile(r"\s+-(?:\s.*)?$")
_PLACED = re.compile(r"\S -\s{2,}\S")
_IN = re.compile(r"\s+in\s+", re.I)
_TOLD = re.compile(r"[.:;,?!]$")
_TWICE = re.compile(r"(.+?) in \1", re.I)


class _Head(NamedTuple):
    """Where an entry begins and ends, and the lines that head it."""

    first: int
    last: int
    title: Line | None
    organisation: Line | None
    dated: Line | None
    when: Stretch | None


def posts(paragraphs: Sequence[Paragraph]) -> Iterator[Work]:
    """The posts of the part on work, in the order in which they stand."""
    heads = list(_heads(paragraphs))
    for number, head in enumerate(heads):
        until = heads[number + 1].first if number + 1 < len(heads) else len(paragraphs)
        body = [line for held in paragraphs[head.last + 1 : until] for line in held]
        start, end = when_leaves(head.when, head.dated)
        if head.when is not None and not head.when.is_range:
            start, end = end, None
        yield Work(
            organization=leaf(_bare(head.organisation), LIKELY, head.organisation)
            if head.organisation
            else None,
            title=leaf(_bare(head.title), LIKELY, head.title) if head.title else None,
            start=start,
            end=end,
            summary=paragraph(body),
        )


def _heads(paragraphs: Sequence[Paragraph]) -> Iterator[_Head]:
    """The heads of entries: by their dates, else by a place behind a dash, else by the words of a post."""
    taken = -1
    for at, held in enumerate(paragraphs):
        if at <= taken or len(held) > 1:
            continue
        head = _dated(paragraphs, at) or _placed(paragraphs, at) or _plain(paragraphs, at)
        if head:
            taken = head.last
            yield head


def _dated(paragraphs: Sequence[Paragraph], at: int) -> _Head | None:
    """The head whose first line is this one and whose last one holds nothing but dates."""
    for size in (1, 2):
        when = _when(paragraphs[at + size]) if at + size < len(paragraphs) else None
        if when is None:
            continue
        above = paragraphs[at + size - 1][-1]
        dash = bool(_DASH.search(above.text))
        organisation = above if dash and len(_bare(above)) <= LONG and not is_place(_bare(above)) else None
        title = (paragraphs[at][-1] if size > 1 else None) if dash else above
        if size > 1 and not dash:
            return None
        if title is not None and (len(title.text) > LONG or BULLET.match(title.text)):
            title = None
        return _Head(at, at + size, title, organisation, paragraphs[at + size][0], when)
    return None


def _placed(paragraphs: Sequence[Paragraph], at: int) -> _Head | None:
    """A head without dates: a line, and below it `organisation -  place`."""
    following = paragraphs[at + 1] if at + 1 < len(paragraphs) else []
    if len(following) == 1 and _PLACED.search(following[0].text) and _can_title(paragraphs[at][0]):
        return _Head(at, at + 1, paragraphs[at][0], following[0], None, None)
    return None


def _plain(paragraphs: Sequence[Paragraph], at: int) -> _Head | None:
    """A head of nothing but two short lines, of which the first names a post."""
    following = paragraphs[at + 1] if at + 1 < len(paragraphs) else []
    title = paragraphs[at][0]
    if len(following) != 1 or not _can_title(title) or not TITLE.search(title.text):
        return None
    words = _bare(following[0])
    named = bool(words) and not _TOLD.search(words) and not BULLET.match(words) and len(words.split()) <= FEW
    if named and (ORGANISATION.search(words) or not TITLE.search(words)):
        return _Head(at, at + 1, title, following[0], None, None)
    return None


def _can_title(line: Line) -> bool:
    words = line.text.strip()
    return len(words) <= LONG and not _TOLD.search(words) and not BULLET.match(words)


def _bare(line: Line) -> str:
    """The line without the dash and the place behind it."""
    return _DASH.sub("", f" {line.text.strip()}").strip()


def _when(held: Paragraph) -> Stretch | None:
    found = stretches(held[0].text) if len(held) == 1 and _DATES.fullmatch(held[0].text.strip()) else ()
    return found[0] if found else None


def studies(paragraphs: Sequence[Paragraph]) -> Iterator[Education]:
    """The studies: a degree or subject, the school below it, the year below that; a school may stand alone."""
    subject: Line | None = None
    school: Line | None = None
    for held in paragraphs:
        when = _when(held)
        if when is not None:
            if subject or school:
                yield _study(subject, school, when, held[0])
            subject = school = None
            continue
        line = held[0]._replace(text=" ".join(one.text.strip() for one in held))
        if BULLET.match(line.text) or len(line.text) > 2 * LONG:
            break
        if school is not None:
            yield _study(subject, school, None, None)
            subject = school = None
        if subject is not None or _is_school(line.text):
            school = line
        else:
            subject = line
    if subject or school:
        yield _study(subject, school, None, None)


def _is_school(text: str) -> bool:
    named = _PLACED.search(text) or SCHOOL.search(text)
    return bool(named) and not DEGREE.match(text)


def _study(subject: Line | None, school: Line | None, when: Stretch | None, dated: Line | None) -> Education:
    start, end = when_leaves(when, dated)
    named, *major = _IN.split(_bare(subject), maxsplit=1) if subject else ("",)
    told = _TWICE.sub(r"\1", major[0]) if major else ""
    return Education(
        institution=leaf(_bare(school), LIKELY, school) if school else None,
        degree=leaf(named, LIKELY, subject) if subject else None,
        major=leaf(told, LIKELY, subject) if subject and told else None,
        start=start,
        end=end,
    )
