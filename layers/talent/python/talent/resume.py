"""A resume as data: every field with where it stands on the page and how sure the reading is.

The JSON of `Resume` is the contract of `bole parse` (less the file's name).
"""

from typing import Annotated, Literal

from pydantic import Field

from talent.kernel import Fact, Language, Share

type Number = Annotated[float, Field(allow_inf_nan=False)]
type FlagKind = Literal[
    "hidden_text", "machine_instruction", "scanned_page", "garbled_page", "employment_gap", "no_text"
]


class Leaf(Fact):
    """One value as read: `confidence` 0 to 1, `page` from 1, `box` in points from the page's top left."""

    value: str
    confidence: Share
    page: int = Field(ge=1)
    box: tuple[Number, Number, Number, Number] | None = None


class Basics(Fact):
    """Who the resume is about, and how to reach them."""

    name: Leaf | None = None
    email: Leaf | None = None
    phone: Leaf | None = None
    location: Leaf | None = None


class Wishes(Fact):
    """What the person looks for, in their own words: post, pay, place, and from when they can start."""

    position: Leaf | None = None
    pay: Leaf | None = None
    location: Leaf | None = None
    availability: Leaf | None = None


class Education(Fact):
    """One course of study; dates are `YYYY-MM`, `YYYY` or `present`.

    `mode` is how it was attended (统招, 自考, 全日制 …), `lists` the lists that the resume says the school is on
    (985, 211, 双一流): as read, for people; no score ever sees them.
    """

    institution: Leaf | None = None
    degree: Leaf | None = None
    major: Leaf | None = None
    start: Leaf | None = None
    end: Leaf | None = None
    mode: Leaf | None = None
    lists: tuple[Leaf, ...] = ()


class Work(Fact):
    """One post held at one organisation."""

    organization: Leaf | None = None
    title: Leaf | None = None
    start: Leaf | None = None
    end: Leaf | None = None
    summary: Leaf | None = None


class Project(Fact):
    """One piece of work named apart from a post."""

    name: Leaf | None = None
    role: Leaf | None = None
    start: Leaf | None = None
    end: Leaf | None = None
    summary: Leaf | None = None


class Certificate(Fact):
    """A certificate or language examination, with its level or mark where one is printed."""

    name: Leaf
    level: Leaf | None = None
    date: Leaf | None = None


class LanguageSkill(Fact):
    """A language and how well it is said to be mastered."""

    language: Leaf
    level: Leaf | None = None


class Flag(Fact):
    """Something about the file that a person should know before they lean on the reading."""

    kind: FlagKind
    page: int = Field(ge=1)
    detail: str


class Resume(Fact):
    """All that was read. `needs_review` holds paths such as `basics.name` or `work[0].title`."""

    sha256: str
    language: Language
    pages: int
    read_by: Literal["text", "docx", "ocr", "mixed"]
    basics: Basics
    education: tuple[Education, ...] = ()
    work: tuple[Work, ...] = ()
    projects: tuple[Project, ...] = ()
    skills: tuple[Leaf, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    languages: tuple[LanguageSkill, ...] = ()
    wishes: Wishes = Wishes()
    experience_months: int = Field(default=0, ge=0)
    flags: tuple[Flag, ...] = ()
    needs_review: tuple[str, ...] = ()
