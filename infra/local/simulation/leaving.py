"""People who want to be forgotten: they ask at any stage, and an hour later nothing of them is left."""

import json
from collections.abc import Iterable

from cloud.items import read_item
from cloud.keys import Key
from talent.people import Candidate
from talent.retention import PersonErasure

from infra.local.simulation.oracle import Oracle

FORGETS = ("start_retention", "erase_recordings")
"""Who is told of an application's end where somebody may ask to be forgotten."""


def check_forgotten(oracle: Oracle, people: Iterable[Candidate]) -> None:
    """Who asked is gone from table and buckets, by name and by mail address."""
    store, files = oracle.world.store, oracle.world.files
    whole = json.dumps(store.everything(), ensure_ascii=False)
    kept = b"\n".join(files.values()).decode()
    for candidate_id, signs in ((each.candidate_id, (each.name, each.email)) for each in people):
        item = store.get(Key(f"CANDIDATE#{candidate_id}", "ERASURE"))
        if item is None:
            continue
        request, _ = read_item(item, PersonErasure)
        if request.status == "asked":
            oracle.say("stuck", f"nobody forgets {candidate_id}, who asked for it")
        if request.status == "done" and any(sign in whole + kept for sign in signs):
            oracle.say("privacy", f"{candidate_id} was forgotten, and can still be found")
