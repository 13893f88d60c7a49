"""Long alternations of words looked for in short lines, without trying every word at every character.

Python's `re` skips ahead only where a pattern begins with plain characters; behind `\\b`, a look behind or `(?i)` it
tries each alternative at each place. Here the places are found first, by the first four characters that a match can
have, each written plainly, in the text in small letters where case is ignored: a class of letters, or a look behind,
before the first character would keep `re` from skipping.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any, NamedTuple

_parser = import_module("re._parser")
_EXTRA_CASES: dict[int, tuple[int, ...]] = import_module("re._casefix")._EXTRA_CASES
_CAPITALS = {"i": "İ", "k": "\u212a", "å": "\u212b", "ω": "\u2126"}  # beside the usual one
_CATEGORIES = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s", "CATEGORY_WORD": r"\w"}
_FEW = 64  # characters of a range that are taken one by one where case is ignored
_CASELESS = 0x2E80  # from here on, hardly a letter has another case
_STRANGE = frozenset(
    ("İ", *(chr(one) for one in _EXTRA_CASES if one > 127))
)  # as ſ, taken for s without case
_OTHER = re.compile(f"[{''.join(sorted(_STRANGE))}{chr(_CASELESS)}-{chr(0x10FFFF)}]")
_LETTERED = (r"\w", r"\d")
_LOOK = 4  # characters
type _Told = Any  # what the parser of `re` says of an element differs from kind to kind
type _Class = frozenset[str]  # characters, ranges and categories, each as the inside of a character class
_ANY: _Class = frozenset((r"\s\S",))
_AT_START = r"\s\S"  # no character at all may stand before


class _Head(NamedTuple):
    """The first characters that a match can have, each as a class.

    `open`: what comes next in the pattern comes next in the match; `apart`: of which characters, as the inside of a
    class, none may stand before a letter or digit that begins it, or before anything where it is `_AT_START`.
    """

    classes: tuple[_Class, ...] = ()
    open: bool = True
    apart: str = ""


class Sought:
    """A pattern with the same answers as `re.compile(pattern, flags)` gives, sooner; `^` is the text's beginning.

    `known_by`: a pattern, in small letters, of what every match holds that may begin with any letter (`ologist` for
    `\\w+ologist`): where a text lacks it, not every word is tried.
    """

    def __init__(self, pattern: str, flags: int = 0, known_by: str = "") -> None:
        self.pattern = pattern
        self._whole = re.compile(pattern, flags)
        self._folds = bool(flags & re.I)
        heads = _of_sequence(_parser.parse(pattern, flags), ignore=self._folds)
        self._begins = re.compile(_places(heads))
        self._known_by = re.compile(known_by) if known_by else None
        usual = [head for head in heads if not (known_by and r"\w" in head.classes[0])]
        self._begins_latin = re.compile(_places(_latin(_folded(usual) if self._folds else usual)))
        self.fullmatch: Callable[[str], re.Match[str] | None] = self._whole.fullmatch

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the beginning."""
        return self._whole.match(text) if self._begins.match(text) else None

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        for place in self._places(text):
            found = self._whole.match(text, place.start())
            if found:
                return found
        return None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches from left to right, none of them empty."""
        end = 0
        for place in self._places(text):
            at = place.start()
            found = self._whole.match(text, at) if at >= end else None
            if found:
                yield found
                end = found.end()

    def sub(self, put: str, text: str) -> str:
        """The text with `put` for each match."""
        return self._whole.sub(put, text) if self.search(text) else text

    def _places(self, text: str) -> Iterator[re.Match[str]]:
        """Where a match may begin."""
        small = text.lower() if self._folds else text
        latin = text.isascii() or (len(small) == len(text) and not _OTHER.search(small))
        if latin and not (self._known_by and self._known_by.search(small)):
            return self._begins_latin.finditer(small)
        return self._begins.finditer(text)


def _folded(heads: Iterable[_Head]) -> Iterator[_Head]:
    """The heads that a match can have in a text in small letters, each as long as the letter that it was."""
    for head in heads:
        yield head._replace(
            classes=tuple(
                frozenset(one.lower() if len(one) == 1 else one for one in each if one not in _STRANGE)
                for each in head.classes
            )
        )


def _latin(heads: Iterable[_Head]) -> Iterator[_Head]:
    """The heads that a match can have in a text without Chinese."""
    for head in heads:
        if not any(all(ord(one[0]) >= _CASELESS for one in each) for each in head.classes):
            yield head


def _places(heads: Iterable[_Head]) -> str:
    """A pattern of one character that finds where a match may begin, its neighbours only looked at."""
    ways: dict[_Class, dict[str, set[tuple[_Class, ...]]]] = {}
    for head in heads:
        first, *rest = head.classes or (_ANY,)
        lettered = all(one in _LETTERED or (len(one) == 1 and one.isalnum()) for one in first)
        apart = head.apart if lettered or head.apart == _AT_START else ""
        for one in [frozenset((each,)) for each in first] if all(map(_is_plain, first)) else [first]:
            ways.setdefault(one, {}).setdefault(apart, set()).add(tuple(rest))
    plain = all(len(first) == 1 and _is_plain(*first) for first in ways)
    fits = "" if plain else f"(?={_written(frozenset().union(*ways))})"
    return (f"{fits}(?:{'|'.join(sorted(_way(*way) for way in ways.items()))})") if ways else "(?!)"


def _way(first: _Class, rests: dict[str, set[tuple[_Class, ...]]]) -> str:
    """A first character with what may follow it, and what may not stand before it."""
    begins = _written(first)
    tails = (
        _ahead(more) + (f"(?<![{apart}]{begins})" if apart else "") for apart, more in sorted(rests.items())
    )
    return f"{begins}(?:{'|'.join(tails)})"


def _is_plain(member: str) -> bool:
    """Whether a member of a class is one character, no range and no category."""
    return len(member) == 1 or (
        len(member) == len(r"\.") and member not in _CATEGORIES.values() and member[0] == "\\"
    )


def _ahead(rests: Iterable[tuple[_Class, ...]]) -> str:
    """A look at the characters behind the first."""
    behind = _behind(rests)
    return f"(?={behind})" if behind else ""


def _behind(rests: Iterable[tuple[_Class, ...]]) -> str:
    """The ways in which a match can go on, as a pattern; empty where any will do."""
    following: dict[_Class, set[tuple[_Class, ...]]] = {}
    for rest in rests:
        if not rest:
            return ""
        following.setdefault(rest[0], set()).add(rest[1:])
    alike: dict[str, set[str]] = {}
    for one, more in following.items():
        alike.setdefault(_behind(more), set()).update(one)
    ways = sorted(_written(ones) + (f"(?:{more})" if "|" in more else more) for more, ones in alike.items())
    return "|".join(ways)


def _written(members: Iterable[str]) -> str:
    """A class of these members, as a pattern."""
    each = sorted(members)
    return each[0] if len(each) == 1 and _is_plain(each[0]) else f"[{''.join(each)}]"


def _of_sequence(parsed: Iterable[tuple[object, _Told]], *, ignore: bool) -> set[_Head]:
    heads = {_Head()}
    for code, told in parsed:
        if not any(head.open for head in heads):
            break
        name = str(code)
        if name == "AT" and str(told) == "AT_BOUNDARY":
            heads = {head if head.classes else head._replace(apart=r"\w") for head in heads}
        elif name == "AT" and str(told) == "AT_BEGINNING":
            heads = {head if head.classes else head._replace(apart=_AT_START) for head in heads}
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
        return {_Head((frozenset(_cases(chr(told), ignore=ignore)),))}
    if name == "IN":
        return {_Head((frozenset(_of_class(told, ignore=ignore)),))}
    if name == "BRANCH":
        return {head for way in told[1] for head in _of_sequence(way, ignore=ignore)}
    if name == "SUBPATTERN":
        _, added, taken, inside = told
        return _of_sequence(inside, ignore=bool((ignore or added & re.I) and not taken & re.I))
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        return _repeated(*told, ignore=ignore)
    return {_Head((), open=False)}


def _repeated(least: int, most: int, inside: _Told, *, ignore: bool) -> set[_Head]:
    once = _of_sequence(inside, ignore=ignore)
    heads: set[_Head] = set()
    repeated = {_Head()}
    for times in range(min(most, _LOOK) + 1):
        if times >= min(least, _LOOK):
            heads |= repeated
        repeated = _joined(repeated, once)
    return heads


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
        elif name == "RANGE" and not (ignore and told[0] < _CASELESS):
            yield f"{re.escape(chr(told[0]))}-{re.escape(chr(told[1]))}"
        elif name == "RANGE" and told[1] - told[0] < _FEW:
            yield from {
                case for one in range(told[0], told[1] + 1) for case in _cases(chr(one), ignore=ignore)
            }
        elif str(told) in _CATEGORIES:
            yield _CATEGORIES[str(told)]
        else:
            yield from _ANY
