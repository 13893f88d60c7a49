"""Events arrive at least once, are acknowledged after the handler, and what keeps failing is kept for people."""

from datetime import UTC, datetime

import pytest

from infra.local.cloud import LocalCloud
from infra.local.shapes import DeadLetter

pytestmark = pytest.mark.xdist_group("local cloud")


def item(cloud: LocalCloud, kind: str, name: str) -> dict[str, dict[str, str]]:
    """What a function noted under that name; empty when it was never called."""
    answer = cloud.client("dynamodb").get_item(TableName="bole", Key={"pk": {"S": kind}, "sk": {"S": name}})
    found: dict[str, dict[str, str]] = answer.get("Item", {})
    return found


def visits(cloud: LocalCloud, kind: str, name: str) -> int:
    """How often a function was called with that name."""
    return int(item(cloud, kind, name).get("visits", {"N": "0"})["N"])


def put(cloud: LocalCloud, name: str, **more: int) -> None:
    """Write an item that the stream brings to `follow`."""
    extra = {key: {"N": str(value)} for key, value in more.items()}
    cloud.client("dynamodb").put_item(TableName="bole", Item={"pk": {"S": "X"}, "sk": {"S": name}, **extra})


def letters(cloud: LocalCloud, function: str, name: str) -> list[DeadLetter]:
    """The dead letters of a function that speak of that name."""
    return [
        letter for letter in cloud.dead_letters() if letter.function == function and name in str(letter.event)
    ]


def test_an_event_reaches_the_function_that_asked_for_its_name(cloud: LocalCloud) -> None:
    cloud.publish("Noted", {"name": 'a "quoted"\nname'})
    cloud.publish("SomethingElse", {"name": "unwanted"})
    cloud.publish("Noted", {"name": "foreign"}, source="someone")
    cloud.quiet()
    assert visits(cloud, "NOTE", 'a "quoted"\nname') == 1
    assert visits(cloud, "NOTE", "unwanted") == visits(cloud, "NOTE", "foreign") == 0
    body = item(cloud, "NOTE", 'a "quoted"\nname')["body"]["S"]
    assert "'source': 'bole'" in body
    assert "'detail-type': 'Noted'" in body


def test_an_event_is_tried_again_until_it_is_taken(cloud: LocalCloud) -> None:
    cloud.publish("Noted", {"name": "twice failed", "fail": 2})
    cloud.quiet()
    assert visits(cloud, "NOTE", "twice failed") == 3
    assert not letters(cloud, "note", "twice failed")


def test_an_event_that_keeps_failing_is_a_dead_letter(cloud: LocalCloud) -> None:
    cloud.publish("Noted", {"name": "hopeless", "fail": 99})
    cloud.quiet()
    assert visits(cloud, "NOTE", "hopeless") == 3
    (letter,) = letters(cloud, "note", "hopeless")
    assert (letter.error, letter.message) == ("RuntimeError", "visit 3")
    sqs = cloud.client("sqs")
    queue = sqs.get_queue_url(QueueName="bole-dead-letters")["QueueUrl"]
    bodies = []
    while found := sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10).get("Messages"):
        bodies += [message["Body"] for message in found]
    assert any("hopeless" in body for body in bodies)


def test_an_asynchronous_invocation_returns_at_once(cloud: LocalCloud) -> None:
    answer = cloud.client("lambda").invoke(
        FunctionName="bole-misbehave", InvocationType="Event", Payload=b'{"how": "sleep"}'
    )
    assert answer["StatusCode"] == 202
    assert letters(cloud, "misbehave", "sleep") == [], "it is still asleep"
    cloud.quiet()
    assert [letter.error for letter in letters(cloud, "misbehave", "sleep")] == ["Sandbox.Timedout"]


def test_an_upload_is_told_with_its_key_size_and_etag(cloud: LocalCloud) -> None:
    s3 = cloud.client("s3")
    bucket = cloud.environment["BOLE_UPLOADS_BUCKET"]
    key = "resumes/张三 (1).pdf"
    etag = s3.put_object(Bucket=bucket, Key=key, Body=b"12345")["ETag"].strip('"')
    s3.put_object(Bucket=bucket, Key="elsewhere/x.pdf", Body=b"1")
    cloud.quiet()
    body = item(cloud, "NOTE", key)["body"]["S"]
    assert "'size': 5" in body
    assert etag in body
    assert bucket in body
    assert visits(cloud, "NOTE", "elsewhere/x.pdf") == 0


def test_an_upload_in_parts_is_told_once_it_is_whole(cloud: LocalCloud) -> None:
    s3 = cloud.client("s3")
    place = {"Bucket": cloud.environment["BOLE_UPLOADS_BUCKET"], "Key": "resumes/parts.bin"}
    upload = s3.create_multipart_upload(**place)["UploadId"]
    part = s3.upload_part(**place, UploadId=upload, PartNumber=1, Body=b"x" * 10)
    cloud.quiet()
    assert visits(cloud, "NOTE", "resumes/parts.bin") == 0
    parts = {"Parts": [{"ETag": part["ETag"], "PartNumber": 1}]}
    s3.complete_multipart_upload(**place, UploadId=upload, MultipartUpload=parts)
    cloud.quiet()
    assert visits(cloud, "NOTE", "resumes/parts.bin") == 1


def test_the_stream_brings_new_items_of_its_kind_in_order(cloud: LocalCloud) -> None:
    names = [f"EVENT#order#{number:02d}" for number in range(30)]
    for name in names:
        put(cloud, name)
    put(cloud, "OTHER#1")
    put(cloud, names[0], changed=1)
    cloud.quiet()
    places = [int(item(cloud, "FOLLOWED", f"of {name}")["place"]["S"]) for name in names]
    assert places == sorted(places)
    assert [visits(cloud, "FOLLOWED", f"of {name}") for name in names] == [1] * 30
    assert visits(cloud, "FOLLOWED", "OTHER#1") == 0


def test_a_failed_record_is_brought_again_and_what_succeeded_is_not(cloud: LocalCloud) -> None:
    cloud.client("dynamodb").transact_write_items(
        TransactItems=[
            {
                "Put": {
                    "TableName": "bole",
                    "Item": {"pk": {"S": "X"}, "sk": {"S": f"EVENT#part#{number}"}, **more},
                }
            }
            for number, more in enumerate([{}, {"fail": {"N": "1"}}, {}])
        ]
    )
    cloud.quiet()
    assert [visits(cloud, "FOLLOWED", f"of EVENT#part#{number}") for number in range(3)] == [1, 2, 1]


def test_a_batch_that_raises_is_brought_again(cloud: LocalCloud) -> None:
    put(cloud, "EVENT#bomb#1", bomb=2)
    cloud.quiet()
    assert visits(cloud, "FOLLOWED", "of EVENT#bomb#1") == 3
    assert not letters(cloud, "follow", "EVENT#bomb#1")


def test_a_poisoned_record_becomes_a_dead_letter_and_the_next_passes(cloud: LocalCloud) -> None:
    put(cloud, "EVENT#poison#1", bomb=99)
    put(cloud, "EVENT#poison#2", fail=99)
    put(cloud, "EVENT#poison#3")
    cloud.quiet()
    assert [letter.error for letter in letters(cloud, "follow", "EVENT#poison#1")] == ["RuntimeError"]
    assert [letter.error for letter in letters(cloud, "follow", "EVENT#poison#2")] == ["BatchItemFailure"]
    assert visits(cloud, "FOLLOWED", "of EVENT#poison#3") >= 1


def test_a_refused_transaction_changes_nothing_and_tells_nothing(cloud: LocalCloud) -> None:
    dynamodb = cloud.client("dynamodb")
    put(cloud, "EVENT#refused#0")
    put(cloud, "OTHER#refused", count=1)
    write = [
        {
            "Update": {
                "TableName": "bole",
                "Key": {"pk": {"S": "X"}, "sk": {"S": "OTHER#refused"}},
                "UpdateExpression": "ADD #count :one",
                "ExpressionAttributeNames": {"#count": "count"},
                "ExpressionAttributeValues": {":one": {"N": "1"}},
            }
        },
        {"Put": {"TableName": "bole", "Item": {"pk": {"S": "X"}, "sk": {"S": "EVENT#refused#1"}}}},
        {
            "Put": {
                "TableName": "bole",
                "Item": {"pk": {"S": "X"}, "sk": {"S": "EVENT#refused#0"}},
                "ConditionExpression": "attribute_not_exists(pk)",
            }
        },
    ]
    with pytest.raises(dynamodb.exceptions.TransactionCanceledException):
        dynamodb.transact_write_items(TransactItems=write)
    cloud.quiet()
    assert item(cloud, "X", "OTHER#refused")["count"] == {"N": "1"}
    assert item(cloud, "X", "EVENT#refused#1") == {}
    assert visits(cloud, "FOLLOWED", "of EVENT#refused#1") == 0
    assert visits(cloud, "FOLLOWED", "of EVENT#refused#0") == 1


def test_a_schedule_can_be_fired_at_any_moment(cloud: LocalCloud) -> None:
    event = cloud.fire("echo", datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC))
    assert event["time"] == "2031-05-06T07:08:09Z"
    assert event["detail-type"] == "Scheduled Event"
