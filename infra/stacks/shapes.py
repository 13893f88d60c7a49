"""The shapes of the catalogue's rows: what a function, a machine, a bucket and the table are made of."""

from dataclasses import dataclass, field
from typing import Literal

type Layer = Literal["talent", "cloud", "documents", "language", "media", "perception", "weights"]
type Grant = Literal[
    "read table",
    "write table",
    "read uploads",
    "write uploads",
    "read artefacts",
    "write artefacts",
    "erase uploads",
    "erase artefacts",
    "read weights",
    "read link secret",
    "send mail",
    "ask a model",
    "put events",
    "start machines",
    "read executions",
    "answer tasks",
    "manage sign-ins",
    "sign audit",
    "write audit",
    "read audit",
    "transcribe",
    "seal webhook secrets",
    "open webhook secrets",
]


@dataclass(frozen=True, slots=True)
class OnEvent:
    """The bus brings events of these names (their `detail-type`), from our own source."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OnUpload:
    """The bucket tells of each object created under `prefix`, through EventBridge."""

    bucket: Literal["uploads", "artefacts"]
    prefix: str


@dataclass(frozen=True, slots=True)
class OnStream:
    """The table's stream brings new items of these kinds (`sk` begins so); failures are named one by one."""

    sort_prefix: str
    batch: int = 25


@dataclass(frozen=True, slots=True)
class OnSchedule:
    """The function runs every so many minutes."""

    minutes: int


@dataclass(frozen=True, slots=True)
class OnReturnedMail:
    """SES tells of each mail that bounced or was complained about, through EventBridge's default bus."""

    names: tuple[str, ...] = ("Email Bounced", "Email Complaint Received")


@dataclass(frozen=True, slots=True)
class OnStoppedMachine:
    """Step Functions tells of each execution of ours that ended without an outcome, through the default bus."""

    names: tuple[str, ...] = ("Step Functions Execution Status Change",)
    statuses: tuple[str, ...] = ("FAILED", "TIMED_OUT", "ABORTED")


type Trigger = OnEvent | OnUpload | OnStream | OnSchedule | OnReturnedMail | OnStoppedMachine


@dataclass(frozen=True, slots=True)
class Function:
    """One Lambda function: its folder's name, what it may use, and what calls it (no trigger: a machine)."""

    name: str
    layers: tuple[Layer, ...]
    grants: tuple[Grant, ...]
    memory_mb: int = 512
    timeout_s: int = 30
    scratch_mb: int = 512
    triggers: tuple[Trigger, ...] = ()

    @property
    def entry(self) -> str:
        """What Lambda calls: `module.attribute` in the function's folder."""
        return "app.app" if self.name == "api" else "handler.handler"


@dataclass(frozen=True, slots=True)
class Machine:
    """One state machine, written in `statemachines/<name>.asl.yaml`; events open it, no machine does.

    `maps_files`: it has a distributed map, which reads its items from the artefacts.
    """

    name: str
    maps_files: bool = False

    @property
    def file(self) -> str:
        """Where its states are written, seen from the repository's root."""
        return f"statemachines/{self.name}.asl.yaml"


@dataclass(frozen=True, slots=True)
class Bucket:
    """One bucket: private, TLS only, versioned; who may put into it from a browser, what ends by itself.

    `locked_days`: for so long nobody, the account's owner included, can delete or change a file (0: unlocked).
    `ends`: prefixes with the days after which what lies there is deleted.
    """

    name: str
    browser_uploads: bool = False
    tells_of_uploads: bool = False
    old_versions_days: int = 30
    open_multipart_days: int = 1
    locked_days: int = 0
    ends: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Index:
    """One global secondary index on two string attributes: `<name>_pk` and `<name>_sk`."""

    name: str

    @property
    def partition(self) -> str:
        """The partition key's attribute."""
        return f"{self.name}_pk"

    @property
    def sort(self) -> str:
        """The sort key's attribute."""
        return f"{self.name}_sk"


@dataclass(frozen=True, slots=True)
class Table:
    """The one table: `pk` and `sk`, its indexes, a stream of new images, and items that expire."""

    partition: str = "pk"
    sort: str = "sk"
    expiry: str = "expires_at"
    stream: Literal["NEW_IMAGE"] = "NEW_IMAGE"
    indexes: tuple[Index, ...] = field(
        default=(Index("stage"), Index("department"), Index("todo"), Index("candidate"), Index("dataset"))
    )
