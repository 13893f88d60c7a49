"""Fillers and restarts: counted for the voice, taken out before the sentence is read.

A halting speaker says the same as a fluent one; only what remains without 嗯, um and 'I, I' is judged.
"""

import re
from dataclasses import dataclass

_MARK = r"[，,、。.…\s]"
_FILLER = re.compile(
    rf"(?:嗯+|呃+|唔+(?![\u4e00-\u9fff])|额+(?={_MARK})|(?<![\u4e00-\u9fff])啊+(?={_MARK}))(?:{_MARK})*"
    rf"|(?:^|(?<={_MARK[:-1]}]))(?:那个|这个|就是说|就是|怎么说呢|反正|对吧|你知道吧|那么)(?:{_MARK})+"
    r"|(?<=[，,])(?:对吧|是吧|对不对)(?=[，,。])"
    r"|,\s*(?:um+|uh+|erm*|hmm+|mm+)\b[,.…]*(?=\s)"
    r"|\b(?:um+|uh+|erm*|hmm+|mm+)\b[,.…\s]*"
    r"|(?:(?<=^)|(?<=[,.;] ))(?:you know|i mean|like|sort of|kind of|basically|well|so yeah|yeah|okay so)\s*[,…]\s*"
    r"|(?<=,)\s(?:you know|i mean|like)(?=,)",
    re.IGNORECASE,
)
_STOP = r"[，,、。.！!？?；;：:\s]"
_RESTART = re.compile(
    rf"(?:^|(?<={_STOP}))([\u4e00-\u9fff]{{1,5}})(?:[，,、…—\s]|\.\.\.)+(?=\1)"
    r"|(觉得|就是?|然后|我们?|[这那]个|在|把|跟|要|是|去|也|都|最后)(?:[，,、…—\s]|\.\.\.)+(?=\2)"
    r"|(我|就|这|那|他|她|然后|因为|所以|我们)(?=\3)"
    r"|\b([a-z']+(?: [a-z']+){0,2})(?:\s*[,…—-]\s*|\s+)(?=\4\b)",
    re.IGNORECASE,
)
_MEANT = frozenset(
    {"that", "had", "very", "really", "so", "much", "more", "many", "again", "no", "day", "step", "one"}
)


@dataclass(frozen=True, slots=True)
class Fluent:
    """The text without fillers and restarts; `at[i]` is the offset that character i had before."""

    text: str
    at: tuple[int, ...]
    fillers: int
    restarts: int


def fluent(text: str) -> Fluent:
    """`text` as it was meant: fillers and restarts taken out and counted, every offset kept."""
    kept, fillers = _without(text, tuple(range(len(text))), _FILLER)
    first, restarts = _without(*kept, _RESTART)
    (clean, at), more = _without(*first, _RESTART)
    return Fluent(clean, at, fillers, restarts + more)


def _without(
    text: str, at: tuple[int, ...], pattern: re.Pattern[str]
) -> tuple[tuple[str, tuple[int, ...]], int]:
    letters: list[str] = []
    places: list[int] = []
    count, last = 0, 0
    for match in pattern.finditer(text):
        said = next((group for group in match.groups() if group), "")
        if said.lower() in _MEANT:
            continue
        letters.append(text[last : match.start()])
        places.extend(at[last : match.start()])
        last, count = match.end(), count + 1
    letters.append(text[last:])
    places.extend(at[last:])
    return ("".join(letters), tuple(places)), count
