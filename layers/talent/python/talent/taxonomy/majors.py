"""Which fields of study are one: 软件工程 is of computing, and so are Informatics and Computer Science."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from pydantic import Field

from talent.kernel import Fact
from talent.taxonomy.script import simplified
from talent.taxonomy.wording import fold


class _Majors(Fact):
    fields: Mapping[str, tuple[str, ...]]
    wider: Mapping[str, tuple[str, ...]] = Field(min_length=1)


def fields_of(major: str) -> frozenset[str]:
    """The fields that a major is of, among those of majors.toml; none where it is of no known one."""
    words = fold(simplified(major)).strip()
    return frozenset(_named(words))


def _named(words: str) -> Iterator[str]:
    table = _table()
    yield from (field for field, names in table.fields.items() if any(_says(words, name) for name in names))
    for name, fields in table.wider.items():
        if _says(words, name) and words.removesuffix("类").removesuffix("科") in {
            name,
            name.removesuffix("科"),
        }:
            yield from fields


def _says(words: str, name: str) -> bool:
    if not name.isascii():
        return name in words
    return re.search(rf"(?<![a-z]){re.escape(name)}(?![a-z])", words) is not None


@cache
def _table() -> _Majors:
    rows = tomllib.loads(Path(__file__).with_name("majors.toml").read_text(encoding="utf-8"))
    wider = rows.pop("wider")
    return _Majors.model_validate({"fields": rows, "wider": wider})
