"""What each word in a row's grants allows: the least that AWS needs to be asked for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from aws_cdk import ArnFormat, Stack
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_events as events
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_secretsmanager as secretsmanager

from infra.stacks.catalogue import MACHINES
from infra.stacks.shapes import Grant


@dataclass(frozen=True, slots=True)
class Estate:
    """The things that a grant can be about."""

    stack: Stack
    key: kms.IKey
    table: dynamodb.ITable
    buckets: Mapping[str, s3.IBucket]
    bus: events.IEventBus
    link_secret: secretsmanager.ISecret
    mail_arns: tuple[str, ...]

    def machine_arns(self, resource: str = "stateMachine", tail: str = "") -> list[str]:
        """The ARNs of every machine, or of their executions; formatted, because machines name functions."""
        return [
            self.stack.format_arn(
                service="states",
                resource=resource,
                resource_name=f"bole-{machine.name}{tail}",
                arn_format=ArnFormat.COLON_RESOURCE_NAME,
            )
            for machine in MACHINES
        ]


def give(estate: Estate, grant: Grant, to: iam.IGrantable) -> None:
    """Let `to` do what `grant` says."""
    _GIVERS[grant](estate, to)


def _allow(to: iam.IGrantable, actions: list[str], resources: list[str]) -> None:
    to.grant_principal.add_to_principal_policy(iam.PolicyStatement(actions=actions, resources=resources))


def _read_table(estate: Estate, to: iam.IGrantable) -> None:
    estate.table.grant(to, "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query")
    estate.key.grant_decrypt(to)


def _write_table(estate: Estate, to: iam.IGrantable) -> None:
    actions = ("PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem")
    estate.table.grant(to, *(f"dynamodb:{action}" for action in actions))
    estate.key.grant_encrypt_decrypt(to)


def _read_bucket(name: str) -> Callable[[Estate, iam.IGrantable], None]:
    def give_it(estate: Estate, to: iam.IGrantable) -> None:
        bucket = estate.buckets[name]
        _allow(to, ["s3:GetObject"], [bucket.arn_for_objects("*")])
        _allow(to, ["s3:ListBucket"], [bucket.bucket_arn])
        estate.key.grant_decrypt(to)

    return give_it


def _write_bucket(name: str) -> Callable[[Estate, iam.IGrantable], None]:
    def give_it(estate: Estate, to: iam.IGrantable) -> None:
        bucket = estate.buckets[name]
        actions = ["s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"]
        _allow(to, actions, [bucket.arn_for_objects("*")])
        estate.key.grant_encrypt_decrypt(to)

    return give_it


def _read_link_secret(estate: Estate, to: iam.IGrantable) -> None:
    # Not `grant_read`: it would write the function's role into the policy of a key of the other stack.
    _allow(to, ["secretsmanager:GetSecretValue"], [estate.link_secret.secret_arn])
    estate.key.grant_decrypt(to)


def _send_mail(estate: Estate, to: iam.IGrantable) -> None:
    _allow(to, ["ses:SendEmail", "ses:SendRawEmail"], list(estate.mail_arns))


def _put_events(estate: Estate, to: iam.IGrantable) -> None:
    estate.bus.grant_put_events_to(to)


def _start_machines(estate: Estate, to: iam.IGrantable) -> None:
    _allow(to, ["states:StartExecution"], estate.machine_arns())


def _read_executions(estate: Estate, to: iam.IGrantable) -> None:
    _allow(to, ["states:ListExecutions"], estate.machine_arns())
    actions = ["states:DescribeExecution", "states:GetExecutionHistory"]
    _allow(to, actions, estate.machine_arns("execution", ":*"))


def _answer_tasks(estate: Estate, to: iam.IGrantable) -> None:
    actions = ["states:SendTaskSuccess", "states:SendTaskFailure", "states:SendTaskHeartbeat"]
    _allow(to, actions, estate.machine_arns())


_GIVERS: Mapping[Grant, Callable[[Estate, iam.IGrantable], None]] = {
    "read table": _read_table,
    "write table": _write_table,
    "read uploads": _read_bucket("uploads"),
    "write uploads": _write_bucket("uploads"),
    "read artefacts": _read_bucket("artefacts"),
    "write artefacts": _write_bucket("artefacts"),
    "read weights": _read_bucket("weights"),
    "read link secret": _read_link_secret,
    "send mail": _send_mail,
    "put events": _put_events,
    "start machines": _start_machines,
    "read executions": _read_executions,
    "answer tasks": _answer_tasks,
}
