"""Who takes the application or the consent back is deleted from our disks, in every version."""

from datetime import timedelta

import boto3
import pytest
from cloud import applications, consents, erasure, keys, persons
from cloud.files import artefact_key, artefacts, uploads
from cloud.moment import happened, now
from cloud.table import Replace, table
from talent.application import Application, Stage
from talent.events import EventName
from talent.policy import required_consents


@pytest.fixture
def recorded(application: Application) -> Application:
    """An application with one recording, sent twice, and what was heard in it."""
    for bucket in ("uploads", "artefacts"):
        boto3.client("s3").put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    for words in (b"first", b"second"):
        uploads().write(f"recordings/{application.application_id}/1/a.webm", words, "video/webm")
    artefacts().write(sound(application), b"sound", "application/octet-stream")
    artefacts().write(artefact_key(application.application_id, "report-1.json"), b"{}", "application/json")
    return application


def sound(application: Application) -> str:
    return artefact_key(application.application_id, "recordings", "1", "audio.npy")


def left(bucket: str) -> list[str]:
    page = boto3.client("s3").list_object_versions(Bucket=bucket)
    return [each["Key"] for each in [*page.get("Versions", []), *page.get("DeleteMarkers", [])]]


def test_a_withdrawal_deletes_every_version_of_the_recordings_and_leaves_the_report(
    recorded: Application,
) -> None:
    event = happened(EventName.APPLICATION_WITHDRAWN, "candidate", application_id=recorded.application_id)
    assert erasure.erase_for(event) == 3
    assert left("uploads") == []
    assert left("artefacts") == [artefact_key(recorded.application_id, "report-1.json")]


def test_taking_back_what_no_analysis_needs_deletes_nothing(recorded: Application) -> None:
    consents.give_consents(
        recorded.candidate_id, recorded.application_id, ("recording", "ai_assessment", "expression")
    )
    consents.withdraw_consents(recorded.candidate_id, recorded.application_id, ("expression",))
    event = happened(EventName.CONSENT_WITHDRAWN, "candidate", application_id=recorded.application_id)
    assert erasure.erase_for(event) == 0
    consents.withdraw_consents(recorded.candidate_id, recorded.application_id, ("recording",))
    assert erasure.erase_for(event) == 3


def test_what_an_analysis_under_way_wrote_later_goes_a_day_later(recorded: Application) -> None:
    event = happened(EventName.APPLICATION_WITHDRAWN, "candidate", application_id=recorded.application_id)
    erasure.erase_for(event)
    artefacts().write(sound(recorded), b"late", "application/octet-stream")
    assert erasure.erase_due(now()) == 0
    assert erasure.erase_due(now() + timedelta(days=2)) == 1
    assert sound(recorded) not in left("artefacts")
    assert erasure.erase_due(now() + timedelta(days=2)) == 0


def test_who_agrees_anew_keeps_what_they_record_anew(recorded: Application) -> None:
    """The second erasure is for what was left over, not for what came with a new consent."""
    kinds = required_consents()
    consents.give_consents(recorded.candidate_id, recorded.application_id, kinds)
    consents.withdraw_consents(recorded.candidate_id, recorded.application_id, kinds)
    event = happened(EventName.CONSENT_WITHDRAWN, "candidate", application_id=recorded.application_id)
    erasure.erase_for(event)
    consents.give_consents(recorded.candidate_id, recorded.application_id, kinds)
    uploads().write(f"recordings/{recorded.application_id}/1/b.webm", b"anew", "video/webm")
    assert erasure.erase_due(now() + timedelta(days=2)) == 1
    assert left("uploads") == [f"recordings/{recorded.application_id}/1/b.webm"]


def test_who_accepts_in_the_moment_in_which_they_ask_to_be_forgotten_works_here(
    recorded: Application,
) -> None:
    """The request was taken before the acceptance was seen: what an employee's file needs is not half erased."""
    persons.request_erasure(recorded.candidate_id, "candidate")
    stored = applications.get(recorded.application_id)
    accepted = stored.value.model_copy(update={"stage": Stage.ACCEPTED})
    table().write(Replace(keys.application(recorded.application_id), accepted, stored.version))
    done = persons.erase_person(recorded.candidate_id, now() + timedelta(days=40))
    assert done is not None
    assert done.status == "employed"
    assert len(left("uploads")) == 2
