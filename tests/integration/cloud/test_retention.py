"""What is kept of a candidate goes by its clock or on request, in every version, with proof; a legal hold stops it."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import boto3
import pytest
from cloud import consents, erasure, exporting, holds, impact, keys, people, persons, retention
from cloud.applications import events, get, keep, move
from cloud.files import artefact_key, artefacts, uploads
from cloud.importing import Digest
from cloud.items import as_key
from cloud.moment import happened, now
from cloud.sealing import audit_files
from cloud.table import Create, Replace, table
from cloud.traces import tombstones
from talent.application import Application, Stage
from talent.events import EventName
from talent.impact import SelfIdentification
from talent.moves import MoveName
from talent.opening import Opening
from talent.people import Candidate
from talent.resume_file import ResumeFile

from tests.integration.cloud.conftest import apply

SOON = timedelta(seconds=1)


@pytest.fixture
def full(application: Application) -> Application:
    """An application with everything that a candidate leaves behind."""
    for bucket in ("uploads", "artefacts"):
        boto3.client("s3").put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    one, person = application.application_id, application.candidate_id
    for key in (f"resumes/{one}/R.pdf", f"recordings/{one}/1/a.webm", f"recordings/{one}/1/a.webm"):
        uploads().write(key, b"x", "application/octet-stream")
    for part in ("recordings/1/U/sound.wav", "recordings/1/U/words.json", "report-1.json", "resume.json"):
        artefacts().write(artefact_key(one, part), b"{}", "application/json")
    keep(one, "FILE", ResumeFile(application_id=one, key=f"resumes/{one}/R.pdf", bytes=1, arrived_at=now()))
    consents.give_consents(person, one, ("recording",))
    impact.say(person, SelfIdentification(sex="female"))
    digest = Digest(import_id="I", number=1, candidate_id=person, application_id=one)
    table().write(Create(keys.digest("ab" * 32, application.opening_id), digest))
    return application


def left(application: Application) -> list[str]:
    """The files that are left, without their folders."""
    found = []
    for bucket in ("uploads", "artefacts"):
        page = boto3.client("s3").list_object_versions(Bucket=bucket)
        found += [each["Key"] for each in [*page.get("Versions", []), *page.get("DeleteMarkers", [])]]
    return sorted(key.replace(application.application_id, "ID") for key in found)


def everything() -> str:
    """All that the table holds, as it is kept."""
    return str(boto3.client("dynamodb").scan(TableName="bole")["Items"])


def declined(application: Application, jurisdiction: str = "CN") -> None:
    stored = get(application.application_id)
    ended = stored.value.model_copy(
        update={"stage": Stage.DECLINED, "stage_since": now(), "jurisdiction": jurisdiction}
    )
    table().write(Replace(keys.application(application.application_id), ended, stored.version))


def test_each_artefact_goes_when_its_days_are_over(full: Application) -> None:
    declined(full)
    assert retention.start_clock(full.application_id)
    assert retention.start_clock(full.application_id) is None
    assert retention.erase_due(now() + timedelta(days=80)) == []
    (clock,) = retention.erase_due(now() + timedelta(days=91))
    assert clock.erased["video"].versions == 3
    assert not [key for key in left(full) if key.endswith((".webm", ".wav"))]
    retention.erase_due(now() + timedelta(days=400))
    assert left(full) == ["applications/ID/resume.json", "resumes/ID/R.pdf"]
    (last,) = retention.erase_due(now() + timedelta(days=800))
    assert last.finished
    assert left(full) == []
    assert retention.erase_due(now() + timedelta(days=900)) == []
    names = [event.name for event in events(full.application_id)]
    assert names.count(EventName.RECORDS_ERASED) == 3


def test_an_application_that_goes_on_is_not_erased(full: Application) -> None:
    declined(full)
    retention.start_clock(full.application_id)
    move(full.application_id, MoveName.INVITE_ANYWAY, "hr", reason="we were wrong")
    assert retention.erase_due(now() + timedelta(days=900)) == []
    assert len(left(full)) == 7
    assert retention.find_clock(full.application_id) is None


def test_when_the_last_application_is_gone_the_person_goes(full: Application) -> None:
    declined(full)
    retention.start_clock(full.application_id)
    retention.erase_due(now() + timedelta(days=900))
    assert persons.finish_all_gone(now()) == 1
    gone = persons.find_erasure(full.candidate_id)
    assert gone is not None
    assert gone.status == "done"
    assert people.get_candidate(full.candidate_id).name == "—"
    assert persons.finish_all_gone(now()) == 0
    assert not retention.clocks_at(now() + timedelta(days=900))


def test_a_request_is_done_by_the_hour_and_looked_at_until_it_is(full: Application) -> None:
    """Mails and machines have an hour; under a hold it stays due, so that nothing depends on one event."""
    hold = holds.set_hold(full.candidate_id, "a dispute", "hr")
    persons.request_erasure(full.candidate_id, "candidate")
    assert persons.erase_asked(now()) == 0
    assert persons.erase_asked(now() + timedelta(hours=2)) == 1
    assert len(left(full)) == 7
    holds.lift_hold(full.candidate_id, hold.hold_id, "settled", "hr")
    assert persons.erase_asked(now() + timedelta(hours=2)) == 1
    assert left(full) == []
    assert persons.erase_asked(now() + timedelta(hours=2)) == 0


def test_a_person_who_asks_is_erased_everywhere(full: Application) -> None:
    """No word about them is left in table or buckets; ids, dates, consents and the proof are."""
    persons.request_erasure(full.candidate_id, "candidate")
    assert get(full.application_id).value.stage is Stage.WITHDRAWN
    done = persons.erase_person(full.candidate_id, now() + SOON)
    assert done is not None
    assert (done.status, done.versions) == ("done", 7)
    assert done.items >= 4
    assert left(full) == []
    kept = everything()
    assert not [
        word
        for word in ("林晓", "lin@example.com", "13800000000", "female", "EMAIL#", "SIGN#", "DIGEST#")
        if word in kept
    ]
    assert consents.ledger(full.candidate_id)
    assert people.find_candidate("lin@example.com") is None
    assert persons.erase_person(full.candidate_id, now() + SOON) is None


def test_what_law_keeps_goes_on_its_day(full: Application) -> None:
    stored = get(full.application_id)
    there = stored.value.model_copy(update={"jurisdiction": "US-CA"})
    table().write(Replace(keys.application(full.application_id), there, stored.version))
    persons.request_erasure(full.candidate_id, "candidate")
    part = persons.erase_person(full.candidate_id, now() + SOON)
    assert part is not None
    assert part.until is not None
    assert part.status == "kept_by_law"
    assert not [key for key in left(full) if key.endswith((".webm", ".wav"))]
    assert "applications/ID/report-1.json" in left(full)
    assert persons.erase_asked(part.until) == 1
    done = persons.find_erasure(full.candidate_id)
    assert done is not None
    assert done.status == "done"
    assert left(full) == []


def test_a_legal_hold_stops_every_way_of_erasing_until_it_is_lifted(full: Application) -> None:
    hold = holds.set_hold(full.candidate_id, "a dispute", "hr")
    assert persons.request_erasure(full.candidate_id, "candidate").status == "held"
    held = persons.erase_person(full.candidate_id, now() + SOON)
    assert held is not None
    assert held.status == "held"
    declined(full)
    retention.start_clock(full.application_id)
    assert retention.erase_due(now() + timedelta(days=900)) == []
    told = happened(EventName.APPLICATION_WITHDRAWN, "candidate", application_id=full.application_id)
    assert erasure.erase_for(told) == 0
    erasure.erase_due(now() + timedelta(days=2))
    assert len(left(full)) == 7
    holds.lift_hold(full.candidate_id, hold.hold_id, "settled", "hr")
    with pytest.raises(holds.HoldLifted):
        holds.lift_hold(full.candidate_id, hold.hold_id, "again", "hr")
    done = persons.erase_person(full.candidate_id, now() + SOON)
    assert done is not None
    assert done.status == "done"
    assert left(full) == []


def test_a_person_who_works_here_is_told_why_they_stay(full: Application) -> None:
    stored = get(full.application_id)
    hired = stored.value.model_copy(update={"stage": Stage.HIRED})
    table().write(Replace(keys.application(full.application_id), hired, stored.version))
    assert persons.request_erasure(full.candidate_id, "candidate").status == "employed"
    assert persons.erase_person(full.candidate_id, now() + SOON) is None
    assert len(left(full)) == 7


def test_a_restore_brings_nobody_back(full: Application) -> None:
    """The table as it was before the erasure: the tombstone lies elsewhere, and the person goes again."""
    before = boto3.client("dynamodb").scan(TableName="bole")["Items"]
    persons.request_erasure(full.candidate_id, "candidate")
    persons.erase_person(full.candidate_id, now() + SOON)
    assert persons.replay() == 0
    client = boto3.client("dynamodb")
    client.delete_item(TableName="bole", Key=as_key(keys.person_erasure(full.candidate_id)))
    for item in before:
        client.put_item(TableName="bole", Item=item)
    assert table().get(keys.candidate(full.candidate_id), Candidate).value.name == "林晓"
    assert [each.application_ids for each in tombstones()] == [(full.application_id,)]
    assert persons.replay() == 1
    done = persons.find_erasure(full.candidate_id)
    assert done is not None, "the candidate's page says that it is done, and not that nobody asked"
    assert (done.status, done.done_at) == ("done", tombstones()[0].erased_at)
    assert done.items > 0
    assert not [word for word in ("林晓", "lin@example.com", "13800000000", "female") if word in everything()]
    assert b"lin@" not in audit_files().read(f"erasures/{full.candidate_id}.json")


def test_a_restore_loses_no_hold_and_brings_none_back(full: Application) -> None:
    """One set since, and one lifted since, stand and don't stand again; why is no matter of the locked bucket."""
    kept = holds.set_hold(full.candidate_id, "林晓起诉", "hr")
    before = boto3.client("dynamodb").scan(TableName="bole")["Items"]
    holds.lift_hold(full.candidate_id, kept.hold_id, "settled", "hr")
    later = holds.set_hold(full.candidate_id, "an inquiry", "hr")
    assert holds.mark_holds(full.candidate_id) == 2
    assert holds.replay_holds() == 0
    client = boto3.client("dynamodb")
    client.delete_item(TableName="bole", Key=as_key(keys.hold(full.candidate_id, later.hold_id)))
    for item in before:
        client.put_item(TableName="bole", Item=item)
    assert holds.replay_holds() == 2
    assert [(hold.hold_id, hold.stands) for hold in holds.holds(full.candidate_id)] == [
        (kept.hold_id, False),
        (later.hold_id, True),
    ]
    assert holds.replay_holds() == 0
    assert "林晓" not in audit_files().read(f"holds/{full.candidate_id}/{kept.hold_id}.json").decode()


def test_others_keep_what_is_theirs(full: Application, opening: Opening) -> None:
    other = apply(opening, "wang@example.com")
    uploads().write(f"resumes/{other.application_id}/R.pdf", b"x", "application/pdf")
    persons.request_erasure(full.candidate_id, "candidate")
    persons.erase_person(full.candidate_id, now() + SOON)
    assert people.find_candidate("wang@example.com") is not None
    assert uploads().read(f"resumes/{other.application_id}/R.pdf") == b"x"


def test_an_export_holds_everything_and_ends_by_itself(full: Application) -> None:
    asked = exporting.request_export(full.candidate_id, "candidate")
    assert exporting.export_address(asked) == ""
    assert exporting.make_exports(full.candidate_id) == 1
    made = exporting.find_export(full.candidate_id)
    assert exporting.export_address(made).startswith("https://")
    with ZipFile(BytesIO(artefacts().read(made.key))) as packed:
        names = packed.namelist()
        data = packed.read("data.json").decode()
    assert f"files/resumes/{full.application_id}/R.pdf" in names
    assert f"files/recordings/{full.application_id}/1/a.webm" in names
    assert f"files/applications/{full.application_id}/report-1.json" in names
    assert all(word in data for word in ("林晓", "lin@example.com", "female", "CONSENT#recording"))
    assert exporting.request_export(full.candidate_id, "candidate") == made
    assert exporting.end_exports(now() + timedelta(days=8)) == 1
    assert not artefacts().under("exports/", 10)
    assert exporting.export_address(exporting.find_export(full.candidate_id)) == ""
