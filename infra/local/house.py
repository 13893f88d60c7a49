"""The deployment itself as a plan: the catalogue's rows, the machines' files, the weights of this machine."""

from infra.local.plan import ROOT, Plan
from infra.local.weights import bucket_files, layer_files
from infra.stacks import catalogue


def house() -> Plan:
    """What `bole up` and `bole demo` start. Raises WeightMissing where `make setup` has not been run."""
    return Plan(
        root=ROOT,
        functions=catalogue.FUNCTIONS,
        machines=catalogue.MACHINES,
        layer_files=layer_files(),
        bucket_files=bucket_files(),
    )
