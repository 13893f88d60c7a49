"""Where an application stands: words for every reader, stage, wait and event, and by when something must happen."""

import re
from datetime import timedelta
from typing import get_args

import pytest
from talent.access import Action, Target
from talent.application import ENDED, Stage
from talent.changes import rights_to_see
from talent.events import Event, EventName, WaitKind
from talent.kernel import Language, Phrase
from talent.messages import (
    Audience,
    candidate_words,
    next_words,
    staff_words,
    status,
    status_words,
    wait_words,
)
from talent.messages.standing import audience_of, standing_shown
from talent.people import Role, Staff
from talent.policy import OpeningPolicy, wait_days
from talent.standing import WAITED_FOR, WAITS_AT, standing
from talent.waiting import new_wait

from tests.unit.talent.standing_at import NOON, at

AUDIENCES: tuple[Audience, ...] = get_args(Audience.__value__)
KINDS: tuple[WaitKind, ...] = get_args(WaitKind.__value__)


def complete(words: Phrase, longest: int) -> bool:
    return 2 <= len(words.zh) <= longest and 4 <= len(words.en) <= longest and words.zh != words.en


def test_every_stage_and_what_comes_next_has_words_for_every_reader() -> None:
    for stage in Stage:
        for audience in AUDIENCES:
            assert complete(status_words(stage, audience), 90), (stage, audience)
            assert complete(next_words(stage, audience), 110), (stage, audience)


def test_every_wait_has_words_for_every_reader() -> None:
    for kind in KINDS:
        for audience in AUDIENCES:
            assert complete(wait_words(kind, audience), 90), (kind, audience)


def test_every_event_has_words_for_staff_and_a_right_that_it_takes() -> None:
    for name in EventName:
        assert complete(staff_words(name), 60), name
        event = Event(event_id="E", name=name, occurred_at=NOON, by="machine", application_id="A")
        assert set(rights_to_see(event)) <= set(Action)


def test_the_stage_between_machine_and_people_reads_as_hr_knows_it() -> None:
    assert status(Stage.PANEL, "hr", "zh") == "已完成 AI 面试，等待面试官评估"


@pytest.mark.parametrize("language", get_args(Language))
def test_a_candidate_is_never_shown_a_line_or_a_bar(language: Language) -> None:
    told = [words for name in EventName if (words := candidate_words(name))]
    told += [words(stage, "candidate") for stage in Stage for words in (status_words, next_words)]
    for words in told:
        assert not re.search("线|below|score|得分|编制|\\bbar\\b", words.say(language)), words


def test_only_who_can_act_is_addressed() -> None:
    """'您' in HR's words would be wrong on a manager's screen."""
    for stage in Stage:
        assert "您" not in status_words(stage, "manager").zh + next_words(stage, "manager").zh


def test_whoever_is_waited_for_has_a_time_to_be_done() -> None:
    policy = OpeningPolicy()
    for stage in Stage:
        due = standing(at(stage), policy, 3).due_at
        assert (due is None) == (WAITED_FOR[stage] in ("nobody", "head") or stage is Stage.APPLIED), stage
        assert due is None or due > NOON
    assert all(WAITED_FOR[stage] == "nobody" for stage in ENDED)


def test_an_open_waits_own_end_counts_and_an_ended_ones_does_not() -> None:
    policy = OpeningPolicy()
    for stage, (kind, *_) in WAITS_AT.items():
        wait = new_wait("01", kind, "token", NOON, 30)
        assert standing(at(stage), policy, 3, wait).due_at == NOON + timedelta(days=30)
        over = wait.model_copy(update={"verdict": "lapsed"})
        assert standing(at(stage), policy, 3, over).due_at == NOON + timedelta(days=wait_days(policy, kind))


def test_the_time_is_told_on_the_sites_clock_and_is_over_when_it_is() -> None:
    held = standing(at(Stage.BELOW_LINE), OpeningPolicy(), 3)
    early = standing_shown(held, "hr", "Asia/Shanghai", NOON)
    late = standing_shown(held, "hr", "Asia/Shanghai", NOON + timedelta(days=4))
    assert early.due
    assert "2026年11月26日（周四）20:00（UTC+8）" in early.due.zh
    assert (early.overdue, late.overdue) == (False, True)


def test_an_interviewer_whose_card_is_in_is_asked_for_nothing() -> None:
    shown = standing_shown(
        standing(at(Stage.PANEL), OpeningPolicy(), 3), "interviewer", "Asia/Shanghai", NOON, scored=True
    )
    assert "您的评分已收到" in shown.status.zh
    assert "评分" not in shown.next.zh.replace("评分收齐", "")


def test_one_is_read_to_as_what_one_is_there() -> None:
    def person(role: Role, departments: frozenset[str] = frozenset({"trade"})) -> Staff:
        return Staff(
            staff_id="ann",
            name="Ann",
            email="ann@bole.example",
            language="en",
            roles=frozenset({role}),
            departments=departments,
        )

    there, asked = Target(department_id="trade"), Target(department_id="trade", people=frozenset({"ann"}))
    assert audience_of(person(Role.RECRUITER), asked) == "hr"
    assert audience_of(person(Role.HIRING_MANAGER), there) == "manager"
    assert audience_of(person(Role.HIRING_MANAGER), asked) == "interviewer"
    assert audience_of(person(Role.AUDITOR), there) == "manager"
