"""What a resume shows that may decide: nothing else can reach the matcher, because this type has no place for it.

No name, gender, age, photo, birthplace, ethnicity, marital status, school or address.
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from talent.denial import denied
from talent.kernel import Fact, Language
from talent.reading.tenure import Interval, interval
from talent.requirements.signs import INDUSTRIES
from talent.resume import Certificate, Leaf, Resume, Work
from talent.taxonomy import degree_of, simplified, skills

type Source = Literal["work", "organization", "project", "skill", "certificate", "language", "major"]


class Statement(Fact):
    """Words of the resume that may be evidence, with their page."""

    text: str
    page: int = Field(ge=1)
    source: Source


class HeldDegree(Fact):
    """A degree: level 1 (secondary) to 5 (doctor), and its words."""

    level: int = Field(ge=1, le=5)
    quote: str
    page: int = Field(ge=1)


class HeldCertificate(Fact):
    """A certificate in the resume's words, with its mark where one is printed."""

    words: str
    mark: float | None
    page: int = Field(ge=1)


class Post(Fact):
    """The months of one post, the ids of the skills its words show (see talent.taxonomy), and those words.

    A firm's name shows its trade and nothing else: who answers the telephone of a customs broker declares no goods.
    """

    first: int
    last: int
    skills: frozenset[str]
    words: str = ""
    quote: str
    page: int = Field(ge=1)


class Profile(Fact):
    """The whole input of the matcher about a candidate.

    `complete` is False where pages could not be read; `written_in` is the language of the resume.
    """

    statements: tuple[Statement, ...]
    degrees: tuple[HeldDegree, ...]
    certificates: tuple[HeldCertificate, ...]
    posts: tuple[Post, ...]
    months: int = Field(ge=0)
    complete: bool = True
    written_in: Language = "en"


def profile_of(resume: Resume, today: str) -> Profile:
    """The part of a resume that may be matched; `today` (`YYYY-MM`) is what `present` means."""
    return Profile(
        statements=tuple(_statements(resume)),
        degrees=tuple(_degrees(resume)),
        certificates=tuple(
            HeldCertificate(words=_named(held), mark=_mark(held.level), page=held.name.page)
            for held in resume.certificates
        ),
        posts=tuple(post for work in resume.work if (post := _post(work, today))),
        months=resume.experience_months,
        written_in=resume.language,
        complete=not any(flag.kind in {"scanned_page", "garbled_page", "no_text"} for flag in resume.flags),
    )


def _named(held: Certificate) -> str:
    """A certificate with its grade, where that is not a mark (普通话证书 二级甲等)."""
    graded = held.level is not None and _mark(held.level) is None
    return f"{held.name.value} {held.level.value}" if held.level and graded else held.name.value


def _mark(level: Leaf | None) -> float | None:
    try:
        return float(level.value) if level else None
    except ValueError:
        return None


def _degrees(resume: Resume) -> list[HeldDegree]:
    found = []
    for study in resume.education:
        degree = degree_of(study.degree.value) if study.degree else None
        if degree and study.degree:
            found.append(HeldDegree(level=degree.level, quote=study.degree.value, page=study.degree.page))
    return found


def _post(work: Work, today: str) -> Post | None:
    if work.start is None or work.end is None:
        return None
    months: Interval | None = interval(work.start.value, work.end.value, today)
    if months is None:
        return None
    head = " · ".join(leaf.value for leaf in (work.title, work.organization, work.start, work.end) if leaf)
    told = " · ".join(leaf.value for leaf in (work.title, work.summary) if leaf)
    firm = work.organization.value if work.organization else ""
    return Post(
        first=months.first,
        last=months.last,
        skills=frozenset(_shown_by(told)).union(one for one in _shown_by(firm) if one in INDUSTRIES),
        words=f"{firm} · {told}",
        quote=head,
        page=work.start.page,
    )


def _shown_by(words: str) -> list[str]:
    text = simplified(words)
    return [hit.id for hit in skills().book.find(text) if not denied(text, hit.first, hit.last)]


def _statements(resume: Resume) -> list[Statement]:
    return [
        Statement(text=line, page=leaf.page, source=source)
        for leaf, source in _telling(resume)
        if leaf
        for line in leaf.value.split("\n")
        if line.strip()
    ]


def _telling(resume: Resume) -> Iterator[tuple[Leaf | None, Source]]:
    """The fields that may be evidence."""
    yield from ((skill, "skill") for skill in resume.skills)
    for work in resume.work:
        yield from ((leaf, "work") for leaf in (work.title, work.summary))
        yield work.organization, "organization"
    for project in resume.projects:
        yield from ((leaf, "project") for leaf in (project.name, project.role, project.summary))
    yield from ((held.name, "certificate") for held in resume.certificates)
    for spoken in resume.languages:
        words = f"{spoken.language.value} {spoken.level.value}" if spoken.level else spoken.language.value
        yield spoken.language.model_copy(update={"value": words}), "language"
    yield from ((study.major, "major") for study in resume.education)
