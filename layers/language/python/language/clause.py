"""One clause read: who acted, whether it happened, who says so, and what figures and names stand in it."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from language.grammar import Grammar
from language.numerals import Quantity, quantities

type Actor = Literal["self", "we", "other", "none"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause at `start` to `end` of the transcript, its `words` freed of fillers and restarts.

    `denied` are the stretches of `words` under a negation. `reported`: another's words or hearsay; `unreal`:
    wish, advice or supposition; `habitual`: what is usually done; `happened`: told as an event; `deed`:
    something is done, not felt, had or left undone; `asked`: the question said again. Offsets of `quantities`
    are into `words`.
    """

    start: int
    end: int
    words: str
    sentence: int
    actor: Actor
    denied: tuple[tuple[int, int], ...]
    reported: bool
    unreal: bool
    habitual: bool
    happened: bool
    deed: bool
    asked: bool
    relations: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    moments: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """What a clause leaves to the next one of its sentence: who acts, who is quoted, and the mood it is told in."""

    actor: Actor = "none"
    narrator: Actor = "none"
    speaking: bool = False
    just_opened: bool = False
    unreal: bool = False
    habitual: bool = False

    def next_sentence(self) -> "Carried":
        """What goes over a full stop: the speech ends, and the one who tells the story acts again."""
        return Carried(self.narrator, self.narrator)


def actor_of(words: str, grammar: Grammar) -> Actor | None:
    """Who acts in the clause; None where it names nobody as its subject."""
    for match in grammar.people.finditer(words):
        if grammar.object_before.search(words[: match.start()]):
            continue
        kind = match.lastgroup
        return "self" if kind == "self" else "we" if kind == "we" else "other"
    return None


def denied_spans(words: str, grammar: Grammar) -> tuple[tuple[int, int], ...]:
    """The stretches of the clause that a negator denies: what follows it, a phrase long.

    Speech recognition drops commas, so that a clause may hold what the negator does not reach.
    """
    safe = [match.span() for match in grammar.no_denial.finditer(words)]
    for match in grammar.denial.finditer(words):
        if not any(start <= match.start() < end for start, end in safe):
            return ((match.start(), min(len(words), match.end() + grammar.reach)),)
    return ()


def reported(words: str, actor: Actor | None, before: Carried, grammar: Grammar) -> tuple[bool, Carried]:
    """Whether the clause tells what somebody else says, and what that means for the next clause."""
    speech = grammar.says.search(words)
    if grammar.hearsay.search(words):
        return True, Carried("other", before.narrator, speaking=True, just_opened=True)
    if speech and actor == "other":
        opened = not words[speech.end() :].strip(" ，,：:\"“'")
        return True, Carried("other", before.narrator, speaking=True, just_opened=opened)
    goes_on = before.speaking and (before.just_opened or actor not in ("self", "we"))
    acting = actor or before.actor
    narrator = acting if acting in ("self", "we") and not goes_on else before.narrator
    return goes_on, Carried(acting, narrator, speaking=goes_on)


def found(pattern: re.Pattern[str], words: str) -> tuple[str, ...]:
    """Every different match, in order."""
    return tuple(dict.fromkeys(match[0] for match in pattern.finditer(words)))


def read_clause(
    place: tuple[int, int, int], words: str, before: Carried, grammar: Grammar, *, asked: bool
) -> tuple[Clause, Carried]:
    """The clause at `place` (start, end, sentence) and what it leaves to the next one."""
    start, end, sentence = place
    named = actor_of(words, grammar)
    told, after = reported(words, named, before, grammar)
    happened = bool(grammar.happened.search(words))
    goes_on = not happened and (named is None or named == before.actor)
    unreal = bool(grammar.unreal.search(words)) or (before.unreal and goes_on)
    habitual = bool(grammar.habitual.search(words)) or (before.habitual and goes_on)
    clause = Clause(
        start=start,
        end=end,
        words=words,
        sentence=sentence,
        actor=named or before.actor,
        denied=denied_spans(words, grammar),
        reported=told,
        unreal=unreal,
        habitual=habitual,
        happened=happened,
        deed=not (grammar.state.search(words[: 2 * grammar.reach]) or unreal or habitual),
        asked=asked,
        relations=tuple(name for name, pattern in grammar.relations if pattern.search(words)),
        quantities=quantities(words),
        moments=found(grammar.moment, words),
        names=found(grammar.name, words),
    )
    return clause, replace(after, unreal=unreal, habitual=habitual)
