"""What somebody in a position does, as sentences of its description: the part of the letter that says what is agreed."""

import re

_HEADING = re.compile(
    r"^\W*(岗位职责|工作职责|职责描述|工作内容|responsibilities|duties|what you will do)\W*$", re.IGNORECASE
)
_ANY_HEADING = re.compile(r"^\W*[^\d\W][^:：。.]{0,30}[:：]\s*$")
_BULLET = re.compile(r"^\s*(?:\d{1,2}[.、)）]|[-*•·])\s*")
MOST = 20


def duties_of(description: str) -> tuple[str, ...]:
    """The sentences under the heading that names the duties, at most 20; the first lines where nothing names them."""
    lines = [line.strip() for line in description.splitlines() if line.strip()]
    start = next((n for n, line in enumerate(lines, start=1) if _HEADING.match(line)), None)
    if start is None:
        return tuple(_BULLET.sub("", line)[:1000] for line in lines[:5])
    found: list[str] = []
    for line in lines[start:]:
        if _ANY_HEADING.match(line):
            break
        found.append(_BULLET.sub("", line)[:1000])
    return tuple(found[:MOST])
