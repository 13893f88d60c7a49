"""How long what is kept of a candidate is kept: by place, artefact and the company's own days."""

from datetime import UTC, datetime, timedelta

import pytest
from talent.application import Application, Stage
from talent.retention import (
    CLOCKED,
    Artefact,
    RetentionDays,
    bounds,
    brought_forward,
    erased,
    erasure_words,
    kept_days,
    rules,
    started,
)
from talent.retention.clock import Erased

from infra.stacks.catalogue import BUCKETS

OWN = RetentionDays(video=90, transcript=180, assessment=365, decision=730)
END = datetime(2026, 11, 23, tzinfo=UTC)
PROOF = Erased(at=END, versions=1, items=0, sha256="0" * 64)


def ended(jurisdiction: str) -> Application:
    return Application(
        application_id="A",
        opening_id="O",
        candidate_id="C",
        department_id="trade",
        language="zh",
        jurisdiction=jurisdiction,
        stage=Stage.DECLINED,
        stage_since=END,
        opened_at=END,
    )


@pytest.mark.parametrize(
    ("place", "artefact", "days"),
    [
        ("CN", "video", 90),
        ("CN", "decision", 730),
        ("DE", "assessment", 365),
        ("US-CA", "decision", 1461),
        ("US-CA", "assessment", 1461),
        ("US-CA", "video", 90),
        ("US-TX", "transcript", 365),
        ("US-IL", "video", 30),
        ("unknown", "video", 30),
        ("unknown", "decision", 1461),
        ("JP", "video", 30),
    ],
)
def test_the_law_of_the_place_bounds_the_companys_days(place: str, artefact: Artefact, days: int) -> None:
    """A place that no rule knows has the strictest: it is kept as long as any law may ask, else as short."""
    assert kept_days(place, artefact, OWN) == days


def test_every_rule_names_its_source() -> None:
    assert all(len(rule.source) > 20 for rule in rules())
    assert bounds("US-CA", "decision").sources[0].startswith("California")


def test_the_audit_record_outlives_what_law_asks_of_logs() -> None:
    """Six months in the European Union; the record's bucket is locked for longer."""
    locked = next(bucket.locked_days for bucket in BUCKETS if bucket.name == "audit")
    assert bounds("FR", "log").at_least == 183
    assert locked >= max(bounds(place, "log").at_least for place in ("FR", "unknown"))


def test_the_decision_goes_last_as_all_else_goes_with_it() -> None:
    clock = started(ended("US-CA"), RetentionDays(video=3000))
    assert clock.due["decision"] == max(clock.due.values()) == END + timedelta(days=3000)


def test_what_is_due_is_what_is_not_yet_erased() -> None:
    clock = started(ended("CN"), OWN)
    assert clock.due_by(END + timedelta(days=200)) == ("video", "transcript")
    after = erased(clock, {"video": PROOF})
    assert after.due_by(END + timedelta(days=200)) == ("transcript",)
    assert after.next_due == END + timedelta(days=180)
    assert erased(clock, dict.fromkeys(CLOCKED, PROOF)).finished


def test_a_request_makes_due_what_no_law_says_to_keep() -> None:
    assert brought_forward(ended("CN"), None).due_by(END) == CLOCKED
    kept = brought_forward(ended("US-CA"), None)
    assert kept.due_by(END) == ("video",)
    assert kept.due["decision"] == END + timedelta(days=1461)


@pytest.mark.parametrize("status", ["asked", "held", "employed", "kept_by_law", "done"])
def test_whatever_becomes_of_a_request_is_told_in_both_languages(status: str) -> None:
    words = erasure_words(status)  # type: ignore[arg-type]
    assert len(words.zh) > 15
    assert len(words.en) > 15
