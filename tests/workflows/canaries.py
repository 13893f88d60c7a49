"""Names, addresses and pay that stand nowhere else, and every place in which nobody's may ever stand.

Items of the table, files, mails and answers to those who may read them hold personal data by their purpose and are
left out; their keys, and all that a machine, a log, a bus or a queue sees, are looked through.
"""

import json
from collections.abc import Iterator
from urllib.parse import quote

from infra.local.cloud import LocalCloud

NAME = "诸葛金丝雀"
ENGLISH = "Quillfeather"
MAIL = "quillfeather.canary@leak.example"
PHONE = "13977700421"
PAY = "13579.53"
WORDS = "金丝雀私语"
FILE = "canaryfile"
STAFF = "欧阳雀儿"
STAFF_MAIL = "plumage.staff@leak.example"
CANARIES = (
    NAME,
    ENGLISH,
    MAIL,
    MAIL.split("@", maxsplit=1)[0],
    PHONE,
    "139 7770 0421",
    PAY,
    "13,579.53",
    WORDS,
    FILE,
    STAFF,
    STAFF_MAIL,
)
WAYS = {
    each: {way.lower() for way in (each, json.dumps(each)[1:-1], quote(each), quote(quote(each)))}
    for each in CANARIES
}


def found_in(text: str) -> set[str]:
    """The canaries in a text, as they are, escaped as JSON does, or as an address does."""
    lower = text.lower()
    return {each for each, written in WAYS.items() if any(way in lower for way in written)}


def everywhere(cloud: LocalCloud) -> Iterator[tuple[str, str]]:
    """What lies in the open: a place's name, and a text from it."""
    for log in sorted((cloud.folder / "logs").iterdir()):
        yield f"log {log.stem}", log.read_text("utf-8", "replace")
    for letter in cloud.dead_letters():
        yield f"dead letter of {letter.function}", f"{letter.event} {letter.error} {letter.message}"
    yield from _machines(cloud)
    yield from _table(cloud)
    yield from _buckets(cloud)
    yield from _queues(cloud)


def _machines(cloud: LocalCloud) -> Iterator[tuple[str, str]]:
    steps = cloud.client("stepfunctions")
    for machine in steps.list_state_machines()["stateMachines"]:
        for run in steps.list_executions(stateMachineArn=machine["stateMachineArn"])["executions"]:
            arn = run["executionArn"]
            whole = (run["name"], steps.describe_execution(executionArn=arn), cloud.history(arn))
            yield f"machine {machine['name']}", json.dumps(whole, default=str, ensure_ascii=False)


def _table(cloud: LocalCloud) -> Iterator[tuple[str, str]]:
    """Every item's keys, and the whole of what goes on the bus (events) and into the record (audit)."""
    pages = cloud.client("dynamodb").get_paginator("scan").paginate(TableName=cloud.environment["BOLE_TABLE"])
    for page in pages:
        for item in page["Items"]:
            pk, sk = item["pk"]["S"], item["sk"]["S"]
            keys = {name: value for name, value in item.items() if name.endswith(("pk", "sk"))}
            yield f"key {pk.split('#')[0]} {sk.split('#')[0]}", json.dumps(keys, ensure_ascii=False)
            if sk.startswith("EVENT#") or pk.startswith("AUDIT"):
                yield (
                    f"item {pk.split('#')[0]} {sk.split('#')[0]}",
                    json.dumps(item, default=str, ensure_ascii=False),
                )


def _buckets(cloud: LocalCloud) -> Iterator[tuple[str, str]]:
    s3 = cloud.client("s3")
    for bucket in s3.list_buckets()["Buckets"]:
        name = bucket["Name"]
        for page in s3.get_paginator("list_object_versions").paginate(Bucket=name):
            for row in page.get("Versions", []):
                head = s3.head_object(Bucket=name, Key=row["Key"], VersionId=row["VersionId"])
                yield (
                    f"bucket {name}",
                    f"{row['Key']} {head.get('Metadata')} {head.get('ContentDisposition')}",
                )
                if "audit" in name:
                    body = s3.get_object(Bucket=name, Key=row["Key"], VersionId=row["VersionId"])["Body"]
                    yield f"record {row['Key']}", body.read().decode("utf-8", "replace")


def _queues(cloud: LocalCloud) -> Iterator[tuple[str, str]]:
    queues = cloud.client("sqs")
    for url in queues.list_queues().get("QueueUrls", []):
        while messages := queues.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
            for message in messages:
                yield (
                    f"queue {url.rsplit('/', 1)[-1]}",
                    f"{message['Body']} {message.get('MessageAttributes')}",
                )
