"""The transactions on Amazon's own engine, with real threads: `python tests/bench/bench_transactions.py [--rounds N]`.

First the questions that the simulation's table and moto are asked in the tests. Then rounds in which eight selected
candidates reach for three heads at once, heads are given back and passed on at the same moment, each event twice, and
an answer meets a lapse. Exit 1 where a head was given twice, nobody was moved up, or both answer and lapse won.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

import boto3
from cloud import applications, headcount_keys, headcounts, keys, moment, openings, waitlist, waits
from cloud.table import Create, MovedOn, table
from talent import library
from talent.application import Application, Stage
from talent.headcount import Reservation
from talent.opening import Opening
from talent.waiting import new_wait

from infra.local.plan import ROOT, TABLE_NAME, place
from infra.local.simulation.company import POOL, TERMS
from infra.stacks.catalogue import function
from infra.stacks.surroundings import environment
from tests.bench.dynamodb_local import Unavailable, running, without_empty_texts
from tests.integration.simulation.engine import CHECKS, create_table

HEADS, CANDIDATES, THREADS = 3, 8, 8
OTHERWISE = {"one item once"}
"""Where this release is not as the service itself, which answers with ValidationException: it cancels."""


def main() -> int:
    """The exit status."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=25)
    rounds, _ = parser.parse_known_args()
    try:
        with running() as endpoint:
            _point_at(endpoint)
            return _report(rounds.rounds)
    except Unavailable as missing:
        print(f"DynamoDB Local: skipped, {missing}")
        return 0


def _point_at(endpoint: str) -> None:
    names = environment(function("start_machine"), place(ROOT / "layers" / "weights", "https://bole.example"))
    keys_of_nobody = {
        "AWS_ACCESS_KEY_ID": "k",
        "AWS_SECRET_ACCESS_KEY": "s",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    os.environ |= names | keys_of_nobody | {"AWS_ENDPOINT_URL_DYNAMODB": endpoint}
    without_empty_texts()


def _report(rounds: int) -> int:
    client = boto3.client("dynamodb")
    for name, check in CHECKS.items():
        if name in OTHERWISE:
            continue
        create_table(client)
        check(client)
        client.delete_table(TableName=TABLE_NAME)
        print(f"DynamoDB Local answers as the table needs: {name}")
    create_table(client)
    started = time.monotonic()
    wrong = [finding for number in range(rounds) for finding in _round(number)]
    print(
        f"{rounds} rounds of {CANDIDATES} candidates for {HEADS} heads on {THREADS} threads in "
        f"{time.monotonic() - started:.1f} s: {len(wrong)} violations"
    )
    for finding in wrong:
        print(f"  {finding}")
    return 1 if wrong else 0


def _round(number: int) -> Iterable[str]:
    opening = _opening(number)
    people = [_selected(opening, f"{number:03}{each:03}") for each in range(CANDIDATES)]
    taken = _at_once(lambda each: headcounts.reserve_head(each, opening.headcount_id, f"{each}/1"), people)
    yield from _heads(number, opening, "reserved at once")
    if sum(taken) != HEADS:
        yield f"round {number}: {sum(taken)} of {HEADS} heads were reserved"
    held = [each for each, has in zip(people, taken, strict=True) if has]
    _at_once(lambda each: headcounts.release_head(each, opening.headcount_id, f"{each}/2"), held * 2)
    freed = [f"{number:03}F{each}" for each in range(HEADS)]
    moved = set(_at_once(lambda event: waitlist.promote(opening.headcount_id, event), freed * 2))
    if len(moved) != HEADS:
        yield f"round {number}: {len(moved)} moved up for {HEADS} heads"
    again = sorted(moved)
    _at_once(lambda each: headcounts.reserve_head(each, opening.headcount_id, f"{each}/3"), again * 2)
    yield from _heads(number, opening, "passed on")
    yield from _answer_or_lapse(number, people[0])


def _answer_or_lapse(number: int, application_id: str) -> Iterable[str]:
    wait = new_wait(application_id, "panel", "token", moment.now(), 1)
    waits.keep(wait)

    def answer() -> bool:
        write = waits.ending(application_id, "panel", "complete")
        table().write(write)
        return True

    def lapse() -> bool:
        waits.lapse(wait)
        return True

    won = _at_once(_won, [answer, lapse])
    found = waits.find(application_id, "panel")
    if sum(won) < 1 or found is None or found.verdict is None:
        yield f"round {number}: neither the answer nor the lapse ended the wait"
    if won[1] and found and found.verdict != "lapsed":
        yield f"round {number}: the wait lapsed and was answered all the same"


def _won(step: Callable[[], bool]) -> bool:
    try:
        return step()
    except MovedOn:
        return False


def _heads(number: int, opening: Opening, when: str) -> Iterable[str]:
    ledger = headcounts.get_ledger(opening.headcount_id).value
    held = table().under(headcount_keys.ledger(opening.headcount_id).pk, "RESERVATION#", Reservation)
    if not ledger.reserved == len(held) == HEADS:
        yield f"round {number}: {when}: {ledger.reserved} reserved, {len(held)} reservations, {HEADS} planned"


def _opening(number: int) -> Opening:
    who = openings.OpeningPeople(recruiter_id="recruiter", hr_manager_id="hr", pool=POOL)
    heads = openings.Heads(planned=HEADS, by="hr")
    opened = openings.open_opening(library.position("intl-trade"), who, TERMS, f"C{number}", heads)
    headcounts.answer_proposal(opened.headcount_id, "boss", confirm=True)
    return opened


def _selected(opening: Opening, number: str) -> str:
    now = moment.now()
    application = Application(
        application_id=f"A{number:0>25}",
        opening_id=opening.opening_id,
        candidate_id=f"C{number}",
        department_id=opening.department_id,
        language="zh",
        jurisdiction="CN",
        stage=Stage.SELECTED,
        stage_since=now,
        opened_at=now,
        composite_score=70.0,
    )
    table().write(Create(keys.application(application.application_id), application))
    return applications.get(application.application_id).value.application_id


def _at_once[A, B](step: Callable[[A], B], each: list[A]) -> list[B]:
    """Each step on a thread of its own; one that lost its races is tried again, as a machine does."""

    def tried(what: A) -> B:
        while True:
            try:
                return step(what)
            except MovedOn:
                time.sleep(0.01)

    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(tried, each))


if __name__ == "__main__":
    sys.exit(main())
