"""What a person should know of a reading: what was hidden or could not be read, gaps between posts, doubtful fields."""

from collections.abc import Iterator, Sequence

from talent.reading.tenure import Interval, written
from talent.reading.text import Document, Hidden, Line, Unread
from talent.resume import Basics, Education, Flag, FlagKind, Leaf, Resume, Work

_UNREAD: dict[Unread, str] = {
    "scan": "The page is a picture that has not been read; it needs OCR or a person.",
    "garbled": "The page's characters come out garbled; it needs OCR or a person.",
    "blank": "The page is a picture in which no words were found.",
    "dark": "The page is too dark to read; ask for a lighter scan, or read it yourself.",
    "blurred": "The page is too blurred to read; ask for a sharper scan, or read it yourself.",
}
REVIEW_BELOW = 0.6  # confidence under which a person should look


def flags(
    document: Document, commands: Sequence[Hidden], idle: Sequence[Interval], lines: Sequence[Line]
) -> Iterator[Flag]:
    """The flags of a document: unread pages, hidden words, words to a machine, no words, and gaps between posts."""
    for page in document.unread:
        kind: FlagKind = "garbled_page" if page.unread == "garbled" else "scanned_page"
        yield Flag(kind=kind, page=page.number, detail=_UNREAD[page.unread])
    for hidden in (*document.hidden, *commands):
        machine = hidden.way == "machine_instruction"
        yield Flag(
            kind="machine_instruction" if machine else "hidden_text",
            page=hidden.page,
            detail=f"{hidden.way}: {hidden.text[:200]}",
        )
    if not document.unread and not any(line.text.strip() for line in lines):
        yield Flag(kind="no_text", page=1, detail="The file shows no words.")
    for gap in idle:
        yield Flag(kind="employment_gap", page=1, detail=f"{written(gap.first)} to {written(gap.last)}")


def doubts(resume: Resume, document: Document) -> Iterator[str]:
    """The paths that a person should look at: absent basics, guesses, and everything after an unread page."""
    if document.unread:
        yield from (f"pages[{page.number - 1}]" for page in document.unread)
    yield from (f"basics.{name}" for name in ("name", "email", "phone") if _is_doubtful(resume.basics, name))
    for index, school in enumerate(resume.education):
        yield from _doubtful_fields(school, f"education[{index}]", ("institution", "degree"))
    for index, post in enumerate(resume.work):
        yield from _doubtful_fields(post, f"work[{index}]", ("organization", "title"))
    if resume.experience_months and not any(post.start and post.end for post in resume.work):
        yield "experience_months"
    if not resume.work:
        yield "work"
    if not resume.education:
        yield "education"


def _is_doubtful(basics: Basics, name: str) -> bool:
    value = getattr(basics, name)
    return not isinstance(value, Leaf) or value.confidence < REVIEW_BELOW


def _doubtful_fields(entry: Education | Work, path: str, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        value = getattr(entry, name)
        if not isinstance(value, Leaf) or value.confidence < REVIEW_BELOW:
            yield f"{path}.{name}"
