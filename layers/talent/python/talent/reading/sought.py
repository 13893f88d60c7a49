"""Long alternations of words looked for in short lines, without trying every word at every character.

Python's `re` skips ahead only where a pattern begins with plain characters; behind `\\b`, a look behind or `(?i)` it
tries each alternative at each place. Here the places are found first, by the first four characters that a match can
have, each written plainly, in the text in small letters where case is ignored: a class of letters, or a look behind,
before the first character would keep `re` from skipping.
"""

import re
from collections.abc import Iterable, Iterator

from talent.reading.heads import ANY, AT_START, CASELESS, CATEGORIES, STRANGE, Class, Head, heads_of

_STRANGE = re.compile(f"[{''.join(sorted(STRANGE))}]")
_OTHER = re.compile(f"[{''.join(sorted(STRANGE))}{chr(CASELESS)}-{chr(0x10FFFF)}]")
_LETTERED = (r"\w", r"\d")


class Sought:
    """A pattern with the same answers as `re.compile(pattern, flags)` gives, sooner; `^` is the text's beginning.

    `known_by`: a pattern, in small letters, of what every match holds that may begin with any letter (`ologist` for
    `\\w+ologist`): where a text lacks it, not every word is tried.
    """

    def __init__(self, pattern: str, flags: int = 0, known_by: str = "") -> None:
        self.pattern = pattern
        self._whole = re.compile(pattern, flags)
        self._folds = bool(flags & re.I)
        heads = heads_of(pattern, flags)
        self._begins = re.compile(_places(heads))
        self._known_by = re.compile(known_by) if known_by else None
        usual = [head for head in heads if not (known_by and r"\w" in head.classes[0])]
        self._begins_usual = re.compile(_places(usual)) if known_by else self._begins
        self._begins_latin = re.compile(_places(_latin(_folded(usual) if self._folds else usual)))

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the beginning."""
        begins, shown = self._beginnings(text)
        return self._whole.match(text) if begins.match(shown) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match that is the whole text."""
        begins, shown = self._beginnings(text)
        return self._whole.fullmatch(text) if begins.match(shown) else None

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        begins, shown = self._beginnings(text)
        place = begins.search(shown)
        while place:
            found = self._whole.match(text, place.start())
            if found:
                return found
            place = begins.search(shown, place.end())
        return None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches from left to right, none of them empty."""
        end = 0
        begins, shown = self._beginnings(text)
        for place in begins.finditer(shown):
            at = place.start()
            found = self._whole.match(text, at) if at >= end else None
            if found:
                yield found
                end = found.end()

    def sub(self, put: str, text: str) -> str:
        """The text with `put` for each match."""
        return self._whole.sub(put, text) if self.search(text) else text

    def _beginnings(self, text: str) -> tuple[re.Pattern[str], str]:
        """What finds where a match may begin, and the text as that looks at it."""
        small = text.lower() if self._folds else text
        latin = text.isascii() or (len(small) == len(text) and not _OTHER.search(small))
        known = bool(self._known_by and self._known_by.search(small))
        if latin and not known:
            return self._begins_latin, small
        spared = self._known_by and not known and not _STRANGE.search(text)
        return (self._begins_usual if spared else self._begins), text


def _folded(heads: Iterable[Head]) -> Iterator[Head]:
    """The heads that a match can have in a text in small letters, each as long as the letter that it was."""
    for head in heads:
        yield head._replace(
            classes=tuple(
                frozenset(one.lower() if len(one) == 1 else one for one in each if one not in STRANGE)
                for each in head.classes
            )
        )


def _latin(heads: Iterable[Head]) -> Iterator[Head]:
    """The heads that a match can have in a text without Chinese."""
    for head in heads:
        if not any(all(ord(one[0]) >= CASELESS for one in each) for each in head.classes):
            yield head


def _places(heads: Iterable[Head]) -> str:
    """A pattern of one character that finds where a match may begin, its neighbours only looked at."""
    ways: dict[Class, dict[str, set[tuple[Class, ...]]]] = {}
    for head in heads:
        first, *rest = head.classes or (ANY,)
        lettered = all(one in _LETTERED or (len(one) == 1 and one.isalnum()) for one in first)
        apart = head.apart if lettered or head.apart == AT_START else ""
        for one in [frozenset((each,)) for each in first] if all(map(_is_plain, first)) else [first]:
            ways.setdefault(one, {}).setdefault(apart, set()).add(tuple(rest))
    plain = all(len(first) == 1 and _is_plain(*first) for first in ways)
    fits = "" if plain else f"(?={_written(frozenset().union(*ways))})"
    return (f"{fits}(?:{'|'.join(sorted(_way(*way) for way in ways.items()))})") if ways else "(?!)"


def _way(first: Class, rests: dict[str, set[tuple[Class, ...]]]) -> str:
    """A first character with what may follow it, and what may not stand before it."""
    begins = _written(first)
    tails = (
        _ahead(more) + (f"(?<![{apart}]{begins})" if apart else "") for apart, more in sorted(rests.items())
    )
    return f"{begins}(?:{'|'.join(tails)})"


def _is_plain(member: str) -> bool:
    """Whether a member of a class is one character, no range and no category."""
    return len(member) == 1 or (
        len(member) == len(r"\.") and member not in CATEGORIES.values() and member[0] == "\\"
    )


def _ahead(rests: Iterable[tuple[Class, ...]]) -> str:
    """A look at the characters behind the first."""
    behind = _behind(rests)
    return f"(?={behind})" if behind else ""


def _behind(rests: Iterable[tuple[Class, ...]]) -> str:
    """The ways in which a match can go on, as a pattern; empty where any will do."""
    following: dict[Class, set[tuple[Class, ...]]] = {}
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
