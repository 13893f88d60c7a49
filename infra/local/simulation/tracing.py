"""The shortest account of a failed run that still explains it: who wrote what, up to the first thing that went wrong."""

import re

from infra.local.simulation.run import Outcome

_TOLD = re.compile(r"(write|answer|start|put|gone|mail) ")
_ID = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{26}\b")
_LONGEST = re.compile(r"([A-Z0-9]{18,})")


def told(outcome: Outcome, most: int) -> list[str]:
    """The last `most` steps to show, one a line: time in seconds, who, which call.

    Of a run that found something: only what changes anything, and only what concerns the application, the event or the
    heads that the first violation speaks of, up to that violation. Of any other run: its last steps.
    """
    if not outcome.violations:
        return [_line(step) for step in outcome.trace[-most:]]
    first = outcome.violations[0]
    about = _ID.findall(first.detail) or ["HEADCOUNT#"]
    steps = [step for step in outcome.trace[: first.step] if _TOLD.match(step[2])]
    return [_line(step) for step in steps if any(each in step[1] + step[2] for each in about)][-most:]


def _line(step: tuple[int, str, str]) -> str:
    at_ms, who, what = step
    return f"{at_ms / 1000:12.3f} s  {_short(who):44}  {_short(what)}"


def _short(text: str) -> str:
    """Ids by their last six characters, which tell them apart."""
    return _LONGEST.sub(lambda found: f"…{found[1][-6:]}", text)
