"""The state machines: each `.asl.yaml` as it lies, with the functions' ARNs put in."""

import json
import re
from collections.abc import Mapping

import yaml
from aws_cdk import ArnFormat, Duration, Stack
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from aws_cdk import aws_stepfunctions as stepfunctions
from constructs import Construct

from infra.stacks.grants import Estate
from infra.stacks.layers import ROOT
from infra.stacks.rights import RIGHTS
from infra.stacks.roles import wait_for_rights
from infra.stacks.shapes import Machine
from infra.stacks.watch import Watch

_PLACEHOLDER = re.compile(r"\$\{([a-z_]+)\}")


class Workflows(Construct):
    """Every machine of the catalogue, each with a role that may call exactly the functions it names."""

    def __init__(
        self,
        scope: Construct,
        name: str,
        machines: tuple[Machine, ...],
        functions: Mapping[str, lambda_.IFunction],
        things: Estate,
        watch: Watch,
    ) -> None:
        super().__init__(scope, name)
        self._things, self._watch = things, watch
        self.machines = {row.name: self._machine(row, functions) for row in machines}

    def _machine(
        self, row: Machine, functions: Mapping[str, lambda_.IFunction]
    ) -> stepfunctions.StateMachine:
        text = (ROOT / row.file).read_text(encoding="utf-8")
        names = sorted(set(_PLACEHOLDER.findall(text)))
        title = row.name.capitalize()
        machine = stepfunctions.StateMachine(
            self,
            title,
            state_machine_name=f"bole-{row.name}",
            definition_body=stepfunctions.DefinitionBody.from_string(json.dumps(yaml.safe_load(text))),
            definition_substitutions={each: functions[each].function_arn for each in names},
            tracing_enabled=True,
            logs=stepfunctions.LogOptions(
                destination=logs.LogGroup(self, f"{title}Log", retention=logs.RetentionDays.SIX_MONTHS),
                level=stepfunctions.LogLevel.ALL,
                include_execution_data=False,
            ),
        )
        for each in names:
            functions[each].grant_invoke(machine)
        if row.maps_files:
            self._let_map(row, machine)
        wait_for_rights(machine, machine.role)
        self._watch.over(self._stopped(title, machine))
        return machine

    def _stopped(self, title: str, machine: stepfunctions.StateMachine) -> cloudwatch.Alarm:
        """An execution that fails or times out leaves an application standing. Who looks after it is told, tries again;
        what stopped it is an administrator's to mend. A redriven execution would work beside that.
        """
        span = Duration.minutes(5)
        ended = {"failed": machine.metric_failed(period=span), "late": machine.metric_timed_out(period=span)}
        return cloudwatch.Alarm(
            self,
            f"{title}Stopped",
            alarm_description="An execution stopped: mend its cause, then HR tries again (no redrive beside that)",
            metric=cloudwatch.MathExpression(
                expression="failed + late", using_metrics=dict(ended), period=span
            ),
            threshold=1,
            evaluation_periods=1,
            treat_missing_data=cloudwatch.TreatMissingData.NOT_BREACHING,
        )

    def _let_map(self, row: Machine, machine: stepfunctions.StateMachine) -> None:
        """A distributed map reads its items from the artefacts and runs each as an execution of its own machine."""
        for right in RIGHTS["read artefacts"]:
            machine.add_to_role_policy(
                iam.PolicyStatement(actions=list(right.actions), resources=list(self._things[right.on]))
            )
        arns = {kind: self._arn(kind, row) for kind in ("stateMachine", "execution")}
        machine.add_to_role_policy(
            iam.PolicyStatement(actions=["states:StartExecution"], resources=[arns["stateMachine"]])
        )
        machine.add_to_role_policy(
            iam.PolicyStatement(
                actions=["states:DescribeExecution", "states:StopExecution"],
                resources=[f"{arns['execution']}*"],
            )
        )

    def _arn(self, resource: str, row: Machine) -> str:
        """Formatted from the name: the machine's role can't name the machine, which waits for it."""
        return Stack.of(self).format_arn(
            service="states",
            resource=resource,
            resource_name=f"bole-{row.name}",
            arn_format=ArnFormat.COLON_RESOURCE_NAME,
        )
