"""A process that plays runs: its environment, its AWS, its silence."""

import os
from dataclasses import replace

from infra.local.plan import ROOT, place
from infra.local.simulation.edge import Edge
from infra.local.simulation.functions import leave_mails_unset
from infra.local.simulation.listening import leave_the_net_uncalled
from infra.stacks.catalogue import function
from infra.stacks.surroundings import environment


def prepared() -> Edge:
    """Makes this process a stage: whatever asks for AWS, time or randomness from now on asks the run."""
    names = replace(place(ROOT / "layers" / "weights", "https://bole.example"), log_level="CRITICAL")
    os.environ |= environment(function("start_machine"), names)
    leave_mails_unset()
    edge = Edge()
    edge.install()
    leave_the_net_uncalled(edge)
    return edge
