"""Two records that may be one person: what speaks for it, proposed to HR; a person merges them, and can undo it.

Nothing is moved by a merge: both records and their applications stay as they are, and the one names the other as the
same person. So an undone merge leaves no trace but its events.
"""

import re
from collections.abc import Iterator
from typing import Literal

from pydantic import AwareDatetime, Field

from talent.kernel import Conflict, Fact
from talent.people import Candidate, Trace
from talent.resume import Resume

type Sign = Literal["mail", "phone", "name_school_dates"]
type DuplicateStatus = Literal["proposed", "merged", "apart", "undone"]


class SignOf(Trace):
    """That a candidate's record or resume shows a sign; its words stand in the key only, as a digest."""

    sign: Sign


class Duplicate(Fact):
    """Two candidates who may be one person, in the order of their ids, and what became of it."""

    first: str
    second: str
    signs: tuple[Sign, ...] = Field(min_length=1)
    status: DuplicateStatus = "proposed"
    kept: str = ""
    found_at: AwareDatetime
    decided_by: str = ""
    decided_at: AwareDatetime | None = None
    reason: str = ""

    @property
    def other(self) -> str:
        """The one of the two that is not kept."""
        return self.second if self.kept == self.first else self.first


class NotToMerge(Conflict):
    """The two are not as this decision needs them."""

    next = "Reload the proposal: it shows how the two records stand and what can be done."


def phone_digits(phone: str) -> str:
    """A phone number as digits, without the marks, +86, 0086 and leading zeros that people write or leave out."""
    digits = re.sub(r"\D", "", phone).lstrip("0")
    if len(digits) == 13 and digits.startswith("861"):
        digits = digits[2:]
    return digits if len(digits) >= 7 else ""


def signs_of_record(candidate: Candidate) -> Iterator[tuple[Sign, str]]:
    """What the candidate's own record shows: each sign with the words that must agree."""
    yield "mail", candidate.email.strip().lower()
    if digits := phone_digits(candidate.phone):
        yield "phone", digits


def signs_of_resume(resume: Resume) -> Iterator[tuple[Sign, str]]:
    """What the resume shows: mail, phone, and the name with each school and its years."""
    basics = resume.basics
    if basics.email:
        yield "mail", basics.email.value.strip().lower()
    if basics.phone and (digits := phone_digits(basics.phone.value)):
        yield "phone", digits
    name = _folded(basics.name.value) if basics.name else ""
    for study in resume.education:
        school = _folded(study.institution.value) if study.institution else ""
        years = tuple(
            leaf.value[:4] for leaf in (study.start, study.end) if leaf and leaf.value[:4].isdigit()
        )
        if name and school and years:
            yield "name_school_dates", "|".join((name, school, *years))


def merged(keep: Candidate, other: Candidate) -> tuple[Candidate, Candidate]:
    """The two after the merge: `keep` names the other. Raises NotToMerge."""
    if keep.same_as or other.same_as or keep.candidate_id == other.candidate_id:
        raise NotToMerge("One of the two records is merged already.")
    return (
        keep.model_copy(update={"also": (*keep.also, other.candidate_id)}),
        other.model_copy(update={"same_as": keep.candidate_id}),
    )


def parted(keep: Candidate, other: Candidate) -> tuple[Candidate, Candidate]:
    """The two as they were before the merge. Raises NotToMerge."""
    if other.same_as != keep.candidate_id:
        raise NotToMerge("The two records are not merged with each other.")
    also = tuple(each for each in keep.also if each != other.candidate_id)
    return keep.model_copy(update={"also": also}), other.model_copy(update={"same_as": ""})


def _folded(words: str) -> str:
    return re.sub(r"[\W_]+", "", words).lower()
