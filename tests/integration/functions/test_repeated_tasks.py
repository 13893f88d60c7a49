"""Whatever calls a function may call it twice: the second time changes nothing and answers the same."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import boto3
import pytest
from cloud import applications, headcounts, keys, offers, panels, retention
from cloud.letters.cancelling import NEEDLESS
from cloud.letters.moving import CHANGES
from cloud.letters.noticing import OF_STAFF, WRITERS
from cloud.letters.planning import PLANS
from cloud.uploads import announce_recording
from talent.application import Application, Stage
from talent.events import EventName
from talent.moves import MoveName
from talent.notices import NOTICES
from talent.offer import Offer
from talent.opening import Opening
from talent.recording import Recording

from tests.integration.functions.conftest import Call, Snapshot, names, score, stand

type Scene = Callable[[Application, Opening], None]


def at(stage: Stage, **fields: object) -> Scene:
    """The application stands at a stage."""

    def put(application: Application, opening: Opening) -> None:
        stand(application, stage, **fields)

    return put


def on_panel(application: Application, opening: Opening) -> None:
    """The panel was asked and has scored."""
    stand(application, Stage.ASSESSED, interview_score=70.0)
    panels.ask_panel(application.application_id, "before")
    score(application.application_id, opening, ("ann", "bo"))


def combined(application: Application, opening: Opening) -> None:
    """The scores were combined."""
    on_panel(application, opening)
    panels.combine_scores(application.application_id)


def reserved(application: Application, opening: Opening) -> None:
    """A head is held."""
    stand(application, Stage.SELECTED)
    headcounts.reserve_head(application.application_id, opening.headcount_id, "before")


def drafted(application: Application, opening: Opening, cause: str = "") -> Offer:
    """A first version of the offer, which is not kept yet."""
    moment = datetime.now(UTC)
    return Offer(
        application_id=application.application_id,
        version=1,
        terms=opening.terms,
        letter_key="letter",
        letter_sha256="0" * 64,
        drafted_at=moment,
        expires_at=moment + timedelta(days=9),
        held_until=moment + timedelta(days=60),
        cause=cause,
    )


def confirmed(application: Application, opening: Opening) -> None:
    """HR has confirmed the offer."""
    reserved(application, opening)
    offers.keep_draft(drafted(application, opening))
    offers.confirm_offer(application.application_id, "hr")


def accepted(application: Application, opening: Opening) -> None:
    """The candidate has signed."""
    confirmed(application, opening)
    offers.send_offer(application.application_id, 1, "before/send")
    offers.accept_offer(application.application_id, "林晓", "0" * 64)


def filled(application: Application, opening: Opening) -> None:
    """The head of the candidate who has signed is filled."""
    accepted(application, opening)
    headcounts.fill_head(application.application_id, opening.headcount_id)


TASKS = [
    pytest.param("move_application", at(Stage.SCREENING), {"move": "shortlist"}, id="move_application"),
    pytest.param(
        "invite_candidate", at(Stage.SHORTLISTED), {"event": "CandidateShortlisted"}, id="invite_candidate"
    ),
    pytest.param("check_consent", at(Stage.SHORTLISTED), {"purpose": "invitation"}, id="check_consent"),
    pytest.param(
        "check_gate", at(Stage.ASSESSED, interview_score=9.0), {"event": "CandidateAssessed"}, id="check_gate"
    ),
    pytest.param("ask_panel", at(Stage.ASSESSED), {"event": "CandidateAssessed"}, id="ask_panel"),
    pytest.param("combine_scores", on_panel, {}, id="combine_scores"),
    pytest.param("tell_hr", combined, {}, id="tell_hr"),
    pytest.param(
        "reserve_headcount", at(Stage.SELECTED), {"event": "CandidateSelected"}, id="reserve_headcount"
    ),
    pytest.param("send_offer", confirmed, {"version": 1}, id="send_offer"),
    pytest.param("release_headcount", confirmed, {}, id="release_headcount"),
    pytest.param("fill_headcount", accepted, {}, id="fill_headcount"),
    pytest.param("hire_candidate", filled, {}, id="hire_candidate"),
]


@pytest.mark.usefixtures("staff")
@pytest.mark.parametrize(("function", "before", "more"), TASKS)
def test_a_task_done_twice_is_done_once(
    function: str,
    before: Scene,
    more: dict[str, object],
    application: Application,
    opening: Opening,
    call: Call,
    kept: Snapshot,
) -> None:
    """The machine's retry carries the same cause."""
    before(application, opening)
    order = {"application_id": application.application_id, "cause": "execution/State", **more}
    first = call(function, order)
    once = kept()
    second = call(function, order)
    assert kept() == once
    assert second == (first if function != "tell_hr" else {"sent": False})


@pytest.mark.usefixtures("staff")
def test_who_was_asked_by_a_later_execution_is_not_asked_again(application: Application, call: Call) -> None:
    """A call that was given up still works on, under its own execution's name."""
    stand(application, Stage.INVITED)
    later, late = (
        {
            "application_id": application.application_id,
            "cause": f"{n * 26}/Wait for recordings",
            "kind": "recordings",
            "token": n,
        }
        for n in "21"
    )
    assert [call("request_decision", order) for order in (later, late)] == [{"asked": 1}, {"asked": 0}]


@pytest.mark.usefixtures("staff")
def test_an_event_told_twice_is_mailed_once(application: Application, call: Call, kept: Snapshot) -> None:
    """The bus brings events at least once."""
    opened = applications.events(application.application_id)[0]
    told = {"detail": opened.model_dump(mode="json")}
    assert call("send_notice", told) == {"sent": 1}
    assert call("send_notice", told) == {"sent": 0}


def test_every_event_that_people_are_told_of_has_its_mail() -> None:
    """The bus brings these events to `send_notice`; one without a writer would be told to nobody."""
    assert set(WRITERS) | CHANGES | set(NEEDLESS) | PLANS | set(OF_STAFF) == NOTICES


def test_two_deliveries_at_once_start_one_clock(application: Application) -> None:
    """The one that comes second finds it running, and is no failure."""
    stand(application, Stage.DECLINED)
    start = partial(retention.start_clock, application.application_id)
    at = keys.application(application.application_id, "RETENTION")
    boto3.client("dynamodb").before(f"write {at.pk} {at.sk}", start)  # type: ignore[attr-defined]
    assert start() is None


def test_an_upload_told_twice_is_taken_once(application: Application, call: Call, kept: Snapshot) -> None:
    """S3 tells of an object at least once."""
    key = f"resumes/{application.application_id}/R1.pdf"
    told = {"detail": {"bucket": {"name": "uploads"}, "object": {"key": key, "size": 1234}}}
    assert call("register_resume", told) == {"status": "arrived"}
    once = kept()
    assert call("register_resume", told) == {"status": "arrived"}
    assert kept() == once
    assert names(application.application_id).count(EventName.RESUME_UPLOADED) == 1


def test_a_recording_told_twice_and_late_is_registered_once(
    application: Application, call: Call, kept: Snapshot
) -> None:
    """S3 tells of the take that counts, again, and then of one that was recorded before it, at another length."""
    one = application.application_id
    stand(application, Stage.INVITED, round=1)
    invited = applications.get(one)
    before, counts = (announce_recording(invited, 1, "video/webm", size)[0] for size in (7, 8))

    def told(recording: Recording, size: int) -> object:
        detail = {"bucket": {"name": "uploads"}, "object": {"key": recording.key, "size": size}}
        return call("register_recording", {"detail": detail})

    assert told(counts, 8) == {"status": "registered"}
    once = kept()
    for recording, size in ((counts, 8), (before, 7), (before, 9), (counts, 9)):
        assert told(recording, size) == {"status": "registered"}
    assert kept() == once
    assert names(one).count(EventName.RECORDING_REGISTERED) == 1


def test_two_machines_cannot_both_move(application: Application, call: Call) -> None:
    """Another execution's move of the same kind is told that it comes too late, by the name the machine catches."""
    stand(application, Stage.SCREENING)
    order = {"application_id": application.application_id, "move": MoveName.SHORTLIST}
    call("move_application", order | {"cause": "one/Shortlist"})
    with pytest.raises(Exception, match="can't start from") as refused:
        call("move_application", order | {"cause": "two/Shortlist"})
    assert type(refused.value).__name__ == "IllegalMove"


def test_a_payload_that_is_not_the_contract_is_refused(call: Call) -> None:
    """A machine that forgets a field fails at once, and not half-way."""
    with pytest.raises(ValueError, match="application_id"):
        call("move_application", {"move": "shortlist", "cause": "x"})
