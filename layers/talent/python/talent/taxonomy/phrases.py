"""Finding known phrases in running text, in Chinese (inside other characters) and English (as whole words).

A phrase is looked up by its first word or its first two characters, so that the time does not grow with the list.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from talent.taxonomy.wording import Wording, fold

_ASCII_EDGE = re.compile(r"[A-Za-z0-9+#]")
_HYPHENS = re.compile(
    r"(?<=[A-Za-z])[-_](?=[A-Za-z0-9])|(?<=[\u4e00-\u9fff])\s+(?=[A-Za-z0-9])"
    r"|(?<=[A-Za-z0-9])\s+(?=[\u4e00-\u9fff])"
)

_RUN = re.compile(r"(?<![A-Za-z0-9+#])\.?[A-Za-z0-9]+|[^\x00-\x7f]+")

# Names that are ordinary words, too: `the rest of`, `excel at`, `head office`. Where True, a capital says the name.
_ORDINARY = dict.fromkeys(
    [
        "rest", "excel", "react", "swift", "rust", "premiere", "blender", "slack", "snowflake", "flask", "cypress",
        "cucumber", "babel", "puppet", "groovy", "lark", "redux", "tornado", "spark", "hive", "oracle", "maven", "rails",
        "rhino", "arm", "soap", "kettle", "bash", "looker", "asana", "illustrator", "buyer", "driver", "cook",
    ],
    True,
) | dict.fromkeys(
    [
        "office", "word", "spring", "shell", "lean", "sketch", "express", "outlook", "security", "driving", "gulp",
        "perl", "go",
    ],
    False,
)  # fmt: skip
_MACHINES = (
    r"cnc|数控|加工中心|机床|车床|铣床|线切割|fanuc|mastercam|五轴|[45]-?axis|(?<![a-z])ug(?![a-z])|lathe|machin(?:ist|ing)"
    r"|(?<![a-z])(?:mills?|milling|turning|robots?|edm|g-?code|plc)(?![a-z])"
)
# Names that mean another craft beside such words: who programs a mill writes no software.
_ELSEWHERE = {
    **dict.fromkeys(["programming", "编程", "程序设计"], re.compile(_MACHINES)),
    "coding": re.compile(r"medical|clinical|\bicd|invoice|claims|colou?r|qualitative"),
}
_NEAR = 40  # characters on each side in which such words are looked for
_BEFORE = re.compile(
    r"(?:^|[,，、;；:：/|()（）•·&+\[\]\n]|[\u4e00-\u9fff]|\b(?:and|or|ms|microsoft|excel|ppt|powerpoint|word|using|know|in|with|of))\s*$",
    re.I,
)
_BEHIND = re.compile(
    r"\s*(?:$|[,，、;；:：/|()（）•·&+.。\[\]\n]|[\u4e00-\u9fff]|\d|(?:and|or|skills?|proficiency|knowledge|experience"
    r"|spreadsheets?|formulas?|api|apis|framework|scripts?|native)\b)",
    re.I,
)


class Hit(NamedTuple):
    """A phrase found in a text: its id, and where it stands."""

    id: str
    first: int
    last: int


class PhraseBook:
    """Names by id, ready to be found in texts."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        self._starts: dict[str, list[tuple[str, str, bool]]] = {}
        for key, spellings in names.items():
            for name in spellings:
                for spelling in {name, *_spaced(name)}:
                    exact = len(spelling) <= 2 and spelling.isascii()
                    words = spelling if exact else fold(spelling)
                    self._starts.setdefault(_start(fold(words)), []).append((words, key, exact))
        for candidates in self._starts.values():
            candidates.sort(key=lambda one: len(one[0]), reverse=True)
        plural = {*self._starts, *(f"{start}s" for start in self._starts)}
        self._runs = plural | {f".{start}" for start in plural}

    def texts_naming(self, wording: Wording) -> set[str]:
        """The texts that can name a phrase: `find` finds none in the others."""
        folded, known = wording.folded, self._by_word
        latin = (
            at
            for word in wording.latin & known.keys()
            for at in wording.places(word)
            if folded.startswith(known[word], at)
        )
        return wording.texts_at(chain(latin, (found.start() for found in self._wide.finditer(folded))))

    @cached_property
    def _by_word(self) -> dict[str, tuple[str, ...]]:
        """The Latin phrases by their first word, and by its plural."""
        known: dict[str, list[str]] = {}
        for start, candidates in self._starts.items():
            for word in (start.lstrip("."), f"{start.lstrip('.')}s"):
                known.setdefault(word, []).extend(words.lstrip(".").lower() for words, _, _ in candidates)
        return {word: tuple(phrases) for word, phrases in known.items() if word.isascii()}

    @cached_property
    def _wide(self) -> re.Pattern[str]:
        """The phrases that begin with a character beyond ASCII."""
        names = (words for candidates in self._starts.values() for words, _, _ in candidates)
        return re.compile(
            "|".join(sorted(re.escape(name) for name in names if not name[:1].isascii())) or "(?!)"
        )

    def find(self, text: str) -> Iterator[Hit]:
        """The phrases of `text` from left to right, the longest at each place, none inside another."""
        folded = fold(text) + " "
        if folded.isascii() and self._runs.isdisjoint(_RUN.findall(folded)):
            return
        end = 0
        for at, start in self._places(folded):
            hit = self._at(start, text, folded, at) if at >= end else None
            if hit:
                yield hit
                end = hit.last

    def _places(self, folded: str) -> Iterator[tuple[int, str]]:
        """Where a phrase can begin, with the start that it must have."""
        starts = self._starts
        for run in _RUN.finditer(folded):
            first, words = run.start(), run[0]
            if not words.isascii():
                pairs = [folded[at : at + 2] for at in range(first, run.end())]
                yield from [(first + at, pair) for at, pair in enumerate(pairs) if pair in starts]
                continue
            if words[0] == "." and words not in starts:
                first, words = first + 1, words[1:]
            if words in starts:
                yield first, words
            if words[-1] == "s" and words[:-1] in starts:
                yield first, words[:-1]

    def _at(self, start: str, text: str, folded: str, at: int) -> Hit | None:
        for words, key, exact in self._starts[start]:
            source = text if exact else folded
            last = at + len(words)
            if source.startswith(words, at) and _stands_alone(folded, at, last):
                if fold(words) in _ORDINARY and not _listed(text, folded, at, last):
                    continue
                other = _ELSEWHERE.get(words)
                if other and other.search(folded[max(0, at - _NEAR) : last + _NEAR]):
                    continue
                return Hit(key, at, last)
        return None


def _start(words: str) -> str:
    """What a phrase is looked up by: its first word where that is Latin, else its first two characters."""
    latin = _RUN.match(words)
    return latin[0] if latin and latin[0].isascii() else words[:2]


def _stands_alone(text: str, first: int, last: int) -> bool:
    """Whether an English phrase is not a part of a longer word."""
    if _ASCII_EDGE.match(text[first]) and first and _ASCII_EDGE.match(text[first - 1]):
        return False
    following = text[last : last + 1]
    if not _ASCII_EDGE.match(text[last - 1]) or not _ASCII_EDGE.match(following or " "):
        return not (last - first == 1 and following in ".&'’-/" and following)
    return following == "s" and last - first > 3 and not _ASCII_EDGE.match(text[last + 1 : last + 2] or " ")


def _listed(text: str, folded: str, first: int, last: int) -> bool:
    """Whether an ordinary word stands as a name: by its capital, or among other names and not inside a sentence."""
    if _ORDINARY[folded[first:last]] and text[first].isupper() and (first > 1 or text[first:last].isupper()):
        return True
    return bool(_BEFORE.search(text[max(0, first - 14) : first]) and _BEHIND.match(text, last))


def _spaced(name: str) -> Iterator[str]:
    """The same name with a hyphen for a space, a space for a hyphen, with and without one at a change of script."""
    yield name.replace("-", " ")
    yield re.sub(r"(?<=[A-Za-z]) (?=[A-Za-z])", "-", name)
    yield _HYPHENS.sub("", name) if re.search(r"[\u4e00-\u9fff]", name) else name
    yield re.sub(r"(?<=[A-Za-z0-9])(?=[\u4e00-\u9fff])", " ", name)
    yield re.sub(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])", " ", name)
