"""Sentences in a resume that speak to a machine instead of a person: they are cut out before anything is scored."""

import itertools
import re
from bisect import bisect_right as bisect
from collections.abc import Iterable, Sequence

from talent.reading.commands import COMMANDS, TELLING
from talent.reading.text import Hidden, Line

_NEAR = 80  # characters on either side of a line's break
_SENTENCE_ENDS = re.compile(r"(?<=[。；;!！.?？])\s*|(?<=\t)")


def speaks_to_machine(text: str) -> bool:
    """Whether the text holds a command to whatever reads it."""
    return COMMANDS.search(text) is not None


def without_instructions(lines: Iterable[Line]) -> tuple[list[Line], list[Hidden]]:
    """The lines for people, and the sentences for machines apart. A line that breaks one in two goes with it."""
    lines = list(lines)
    suspected = _suspected(lines)
    if not suspected:
        return lines, []
    kept: list[Line] = []
    cut: list[Hidden] = []
    for at, line in enumerate(lines):
        before = kept[-1] if kept and kept[-1].page == line.page and kept[-1].column == line.column else None
        if at in suspected and speaks_to_machine(line.text):
            rest, said = _cut(line.text)
            cut.append(Hidden(said, line.page, "machine_instruction"))
            kept.append(line._replace(text=rest))
        elif before and before.text and {at - 1, at} & suspected and _breaks(before.text, line.text):
            cut.append(Hidden(f"{before.text} {line.text}", line.page, "machine_instruction"))
            kept[-1] = before._replace(text="")
        else:
            kept.append(line)
    return kept, cut


def _suspected(lines: Sequence[Line]) -> set[int]:
    """The lines with words that a command has, whole or in part."""
    ends = list(itertools.accumulate(len(line.text) + 1 for line in lines))
    found = TELLING.finditer(" ".join(line.text for line in lines))
    return {at for one in found for at in range(bisect(ends, one.start()), bisect(ends, one.end() - 1) + 1)}


def _breaks(before: str, after: str) -> bool:
    """Whether a command stands across the break between two lines."""
    edge = len(before[-_NEAR:])
    found = COMMANDS.search(f"{before[-_NEAR:]} {after[:_NEAR]}")
    return found is not None and found.start() < edge < found.end()


def _cut(text: str) -> tuple[str, str]:
    """The text without its commanding sentences, and those sentences."""
    pieces = [piece for piece in _SENTENCE_ENDS.split(text) if piece]
    said = [piece for piece in pieces if speaks_to_machine(piece)]
    if not said:
        return "", text
    return " ".join(piece for piece in pieces if piece not in said).strip(), " ".join(said).strip()
