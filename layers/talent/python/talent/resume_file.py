"""A resume's file, from its arrival to what became of it: kept whatever it is, with the reason where it can't be read."""

from typing import Literal

from pydantic import AwareDatetime, Field

from talent.kernel import Fact
from talent.matching import Profile
from talent.recording import RESUME_LIMIT_BYTES
from talent.resume import FlagKind


class ResumeFile(Fact):
    """The latest file a candidate sent as a resume. `refused` names the error, `reason` says it in a line."""

    application_id: str
    key: str
    bytes: int = Field(ge=0)
    arrived_at: AwareDatetime
    status: Literal["arrived", "read", "refused"] = "arrived"
    refused: str = ""
    reason: str = ""
    next_step: str = ""

    @property
    def name(self) -> str:
        """The file's own name, whose ending says what it claims to be."""
        return self.key.rsplit("/", maxsplit=1)[-1]

    @property
    def extension(self) -> str:
        """The ending of the file's name, without its dot."""
        return self.name.rpartition(".")[2]

    @property
    def too_large(self) -> bool:
        """Whether it is over the limit for resumes."""
        return self.bytes > RESUME_LIMIT_BYTES


class ReadResume(Fact):
    """What the dossier keeps of a resume that was read: where the whole reading lies, and the matcher's profile."""

    application_id: str
    file_key: str
    reading_key: str
    language: str
    pages: int
    flags: tuple[FlagKind, ...]
    needs_review: tuple[str, ...]
    profile: Profile
