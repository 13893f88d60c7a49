"""JSONata in a machine's definition: every text between `{%` and `%}`, compiled once."""

from collections.abc import Mapping
from functools import cache

import jsonata

from infra.local.shapes import Json


def filled(part: Json, states: Mapping[str, Json]) -> Json:
    """`part` with its expressions replaced by what they give for `$states`."""
    match part:
        case dict():
            return {name: filled(each, states) for name, each in part.items()}
        case list():
            return [filled(each, states) for each in part]
        case str() if part.startswith("{%"):
            return _value(part, states)
        case _:
            return part


def _value(text: str, states: Mapping[str, Json]) -> Json:
    compiled = _compiled(text)
    frame = compiled.create_frame()
    frame.bind("states", dict(states))
    value: Json = compiled.evaluate(None, frame)
    return value


@cache
def _compiled(text: str) -> jsonata.Jsonata:
    return jsonata.Jsonata(text.removeprefix("{%").removesuffix("%}").strip())
