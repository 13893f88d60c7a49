"""One file of an import, from its bytes to its outcome: each step is kept, so that a repeated step changes nothing.

An application is opened in one transaction with the file's digest and its own item; only then the resume goes to where
resumes arrive, and the screening goes on by itself.
"""

from datetime import date
from hashlib import sha256

from talent.intake.file import ImportFile, Outcome, Place, Reason
from talent.intake.job import Import
from talent.intake.person import Person
from talent.kernel import BadInput, Fact
from talent.people import Trace

from cloud import keys
from cloud.applications import new_application, opened
from cloud.duplicates import applications_of_person
from cloud.files import artefacts, uploads
from cloud.imports import Sheets, get_import
from cloud.openings import get_opening
from cloud.people import find_candidate, register_candidate
from cloud.table import Create, MovedOn, Replace, Stored, table


class SentBefore(BadInput):
    """The very same file has come in for this opening."""

    next = "Nothing: the application is there already."


class AppliedBefore(BadInput):
    """The person with this mail address is among the opening's applicants."""

    next = "Open their application; if this resume is newer, ask them to send it by their own link."


class Digest(Trace):
    """Which file of which import a digest came in with, and whose application it became."""

    import_id: str
    number: int
    application_id: str


class Applied(Fact):
    """The application that an import opened for a candidate."""

    application_id: str


class Arriving:
    """A file of an import while it is brought in."""

    def __init__(self, job: Import, stored: Stored[ImportFile]) -> None:
        self.job = job
        self._file = stored.value
        self._version = stored.version

    @property
    def name(self) -> str:
        """The file's name."""
        return self._file.name

    @property
    def place(self) -> Place:
        """Where its bytes lie. Raises MovedOn for a file that was never taken in."""
        if self._file.place is None:
            raise MovedOn("The file was refused when it was listed.")
        return self._file.place

    @property
    def outcome(self) -> Outcome:
        """What became of it so far."""
        return self._file.outcome

    @property
    def open(self) -> bool:
        """Whether there is something to do in this run."""
        return self._file.open_in(self.job.run)

    @property
    def day(self) -> date:
        """What 'present' means in the resume."""
        return (self.job.started_at or self.job.requested_at).date()

    def read(self) -> bytes:
        """The bytes at its place: its own, or the stretch of an archive that it lies in. Raises FileMissing."""
        place = self.place
        match place.packing:
            case "object":
                return uploads().read(place.key)
            case "row":
                return artefacts().read_as(place.key, Sheets).texts[place.start].encode()
            case _:
                return uploads().read_part(place.key, place.start, place.last)

    def known(self, data: bytes) -> bool:
        """Whether this very file came in for the opening before; then it has its outcome."""
        digest = sha256(data).hexdigest()
        found = table().find(keys.digest(digest, self.job.opening_id), Digest)
        if found is None:
            return False
        self._about(digest, found.value.candidate_id, found.value.application_id)
        if (found.value.import_id, found.value.number) == (self.job.import_id, self._file.number):
            self._deliver(data)
        else:
            self._settle("known", SentBefore("The same file was sent before."))
        return True

    def bring_in(self, data: bytes, person: Person) -> None:
        """Registers the person, opens the application and sends the resume on its way. Raises MovedOn after a race."""
        digest = sha256(data).hexdigest()
        candidate = find_candidate(person.email)
        before = self._applied(candidate.candidate_id) if candidate else ""
        self._about(digest, candidate.candidate_id if candidate else "", before)
        if before and self.known(data):
            return  # the same file was faster, in a run beside this one
        if before:
            self._settle("known", AppliedBefore("The person has applied already."))
        elif self.job.dry_run:
            self._settle("imported")
        else:
            self._open(digest, person)
            self._deliver(data)

    def hold(self, data: bytes, doubt: BadInput) -> None:
        """Keeps the file for a person to look at, with the reason."""
        if not self.job.dry_run:
            artefacts().write(held_key(self._file), data, "application/octet-stream")
        self._about(sha256(data).hexdigest(), "", "")
        self._settle("held", doubt)

    def fail(self, error: BadInput) -> None:
        """Keeps the reason why the file can't come in."""
        self._settle("failed", error)

    def _applied(self, candidate_id: str) -> str:
        """The person's application to the opening, by whatever way it came; empty where there is none."""
        brought = table().find(keys.applied(candidate_id, self.job.opening_id), Applied)
        if brought:
            return brought.value.application_id
        applications = applications_of_person(candidate_id)
        mine = (each.application_id for each in applications if each.opening_id == self.job.opening_id)
        return next(mine, "")

    def _open(self, digest: str, person: Person) -> None:
        job = self.job
        candidate = register_candidate(
            person.name, person.email, person.phone, person.language, job.jurisdiction
        )
        application = new_application(candidate, get_opening(job.opening_id), "import")
        application_id, candidate_id = application.application_id, candidate.candidate_id
        self._about(digest, candidate_id, application_id)
        mine = Digest(
            import_id=job.import_id,
            number=self._file.number,
            candidate_id=candidate_id,
            application_id=application_id,
        )
        table().write(
            *opened(application, job.requested_by),
            Create(keys.digest(digest, job.opening_id), mine),
            Create(keys.applied(candidate_id, job.opening_id), Applied(application_id=application_id)),
            self._write("opened", None),
        )
        self._version += 1

    def _deliver(self, data: bytes) -> None:
        """The resume goes where resumes arrive, at the same key however often this is done."""
        file = self._file
        name = f"{file.import_id}-{file.number:06}.{file.extension}"
        uploads().write(f"resumes/{file.application_id}/{name}", data, "application/octet-stream")
        self._settle("imported")

    def _about(self, digest: str, candidate_id: str, application_id: str) -> None:
        self._file = self._file.model_copy(
            update={"sha256": digest, "candidate_id": candidate_id, "application_id": application_id}
        )

    def _settle(self, outcome: Outcome, error: BadInput | None = None) -> None:
        table().write(self._write(outcome, error))
        self._version += 1

    def _write(self, outcome: Outcome, error: BadInput | None) -> Replace:
        reason = Reason.of(error) if error else None
        values = {"outcome": outcome, "reason": reason, "run": self.job.run, "tried": self.job.dry_run}
        self._file = self._file.model_copy(update=values)
        return Replace(keys.intake_file(self._file.import_id, self._file.number), self._file, self._version)


def arriving(import_id: str, number: int) -> Arriving:
    """The file with this number. Raises Missing."""
    stored = table().get(keys.intake_file(import_id, number), ImportFile)
    return Arriving(get_import(import_id), stored)


def held_key(file: ImportFile) -> str:
    """Where a held file lies, in the artefacts."""
    return f"imports/{file.import_id}/held/{file.number:06}.{file.extension}"
