"""A resume as JSON Resume (jsonresume.org, schema 1.0), for programs that take that.

Only what was read goes out: what is absent has no key. `present` has no counterpart there: a post without an end goes on.
"""

from pydantic import ConfigDict
from pydantic.alias_generators import to_camel

from talent.kernel import Fact
from talent.reading.dates import PRESENT
from talent.resume import Certificate, Education, Leaf, Project, Resume, Work


class _Part(Fact):
    """A part of the document, its keys in camel case."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Place(_Part):
    """Where the person lives, as written."""

    address: str | None = None


class PersonBasics(_Part):
    """Who it is, and the post they look for (`label`)."""

    name: str | None = None
    label: str | None = None
    email: str | None = None
    phone: str | None = None
    location: Place | None = None


class Employment(_Part):
    """One post."""

    name: str | None = None
    position: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    summary: str | None = None


class Studies(_Part):
    """One course of study."""

    institution: str | None = None
    area: str | None = None
    study_type: str | None = None
    start_date: str | None = None
    end_date: str | None = None


class Undertaking(_Part):
    """One project."""

    name: str | None = None
    description: str | None = None
    roles: tuple[str, ...] | None = None
    start_date: str | None = None
    end_date: str | None = None


class Paper(_Part):
    """One certificate; its level or mark stands behind its name."""

    name: str
    date: str | None = None


class Named(_Part):
    """One skill."""

    name: str


class Tongue(_Part):
    """One language."""

    language: str
    fluency: str | None = None


class JsonResume(_Part):
    """The document."""

    basics: PersonBasics
    work: tuple[Employment, ...] = ()
    education: tuple[Studies, ...] = ()
    projects: tuple[Undertaking, ...] = ()
    skills: tuple[Named, ...] = ()
    certificates: tuple[Paper, ...] = ()
    languages: tuple[Tongue, ...] = ()

    def document(self) -> dict[str, object]:
        """The document as plain data, without absent keys."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)


def json_resume(resume: Resume) -> JsonResume:
    """The resume in the terms of JSON Resume."""
    basics = resume.basics
    return JsonResume(
        basics=PersonBasics(
            name=_said(basics.name),
            label=_said(resume.wishes.position),
            email=_said(basics.email),
            phone=_said(basics.phone),
            location=Place(address=basics.location.value) if basics.location else None,
        ),
        work=tuple(_employment(post) for post in resume.work),
        education=tuple(_studies(study) for study in resume.education),
        projects=tuple(_undertaking(project) for project in resume.projects),
        skills=tuple(Named(name=skill.value) for skill in resume.skills),
        certificates=tuple(_paper(held) for held in resume.certificates),
        languages=tuple(
            Tongue(language=one.language.value, fluency=_said(one.level)) for one in resume.languages
        ),
    )


def _said(leaf: Leaf | None) -> str | None:
    return leaf.value if leaf else None


def _date(leaf: Leaf | None) -> str | None:
    return leaf.value if leaf and leaf.value != PRESENT else None


def _employment(post: Work) -> Employment:
    return Employment(
        name=_said(post.organization),
        position=_said(post.title),
        start_date=_date(post.start),
        end_date=_date(post.end),
        summary=_said(post.summary),
    )


def _studies(study: Education) -> Studies:
    return Studies(
        institution=_said(study.institution),
        area=_said(study.major),
        study_type=_said(study.degree),
        start_date=_date(study.start),
        end_date=_date(study.end),
    )


def _undertaking(project: Project) -> Undertaking:
    return Undertaking(
        name=_said(project.name),
        description=_said(project.summary),
        roles=(project.role.value,) if project.role else None,
        start_date=_date(project.start),
        end_date=_date(project.end),
    )


def _paper(held: Certificate) -> Paper:
    level = held.level.value if held.level and held.level.value not in held.name.value else ""
    return Paper(name=f"{held.name.value} {level}".strip(), date=_date(held.date))
