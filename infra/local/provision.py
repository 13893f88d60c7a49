"""Builds in the emulator what the deployment builds on AWS, from the same rows and the same machine files."""

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from infra.local.aws import client
from infra.local.machines import definition
from infra.local.plan import (
    ACCOUNT,
    AUDIT_KEY,
    BUS_NAME,
    DEAD_LETTERS,
    POOL_NAME,
    REGION,
    SECRET_NAME,
    SENDER,
    TABLE_NAME,
    WEBHOOK_KEY,
    Plan,
    bucket_name,
    function_arn,
    machine_arn,
)
from infra.local.shapes import DeadLetter, Json
from infra.stacks.shapes import Bucket, Function, OnEvent, OnReturnedMail, OnStoppedMachine, OnUpload

ROLE = f"arn:aws:iam::{ACCOUNT}:role/bole-local"


@dataclass(frozen=True, slots=True)
class Pool:
    """The staff's user pool and the app client that signs them in."""

    pool_id: str
    client_id: str

    @property
    def issuer(self) -> str:
        """Who signs the pool's tokens."""
        return f"https://cognito-idp.{REGION}.amazonaws.com/{self.pool_id}"


class Builder:
    """Builds a plan behind one endpoint."""

    def __init__(self, plan: Plan, endpoint: str, understood: Callable[[Json], Json]) -> None:
        self._understood = understood
        self._plan = plan
        self._endpoint = endpoint
        self._clients: dict[str, Any] = {}

    def client(self, service: str) -> Any:  # noqa: ANN401 - as boto3's
        """A client of the emulator."""
        if service not in self._clients:
            self._clients[service] = client(service, self._endpoint)
        return self._clients[service]

    def build(self) -> Pool:
        """Everything; the pool is what cannot be known before."""
        self._table()
        for bucket in self._plan.buckets:
            self._bucket(bucket)
        self._bus()
        for machine in self._plan.machines:
            self.client("stepfunctions").create_state_machine(
                name=f"bole-{machine.name}",
                definition=json.dumps(self._understood(definition(self._plan, machine))),
                roleArn=ROLE,
            )
        self.client("sqs").create_queue(QueueName=DEAD_LETTERS)
        self.client("sesv2").create_email_identity(EmailIdentity=SENDER)
        self.client("secretsmanager").create_secret(Name=SECRET_NAME, SecretString=secrets.token_urlsafe(48))
        self._kms_keys()
        return self._pool()

    def fill_weights(self) -> None:
        """Put the weights that live in the company's bucket there."""
        s3 = self.client("s3")
        for key, file in self._plan.bucket_files:
            with file.open("rb") as body:
                s3.put_object(Bucket=bucket_name("weights"), Key=key, Body=body)

    def queue_dead_letter(self, letter: DeadLetter) -> None:
        """Put what could not be delivered into the dead-letter queue."""
        sqs = self.client("sqs")
        sqs.send_message(
            QueueUrl=sqs.get_queue_url(QueueName=DEAD_LETTERS)["QueueUrl"],
            MessageBody=json.dumps(letter.event),
            MessageAttributes={
                "Function": {"DataType": "String", "StringValue": letter.function},
                "ErrorCode": {"DataType": "String", "StringValue": letter.error},
                "ErrorMessage": {"DataType": "String", "StringValue": letter.message[:1024] or "none"},
            },
        )

    def _table(self) -> None:
        table = self._plan.table
        names = [table.partition, table.sort]
        names += [name for index in table.indexes for name in (index.partition, index.sort)]
        self.client("dynamodb").create_table(
            TableName=TABLE_NAME,
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in names],
            KeySchema=_keys(table.partition, table.sort),
            GlobalSecondaryIndexes=[
                {
                    "IndexName": index.name,
                    "KeySchema": _keys(index.partition, index.sort),
                    "Projection": {"ProjectionType": "ALL"},
                }
                for index in table.indexes
            ],
            StreamSpecification={"StreamEnabled": True, "StreamViewType": table.stream},
        )
        self.client("dynamodb").update_time_to_live(
            TableName=TABLE_NAME,
            TimeToLiveSpecification={"Enabled": True, "AttributeName": table.expiry},
        )

    def _bucket(self, bucket: Bucket) -> None:
        s3 = self.client("s3")
        name = bucket_name(bucket.name)
        s3.create_bucket(Bucket=name, ObjectLockEnabledForBucket=bool(bucket.locked_days))
        s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
        if bucket.locked_days:
            rule: dict[str, object] = {"DefaultRetention": {"Mode": "COMPLIANCE", "Days": bucket.locked_days}}
            s3.put_object_lock_configuration(
                Bucket=name, ObjectLockConfiguration={"ObjectLockEnabled": "Enabled", "Rule": rule}
            )
        if bucket.tells_of_uploads:
            s3.put_bucket_notification_configuration(
                Bucket=name, NotificationConfiguration={"EventBridgeConfiguration": {}}
            )

    def _kms_keys(self) -> None:
        kms = self.client("kms")
        for alias, kind, usage in (
            (AUDIT_KEY, "ECC_NIST_P256", "SIGN_VERIFY"),
            (WEBHOOK_KEY, "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"),
        ):
            made = kms.create_key(KeySpec=kind, KeyUsage=usage)
            kms.create_alias(AliasName=alias, TargetKeyId=made["KeyMetadata"]["KeyId"])

    def _bus(self) -> None:
        self.client("events").create_event_bus(Name=BUS_NAME)
        for function in self._plan.functions:
            for number, trigger in enumerate(function.triggers):
                if isinstance(trigger, OnEvent):
                    pattern: dict[str, object] = {
                        "source": [self._plan.event_source],
                        "detail-type": list(trigger.names),
                    }
                    self._rule(function, number, BUS_NAME, pattern)
                elif isinstance(trigger, OnReturnedMail):
                    self._rule(function, number, "default", _returned_pattern(trigger))
                elif isinstance(trigger, OnStoppedMachine):
                    self._rule(function, number, "default", self._stopped_pattern(trigger))
                elif isinstance(trigger, OnUpload):
                    self._rule(function, number, "default", _upload_pattern(trigger))

    def _rule(self, function: Function, number: int, bus: str, pattern: dict[str, object]) -> None:
        events = self.client("events")
        name = f"bole-{function.name}-{number}"
        events.put_rule(Name=name, EventBusName=bus, EventPattern=json.dumps(pattern))
        target = {"Id": function.name, "Arn": function_arn(function.name)}
        events.put_targets(Rule=name, EventBusName=bus, Targets=[target])

    def _stopped_pattern(self, trigger: OnStoppedMachine) -> dict[str, object]:
        arns = [machine_arn(machine.name) for machine in self._plan.machines]
        detail = {"status": list(trigger.statuses), "stateMachineArn": arns}
        return {"source": ["aws.states"], "detail-type": list(trigger.names), "detail": detail}

    def _pool(self) -> Pool:
        cognito = self.client("cognito-idp")
        pool_id = cognito.create_user_pool(PoolName=POOL_NAME, UsernameAttributes=["email"])["UserPool"]["Id"]
        client_id = cognito.create_user_pool_client(
            UserPoolId=pool_id,
            ClientName="bole-web",
            ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        )["UserPoolClient"]["ClientId"]
        for group in self._plan.staff_groups:
            cognito.create_group(GroupName=group, UserPoolId=pool_id)
        return Pool(pool_id, client_id)


def _keys(partition: str, sort: str) -> list[dict[str, str]]:
    return [
        {"AttributeName": partition, "KeyType": "HASH"},
        {"AttributeName": sort, "KeyType": "RANGE"},
    ]


def _returned_pattern(trigger: OnReturnedMail) -> dict[str, object]:
    return {"source": ["aws.ses"], "detail-type": list(trigger.names)}


def _upload_pattern(trigger: OnUpload) -> dict[str, object]:
    return {
        "source": ["aws.s3"],
        "detail-type": ["Object Created"],
        "detail": {
            "bucket": {"name": [bucket_name(trigger.bucket)]},
            "object": {"key": [{"prefix": trigger.prefix}]},
        },
    }
