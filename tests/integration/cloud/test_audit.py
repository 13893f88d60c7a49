"""The record in the table: each deed once and in one order, days closed, signed and locked away."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import boto3
import pytest
from botocore.exceptions import ClientError
from click.testing import CliRunner
from cloud import auditing, keys, logkeys, sealing
from cloud.bus import Batch
from cloud.moment import fresh_id, happened, now
from cloud.table import Create, record, table
from talent.access import Action
from talent.application import Application
from talent.audit import AuditRow, Deed, Head, SealedDay, shard_of
from talent.events import EventName

from infra.local.command import main
from tests.integration.cloud.conftest import application, aws, opening

__all__ = ["application", "aws", "opening"]


def deed(name: str = "") -> Deed:
    return Deed(deed_id=name or fresh_id(), at=now(), by="hr", action="read a report")


def rows() -> list[AuditRow]:
    day = now().date()
    return [
        stored.value
        for shard in range(8)
        for stored in table().under(logkeys.audit_row(day, shard, 1).pk, "", AuditRow)
    ]


def verify(folder: Path, *options: str) -> tuple[int, list[dict[str, object]]]:
    done = CliRunner().invoke(main, ["audit", "verify", str(folder), "--json", *options])
    return done.exit_code, [json.loads(line) for line in done.output.splitlines()]


def sealed_day(folder: Path) -> Path:
    """Today, closed as it is two days from now, and brought to a file as the API hands it out."""
    assert sealing.seal_days(now() + timedelta(days=2)) == 1
    day = now().date()
    file = folder / "day.json"
    file.write_bytes(sealing.audit_files().read(sealing.file_key(day)))
    return file


def test_a_deed_is_recorded_once(aws: None) -> None:
    first = auditing.record(deed("E1"))
    assert auditing.record(deed("E1")) == first
    assert len(rows()) == 1


def test_what_the_stream_brings_twice_is_recorded_once(application: Application) -> None:
    """And an answer names what could not be recorded: nothing here."""
    pk = keys.application(application.application_id).pk
    images = list(table().partition(pk, "EVENT#"))
    records = [{"dynamodb": {"SequenceNumber": str(n), "NewImage": each}} for n, each in enumerate(images)]
    batch = Batch.model_validate({"Records": records})
    for _ in range(2):
        assert auditing.record_events(batch).batchItemFailures == ()
    assert [row.deed.action for row in rows()] == ["ApplicationOpened"]


def test_only_what_failed_of_a_batch_is_brought_again(aws: None) -> None:
    """A chain that is closed already refuses its own row; the rows beside it are recorded."""
    events = [happened(EventName.APPLICATION_OPENED, "candidate", application_id=f"A{n}") for n in range(6)]
    shards = [shard_of(event.event_id) for event in events]
    day = now().date()
    table().write(
        Create(logkeys.audit_head(day, shards[0]), Head(day=day, shard=shards[0], closed=True)),
        *(record(event, keys.application(event.application_id)) for event in events),
    )
    images = [
        next(iter(table().partition(keys.application(each.application_id).pk, "EVENT#"))) for each in events
    ]
    records = [{"dynamodb": {"SequenceNumber": str(n), "NewImage": each}} for n, each in enumerate(images)]
    failed = auditing.record_events(Batch.model_validate({"Records": records})).batchItemFailures
    refused = [str(n) for n, shard in enumerate(shards) if shard == shards[0]]
    assert [each.itemIdentifier for each in failed] == refused
    assert len(rows()) == len(events) - len(refused)


def test_many_rows_of_a_day_verify(aws: None, tmp_path: Path) -> None:
    for _ in range(40):
        auditing.record(deed())
    sealed_day(tmp_path)
    status, (line,) = verify(tmp_path)
    assert (status, line["rows"], line["intact"]) == (0, 40, True)


def test_a_changed_row_is_named(aws: None, tmp_path: Path) -> None:
    for _ in range(20):
        auditing.record(deed())
    file = sealed_day(tmp_path)
    day = SealedDay.model_validate_json(file.read_bytes())
    file.write_text(day.model_copy(update={"rows": day.rows[:-1]}).model_dump_json(), encoding="utf-8")
    status, (line,) = verify(tmp_path)
    assert status == 1
    error = line["error"]
    assert isinstance(error, dict)
    assert error["name"] == "AuditBroken"
    assert "sealed were" in str(error["message"])


def test_another_key_is_no_seal(aws: None, tmp_path: Path) -> None:
    auditing.record(deed())
    sealed_day(tmp_path)
    _, (line,) = verify(tmp_path)
    assert verify(tmp_path, "--key", str(line["key_sha256"]))[0] == 0
    assert verify(tmp_path, "--key", "0" * 64)[0] == 1


def test_what_is_no_day_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    status, (line,) = verify(tmp_path)
    error = line["error"]
    assert isinstance(error, dict)
    assert (status, error["name"]) == (1, "NotAnAuditDay")
    assert "seal" in str(error["message"]), "what is wrong with it is said"


def test_nothing_to_verify_is_no_intact_record(tmp_path: Path) -> None:
    """A folder that was named wrongly, or whose days are gone."""
    status, (line,) = verify(tmp_path)
    error = line["error"]
    assert isinstance(error, dict)
    assert (status, error["name"]) == (1, "NoDays")


def test_a_day_that_is_named_twice_is_verified_once(aws: None, tmp_path: Path) -> None:
    auditing.record(deed())
    file = sealed_day(tmp_path)
    done = CliRunner().invoke(main, ["audit", "verify", str(tmp_path), str(file), "--json"])
    assert (done.exit_code, len(done.output.splitlines())) == (0, 1)


def test_a_day_is_sealed_once_and_takes_no_more_rows(aws: None) -> None:
    auditing.record(deed())
    later = now() + timedelta(days=2)
    assert (sealing.seal_days(later), sealing.seal_days(later)) == (1, 0)
    with pytest.raises(auditing.DayClosed):
        auditing.record(deed())


def test_a_day_that_is_not_over_stays_open(aws: None) -> None:
    auditing.record(deed())
    midnight = datetime.combine(now().date() + timedelta(days=1), datetime.min.time(), UTC)
    assert sealing.seal_days(midnight + timedelta(minutes=59)) == 0
    with pytest.raises(sealing.DayNotSealed):
        sealing.address(now().date(), 60)


def test_a_sealed_day_can_not_be_deleted(aws: None) -> None:
    """The bucket's lock holds for whoever asks."""
    s3 = boto3.client("s3")
    s3.create_bucket(Bucket="locked", ObjectLockEnabledForBucket=True)
    s3.put_object_lock_configuration(
        Bucket="locked",
        ObjectLockConfiguration={
            "ObjectLockEnabled": "Enabled",
            "Rule": {"DefaultRetention": {"Mode": "COMPLIANCE", "Days": 1461}},
        },
    )
    version = s3.put_object(Bucket="locked", Key="day", Body=b"{}")["VersionId"]
    with pytest.raises(ClientError):
        s3.delete_object(Bucket="locked", Key="day", VersionId=version)


def test_what_a_person_read_is_a_row(aws: None) -> None:
    auditing.record_read("ann", Action.READ_REPORT, application_id="A1")
    (row,) = rows()
    assert (row.deed.by, row.deed.action, row.deed.application_id) == ("ann", "read a report", "A1")
