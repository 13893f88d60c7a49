"""Where clauses end in speech that was written down without punctuation: a logistic model of the words around a place.

Recognisers drop commas, and a clause that runs on for sixty characters is read as one act of one person. The weights
were fitted to the commas of the project's own corpus (layers/weights/corpus); the card is "Clause ends".
"""

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import Literal, NamedTuple

LONGEST = {"chinese": 24, "english": 20}
"""Characters or words without a mark from which a stretch counts as unpunctuated."""
SURE = 0.35
_UNITS = {
    "chinese": re.compile(r"[A-Za-z0-9.%+#'-]*[A-Za-z0-9%+#]|[\u4e00-\u9fff]"),
    "english": re.compile(r"[A-Za-z0-9$£€%][A-Za-z0-9'’,.%-]*[A-Za-z0-9%]|[A-Za-z0-9]"),
}
_NONE = "_"

type Grammar = Literal["chinese", "english"]


class _Model(NamedTuple):
    bias: float
    weights: dict[str, float]


@cache
def _models() -> dict[str, _Model]:
    packed = files("language").joinpath("clause_ends.json.gz").read_bytes()
    read = json.loads(gzip.decompress(packed))
    return {name: _Model(each["bias"], each["weights"]) for name, each in read.items()}


def clause_ends(text: str, start: int, end: int, language: Grammar) -> Iterator[int]:
    """Offsets in `text` between `start` and `end` after which a clause probably ends; none in a short stretch."""
    found = list(_UNITS[language].finditer(text, start, end))
    if len(found) <= LONGEST[language]:
        return
    units = [_unit(match[0], language) for match in found]
    model = _models()[language]
    since = 0
    for at in range(len(units) - 1):
        since += 1
        if since >= 3 and _chance(units, at, model) >= SURE:
            yield found[at].end()
            since = 0


def _unit(word: str, language: Grammar) -> str:
    if language == "chinese":
        return word if len(word) == 1 else "W"
    return word.lower().replace("’", "'")


def _chance(units: Sequence[str], at: int, model: _Model) -> float:
    """How probably a clause ends after the unit at `at`."""
    before, last, this, after, then, later = (
        units[place] if 0 <= place < len(units) else _NONE for place in range(at - 2, at + 4)
    )
    shown = (
        f"l {this}",
        f"r {after}",
        f"ll {last} {this}",
        f"rr {after} {then}",
        f"lr {this} {after}",
        f"rrr {after} {then} {later}",
        f"lll {before} {last} {this}",
    )
    total = model.bias + sum(model.weights.get(name, 0.0) for name in shown)
    return 1.0 / (1.0 + exp(-total))
