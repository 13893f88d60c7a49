"""Long alternations of words looked for in short lines, without trying every word at every character.

Python's `re` skips ahead only where a pattern begins with plain characters; behind `\\b`, a look behind or `(?i)` it
tries each alternative at each place. Here the places are found first, by the first two characters that a match can have.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any, NamedTuple

_parser = import_module("re._parser")
_EXTRA_CASES: dict[int, tuple[int, ...]] = import_module("re._casefix")._EXTRA_CASES
_CAPITALS = {"i": "İ", "k": "\u212a", "å": "\u212b", "ω": "\u2126"}  # beside the usual one
_CATEGORIES = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s", "CATEGORY_WORD": r"\w"}
type _Told = Any  # what the parser of `re` says of an element differs from kind to kind
_ANY = r"\s\S"
_LOOK = 2  # characters


class _Head(NamedTuple):
    """The first characters that a match can have, each as the inside of a character class.

    `open`: what comes next in the pattern comes next in the match; `apart`: of which characters, as the inside of a
    class, none may stand before a letter or digit that begins it.
    """

    classes: tuple[str, ...] = ()
    open: bool = True
    apart: str = ""


class Sought:
    """A pattern with the same answers as `re.compile(pattern, flags)` gives, sooner."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._whole = re.compile(pattern, flags)
        heads = _of_sequence(_parser.parse(pattern, flags), ignore=bool(flags & re.I))
        self._places = re.compile(_places(heads))
        self.fullmatch: Callable[[str], re.Match[str] | None] = self._whole.fullmatch

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the beginning."""
        return self._whole.match(text) if self._places.match(text) else None

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        for place in self._places.finditer(text):
            found = self._whole.match(text, place.start())
            if found:
                return found
        return None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches from left to right, none of them empty."""
        end = 0
        for place in self._places.finditer(text):
            at = place.start()
            found = self._whole.match(text, at) if at >= end else None
            if found:
                yield found
                end = found.end()

    def sub(self, put: str, text: str) -> str:
        """The text with `put` for each match."""
        return self._whole.sub(put, text) if self.search(text) else text


def _places(heads: Iterable[_Head]) -> str:
    """A pattern of one character that finds where a match may begin, its neighbours only looked at."""
    following: dict[tuple[str, str], set[str]] = {}
    for head in heads:
        first = head.classes[0] if head.classes else _ANY
        apart = head.apart if len(first) == 1 and first.isalnum() else ""
        then = head.classes[1] if len(head.classes) == _LOOK else ""
        following.setdefault((first, apart), set()).add(then)
    ways = []
    for (first, apart), seconds in sorted(following.items()):
        ahead = "" if "" in seconds else f"(?=[{''.join(sorted(seconds))}])"
        before = f"(?<![{apart}].)" if apart else ""
        ways.append(f"{first if len(first) == 1 else f'[{first}]'}{before}{ahead}")
    return "|".join(ways)


def _of_sequence(parsed: Iterable[tuple[object, _Told]], *, ignore: bool) -> set[_Head]:
    heads = {_Head()}
    for code, told in parsed:
        if not any(head.open for head in heads):
            break
        name = str(code)
        if name == "AT" and str(told) == "AT_BOUNDARY":
            heads = {head if head.classes else head._replace(apart=r"\w") for head in heads}
        elif name == "ASSERT_NOT" and _forbids_letters(told):
            heads = {head if head.classes else head._replace(apart="A-Za-z") for head in heads}
        elif name not in {"AT", "ASSERT", "ASSERT_NOT"}:
            heads = _joined(heads, _of_one(name, told, ignore=ignore))
    return heads


def _joined(heads: Iterable[_Head], more: Iterable[_Head]) -> set[_Head]:
    made = {head for head in heads if not head.open}
    for head in heads:
        for tail in more if head.open else ():
            classes = (*head.classes, *tail.classes)[:_LOOK]
            apart = head.apart if head.classes else tail.apart or head.apart
            made.add(_Head(classes, tail.open and len(classes) < _LOOK, apart))
    return made


def _forbids_letters(told: _Told) -> bool:
    """Whether a negative look goes one character back and takes no Latin letter."""
    direction, inside = told
    members = inside[0][1] if len(inside) == 1 and str(inside[0][0]) == "IN" else ()
    ranges = [bounds for code, bounds in members if str(code) == "RANGE"]
    return direction < 0 and (ord("A"), ord("Z")) in ranges and (ord("a"), ord("z")) in ranges


def _of_one(name: str, told: _Told, *, ignore: bool) -> set[_Head]:
    """What one element of a pattern may begin with."""
    if name == "LITERAL":
        return {_Head((one,)) for one in _cases(chr(told), ignore=ignore)}
    if name == "IN":
        return {_Head((one,)) for one in _of_class(told, ignore=ignore)}
    if name == "BRANCH":
        return {head for way in told[1] for head in _of_sequence(way, ignore=ignore)}
    if name == "SUBPATTERN":
        _, added, taken, inside = told
        return _of_sequence(inside, ignore=bool((ignore or added & re.I) and not taken & re.I))
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        least, most, inside = told
        once = _of_sequence(inside, ignore=ignore)
        heads = once | _joined(once, once) if most > 1 else once
        return heads | {_Head()} if not least else heads
    return {_Head((), open=False)}


def _cases(letter: str, *, ignore: bool) -> set[str]:
    """The letter as the inside of a class, with all that `re` takes for the same where case is ignored."""
    if not ignore:
        return {re.escape(letter)}
    small = letter.lower()[:1]
    same = {small, *map(chr, _EXTRA_CASES.get(ord(small), ()))}
    found = {letter} | same | {one.upper() for one in same} | set(_CAPITALS.get(small, ""))
    return {re.escape(one) for one in found if len(one) == 1}


def _of_class(members: Iterable[tuple[object, _Told]], *, ignore: bool) -> Iterator[str]:
    for code, told in members:
        name = str(code)
        if name == "LITERAL":
            yield from _cases(chr(told), ignore=ignore)
        elif name == "RANGE" and not (ignore and told[0] < 0x250):
            yield f"{re.escape(chr(told[0]))}-{re.escape(chr(told[1]))}"
        else:
            yield _CATEGORIES.get(str(told), _ANY)
