"""The JSON Schemas of every contract, made from the domain's own types into layers/talent/schemas.

A line of the `bole` command is either an answer, the type's fields beside the file's name, or an error.
"""

import json
from importlib import import_module
from pathlib import Path

from pydantic import TypeAdapter
from pydantic.json_schema import JsonSchemaValue

FOLDER = Path(__file__).resolve().parents[2] / "layers" / "talent" / "schemas"

LINES = {
    "parse": "talent.resume:Resume",
    "opening_read": "talent.requirements:Advert",
    "match": "infra.local.contracts:MatchLine",
    "import": "infra.local.contracts:ImportLine",
    "transcribe": "infra.local.contracts:TranscriptLine",
    "assess": "infra.local.contracts:AssessmentLine",
}
"""What each verb prints for one file: verb → type."""

TYPES = {
    "event": "talent.events:Event",
    "webhook": "talent.webhook:Payload",
    "report": "talent.report.shape:Report",
    "calibrate": "talent.calibration:Validation",
}
"""What else leaves the system or is kept by it: name → type."""

_ERROR = {
    "type": "object",
    "description": "The file could not be read: the error's business name, what is wrong, what to do next.",
    "properties": {
        "file": {"type": "string"},
        "error": {
            "type": "object",
            "properties": {name: {"type": "string"} for name in ("name", "message", "next")},
            "required": ["name", "message", "next"],
            "additionalProperties": False,
        },
    },
    "required": ["file", "error"],
    "additionalProperties": False,
}


def documents() -> dict[str, str]:
    """Every schema's file name and text."""
    found: dict[str, JsonSchemaValue] = {
        f"{name}.schema.json": _schema(named) for name, named in TYPES.items()
    }
    for verb, named in LINES.items():
        answer = _schema(named)
        definitions = answer.pop("$defs", {})
        answer["properties"] = {"file": {"type": "string"}, **answer["properties"]}
        answer["required"] = ["file", *(name for name in answer.get("required", ()) if name != "file")]
        line = {"title": f"A line of bole {verb.replace('_', ' ')} --json", "oneOf": [answer, _ERROR]}
        found[f"{verb}.schema.json"] = {**line, "$defs": definitions}
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {
        name: json.dumps({**dialect, **schema}, ensure_ascii=False, indent=2) + "\n"
        for name, schema in found.items()
    }


def _schema(named: str) -> JsonSchemaValue:
    """The schema of a type as it is printed, given as `module:name`."""
    module, name = named.split(":")
    return TypeAdapter(getattr(import_module(module), name)).json_schema(mode="serialization")


def main() -> None:
    """Write what has changed and remove what no contract makes any more."""
    FOLDER.mkdir(exist_ok=True)
    texts = documents()
    for path in FOLDER.glob("*.json"):
        if path.name not in texts:
            path.unlink()
    for name, text in texts.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
