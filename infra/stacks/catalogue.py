"""What is deployed, as data: one row a function, a machine and a bucket.

The CDK stacks and the local cloud both build from these rows, so that there is no second definition of
anything. A row's name is the folder in `functions/`, the placeholder in the machines and the test's id.
Memory follows the work: Lambda gives one CPU per 1,769 MB.
"""

from talent.events import COMPLETES, NOTICES, OPENS, SOURCE, EventName

from infra.stacks.shapes import (
    Bucket,
    Function,
    Layer,
    Machine,
    OnEvent,
    OnSchedule,
    OnStream,
    OnUpload,
    Table,
)

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
    Bucket("uploads", browser_uploads=True, tells_of_uploads=True),
    Bucket("artefacts"),
    Bucket("weights"),
)
MACHINES = (
    Machine("intake", maps_files=True),
    Machine("screening"),
    Machine("invitation"),
    Machine("assessment"),
    Machine("selection"),
    Machine("offer"),
)

_DOMAIN: tuple[Layer, ...] = ("talent", "cloud")
_PAPER: tuple[Layer, ...] = ("talent", "cloud", "documents")
_SIGHT: tuple[Layer, ...] = (*_PAPER, "perception")
_WORDS: tuple[Layer, ...] = ("talent", "cloud", "language")

_DOORS = (
    Function(
        "api",
        _PAPER,
        (
            "read table",
            "write table",
            "read uploads",
            "write uploads",
            "read artefacts",
            "read link secret",
            "read executions",
            "enrol staff",
        ),
        memory_mb=1024,
    ),
    Function(
        "register_resume",
        _DOMAIN,
        ("read table", "write table", "read uploads"),
        triggers=(OnUpload("uploads", "resumes/"),),
    ),
    Function(
        "register_recording",
        _DOMAIN,
        ("read table", "write table", "read uploads"),
        triggers=(OnUpload("uploads", "recordings/"),),
    ),
    Function("publish_events", _DOMAIN, ("put events",), triggers=(OnStream("EVENT#"),)),
    Function("start_machine", _DOMAIN, ("read table", "start machines"), triggers=(OnEvent(tuple(OPENS)),)),
    Function(
        "complete_wait",
        _DOMAIN,
        ("read table", "write table", "answer tasks"),
        triggers=(OnEvent(tuple(COMPLETES)),),
    ),
    Function(
        "promote_waitlist",
        _DOMAIN,
        ("read table", "write table"),
        triggers=(OnEvent((EventName.HEADCOUNT_RELEASED,)),),
    ),
    Function(
        "erase_recordings",
        _DOMAIN,
        ("read table", "write table", "erase uploads", "erase artefacts"),
        timeout_s=120,
        triggers=(OnEvent((EventName.APPLICATION_WITHDRAWN, EventName.CONSENT_WITHDRAWN)),),
    ),
    Function(
        "sweep_erasures",
        _DOMAIN,
        ("read table", "write table", "erase uploads", "erase artefacts"),
        timeout_s=300,
        triggers=(OnSchedule(minutes=1440),),
    ),
    Function(
        "sweep_waits",
        _PAPER,
        ("read table", "write table", "read artefacts", "answer tasks", "send mail", "read link secret"),
        timeout_s=120,
        triggers=(OnSchedule(minutes=5),),
    ),
    Function(
        "send_notice",
        _PAPER,
        ("read table", "write table", "read artefacts", "send mail", "read link secret"),
        memory_mb=1024,
        timeout_s=60,
        triggers=(OnEvent(tuple(sorted(NOTICES))),),
    ),
)

_INTAKE = (
    Function(
        "read_manifest",
        _PAPER,
        ("read table", "write table", "read uploads", "read artefacts", "write artefacts"),
        memory_mb=1769,
        timeout_s=600,
    ),
    Function(
        "import_resume",
        _SIGHT,
        (
            "read table",
            "write table",
            "read uploads",
            "write uploads",
            "read artefacts",
            "write artefacts",
            "read weights",
        ),
        memory_mb=1769,
        timeout_s=180,
    ),
    Function(
        "summarise_import",
        _DOMAIN,
        ("read table", "write table", "write artefacts"),
        memory_mb=1769,
        timeout_s=300,
    ),
)

_SCREENING = (
    Function(
        "parse_resume",
        _SIGHT,
        ("read table", "write table", "read uploads", "write artefacts", "read weights"),
        memory_mb=1769,
        timeout_s=180,
    ),
    Function("match_opening", _DOMAIN, ("read table", "write table", "read artefacts"), memory_mb=1024),
    Function("move_application", _DOMAIN, ("read table", "write table")),
)

_INVITATION = (
    Function("check_consent", _DOMAIN, ("read table",)),
    Function("invite_candidate", _DOMAIN, ("read table", "write table")),
    Function(
        "request_decision",
        _PAPER,
        (
            "read table",
            "write table",
            "read uploads",
            "read artefacts",
            "answer tasks",
            "send mail",
            "read link secret",
        ),
        memory_mb=1024,
        timeout_s=60,
    ),
)

_ASSESSMENT = (
    Function(
        "decode_recording",
        ("talent", "cloud", "media"),
        ("read table", "write table", "read uploads", "write artefacts"),
        memory_mb=3538,
        timeout_s=300,
        scratch_mb=2048,
    ),
    Function(
        "analyse_voice",
        ("talent", "cloud", "language", "perception", "weights"),
        ("read table", "write table", "read artefacts", "write artefacts", "read weights"),
        memory_mb=3538,
        timeout_s=600,
        scratch_mb=1024,
    ),
    Function(
        "analyse_face",
        ("talent", "cloud", "perception", "weights"),
        ("read table", "write table", "read artefacts", "write artefacts"),
        memory_mb=3538,
        timeout_s=300,
    ),
    Function(
        "score_competencies",
        _WORDS,
        ("read table", "write table", "read artefacts", "write artefacts"),
        memory_mb=1769,
        timeout_s=60,
    ),
    Function(
        "write_report",
        _PAPER,
        ("read table", "write table", "read artefacts", "write artefacts"),
        memory_mb=1769,
        timeout_s=60,
    ),
)

_SELECTION = (
    Function("check_gate", _DOMAIN, ("read table",)),
    Function("ask_panel", _DOMAIN, ("read table", "write table")),
    Function("combine_scores", _DOMAIN, ("read table", "write table")),
    Function(
        "tell_hr", _PAPER, ("read table", "write table", "send mail", "read link secret"), memory_mb=1024
    ),
)

_OFFER = (
    Function("reserve_headcount", _DOMAIN, ("read table", "write table")),
    Function(
        "draft_offer",
        (*_PAPER, "weights"),
        ("read table", "write table", "write artefacts"),
        memory_mb=1769,
        timeout_s=60,
    ),
    Function("send_offer", _DOMAIN, ("read table", "write table")),
    Function("fill_headcount", _DOMAIN, ("read table", "write table")),
    Function("release_headcount", _DOMAIN, ("read table", "write table")),
    Function("hire_candidate", _DOMAIN, ("read table", "write table")),
)

FUNCTIONS = _DOORS + _INTAKE + _SCREENING + _INVITATION + _ASSESSMENT + _SELECTION + _OFFER


def function(name: str) -> Function:
    """The row of that name; KeyError when the catalogue has none."""
    return {row.name: row for row in FUNCTIONS}[name]
