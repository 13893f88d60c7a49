"""How a course of study was attended (统招, 自考 …), and the lists that a resume says its school is on."""

import re
from collections.abc import Iterator, Sequence

from talent.reading.leaves import SURE, leaf
from talent.reading.sought import Sought
from talent.reading.text import Line
from talent.resume import Leaf

_MODE = Sought(
    r"(?:全国)?统招(?:全日制)?|非全日制|全日制|自学考试|自考|函授|成人(?:高等)?教育|成人高考|成教|网络教育|远程教育|在职|夜大|电大|专升本"
    r"|\b(?:full|part)[- ]time\b|\bdistance learning\b",
    re.I,
)
_LIST = re.compile(r"(?<!\d)(?:985|211)(?!\d)(?=工程|院校|高校|大学|[/、，,）)\s]|$)|双一流|双非")


def attendance(lines: Sequence[Line]) -> tuple[Leaf | None, tuple[Leaf, ...]]:
    """The mode that the lines name, and the lists (985, 211, 双一流), each once."""
    lists = {one.value: one for one in _named(_LIST, lines)}
    return next(_named(_MODE, lines), None), tuple(lists.values())


def _named(pattern: Sought | re.Pattern[str], lines: Sequence[Line]) -> Iterator[Leaf]:
    for line in lines:
        for found in pattern.finditer(line.text):
            made = leaf(found[0], SURE, line)
            if made:
                yield made
