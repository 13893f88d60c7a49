"""The machines' files, read for the emulator: YAML to states, `${name}` to the function's ARN."""

import re
from typing import cast

import yaml

from infra.local.plan import Plan, function_arn
from infra.local.shapes import JsonObject
from infra.stacks.shapes import Machine

_PLACEHOLDER = re.compile(r"\$\{(\w+)\}")


def definition(plan: Plan, machine: Machine) -> JsonObject:
    """The machine's definition in the states language; KeyError for a placeholder that names no function."""
    text = (plan.root / machine.file).read_text("utf-8")
    filled = _PLACEHOLDER.sub(lambda match: function_arn(plan.function(match[1]).name), text)
    return cast(JsonObject, yaml.safe_load(filled))
