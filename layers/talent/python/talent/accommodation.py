"""Accommodations: a recorded interview changed for who asks, without proof and without any effect on a score.

What is granted is the opening's policy; that it was granted is kept for HR and shown to no interviewer. A person
instead of the machine needs no grant at all: the candidate chooses it.
"""

from collections.abc import Collection, Sequence
from math import ceil

from pydantic import AwareDatetime

from talent.interview import Question
from talent.kernel import Conflict, Fact
from talent.policy import AccommodationKind, OpeningPolicy


class AccommodationNotOffered(Conflict):
    """This opening does not offer what was asked for."""

    next = "Choose an interview with a person instead: it is always offered, and the chances are the same."


class AccommodationMissing(Conflict):
    """This way of answering was not asked for."""

    next = "Ask for the accommodation 'text_answer' first; no proof is needed."


class Accommodation(Fact):
    """That a kind of accommodation was asked for and granted."""

    kind: AccommodationKind
    granted_at: AwareDatetime


def check_offered(kinds: Collection[AccommodationKind], policy: OpeningPolicy) -> None:
    """Raises AccommodationNotOffered when the policy leaves one of `kinds` out."""
    missing = sorted(set(kinds) - set(policy.accommodations))
    if missing:
        raise AccommodationNotOffered(f"Not offered here: {', '.join(missing)}.")


def timed(
    questions: Sequence[Question], kinds: Collection[AccommodationKind], policy: OpeningPolicy
) -> tuple[Question, ...]:
    """The questions with the time that this candidate has for each, in whole seconds."""
    if "extra_time" not in kinds:
        return tuple(questions)
    return tuple(
        each.model_copy(
            update={
                "think_seconds": ceil(each.think_seconds * policy.extra_time),
                "answer_seconds": ceil(each.answer_seconds * policy.extra_time),
            }
        )
        for each in questions
    )
