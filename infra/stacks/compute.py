"""The functions: each row of the catalogue as a Lambda with its layers, its variables and its rights."""

from collections.abc import Mapping

from aws_cdk import Duration, Size
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from constructs import Construct

from infra.stacks.grants import Estate, give
from infra.stacks.layers import ARCHITECTURE, ROOT, RUNTIME
from infra.stacks.roles import lambda_role, wait_for_rights
from infra.stacks.shapes import Function, Layer
from infra.stacks.surroundings import Place, environment


class Compute(Construct):
    """Every function but the API, which Chalice packages itself."""

    def __init__(
        self,
        scope: Construct,
        name: str,
        rows: tuple[Function, ...],
        layers: Mapping[Layer, lambda_.ILayerVersion],
        place: Place,
        things: Estate,
    ) -> None:
        super().__init__(scope, name)
        self._layers, self._place, self._things = layers, place, things
        self.functions = {row.name: self._function(row) for row in rows}

    def _function(self, row: Function) -> lambda_.Function:
        title = row.name.title().replace("_", "")
        log_group = logs.LogGroup(self, f"{title}Log", retention=logs.RetentionDays.SIX_MONTHS)
        role = lambda_role(self, f"{title}Role", log_group)
        function = lambda_.Function(
            self,
            title,
            function_name=f"bole-{row.name}",
            runtime=RUNTIME,
            architecture=ARCHITECTURE,
            handler=row.entry,
            code=lambda_.Code.from_asset(str(ROOT / "functions" / row.name), exclude=["**/__pycache__"]),
            layers=[self._layers[layer] for layer in row.layers],
            memory_size=row.memory_mb,
            timeout=Duration.seconds(row.timeout_s),
            ephemeral_storage_size=Size.mebibytes(row.scratch_mb),
            environment=environment(row, self._place),
            tracing=lambda_.Tracing.ACTIVE,
            log_group=log_group,
            role=role,
        )
        give(self._things, row, role)
        wait_for_rights(function, role)
        return function
