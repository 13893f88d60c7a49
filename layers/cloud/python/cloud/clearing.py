"""What is kept of one application is erased, artefact by artefact: every version of files, and items of the table.

What stays at the very end is the application with its ids and dates, its events, and the proofs of what went.
"""

from collections.abc import Callable, Iterable
from hashlib import sha256
from itertools import batched

from talent.application import Application
from talent.retention import Artefact, Erased

from cloud import keys
from cloud.files import artefact_key, artefacts, uploads
from cloud.items import Item
from cloud.keys import Key
from cloud.moment import now
from cloud.races import again
from cloud.table import Remove, Replace, table

_AT_ONCE = 90  # a transaction takes 100 writes
_STAYS = ("EVENT#", "STAY#", "WAIT#", "LINK#", "ERASURE", "RETENTION")
"""Ids and dates; a wait's token tells its machine that the candidate stepped back, a link shows what became of it."""
_EVIDENCE = ("EVIDENCE#", "SCORE#", "REPORT")


def clear(application_id: str, artefact: Artefact) -> Erased:
    """Erases one artefact; safe to repeat. Raises MovedOn after many lost races."""
    heard = artefact_key(application_id, "recordings") + "/"
    match artefact:
        case "video":
            names = uploads().erase_all(f"recordings/{application_id}/")
            names += artefacts().erase_all(heard, ("sound.wav", "pictures.npz"))
            return proof(names, ())
        case "transcript":
            return proof(artefacts().erase_all(heard), ())
        case "assessment":
            names = artefacts().erase_all(artefact_key(application_id, "assessment-"))
            names += artefacts().erase_all(artefact_key(application_id, "report-"))
            return proof(names, _remove(keys.application(application_id).pk, _is_evidence))
        case _:
            return _clear_all(application_id)


def proof(versions: Iterable[str], items: Iterable[str]) -> Erased:
    """The counts, and one digest over all the names of what went."""
    files, rows = sorted(versions), sorted(items)
    digest = sha256("\n".join([*files, *rows]).encode()).hexdigest()
    return Erased(at=now(), versions=len(files), items=len(rows), sha256=digest)


def remove_items(items: Iterable[Item]) -> list[str]:
    """Deletes items of the table as they were read; their names. Raises MovedOn when one has changed since."""
    found = [(Key(item["pk"]["S"], item["sk"]["S"]), int(item["version"]["N"])) for item in items]
    for some in batched(found, _AT_ONCE, strict=False):
        table().write(*(Remove(key, version) for key, version in some))
    return [f"{key.pk}/{key.sk}" for key, _ in found]


def _clear_all(application_id: str) -> Erased:
    names = uploads().erase_all(f"recordings/{application_id}/")
    names += uploads().erase_all(f"resumes/{application_id}/")
    names += artefacts().erase_all(artefact_key(application_id) + "/")
    removed = _remove(keys.application(application_id).pk, _goes)
    _reduce(application_id)
    return proof(names, removed)


@again(4)
def _remove(pk: str, goes: Callable[[str], bool]) -> list[str]:
    return remove_items([item for item in table().partition(pk) if goes(item["sk"]["S"])])


@again(4)
def _reduce(application_id: str) -> None:
    """The application without its scores."""
    stored = table().find(keys.application(application_id), Application)
    if stored:
        after = stored.value.without_scores()
        table().write(Replace(keys.application(application_id), after, stored.version))


def _is_evidence(sk: str) -> bool:
    return sk.startswith(_EVIDENCE)


def _goes(sk: str) -> bool:
    return sk != "APPLICATION" and not sk.startswith(_STAYS)
