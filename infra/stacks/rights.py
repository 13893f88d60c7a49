"""What each word in a row's grants allows, as data: the deployment's policies are made of it, and the local cloud
refuses what it does not name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from infra.stacks.shapes import Grant

type Thing = Literal[
    "table",
    "key",
    "uploads",
    "uploads objects",
    "artefacts",
    "artefacts objects",
    "weights",
    "weights objects",
    "link secret",
    "mail",
    "language models",
    "bus",
    "machines",
    "executions",
    "staff pool",
    "audit",
    "audit objects",
    "audit key",
    "transcripts",
    "webhook key",
]


@dataclass(frozen=True, slots=True)
class Right:
    """IAM actions on one kind of thing."""

    actions: tuple[str, ...]
    on: Thing


_OPEN = Right(("kms:Decrypt",), "key")
_SEAL = Right(("kms:Decrypt", "kms:GenerateDataKey"), "key")
_GET, _LIST = ("s3:GetObject",), ("s3:ListBucket",)
_ERASE, _LIST_VERSIONS = ("s3:DeleteObject", "s3:DeleteObjectVersion"), ("s3:ListBucketVersions",)
_PUT = ("s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts")

RIGHTS: Mapping[Grant, tuple[Right, ...]] = {
    "read table": (Right(("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"), "table"), _OPEN),
    "write table": (
        Right(
            ("dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:ConditionCheckItem"),
            "table",
        ),
        _SEAL,
    ),
    "read uploads": (Right(_GET, "uploads objects"), Right(_LIST, "uploads"), _OPEN),
    "write uploads": (Right(_PUT, "uploads objects"), _SEAL),
    "read artefacts": (Right(_GET, "artefacts objects"), Right(_LIST, "artefacts"), _OPEN),
    "write artefacts": (Right(_PUT, "artefacts objects"), _SEAL),
    "ask a model": (Right(("bedrock:InvokeModel",), "language models"),),
    "erase uploads": (Right(_ERASE, "uploads objects"), Right(_LIST_VERSIONS, "uploads")),
    "erase artefacts": (Right(_ERASE, "artefacts objects"), Right(_LIST_VERSIONS, "artefacts")),
    "read weights": (Right(_GET, "weights objects"), Right(_LIST, "weights"), _OPEN),
    "read link secret": (Right(("secretsmanager:GetSecretValue",), "link secret"), _OPEN),
    "send mail": (Right(("ses:SendEmail", "ses:SendRawEmail"), "mail"),),
    "put events": (Right(("events:PutEvents",), "bus"),),
    "start machines": (Right(("states:StartExecution",), "machines"),),
    "read executions": (
        Right(("states:ListExecutions",), "machines"),
        Right(("states:DescribeExecution", "states:GetExecutionHistory"), "executions"),
    ),
    "answer tasks": (
        Right(("states:SendTaskSuccess", "states:SendTaskFailure", "states:SendTaskHeartbeat"), "machines"),
    ),
    "sign audit": (Right(("kms:Sign", "kms:GetPublicKey"), "audit key"),),
    "write audit": (Right(("s3:PutObject",), "audit objects"), Right(_LIST, "audit"), _SEAL),
    "read audit": (Right(_GET, "audit objects"), Right(_LIST, "audit"), _OPEN),
    "transcribe": (
        Right(
            (
                "transcribe:StartTranscriptionJob",
                "transcribe:GetTranscriptionJob",
                "transcribe:DeleteTranscriptionJob",
            ),
            "transcripts",
        ),
    ),
    "seal webhook secrets": (Right(("kms:Encrypt",), "webhook key"),),
    "open webhook secrets": (Right(("kms:Decrypt",), "webhook key"),),
    "manage sign-ins": (
        Right(
            (
                "cognito-idp:AdminCreateUser",
                "cognito-idp:AdminGetUser",
                "cognito-idp:AdminUpdateUserAttributes",
                "cognito-idp:AdminListGroupsForUser",
                "cognito-idp:AdminAddUserToGroup",
                "cognito-idp:AdminRemoveUserFromGroup",
                "cognito-idp:AdminEnableUser",
                "cognito-idp:AdminDisableUser",
                "cognito-idp:AdminUserGlobalSignOut",
            ),
            "staff pool",
        ),
    ),
}
