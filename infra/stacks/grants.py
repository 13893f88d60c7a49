"""Rights become policies: each kind of thing gets its ARNs in this deployment."""

from collections.abc import Mapping, Sequence

from aws_cdk import ArnFormat, Stack
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_events as events
from aws_cdk import aws_iam as iam

from infra.stacks.catalogue import MACHINES
from infra.stacks.rights import RIGHTS, Thing
from infra.stacks.shapes import Function
from infra.stacks.storage import Storage

type Estate = Mapping[Thing, Sequence[str]]


def estate(
    stack: Stack,
    storage: Storage,
    bus: events.IEventBus,
    pool: cognito.IUserPool,
    mail: Sequence[str],
    model: str,
) -> Estate:
    """The ARNs of everything that a right can be about; `model` is the id of the one language model."""
    buckets = storage.buckets
    return {
        "table": [storage.table.table_arn, f"{storage.table.table_arn}/index/*"],
        "key": [storage.key.key_arn],
        "uploads": [buckets["uploads"].bucket_arn],
        "uploads objects": [buckets["uploads"].arn_for_objects("*")],
        "artefacts": [buckets["artefacts"].bucket_arn],
        "artefacts objects": [buckets["artefacts"].arn_for_objects("*")],
        "weights": [buckets["weights"].bucket_arn],
        "weights objects": [buckets["weights"].arn_for_objects("*")],
        "link secret": [storage.link_secret.secret_arn],
        "mail": mail,
        "language models": [
            stack.format_arn(service="bedrock", account="", resource="foundation-model", resource_name=model)
        ],
        "bus": [bus.event_bus_arn],
        "audit": [buckets["audit"].bucket_arn],
        "audit objects": [buckets["audit"].arn_for_objects("*")],
        "audit key": [storage.audit_key.key_arn],
        "webhook key": [storage.webhook_key.key_arn],
        "staff pool": [pool.user_pool_arn],
        "transcripts": [
            stack.format_arn(service="transcribe", resource="transcription-job", resource_name="bole-*")
        ],
        "machines": _machines(stack, "stateMachine"),
        "executions": _machines(stack, "execution", ":*"),
    }


def give(things: Estate, row: Function, role: iam.Role) -> None:
    """Let the role do what its row's grants say, and nothing else."""
    for right in dict.fromkeys(right for grant in row.grants for right in RIGHTS[grant]):
        statement = iam.PolicyStatement(actions=list(right.actions), resources=list(things[right.on]))
        role.add_to_policy(statement)


def _machines(stack: Stack, resource: str, tail: str = "") -> list[str]:
    """Formatted from names, because the machines in turn name the functions."""
    return [
        stack.format_arn(
            service="states",
            resource=resource,
            resource_name=f"bole-{machine.name}{tail}",
            arn_format=ArnFormat.COLON_RESOURCE_NAME,
        )
        for machine in MACHINES
    ]
