"""What is deployed, as data: one row a function, a machine and a bucket.

The CDK stacks and the local cloud both build from these rows, so that there is no second definition of
anything. A row's name is the folder in `functions/`, the placeholder in the machines and the test's id. Here stand
the doors and what listens to events; the machines' tasks stand beside, in `tasks.py`.
"""

from talent.events import COMPLETES, OPENERS, SOURCE, EventName
from talent.notices import NOTICES

from infra.stacks.records import RECORDS
from infra.stacks.shapes import (
    Bucket,
    Function,
    Machine,
    OnEvent,
    OnReturnedMail,
    OnSchedule,
    OnStoppedMachine,
    OnStream,
    OnUpload,
    Table,
)
from infra.stacks.tasks import DOMAIN, PAPER, TASKS

EVENT_SOURCE = SOURCE
STAFF_GROUPS = (
    "administrator",
    "auditor",
    "business_reviewer",
    "employee",
    "hiring_manager",
    "hr_manager",
    "interviewer",
    "recruiter",
)
TABLE = Table()
BUCKETS = (
    # An archive of resumes can't lose one person's file; so what imports were made from ends as a whole.
    Bucket("uploads", browser_uploads=True, tells_of_uploads=True, ends=(("imports/", 90),)),
    Bucket("artefacts", ends=(("imports/", 90),)),
    Bucket("weights"),
    # California keeps the data of decisions for four years, the longest clock there is.
    Bucket("audit", locked_days=1461),
)
MACHINES = (
    Machine("intake", maps_files=True),
    Machine("screening"),
    Machine("invitation"),
    Machine("assessment"),
    Machine("selection"),
    Machine("offer"),
)

_DOORS = (
    Function(
        "api",
        PAPER,
        (
            "read table",
            "write table",
            "read uploads",
            "write uploads",
            "read artefacts",
            "read link secret",
            "read executions",
            "manage sign-ins",
            "read audit",
            "seal webhook secrets",
        ),
        memory_mb=1024,
    ),
    Function(
        "register_resume",
        DOMAIN,
        ("read table", "write table", "read uploads"),
        triggers=(OnUpload("uploads", "resumes/"),),
    ),
    Function(
        "register_recording",
        DOMAIN,
        ("read table", "write table", "read uploads"),
        triggers=(OnUpload("uploads", "recordings/"),),
    ),
    Function("publish_events", DOMAIN, ("put events",), triggers=(OnStream("EVENT#"),)),
    Function(
        "log_events", DOMAIN, ("read table", "write table"), timeout_s=120, triggers=(OnStream("EVENT#"),)
    ),
    Function("note_returned_mail", DOMAIN, ("read table", "write table"), triggers=(OnReturnedMail(),)),
    Function(
        "note_stopped_machine",
        DOMAIN,
        ("read table", "write table", "read executions"),
        triggers=(OnStoppedMachine(),),
    ),
    Function(
        "find_stopped_machines",
        DOMAIN,
        ("read table", "write table", "read executions"),
        timeout_s=120,
        triggers=(OnSchedule(minutes=60),),
    ),
    Function(
        "seal_audit",
        DOMAIN,
        ("read table", "write table", "sign audit", "write audit"),
        memory_mb=1024,
        timeout_s=300,
        triggers=(OnSchedule(minutes=60),),
    ),
    Function("start_machine", DOMAIN, ("read table", "start machines"), triggers=(OnEvent(OPENERS),)),
    Function(
        "complete_wait",
        DOMAIN,
        ("read table", "write table", "answer tasks"),
        triggers=(OnEvent(tuple(COMPLETES)),),
    ),
    Function(
        "promote_waitlist",
        DOMAIN,
        ("read table", "write table"),
        triggers=(
            OnEvent(
                (
                    EventName.HEADCOUNT_RELEASED,
                    EventName.HEADCOUNT_CONFIRMED,
                    EventName.APPLICATION_WITHDRAWN,
                )
            ),
        ),
    ),
    Function(
        "sweep_waits",
        PAPER,
        ("read table", "write table", "read artefacts", "answer tasks", "send mail", "read link secret"),
        timeout_s=120,
        triggers=(OnSchedule(minutes=5),),
    ),
    Function(
        "send_digest",
        DOMAIN,
        ("read table", "write table", "send mail"),
        memory_mb=1024,
        timeout_s=300,
        triggers=(OnSchedule(minutes=60),),
    ),
    Function(
        "send_notice",
        PAPER,
        ("read table", "write table", "read artefacts", "send mail", "read link secret"),
        memory_mb=1024,
        timeout_s=60,
        triggers=(OnEvent(tuple(sorted(NOTICES))),),
    ),
    Function(
        "deliver_webhooks",
        DOMAIN,
        ("read table", "write table", "open webhook secrets"),
        timeout_s=120,
        triggers=(OnEvent(tuple(sorted(EventName))),),
    ),
    Function(
        "retry_webhooks",
        DOMAIN,
        ("read table", "write table", "open webhook secrets"),
        timeout_s=120,
        triggers=(OnSchedule(minutes=1),),
    ),
)

FUNCTIONS = _DOORS + RECORDS + TASKS


def function(name: str) -> Function:
    """The row of that name; KeyError when the catalogue has none."""
    return {row.name: row for row in FUNCTIONS}[name]
