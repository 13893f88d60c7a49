"""What a local cloud is built from: the deployment's own rows, files and names, as one value.

Tests hand in a plan of their own with throw-away functions; everything else takes `infra.local.house`.
"""

from dataclasses import dataclass
from pathlib import Path

from infra.stacks import catalogue
from infra.stacks.shapes import Bucket, Function, Machine, Table
from infra.stacks.surroundings import Place

ACCOUNT = "123456789012"
REGION = "us-east-1"
ROOT = Path(__file__).resolve().parents[2]
TABLE_NAME = "bole"
BUS_NAME = "bole"
POOL_NAME = "bole-staff"
SECRET_NAME = "bole-link-secret"  # noqa: S105 - the secret's name, not the secret
AUDIT_KEY = "alias/bole-audit"
WEBHOOK_KEY = "alias/bole-webhooks"
DEAD_LETTERS = "bole-dead-letters"
SENDER = "hiring@bole.example"


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows to build, and the folder that holds `functions/` and `statemachines/`.

    `layer_files` lie in the weights layer (`/opt/weights` on Lambda): path in it → file. `bucket_files` are
    put into the weights bucket when it is first read: key → file.
    """

    root: Path
    functions: tuple[Function, ...]
    machines: tuple[Machine, ...] = ()
    buckets: tuple[Bucket, ...] = catalogue.BUCKETS
    table: Table = catalogue.TABLE
    staff_groups: tuple[str, ...] = catalogue.STAFF_GROUPS
    event_source: str = catalogue.EVENT_SOURCE
    layers_root: Path = ROOT / "layers"
    layer_files: tuple[tuple[str, Path], ...] = ()
    bucket_files: tuple[tuple[str, Path], ...] = ()

    def function(self, name: str) -> Function:
        """The row of that name; KeyError when the plan has none."""
        return {row.name: row for row in self.functions}[name]


def bucket_name(row: str) -> str:
    """The deployed name of a catalogue's bucket: one per account, as bucket names are global."""
    return f"bole-{row}-{ACCOUNT}"


def function_arn(row: str) -> str:
    """The ARN of a catalogue's function."""
    return f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:bole-{row}"


def machine_arn(row: str) -> str:
    """The ARN of a catalogue's machine."""
    return f"arn:aws:states:{REGION}:{ACCOUNT}:stateMachine:bole-{row}"


def place(weights_dir: Path, site_url: str) -> Place:
    """The names under which the functions find what was built here."""
    return Place(
        table=TABLE_NAME,
        uploads_bucket=bucket_name("uploads"),
        artefacts_bucket=bucket_name("artefacts"),
        weights_bucket=bucket_name("weights"),
        audit_bucket=bucket_name("audit"),
        audit_key=AUDIT_KEY,
        webhook_key=WEBHOOK_KEY,
        webhook_reach="loopback",
        bus=BUS_NAME,
        machine_arn_prefix=machine_arn(""),
        sender=SENDER,
        link_secret=SECRET_NAME,
        site_url=site_url,
        weights_dir=str(weights_dir),
    )
