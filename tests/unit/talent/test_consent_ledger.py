"""The ledger keeps every act with the words it was about, and the words of a version never change."""

from datetime import UTC, datetime

import pytest
from talent.consent_ledger import (
    ConsentAct,
    ConsentRow,
    WordsChanged,
    check_version,
    consent_words,
    next_row,
    standing,
    versions,
)
from talent.policy import CONSENT_VERSION, ConsentKind

NOW = datetime(2026, 11, 23, tzinfo=UTC)
AGREED_TO = {
    "2026-11": {
        "recording": "e0c5689b9f0e4399e82ec58c7ebbf0dff13e455fb9b7a9476ed754364a0c14dd",
        "ai_assessment": "dde4cc0f642225955b68b205cfab725cda8556190752a79bfd58f5d68bacd150",
        "expression": "93dba812dec258e5fe6817481547667e5461fd3f4a39f98172b825e97fe9cc78",
    }
}
"""Digests of words that people have agreed to: changed words are a new version, with a new line here."""


def acted(*acts: ConsentAct, kind: ConsentKind = "recording") -> tuple[ConsentRow, ...]:
    rows: tuple[ConsentRow, ...] = ()
    for act in acts:
        row = next_row(rows, kind, act, NOW, "candidate", "A")
        rows = (*rows, row) if row else rows
    return rows


def test_words_that_people_agreed_to_stay_as_they_were() -> None:
    now = {version: {each.kind: each.sha256 for each in consent_words(version)} for version in versions()}
    assert now == AGREED_TO


def test_the_words_asked_now_are_there_for_every_kind_in_both_languages() -> None:
    words = consent_words()
    assert {each.kind for each in words} == {"recording", "ai_assessment", "expression"}
    assert all(len(each.words.zh) > 40 and len(each.words.en) > 40 for each in words)


def test_each_act_is_a_row_and_the_last_one_counts() -> None:
    rows = acted("given", "withdrawn", "given")
    assert [(row.number, row.act) for row in rows] == [(1, "given"), (2, "withdrawn"), (3, "given")]
    assert all(row.words_sha256 for row in rows)
    assert standing(rows)[0].stands
    assert not standing(rows[:2])[0].stands


def test_an_act_that_changes_nothing_adds_no_row() -> None:
    assert len(acted("given", "given")) == 1
    assert len(acted("withdrawn")) == 0
    assert len(acted("given", "withdrawn", "withdrawn")) == 2


def test_agreeing_to_newer_words_is_a_row_of_its_own() -> None:
    old = acted("given")[0].model_copy(update={"version": "2020-01"})
    row = next_row((old,), "recording", "given", NOW, "candidate", "A")
    assert row is not None
    assert (row.number, row.version) == (2, CONSENT_VERSION)


def test_old_words_are_not_taken_for_the_new_ones() -> None:
    with pytest.raises(WordsChanged):
        check_version("2020-01")
