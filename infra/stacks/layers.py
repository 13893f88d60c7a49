"""The layers of the deployment: folders that `make layers` has built, taken as they lie."""

from pathlib import Path

from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from infra.stacks.shapes import Layer

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "build" / "layers"
RUNTIME = lambda_.Runtime.PYTHON_3_13
ARCHITECTURE = lambda_.Architecture.X86_64


class LayerNotBuilt(Exception):
    """A layer's folder is not there yet."""

    next_step = "Run `make layers`, or `make synth`, which does it first."


def layer_version(scope: Construct, layer: Layer, built: Path) -> lambda_.LayerVersion:
    """The Lambda layer of that name from the folder `built`; LayerNotBuilt when it is missing there."""
    folder = built / layer
    if not folder.is_dir():
        raise LayerNotBuilt(f"The layer {layer} is not in {built.name}. {LayerNotBuilt.next_step}")
    return lambda_.LayerVersion(
        scope,
        f"{layer.capitalize()}Layer",
        layer_version_name=f"bole-{layer}",
        code=lambda_.Code.from_asset(str(folder)),
        compatible_runtimes=[RUNTIME],
        compatible_architectures=[ARCHITECTURE],
    )
