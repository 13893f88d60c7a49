"""The tasks of the machines, as rows of the catalogue: what each state's function may use, and how much of it.

Memory follows the work: Lambda gives one CPU per 1,769 MB.
"""

from infra.stacks.shapes import Function, Layer

DOMAIN: tuple[Layer, ...] = ("talent", "cloud")
PAPER: tuple[Layer, ...] = ("talent", "cloud", "documents")
SIGHT: tuple[Layer, ...] = (*PAPER, "perception")
WORDS: tuple[Layer, ...] = ("talent", "cloud", "language")

_INTAKE = (
    Function(
        "read_manifest",
        PAPER,
        ("read table", "write table", "read uploads", "read artefacts", "write artefacts"),
        memory_mb=1769,
        timeout_s=600,
    ),
    Function(
        "import_resume",
        SIGHT,
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
        DOMAIN,
        ("read table", "write table", "write artefacts"),
        memory_mb=1769,
        timeout_s=300,
    ),
)

_SCREENING = (
    Function(
        "parse_resume",
        SIGHT,
        ("read table", "write table", "read uploads", "write artefacts", "read weights"),
        memory_mb=1769,
        timeout_s=180,
    ),
    Function("match_opening", DOMAIN, ("read table", "write table", "read artefacts"), memory_mb=1024),
    Function("move_application", DOMAIN, ("read table", "write table")),
)

_INVITATION = (
    Function("check_consent", DOMAIN, ("read table",)),
    Function("invite_candidate", DOMAIN, ("read table", "write table")),
    Function(
        "request_decision",
        PAPER,
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
    Function("request_transcript", DOMAIN, ("read table", "read artefacts", "write artefacts", "transcribe")),
    Function(
        "analyse_voice",
        ("talent", "cloud", "language", "perception", "weights"),
        ("read table", "write table", "read artefacts", "write artefacts", "read weights", "transcribe"),
        memory_mb=3538,
        timeout_s=600,
        scratch_mb=1024,
    ),
    Function(
        "analyse_words",
        ("talent", "cloud", "perception", "weights"),
        ("read table", "write table", "read artefacts", "write artefacts", "read weights"),
        memory_mb=1769,
        timeout_s=120,
    ),
    Function(
        "analyse_text",
        WORDS,
        ("read table", "write table", "read uploads", "write artefacts"),
        memory_mb=1024,
        timeout_s=60,
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
        WORDS,
        ("read table", "write table", "read artefacts", "write artefacts", "ask a model"),
        memory_mb=1769,
        timeout_s=300,
    ),
    Function(
        "write_report",
        (*PAPER, "weights"),
        ("read table", "write table", "read artefacts", "write artefacts"),
        memory_mb=1769,
        timeout_s=60,
    ),
)

_SELECTION = (
    Function("check_gate", DOMAIN, ("read table",)),
    Function("ask_panel", DOMAIN, ("read table", "write table")),
    Function("combine_scores", DOMAIN, ("read table", "write table")),
    Function(
        "tell_hr", PAPER, ("read table", "write table", "send mail", "read link secret"), memory_mb=1024
    ),
)

_OFFER = (
    Function("reserve_headcount", DOMAIN, ("read table", "write table")),
    Function(
        "draft_offer",
        (*PAPER, "weights"),
        ("read table", "write table", "write artefacts"),
        memory_mb=1769,
        timeout_s=60,
    ),
    Function("send_offer", DOMAIN, ("read table", "write table")),
    Function("fill_headcount", DOMAIN, ("read table", "write table")),
    Function("release_headcount", DOMAIN, ("read table", "write table")),
    Function("hire_candidate", DOMAIN, ("read table", "write table")),
)

TASKS = _INTAKE + _SCREENING + _INVITATION + _ASSESSMENT + _SELECTION + _OFFER
