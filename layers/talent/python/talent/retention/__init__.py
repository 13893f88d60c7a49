"""How long what is known of a candidate is kept, what may stop the clock, and how it ends.

Each artefact (video, transcript, assessment, decision) has a clock of its own, started by the end of the application; the
law of the candidate's place bounds the company's own choice. A legal hold stops every clock.
"""

from talent.retention.clock import Erased, RetentionClock, brought_forward, erased, started
from talent.retention.person import (
    ErasureStatus,
    Export,
    HoldMark,
    LegalHold,
    PersonErasure,
    Tombstone,
    erasure_words,
    reduced,
)
from talent.retention.rules import CLOCKED, Artefact, RetentionDays, Rule, bounds, kept_days, rules

__all__ = [
    "CLOCKED",
    "Artefact",
    "Erased",
    "ErasureStatus",
    "Export",
    "HoldMark",
    "LegalHold",
    "PersonErasure",
    "RetentionClock",
    "RetentionDays",
    "Rule",
    "Tombstone",
    "bounds",
    "brought_forward",
    "erased",
    "erasure_words",
    "kept_days",
    "reduced",
    "rules",
    "started",
]
