"""Executions that end without an outcome, told as Step Functions tells the default bus of them."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

from moto.stepfunctions.parser.backend.execution import BaseExecutionWorkerCommunication

from infra.local.shapes import JsonObject


def tell_of_ends(tell: Callable[[JsonObject], None]) -> None:
    """Have `tell` called with the detail of each execution that ends and has not succeeded."""
    reflect = BaseExecutionWorkerCommunication.terminated

    def terminated(communication: BaseExecutionWorkerCommunication) -> None:
        reflect(communication)
        execution = communication.execution
        if execution.exec_status == "SUCCEEDED":
            return
        tell(
            {
                "executionArn": execution.exec_arn,
                "stateMachineArn": execution.state_machine.arn,
                "name": execution.name,
                "status": execution.exec_status.value,
                "stopDate": int(datetime.now(UTC).timestamp() * 1000),
                "input": json.dumps(execution.input_data),
                "error": execution.error,
            }
        )

    BaseExecutionWorkerCommunication.terminated = terminated
