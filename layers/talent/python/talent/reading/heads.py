"""The first characters that a match of a pattern can have, told from how `re` itself takes the pattern apart."""

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any, NamedTuple

_parser = import_module("re._parser")
_EXTRA_CASES: dict[int, tuple[int, ...]] = import_module("re._casefix")._EXTRA_CASES
_CAPITALS = {"i": "İ", "k": "\u212a", "å": "\u212b", "ω": "\u2126"}  # beside the usual one
CATEGORIES = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s", "CATEGORY_WORD": r"\w"}
CASELESS = 0x2E80  # from here on, hardly a letter has another case
STRANGE = frozenset(("İ", *(chr(one) for one in _EXTRA_CASES if one > 127)))
"""Letters that stand for others where case is ignored, and are not these in small letters: ſ for s."""
_FEW = 64  # characters of a range that are taken one by one where case is ignored
_LOOK = 4  # characters
type _Told = Any  # what the parser of `re` says of an element differs from kind to kind
type Class = frozenset[str]
"""Characters, ranges and categories, each as the inside of a character class."""
ANY: Class = frozenset((r"\s\S",))
AT_START = r"\s\S"  # no character at all may stand before


class Head(NamedTuple):
    """The first characters that a match can have, each as a class.

    `open`: what comes next in the pattern comes next in the match; `apart`: of which characters, as the inside of a
    class, none may stand before a letter or digit that begins it, or before anything where it is `AT_START`.
    """

    classes: tuple[Class, ...] = ()
    open: bool = True
    apart: str = ""


def heads_of(pattern: str, flags: int) -> set[Head]:
    """The heads of all the ways in which the pattern may match."""
    return _of_sequence(_parser.parse(pattern, flags), ignore=bool(flags & re.I))


def _of_sequence(parsed: Iterable[tuple[object, _Told]], *, ignore: bool) -> set[Head]:
    heads = {Head()}
    for code, told in parsed:
        if not any(head.open for head in heads):
            break
        name = str(code)
        if name == "AT" and str(told) == "AT_BOUNDARY":
            heads = {head if head.classes else head._replace(apart=r"\w") for head in heads}
        elif name == "AT" and str(told) == "AT_BEGINNING":
            heads = {head if head.classes else head._replace(apart=AT_START) for head in heads}
        elif name in {"ASSERT", "ASSERT_NOT"}:
            barred = _forbidden(told) if name == "ASSERT_NOT" else _but_demanded(told)
            heads = {head if head.classes or head.apart else head._replace(apart=barred) for head in heads}
        elif name != "AT":
            heads = _joined(heads, _of_one(name, told, ignore=ignore))
    return heads


def _joined(heads: Iterable[Head], more: Iterable[Head]) -> set[Head]:
    made = {head for head in heads if not head.open}
    for head in heads:
        for tail in more if head.open else ():
            classes = (*head.classes, *tail.classes)[:_LOOK]
            apart = head.apart if head.classes else tail.apart or head.apart
            made.add(Head(classes, tail.open and len(classes) < _LOOK, apart))
    return made


def _forbidden(told: _Told) -> str:
    """Which letters and digits a negative look one character back takes, as the inside of a class."""
    direction, inside = told
    if direction > 0 or len(inside) != 1 or str(inside[0][0]) != "IN":
        return ""
    named = {str(member) for code, member in inside[0][1] if str(code) == "CATEGORY"}
    ranges = {member for code, member in inside[0][1] if str(code) == "RANGE"}
    if any(str(code) == "NEGATE" for code, _ in inside[0][1]):
        return ""
    letters = {(ord("A"), ord("Z")), (ord("a"), ord("z"))} <= ranges
    told_of = (("CATEGORY_WORD" in named, r"\w"), ("CATEGORY_DIGIT" in named, r"\d"), (letters, "A-Za-z"))
    return "".join(members for found, members in told_of if found)


def _but_demanded(told: _Told) -> str:
    """All characters but those that have no case and that a look back asks for, as the inside of a class."""
    direction, inside = told
    members = inside[-1][1] if direction < 0 and str(inside[-1][0]) == "IN" else ()
    asked = [
        (member, member) if str(code) == "LITERAL" else member
        for code, member in members
        if str(code) in {"LITERAL", "RANGE"}
    ]
    signs = [
        f"{re.escape(chr(first))}-{re.escape(chr(last))}"
        for first, last in asked
        if _is_caseless(first, last)
    ]
    return f"^{''.join(signs)}" if signs and len(signs) == len(members) else ""


def _is_caseless(first: int, last: int) -> bool:
    return first >= CASELESS or (first == last and not chr(first).isalpha())


def _of_one(name: str, told: _Told, *, ignore: bool) -> set[Head]:
    """What one element of a pattern may begin with."""
    if name == "LITERAL":
        return {Head((frozenset(_cases(chr(told), ignore=ignore)),))}
    if name == "IN":
        return {Head((frozenset(_of_class(told, ignore=ignore)),))}
    if name == "BRANCH":
        return {head for way in told[1] for head in _of_sequence(way, ignore=ignore)}
    if name == "SUBPATTERN":
        _, added, taken, inside = told
        return _of_sequence(inside, ignore=bool((ignore or added & re.I) and not taken & re.I))
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        return _repeated(*told, ignore=ignore)
    return {Head((), open=False)}


def _repeated(least: int, most: int, inside: _Told, *, ignore: bool) -> set[Head]:
    once = _of_sequence(inside, ignore=ignore)
    heads: set[Head] = set()
    repeated = {Head()}
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
        elif name == "RANGE" and not (ignore and told[0] < CASELESS):
            yield f"{re.escape(chr(told[0]))}-{re.escape(chr(told[1]))}"
        elif name == "RANGE" and told[1] - told[0] < _FEW:
            yield from {
                case for one in range(told[0], told[1] + 1) for case in _cases(chr(one), ignore=ignore)
            }
        elif str(told) in CATEGORIES:
            yield CATEGORIES[str(told)]
        else:
            yield from ANY
