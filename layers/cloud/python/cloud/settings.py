"""The environment, read once and checked: the only module that looks at environment variables."""

import os
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from talent.webhook import Reach


class Settings(BaseModel):
    """What a function is told about where it runs."""

    model_config = ConfigDict(frozen=True)

    table: str = Field(alias="BOLE_TABLE")
    uploads_bucket: str = Field(alias="BOLE_UPLOADS_BUCKET")
    artefacts_bucket: str = Field(alias="BOLE_ARTEFACTS_BUCKET")
    weights_bucket: str = Field(alias="BOLE_WEIGHTS_BUCKET")
    audit_bucket: str = Field(alias="BOLE_AUDIT_BUCKET")
    audit_key: str = Field(alias="BOLE_AUDIT_KEY")
    webhook_key: str = Field(alias="BOLE_WEBHOOK_KEY")
    webhook_reach: Reach = Field(default="public", alias="BOLE_WEBHOOK_REACH")
    bus: str = Field(alias="BOLE_BUS")
    machine_arn_prefix: str = Field(alias="BOLE_MACHINE_ARN_PREFIX")
    sender: str = Field(alias="BOLE_SENDER")
    link_secret: str = Field(alias="BOLE_LINK_SECRET")
    site_url: str = Field(alias="BOLE_SITE_URL")
    weights_dir: Path = Field(alias="BOLE_WEIGHTS_DIR")
    whisper: Literal["small", "base"] = Field(default="small", alias="BOLE_WHISPER")
    transcriber: Literal["embedded", "amazon"] = Field(default="embedded", alias="BOLE_TRANSCRIBER")
    rater: Literal["embedded", "bedrock"] = Field(default="embedded", alias="BOLE_RATER")
    bedrock_model: str = Field(default="", alias="BOLE_BEDROCK_MODEL")


@cache
def settings() -> Settings:
    """The settings of this process. A missing variable is named in the error."""
    return Settings.model_validate(os.environ)
