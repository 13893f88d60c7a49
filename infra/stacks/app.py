"""The CDK app: writes the CloudFormation templates of both stacks to cdk.out, without AWS and without Docker."""

import os
from pathlib import Path

from aws_cdk import App, Tags

from infra.stacks.layers import BUILT, ROOT
from infra.stacks.service import Service
from infra.stacks.storage import Storage


def build(out: Path = ROOT / "cdk.out", built_layers: Path = BUILT) -> App:
    """The app with its two stacks: what is kept, and what works on it. Templates go to `out`."""
    app = App(
        outdir=os.fspath(out),
        context={"@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy": True},
    )
    storage = Storage(app, "BoleStorage")
    Service(app, "Bole", storage, built_layers)
    Tags.of(app).add("project", "bole")
    return app


if __name__ == "__main__":
    build().synth()
