"""What each function's worker is made of, out of its catalogue row."""

from pathlib import Path

from infra.local.isolation import allowed_modules
from infra.local.plan import Plan
from infra.local.worker import Recipe
from infra.stacks.surroundings import Place, environment


def recipes(plan: Plan, folder: Path, where: Place, endpoint: str) -> dict[str, Recipe]:
    """The recipe of every function of the plan; logs and scratch space lie under `folder`."""
    logs = folder / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    allowed = {
        layers: allowed_modules(plan.layers_root, layers) for layers in {row.layers for row in plan.functions}
    }
    return {
        row.name: Recipe(
            function=row,
            folder=plan.root / "functions" / row.name,
            layers=tuple(plan.layers_root / layer / "python" for layer in row.layers),
            allowed=allowed[row.layers],
            environment=environment(row, where) | {"AWS_ENDPOINT_URL": endpoint},
            log=logs / f"{row.name}.log",
            scratch=folder / "tmp" / row.name,
        )
        for row in plan.functions
    }


def lay_weights(plan: Plan, folder: Path) -> Path:
    """The weights layer as Lambda unzips it, by links to the files of this machine."""
    layer = folder / "tmp" / "opt" / "weights"
    for inside, file in plan.layer_files:
        link = layer / inside
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(file.resolve())
    return layer
