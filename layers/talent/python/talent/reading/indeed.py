"""Resumes as the job site Indeed writes them out: a name, a headline, then parts that always stand in one order."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from talent.reading.indeed_entries import Paragraph, posts, studies
from talent.reading.leaves import GUESS, LIKELY, SURE, leaf
from talent.reading.text import Line
from talent.reading.words import TITLE
from talent.resume import Education, Leaf, Work

_SITE = re.compile(r"indeed\.com/r/|Email me on Indeed", re.I)
_FOOTER = re.compile(r"https?://www\.indeed\.com/\S+")
_PARTS = {
    name: rank
    for rank, names in enumerate(
        (
            ("WORK EXPERIENCE",), ("EDUCATION",), ("SKILLS",), ("LINKS",), ("MILITARY SERVICE",), ("AWARDS",),
            ("CERTIFICATIONS/LICENSES", "CERTIFICATIONS"), ("GROUPS",), ("PATENTS",), ("PUBLICATIONS",),
            ("ADDITIONAL INFORMATION",),
        ),
        1,
    )
    for name in names
}  # fmt: skip
_JOINT = re.compile(r"\s+(?:-|with|for)\s+(?=[A-Z0-9])|\s+(?:at|@)\s+(?=\w)|,\s+-\s+")
_AFTER = re.compile(r",| - |\s\(")
FEW = 6  # words; a headline of more is a sentence
_NAMED = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")


class Indeed(NamedTuple):
    """What an Indeed resume tells by its places: the person's name, the posts and the studies."""

    name: Leaf | None
    work: list[Work]
    education: list[Education]


def is_indeed(lines: Sequence[Line]) -> bool:
    """Whether the resume is one that Indeed wrote out."""
    return any(_SITE.search(line.text) for line in lines[:12])


def read_indeed(lines: Sequence[Line]) -> Indeed:
    """The name, the posts and the studies by the places that Indeed gives them."""
    parts = _parts(lines)
    top = parts.get(0, [])
    work = list(posts(parts.get(_PARTS["WORK EXPERIENCE"], [])))
    return Indeed(
        _name(top), [*_headline(top, work), *work], list(studies(parts.get(_PARTS["EDUCATION"], [])))
    )


def _parts(lines: Sequence[Line]) -> dict[int, list[Paragraph]]:
    """The paragraphs of each part by its rank; 0 is the top.

    A heading that comes too late in the order was typed by the person. The foot of a page stands between blank
    lines that end no paragraph.
    """
    parts: dict[int, list[Paragraph]] = {0: [[]]}
    rank, foot = 0, False
    for line in lines:
        text = line.text.strip()
        if _FOOTER.fullmatch(text):
            foot = True
        elif not text:
            if not foot and parts[rank][-1]:
                parts[rank].append([])
        elif _PARTS.get(text, 0) > rank:
            rank, foot = _PARTS[text], False
            parts[rank] = [[]]
        else:
            if foot and parts[rank][-1]:
                parts[rank].append([])
            foot = False
            parts[rank][-1].append(line)
    return {one: [held for held in paragraphs if held] for one, paragraphs in parts.items()}


def _name(top: Sequence[Paragraph]) -> Leaf | None:
    first = top[0][0] if top else None
    return leaf(first.text, SURE, first) if first and _NAMED.fullmatch(first.text.strip()) else None


def _headline(top: Sequence[Paragraph], work: Sequence[Work]) -> Iterator[Work]:
    """The post under the name (`Test Analyst at Oracle`) where no entry tells of it."""
    lines = [line for line in top[0][1:3] if not _SITE.search(line.text)] if top else []
    text = " ".join(line.text.strip() for line in lines)
    title, organisation = _cut(text)
    if not title:
        return
    employers = [post.organization.value.lower() for post in work if post.organization]
    titles = [post.title.value.lower() for post in work if post.title]
    if organisation:
        if not _is_among(organisation, employers):
            yield Work(organization=leaf(organisation, LIKELY, lines), title=leaf(title, LIKELY, lines))
    elif len(title.split()) <= FEW and not _is_among(title, titles):
        yield Work(title=leaf(title, GUESS, lines))


def _cut(text: str) -> tuple[str, str]:
    """The title and the organisation of a headline; both empty where no post is named."""
    for joint in _JOINT.finditer(text):
        if TITLE.search(text[: joint.start()]):
            return text[: joint.start()].strip(" -,"), _AFTER.split(text[joint.end() :])[0].strip()
    return (text, "") if TITLE.search(text) else ("", "")


def _is_among(words: str, known: Sequence[str]) -> bool:
    return any(words.lower() in one or one in words.lower() for one in known)
