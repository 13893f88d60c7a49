"""What keeps, exports and erases the records of people, as rows of the catalogue."""

from talent.events import EventName

from infra.stacks.shapes import Function, Grant, OnEvent, OnSchedule
from infra.stacks.tasks import DOMAIN

_ERASES: tuple[Grant, ...] = ("read table", "write table", "erase uploads", "erase artefacts")
_PERSON: tuple[Grant, ...] = (
    *_ERASES,
    "read artefacts",
    "write artefacts",
    "read audit",
    "write audit",
)
_TELLS: tuple[Grant, ...] = (*_PERSON, "send mail", "read link secret")
_DAY = 1440

RECORDS = (
    Function(
        "erase_recordings",
        DOMAIN,
        _ERASES,
        timeout_s=120,
        triggers=(OnEvent((EventName.APPLICATION_WITHDRAWN, EventName.CONSENT_WITHDRAWN)),),
    ),
    Function("sweep_erasures", DOMAIN, _ERASES, timeout_s=300, triggers=(OnSchedule(minutes=_DAY),)),
    Function(
        "start_retention",
        DOMAIN,
        ("read table", "write table"),
        triggers=(OnEvent((EventName.APPLICATION_DECLINED, EventName.APPLICATION_WITHDRAWN)),),
    ),
    Function(
        "mark_holds",
        DOMAIN,
        ("read table", "write audit"),
        triggers=(OnEvent((EventName.LEGAL_HOLD_SET, EventName.LEGAL_HOLD_LIFTED)),),
    ),
    Function("sweep_retention", DOMAIN, _TELLS, timeout_s=900, triggers=(OnSchedule(minutes=_DAY),)),
    Function("erase_people", DOMAIN, _TELLS, timeout_s=900, triggers=(OnSchedule(minutes=60),)),
    Function("replay_erasures", DOMAIN, _PERSON, timeout_s=900, triggers=(OnSchedule(minutes=_DAY),)),
    Function(
        "export_person",
        DOMAIN,
        ("read table", "write table", "read uploads", "read artefacts", "write artefacts"),
        memory_mb=1769,
        timeout_s=900,
        scratch_mb=10240,
        triggers=(OnEvent((EventName.EXPORT_REQUESTED,)),),
    ),
)
