"""Corrections in the dossier: the new value, the profile and the match made anew, in one transaction."""

from talent.correction import Correction, CorrectionAsked, MatchVersion, corrected, leaf_at
from talent.events import EventName
from talent.kernel import Fact
from talent.matching import Match, match, profile_of
from talent.resume import Resume
from talent.resume_file import ReadResume

from cloud import keys
from cloud.applications import get
from cloud.files import artefacts
from cloud.moment import happened, now
from cloud.openings import get_opening
from cloud.resumes import get_resume_file
from cloud.table import Create, Replace, Stored, Write, record, table
from cloud.terms import company_terms


class Reading(Fact):
    """What the machine read, what people corrected, and the resume as it stands with their corrections."""

    machine: Resume
    corrections: tuple[Correction, ...]
    standing: Resume


class CorrectionDone(Fact):
    """A correction with the match that follows from it; None where the resume was not matched yet."""

    correction: Correction
    match: Match | None


def get_reading(application_id: str) -> Reading:
    """The reading of the file that stands. Raises Missing when none was read."""
    read = table().get(keys.application(application_id, "RESUME"), ReadResume).value
    machine = artefacts().read_as(read.reading_key, Resume)
    told = _corrections(application_id, read.file_key)
    return Reading(machine=machine, corrections=told, standing=corrected(machine, told))


def correct(application_id: str, asked: CorrectionAsked, by: str) -> CorrectionDone:
    """Keeps a correction beside what was read, and matches again. The application stays where it stands.

    Raises Missing when no resume was read, FieldUnknown, or MovedOn after a lost race.
    """
    stored = table().get(keys.application(application_id, "RESUME"), ReadResume)
    reading = get_reading(application_id)
    event = happened(EventName.RESUME_CORRECTED, by, application_id=application_id)
    one = Correction(
        correction_id=event.event_id,
        file_key=stored.value.file_key,
        path=asked.path,
        value=asked.value,
        machine=leaf_at(reading.machine, asked.path),
        by=by,
        at=event.occurred_at,
        reason=asked.reason,
    )
    standing = corrected(reading.standing, (one,))
    key = keys.application(application_id)
    with company_terms():
        profile = profile_of(standing, f"{get_resume_file(application_id).arrived_at:%Y-%m}")
        update = {"profile": profile, "needs_review": standing.needs_review}
        after, writes = _matched_again(application_id, stored.value.model_copy(update=update), one)
    table().write(
        Create(keys.correction(application_id, one.correction_id), one),
        Replace(
            keys.application(application_id, "RESUME"), stored.value.model_copy(update=update), stored.version
        ),
        record(event, key),
        *writes,
    )
    return CorrectionDone(correction=one, match=after)


def _matched_again(
    application_id: str, read: ReadResume, one: Correction
) -> tuple[Match | None, tuple[Write, ...]]:
    """The match anew and the writes that keep it over the old one, which stays as a version; none before the first."""
    before = table().find(keys.application(application_id, "MATCH"), Match)
    if before is None:
        return None, ()
    application = get(application_id)
    opening = get_opening(application.value.opening_id)
    after = match(read.profile, opening.requirements, opening.policy.screening_line)
    versions = table().under(keys.application(application_id).pk, "MATCH#", MatchVersion)
    scored = application.value.model_copy(update={"match_score": after.score})
    return after, (
        *_versions(application_id, before, after, one, len(versions)),
        Replace(keys.application(application_id, "MATCH"), after, before.version),
        Replace(keys.application(application_id), scored, application.version),
    )


def _versions(
    application_id: str, before: Stored[Match], after: Match, one: Correction, known: int
) -> tuple[Create, ...]:
    """The new match as a version, and the machine's own as the first where it was not kept yet."""
    made = now()
    first = () if known else (MatchVersion(version=1, match=before.value, made_at=made),)
    latest = MatchVersion(
        version=max(known, 1) + 1, match=after, correction_id=one.correction_id, made_at=made
    )
    return tuple(Create(keys.match_version(application_id, each.version), each) for each in (*first, latest))


def _corrections(application_id: str, file_key: str) -> tuple[Correction, ...]:
    stored = table().under(keys.application(application_id).pk, "CORRECTION#", Correction)
    return tuple(each.value for each in stored if each.value.file_key == file_key)
