"""The environment of every function: where it runs, as variables that `cloud.settings` reads."""

from dataclasses import dataclass
from typing import Literal

from infra.stacks.shapes import Function

METRICS_NAMESPACE = "Bole"


@dataclass(frozen=True, slots=True)
class Place:
    """The names of what was built, in one deployment or in one local cloud.

    `machine_arn_prefix` ends where a machine's name begins. `link_secret` is the secret's ARN or name in
    Secrets Manager, never its value; `audit_key` the id of the key that signs the record's days,
    `webhook_key` of the one that webhooks' secrets are encrypted with. `webhook_reach`: public, and loopback in the local
    cloud alone, whose webhooks may lead to this machine.
    `weights_dir` is where the weights layer lies (`/opt/weights`); `transcriber`: who writes answers down,
    embedded or amazon; `rater`: embedded, or bedrock, which asks `bedrock_model` for a second opinion.
    """

    table: str
    uploads_bucket: str
    artefacts_bucket: str
    weights_bucket: str
    audit_bucket: str
    audit_key: str
    webhook_key: str
    bus: str
    machine_arn_prefix: str
    sender: str
    link_secret: str
    site_url: str
    weights_dir: str = "/opt/weights"
    whisper: Literal["small", "base"] = "small"
    transcriber: str = "embedded"
    rater: str = "embedded"
    bedrock_model: str = ""
    webhook_reach: Literal["public", "loopback"] = "public"
    log_level: str = "INFO"


def environment(function: Function, place: Place) -> dict[str, str]:
    """The variables that `function` gets in `place`; every function gets the same names."""
    return {
        "BOLE_TABLE": place.table,
        "BOLE_UPLOADS_BUCKET": place.uploads_bucket,
        "BOLE_ARTEFACTS_BUCKET": place.artefacts_bucket,
        "BOLE_WEIGHTS_BUCKET": place.weights_bucket,
        "BOLE_AUDIT_BUCKET": place.audit_bucket,
        "BOLE_AUDIT_KEY": place.audit_key,
        "BOLE_WEBHOOK_KEY": place.webhook_key,
        "BOLE_WEBHOOK_REACH": place.webhook_reach,
        "BOLE_BUS": place.bus,
        "BOLE_MACHINE_ARN_PREFIX": place.machine_arn_prefix,
        "BOLE_SENDER": place.sender,
        "BOLE_LINK_SECRET": place.link_secret,
        "BOLE_SITE_URL": place.site_url,
        "BOLE_WEIGHTS_DIR": place.weights_dir,
        "BOLE_WHISPER": place.whisper,
        "BOLE_TRANSCRIBER": place.transcriber,
        "BOLE_RATER": place.rater,
        "BOLE_BEDROCK_MODEL": place.bedrock_model,
        "POWERTOOLS_SERVICE_NAME": function.name,
        "POWERTOOLS_METRICS_NAMESPACE": METRICS_NAMESPACE,
        "POWERTOOLS_LOG_LEVEL": place.log_level,
    }
