"""An application that stands at a stage, for whoever needs no more of it."""

from datetime import UTC, datetime

from talent.application import Application, Stage

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def at(stage: Stage, since: datetime = NOON) -> Application:
    """One in the trade department, opened at noon and at this stage since then or since another moment."""
    return Application(
        application_id="01",
        opening_id="02",
        candidate_id="03",
        department_id="trade",
        language="zh",
        jurisdiction="CN",
        stage=stage,
        stage_since=since,
        opened_at=NOON,
    )
