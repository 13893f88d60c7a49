"""Where each thing lies in the one table: every key on one screen, and the access patterns they serve.

What the indexes list stands in `indexes.py`; what belongs to heads, an offer or a panel, in `headcount_keys.py`,
`offer_keys.py` and `panel_keys.py`; what is only ever added to, like the audit record, in `logkeys.py`.

| question | answered by |
|---|---|
| the whole dossier of an application | query `APPLICATION#id` |
| the company's terms, its calibrations | query `COMPANY`, `TERM#`, `CALIBRATION#` |
| all openings, oldest first | index `stage`: `OPENINGS`, then opening |
| all imports, all candidates | index `stage`: `IMPORTS`, `CANDIDATES`, then id |
| an opening's applications by stage and score | index `stage`: opening, then stage # score |
| a department's applications by stage | index `department` |
| scorecards that came in since a moment | index `stage`: `SCORED`, then when |
| what a person has to do, soonest first | index `todo`: person, then due |
| who is or was on the staff | index `department`: `STAFF` |
| what was passed on from somebody | query `STAFF#id`, `HANDOVER#` |
| candidates' questions without an answer, by the next reminder | index `todo`: `APPEAL`, then due |
| which waits are due for a reminder or their end | index `todo`: `WAIT`, then due |
| a candidate's applications | index `candidate` |
| what elsewhere leads to a candidate (digests of mail, phone, files; an import's file) | index `candidate`: `TRACE#id` |
| legal holds on a person, their request to be erased, their exports | query `CANDIDATE#id` |
| which clocks, erasures and exports are due | index `todo`: `RETAIN`, `ERASE`, `FORGET`, `EXPORT`, then due |
| what a candidate agreed to and took back, each act a row | query `CANDIDATE#id`, `CONSENT#` |
| is this mail address known? does mail reach it? | get `EMAIL#digest` |
| who else shows this mail address, phone, or name with school and years? | query `SIGN#digest` |
| duplicates that wait for a decision, oldest first | index `stage`: `DUPLICATES#proposed` |
| an import, and what became of each of its files | query `IMPORT#id` |
| was this very file sent for this opening before? | get `DIGEST#sha256`, opening |
"""

from datetime import UTC, datetime
from hashlib import sha256
from typing import NamedTuple

OPENINGS, IMPORTS, CANDIDATES, STAFF = "OPENINGS", "IMPORTS", "CANDIDATES", "STAFF"
SCORED, APPEALS, UNDELIVERABLE = "SCORED", "APPEAL", "UNDELIVERABLE"
CALIBRATION, HANDOVERS = "CALIBRATION#", "HANDOVER#"
LAST = "9999"
"""Under which an index lists all of a kind; `LAST` sorts after every moment."""


class Key(NamedTuple):
    """An item's primary key."""

    pk: str
    sk: str


def application(application_id: str, part: str = "APPLICATION") -> Key:
    """The application itself, or one part of its dossier (`RESUME`, `MATCH`, `REPORT`, `OFFER`)."""
    return Key(f"APPLICATION#{application_id}", part)


def recording(application_id: str, number: int) -> Key:
    """One answer's recording."""
    return application(application_id, f"RECORDING#{number:02}")


def evidence(application_id: str, number: int, channel: str) -> Key:
    """What was heard ('voice') or seen ('face') in one recording."""
    return application(application_id, f"EVIDENCE#{number:02}#{channel}")


def scorecard(application_id: str, staff_id: str) -> Key:
    """One interviewer's scorecard."""
    return application(application_id, f"REVIEW#{staff_id}")


def meeting(application_id: str) -> Key:
    """When the application's panel meets."""
    return application(application_id, "MEETING")


def booking(staff_id: str, starts_at: datetime, over: str = "") -> Key:
    """That a member of staff sits in a meeting then: at most in one, but for those that a person set `over` it, by id."""
    beside = f"#{over}" if over else ""
    return Key(f"STAFF#{staff_id}", f"BOOKING#{starts_at.astimezone(UTC).isoformat()}{beside}")


def wait(application_id: str, kind: str) -> Key:
    """The wait of one kind."""
    return application(application_id, f"WAIT#{kind}")


def decision(application_id: str, event_id: str) -> Key:
    """A person's decision, with its reason."""
    return application(application_id, f"DECISION#{event_id}")


def correction(application_id: str, correction_id: str) -> Key:
    """A person's correction of a field of the resume."""
    return application(application_id, f"CORRECTION#{correction_id}")


def match_version(application_id: str, version: int) -> Key:
    """A match that stood, counted from 1."""
    return application(application_id, f"MATCH#{version:03}")


def sign(kind: str, words: str, candidate_id: str) -> Key:
    """That a candidate shows a sign of who they are; the words themselves are not in the key."""
    return Key(f"SIGN#{sha256(f'{kind}|{words}'.encode()).hexdigest()}", f"CANDIDATE#{candidate_id}")


def duplicate(first: str, second: str) -> Key:
    """Two candidates who may be one, in the order of their ids."""
    return Key(f"DUPLICATE#{min(first, second)}#{max(first, second)}", "DUPLICATE")


def accommodation(application_id: str, kind: str) -> Key:
    """An accommodation that was granted."""
    return application(application_id, f"ACCOMMODATION#{kind}")


def appeal(application_id: str, number: int) -> Key:
    """One appeal of the candidate, with its answer."""
    return application(application_id, f"APPEAL#{number:02}")


def erasure(application_id: str) -> Key:
    """That the application's recordings are to be deleted."""
    return application(application_id, "ERASURE")


def event(owner_pk: str, event_id: str) -> Key:
    """An event, beside what it happened to."""
    return Key(owner_pk, f"EVENT#{event_id}")


def company() -> Key:
    """The company's own facts."""
    return Key("COMPANY", "COMPANY")


def term(kind: str, term_id: str) -> Key:
    """A skill or certificate of the company's own."""
    return Key(company().pk, f"TERM#{kind}#{term_id}")


def calibration(version: str) -> Key:
    """A calibration of the company's own, by its digest."""
    return Key(company().pk, f"{CALIBRATION}{version}")


def opening(opening_id: str) -> Key:
    """An opening."""
    return Key(f"OPENING#{opening_id}", "OPENING")


def candidate(candidate_id: str) -> Key:
    """A candidate."""
    return Key(f"CANDIDATE#{candidate_id}", "CANDIDATE")


def consent(candidate_id: str, kind: str, number: int) -> Key:
    """One row of the ledger of a candidate's consents, counted from 1 for each kind."""
    return Key(f"CANDIDATE#{candidate_id}", f"CONSENT#{kind}#{number:04}")


def hold(candidate_id: str, hold_id: str) -> Key:
    """A legal hold on a person's records."""
    return Key(f"CANDIDATE#{candidate_id}", f"HOLD#{hold_id}")


def person_erasure(candidate_id: str) -> Key:
    """A person's request to be erased, and what became of it."""
    return Key(f"CANDIDATE#{candidate_id}", "ERASURE")


def export(candidate_id: str, export_id: str) -> Key:
    """A file of everything held about a person."""
    return Key(f"CANDIDATE#{candidate_id}", f"EXPORT#{export_id}")


def traces(candidate_id: str) -> str:
    """Under which the index of candidates lists what elsewhere leads to one."""
    return f"TRACE#{candidate_id}"


def self_identification(candidate_id: str) -> Key:
    """What a candidate said of themselves for the adverse-impact report: apart from everything about them."""
    return Key(f"SELF#{candidate_id}", "ANSWERS")


def email(address: str) -> Key:
    """The one candidate with this mail address; the address itself is not in the key."""
    return Key(f"EMAIL#{sha256(address.strip().lower().encode()).hexdigest()}", "CANDIDATE")


def undeliverable(address: str) -> Key:
    """That nothing goes to this mail address by itself."""
    return Key(email(address).pk, "UNDELIVERABLE")


def delayed(address: str, part: str = "DELAYED") -> Key:
    """That mail to this address has not arrived for days; with `DELAYS`, on which days it came back."""
    return Key(email(address).pk, part)


def applied(candidate_id: str, opening_id: str) -> Key:
    """That a candidate was brought into an opening by an import: once, however many files there are of them."""
    return Key(f"CANDIDATE#{candidate_id}", f"IMPORTED#{opening_id}")


def digest(sha256_hex: str, opening_id: str) -> Key:
    """That this very file came in for the opening."""
    return Key(f"DIGEST#{sha256_hex}", f"OPENING#{opening_id}")


def intake(import_id: str) -> Key:
    """An import."""
    return Key(f"IMPORT#{import_id}", "IMPORT")


def intake_file(import_id: str, number: int) -> Key:
    """One file of an import, counted from 1."""
    return Key(f"IMPORT#{import_id}", f"FILE#{number:06}")


def staff(staff_id: str) -> Key:
    """A member of staff."""
    return Key(f"STAFF#{staff_id}", "STAFF")


def staff_change(staff_id: str) -> Key:
    """That a change of a member of staff is kept, and not carried out everywhere yet."""
    return Key(f"STAFF#{staff_id}", "CHANGE")


def handover_begun(staff_id: str) -> Key:
    """What is being passed on from a member of staff, until it is told."""
    return Key(staff(staff_id).pk, "PASSINGON")


def handover(staff_id: str, event_id: str) -> Key:
    """What was passed on from a member of staff, as an event tells."""
    return Key(staff(staff_id).pk, f"{HANDOVERS}{event_id}")


def employee(employee_id: str) -> Key:
    """An employee."""
    return Key(f"EMPLOYEE#{employee_id}", "EMPLOYEE")


def link(application_id: str, link_id: str) -> Key:
    """A signed link's record, beside the application that it opens: first use, revocation."""
    return application(application_id, f"LINK#{link_id}")
