"""The deletion of an application's recordings, as a task with proof: asked when, done when, how much went."""

from datetime import datetime, timedelta

from pydantic import AwareDatetime, Field

from talent.kernel import Fact

AGAIN_AFTER = timedelta(days=1)
"""An analysis under way may still write a file; after a day none runs any more."""


class Erasure(Fact):
    """That an application's recordings are to be deleted; `versions` counts the file versions that went."""

    application_id: str
    asked_at: AwareDatetime
    due_at: AwareDatetime
    versions: int = Field(default=0, ge=0)
    done: bool = False


def asked(application_id: str, at: datetime, versions: int) -> Erasure:
    """An erasure done for the first time, due once more a day later."""
    return Erasure(application_id=application_id, asked_at=at, due_at=at + AGAIN_AFTER, versions=versions)


def asked_again(known: Erasure, at: datetime, versions: int) -> Erasure:
    """The erasure after another event asked for it, or the same one once more, in whatever order they come.

    Only a later asking, or files that were still there, make it due anew.
    """
    anew = at > known.asked_at or versions > 0
    latest = max(at, known.asked_at)
    return asked(known.application_id, latest, known.versions + versions).model_copy(
        update={"done": known.done and not anew}
    )


def done(erasure: Erasure, more: int) -> Erasure:
    """The erasure after its second round, in which `more` versions went."""
    return erasure.model_copy(update={"versions": erasure.versions + more, "done": True})
