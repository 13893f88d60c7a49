"""English text that lost its line breaks read into a name, posts and studies, by marks instead of lines."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from talent.reading.dates import Stretch, stretches, without
from talent.reading.education import when_leaves
from talent.reading.english_tokens import attributes, tokens
from talent.reading.headings import heading_of
from talent.reading.latin_names import plain_name
from talent.reading.leaves import GUESS, LIKELY, leaf
from talent.reading.parts import tidy
from talent.reading.tagger import decode
from talent.reading.text import Line
from talent.reading.words import DEGREE, SCHOOL, TITLE
from talent.resume import Education, Leaf, Work

WEIGHTS = "english_entries.json.gz"
LONGEST = 60_000  # characters; a longer text is no resume, and each word takes its time
MOST_TOKENS = 14_000  # as so many characters of writing have; signs alone would be each a word
NEAR = 120  # characters between an entry's words and its dates
FAR = 260  # characters between two words of one entry
_END = re.compile(r"\s{2,}|\n|\s*\|\s*")
_MAJOR = re.compile(r"[\s,;:(–-]+(?:major|concentration|candidate|emphasis)\s*(?:[:;].*)?$", re.I)
_DEGREE_BESIDE = re.compile(
    r"[\s,–-]+(?=(?:Bachelor|Master|Doctor|Associate)(?:['’]?s)?\s+(?:of|in|degree)\b)"
)
_SUBJECT = re.compile(rf"^(?:(?!{SCHOOL.pattern})[^,])+,\s+(?={SCHOOL.pattern}|Univ)", re.I)
_DEGREE_LATER = re.compile(rf"^(?:[A-Z]{{2}}|[a-z]\w*|\d+)\s+(?={DEGREE.pattern})", re.I)
_SMALL_FIRST = re.compile(r"^(?:[a-z]{1,4}\s+)+(?=[A-Z])")
_LEADING = re.compile(r"^(?:(?:and|or|as|the|an?|to|present|current|till date|\d+)\s+)+(?=\S)", re.I)
_WHOLE_WORD = re.compile(r"(?:[-&'’][A-Za-z]+)+")
_LEGAL_TAIL = re.compile(
    r",?\s+(?:Inc|LLC|L\.L\.C|Ltd|Limited|Corp|LLP|L\.P|PLC|GmbH|Pvt\.? Ltd|P\.C)\b\.?(?![\w-])", re.I
)
_IN = re.compile(r"\s+in\s+", re.I)
_BESIDE = re.compile(r",\s+(?=[A-Z][a-z]{2,}[A-Za-z &/-]*$)")
_NO_SUBJECT = re.compile(r"laude|honou?rs|distinction|minor|degree|candidate|graduat", re.I)


class Told(NamedTuple):
    """What a mark says, the line it begins in, and where it stands in the whole text."""

    kind: str
    words: str
    line: Line
    first: int
    last: int


class English(NamedTuple):
    """What running English text tells: the person's name, their posts and their studies."""

    name: Leaf | None
    work: list[Work]
    education: list[Education]


def read_english(lines: Sequence[Line], worked: Set[str] = frozenset()) -> English:
    """The name, posts and studies that are marked in the lines, each with the dates that stand near it.

    `worked`: the lines under a heading of work, where a university employs.
    """
    text = "\n".join(line.text for line in lines)[:LONGEST]
    told = _workplaces(list(_told(text, lines)), worked)
    dates = stretches(text)
    named = ((plain_name(one.words.split()), one.line) for one in told if one.kind == "NAME")
    name = next((leaf(words, LIKELY, line) for words, line in named if words), None)
    work = [_work(entry, dates) for entry in _entries(told, ("ORG", "TITLE"))]
    education = [_study(entry, dates) for entry in _entries(told, ("SCHOOL", "DEGREE"))]
    return English(name, _each_once(work), [one for one in education if one.institution or one.degree])


def _told(text: str, lines: Sequence[Line]) -> Iterator[Told]:
    seen = tokens(text)[:MOST_TOKENS]
    begins = [0]
    for line in lines:
        begins.append(begins[-1] + len(line.text) + 1)
    for mark in decode(attributes(text, seen), WEIGHTS):
        first = seen[mark.first].first
        last = _end_of(mark.kind, text, seen[mark.last - 1].last)
        words = tidy(_named(mark.kind, text[first:last]))
        if words and (mark.kind == "NAME" or not heading_of(words)):
            yield Told(mark.kind, words, lines[bisect_right(begins, first) - 1], first, last)


def _end_of(kind: str, text: str, last: int) -> int:
    """Where a mark ends that stopped inside a word (Rent-a-Car) or before the letters of a firm's kind (, Inc.)."""
    if kind in {"ORG", "TITLE"} and (rest := _WHOLE_WORD.match(text, last)):
        last = rest.end()
    if kind == "ORG" and (rest := _LEGAL_TAIL.match(text, last)):
        last = rest.end()
    return last


def _named(kind: str, words: str) -> str:
    """A mark without what else it took along: other lines, the degree beside a school, the major beside a degree."""
    if kind == "DEGREE":
        named = _DEGREE_LATER.sub("", _MAJOR.split(words)[0])
        school = SCHOOL.search(named)
        degree = DEGREE.match(named)
        return degree[0] if school and degree else named
    words = _SMALL_FIRST.sub("", max(_without_dates(words), key=len, default=""))
    if kind == "TITLE":
        pieces = [piece for piece in words.split("|") if TITLE.search(piece)]
        return _LEADING.sub("", (pieces[0] if pieces else words).strip())
    if kind != "SCHOOL":
        return words
    pieces = [piece for piece in _END.split(words) if SCHOOL.search(piece)]
    return _SUBJECT.sub("", _DEGREE_BESIDE.split(pieces[0] if pieces else words)[0])


def _without_dates(words: str) -> list[str]:
    found = stretches(words)
    return [one for one in without(words, found).split("\t") if one.strip()] if found else [words]


def _workplaces(told: Sequence[Told], worked: Set[str]) -> list[Told]:
    """The marks, where a school beside a post and far from any degree is where the person works."""
    made: list[Told] = []
    for at, one in enumerate(told):
        beside = [
            other.kind
            for other in told[max(0, at - 2) : at + 3]
            if other is not one and max(one.first - other.last, other.first - one.last) < NEAR
        ]
        alone = "TITLE" in beside and not {"DEGREE", "ORG", "SCHOOL"} & set(beside)
        works = alone or one.line.text in worked
        made.append(one._replace(kind="ORG") if one.kind == "SCHOOL" and works else one)
    return made


def _entries(told: Sequence[Told], kinds: tuple[str, str]) -> Iterator[list[Told]]:
    """The marks of two kinds taken together: an entry ends where a kind comes again, or far from its last word."""
    held: list[Told] = []
    for one in told:
        if one.kind not in kinds:
            continue
        if held and (any(one.kind == other.kind for other in held) or one.first - held[-1].last > FAR):
            yield held
            held = []
        held.append(one)
    if held:
        yield held


def _of(entry: Sequence[Told], kind: str) -> Told | None:
    return next((one for one in entry if one.kind == kind), None)


def _leaf(one: Told | None, confidence: float = LIKELY) -> Leaf | None:
    return leaf(one.words, confidence, one.line) if one else None


def _when(entry: Sequence[Told], dates: Sequence[Stretch]) -> Stretch | None:
    """The stretch of time nearest to the entry's words; one that stands after them is nearer than one before."""
    first, last = entry[0].first, entry[-1].last

    def away(one: Stretch) -> int:
        return max(one.first - last, 2 * (first - one.last), 0)

    begin = bisect_right(dates, first - NEAR, key=lambda one: one.last)
    end = bisect_right(dates, last + NEAR, key=lambda one: one.first)
    near = [one for one in dates[begin:end] if away(one) < NEAR]
    return min(near, key=away, default=None)


def _work(entry: Sequence[Told], dates: Sequence[Stretch]) -> Work:
    start, end = when_leaves(_when(entry, dates), entry[0].line)
    return Work(
        organization=_leaf(_of(entry, "ORG")),
        title=_leaf(_of(entry, "TITLE"), LIKELY if len(entry) > 1 else GUESS),
        start=start,
        end=end,
    )


def _values(post: Work) -> set[str]:
    return {leaf.value.lower() for leaf in (post.organization, post.title) if leaf}


def _each_once(work: Sequence[Work]) -> list[Work]:
    """The posts without those that only name again what an entry with both, or an earlier one, named."""
    kept: list[Work] = []
    named = Counter(value for one in work if one.organization and one.title for value in _values(one))
    kept_values: set[str] = set()
    for one in work:
        values = _values(one)
        own = 1 if one.organization and one.title else 0
        told = {value for value in values if value in kept_values or named[value] > own}
        if not (values <= told and (one.start is None or len(values) == 1)):
            kept.append(one)
            kept_values |= values
    return kept


def _study(entry: Sequence[Told], dates: Sequence[Stretch]) -> Education:
    start, end = when_leaves(_when(entry, dates), entry[0].line)
    degree = _of(entry, "DEGREE")
    named, *rest = _subject_apart(degree.words) if degree else ("",)
    return Education(
        institution=_leaf(_of(entry, "SCHOOL")),
        degree=leaf(named, LIKELY, degree.line) if degree else None,
        major=leaf(rest[0], LIKELY, degree.line) if degree and rest else None,
        start=start,
        end=end,
    )


def _subject_apart(words: str) -> list[str]:
    """A degree and what it is in: `BS in Nursing`; behind a comma the degree is kept as people name it, with both."""
    parts = _IN.split(words, maxsplit=1)
    beside = _BESIDE.split(words, maxsplit=1)
    if len(parts) > 1 or len(beside) < 2 or _NO_SUBJECT.search(beside[1]) or not DEGREE.search(beside[0]):
        return parts
    return parts if DEGREE.search(beside[1]) else [words, beside[1]]
