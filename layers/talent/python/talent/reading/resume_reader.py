"""A document becomes a resume: hidden words cut, parts found, each part read, doubts named."""

import re
from collections.abc import Iterable, Sequence, Set
from datetime import date
from typing import Literal

from talent.kernel import Language
from talent.reading.abilities import MOST_SKILLS, named_skills, read_languages, read_skills
from talent.reading.basics import read_basics
from talent.reading.biography import is_biography, read_biography
from talent.reading.certificates import read_certificates
from talent.reading.doubts import REVIEW_BELOW, doubts, flags
from talent.reading.education import education_at_top, read_education, with_degree_of_form
from talent.reading.english_entries import read_english
from talent.reading.flowing import is_flowing, unfolded
from talent.reading.headings import Section
from talent.reading.indeed import is_indeed, read_indeed
from talent.reading.indeed_lines import keeps_spaces, with_lines
from talent.reading.instructions import without_instructions
from talent.reading.labels import evenly_written, is_personal, may_label
from talent.reading.margins import with_margins_joined
from talent.reading.others import of_others, without_others
from talent.reading.projects import read_projects
from talent.reading.scattered import scattered_education
from talent.reading.sections import Block, split, without_digest
from talent.reading.strays import with_posts_apart
from talent.reading.tagger import SecondReader
from talent.reading.tenure import Interval, gaps, interval, months, stated_months
from talent.reading.text import Document, Line, check_length
from talent.reading.wishes import is_wish, is_wished, read_wishes
from talent.reading.work import read_work
from talent.remembered import forget
from talent.resume import Basics, Education, Leaf, Resume, Work
from talent.taxonomy import Wording

_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())


def read_resume(document: Document, today: date, lives: SecondReader | None = None) -> Resume:
    """The resume that the document shows; `today` is what `present` means in months of experience.

    `lives` reads lives told in Chinese sentences a second time; without it they are read less well.

    Hidden words and words to a machine are flagged and never read. Nothing is invented: what can't be read is
    absent and named in `needs_review`. Raises TooMuchText."""
    check_length(document.lines)
    try:
        return _read(document, today, lives)
    finally:
        forget()  # a warm process keeps no line of anybody's resume


def _read(document: Document, today: date, lives: SecondReader | None) -> Resume:
    shown, commands = without_instructions(tuple(without_others(evenly_written(document.lines))))
    flowing = is_flowing(shown)
    lines = with_margins_joined(unfolded(shown) if flowing else shown)
    blocks = _blocks(lines)
    education = _studies(blocks, lines, flowing=flowing)
    work = read_work(_told(without_digest(blocks), "work"))
    basics = read_basics(_top(blocks), _without(lines, others := of_others(blocks)))
    if is_biography(lines, blocks):
        told = read_biography(lines, lives)
        education, work = [*education, *told.education], [*work, *_others(told.work, work)]
        basics = basics.model_copy(update={"name": told.name or basics.name})
    elif is_indeed(lines) and (not flowing or keeps_spaces(shown)):
        exported = read_indeed(with_lines(shown) if flowing else lines)
        education, work = exported.education or education, exported.work or work
        basics = basics.model_copy(update={"name": exported.name or basics.name})
    elif (flowing or _is_thin(document, work, education)) and _language(lines) == "en":
        at_work = () if flowing else _under(blocks, "work")
        marked = read_english(_without(shown, others), {line.text for line in at_work})
        if flowing or (not _studied(education) and _filled(marked.education) > _filled(education)):
            education = marked.education or education
        if flowing or (not _worked(work) and _filled(marked.work) > _filled(work)):
            work = marked.work or work
        if flowing or not basics.name:
            basics = basics.model_copy(update={"name": _name(marked.name, basics)})
    wording = Wording(line.text for line in [*lines, *(line for block in blocks for line in block.lines)])
    stretches, studied = (_stretches(entries, f"{today:%Y-%m}") for entries in (work, education))
    resume = Resume(
        sha256=document.sha256,
        language=_language(lines),
        pages=len(document.pages),
        read_by=_read_by(document),
        basics=basics,
        education=tuple(education),
        work=tuple(work),
        projects=tuple(read_projects(_told(blocks, "projects"))),
        skills=tuple(_skills(blocks)),
        certificates=tuple(read_certificates(blocks, wording)),
        languages=tuple(read_languages(_under(blocks, "languages"), lines, wording)),
        wishes=read_wishes(blocks),
        experience_months=months(stretches) or stated_months(lines[:40]),
        flags=tuple(flags(document, commands, _idle(stretches, [*stretches, *studied]), lines)),
    )
    return resume.model_copy(update={"needs_review": tuple(doubts(resume, document))})


def _without(lines: Sequence[Line], words: Set[str]) -> Sequence[Line]:
    return [line for line in lines if line.text not in words] if words else lines


def _others(told: Sequence[Work], known: Sequence[Work]) -> list[Work]:
    """The posts told in sentences that begin with none that the lines gave: those tell of the same."""
    begun = {post.start.value for post in known if post.start}
    return [post for post in told if post.start is None or post.start.value not in begun]


def _blocks(lines: Sequence[Line]) -> list[Block]:
    """The parts of the resume; in sentences posts need no part of their own."""
    blocks = split(lines)
    return blocks if is_biography(lines, blocks) else with_posts_apart(blocks)


def _studies(blocks: Sequence[Block], lines: Sequence[Line], *, flowing: bool) -> list[Education]:
    """The studies under their heading, else what a form's head tells of them, or text that lost its lines."""
    found = with_degree_of_form(read_education(_under(blocks, "education")), _personal(blocks))
    found = found or ([] if is_biography(lines, blocks) else education_at_top(_personal(blocks)))
    if flowing and not any(study.institution for study in found):
        return scattered_education(_under(blocks, "education") or lines)
    return found


def _name(marked: Leaf | None, basics: Basics) -> Leaf | None:
    """The marked name, unless it adds words to the one at the head that is the whole of the mail address's."""
    headed, mail = basics.name, basics.email.value.lower() if basics.email else ""
    if marked is None or headed is None or not marked.value.startswith(headed.value):
        return marked or headed
    added = marked.value[len(headed.value) :].lower().split()
    whole = all(word in mail for word in headed.value.lower().split())
    return headed if whole and not any(word in mail for word in added) else marked


def _is_thin(document: Document, work: Sequence[Work], education: Sequence[Education]) -> bool:
    """Whether the lines gave no entries at all, or little where the text was typed and has no layout to go by."""
    if not (work or education):
        return True
    typed = not any(line.box for line in document.lines) and all(
        page.read_by == "text" for page in document.pages
    )
    named = [leaf for post in work for leaf in (post.organization, post.title)]
    guessed = [leaf for leaf in named if leaf is None or leaf.confidence < REVIEW_BELOW]
    return typed and (not (work and education) or bool(guessed))


def _worked(work: Sequence[Work]) -> bool:
    return _are_whole((post.organization, post.title, post.end) for post in work)


def _studied(education: Sequence[Education]) -> bool:
    return _are_whole((study.institution, study.degree, study.end) for study in education)


def _are_whole(entries: Iterable[tuple[Leaf | None, Leaf | None, Leaf | None]]) -> bool:
    """Whether the lines gave entries, each with its two names and its date, one of the names known by its words."""
    told = list(entries)
    return bool(told) and all(
        one and other and when and max(one.confidence, other.confidence) >= REVIEW_BELOW
        for one, other, when in told
    )


def _filled(entries: Iterable[Work | Education]) -> int:
    """How many fields the entries fill, the same words counted once."""
    names = ("organization", "title", "institution", "degree", "start", "end")
    told = ((name, getattr(entry, name, None)) for entry in entries for name in names)
    return len({(name, leaf.value) for name, leaf in told if leaf})


def _under(blocks: Sequence[Block], section: Section) -> list[Line]:
    return [line for block in blocks if block.section == section for line in block.lines]


def _told(blocks: Sequence[Block], section: Section) -> list[Line]:
    """The lines of a part without the wishes and personal data that some write below the last post."""
    lines = _under(blocks, section)
    return [
        line for line in lines if not (may_label(line.text) and (is_wish(line) or is_personal(line.text)))
    ]


def _skills(blocks: Sequence[Block]) -> list[Leaf]:
    """The listed skills, and those that the person names of themselves; a post that is wished for shows none."""
    found = {one.value.lower(): one for one in read_skills(_told(blocks, "skills"))}
    themselves = [block for block in blocks if not is_wished(block)]
    for one in named_skills(_told(themselves, "summary")):
        found.setdefault(one.value.lower(), one)
    return list(found.values())[:MOST_SKILLS]


def _personal(blocks: Sequence[Block]) -> list[Line]:
    """The lines of the head, and the rows of personal data elsewhere."""
    elsewhere = [line for block in blocks if block.section != "top" for line in block.lines]
    return [*_top(blocks), *(line for line in elsewhere if is_personal(line.text))]


def _top(blocks: Sequence[Block]) -> list[Line]:
    return _under(blocks, "top")


def _language(lines: Sequence[Line]) -> Language:
    text = "".join(line.text for line in lines)
    if text.isascii():
        return "en"
    latin = text.encode("ascii", "ignore")
    letters = len(latin.translate(None, _NO_LETTERS))
    if (len(text) - len(latin)) * 4 <= letters:
        return "en"
    return "zh" if sum(map(len, _CHINESE.findall(text))) * 4 > letters else "en"


def _read_by(document: Document) -> Literal["text", "docx", "ocr", "mixed"]:
    read = [page for page in document.pages if not page.unread]
    ways = {page.read_by for page in read or document.pages}
    if len(ways) > 1:
        return "mixed"
    return next(iter(ways), "text")


def _idle(served: Sequence[Interval], busy: Sequence[Interval]) -> list[Interval]:
    """The gaps between the first and the last post in which the person neither worked nor studied."""
    if not served:
        return []
    first, last = min(served).first, max(one.last for one in served)
    return [gap for gap in gaps(busy) if first <= gap.first and gap.last <= last]


def _stretches(work: Sequence[Work | Education], today: str) -> list[Interval]:
    found = (
        interval(one.start.value, one.end.value, today)
        for one in work
        if one.start is not None and one.end is not None
    )
    return [one for one in found if one]
