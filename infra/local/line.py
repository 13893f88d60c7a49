"""What the engine's process and the one that started it tell each other: the order, and the address."""

from dataclasses import dataclass
from pathlib import Path

from infra.local.plan import Plan
from infra.local.provision import Pool


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be started, and where its files go; with `repeat`, everything is delivered twice."""

    plan: Plan
    folder: Path
    retry_pace: float
    repeat: bool


@dataclass(frozen=True, slots=True)
class Address:
    """Where the started cloud answers."""

    endpoint_url: str
    api_url: str
    pool: Pool
    environment: dict[str, str]
    control: tuple[str, int]
