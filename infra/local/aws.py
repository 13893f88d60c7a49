"""Clients of the emulator: boto3's own, with credentials that mean nothing."""

from typing import Any

import boto3
from botocore.config import Config

from infra.local.plan import REGION

WORKERS_SECRET = "local"  # noqa: S105 - opens nothing outside this machine


def secret_of(key_id: str) -> str:
    """The secret of an access key: all workers' keys have the same, any other key id is its own."""
    return WORKERS_SECRET if key_id.startswith("AKIA") else key_id


def client(service: str, endpoint: str, config: Config | None = None) -> Any:  # noqa: ANN401 - boto3 makes the class at run time
    """A client of that service at that endpoint."""
    make: Any = boto3.client
    return make(
        service,
        region_name=REGION,
        endpoint_url=endpoint,
        aws_access_key_id="local",
        aws_secret_access_key="local",  # noqa: S106 - the emulator checks no signature
        config=config,
    )
