"""An opening that names the company's calibration: the interview is scored as without it, with estimates beside."""

from datetime import UTC, datetime

import pytest
from cloud import assessments, calibrations, consents, dossiers, keys
from cloud.answers import keep_decoded, keep_heard
from cloud.applications import get, put
from cloud.reporting import reports_on
from cloud.reports import keep_report
from language import analyse
from talent.answer import AssessedAnswers, HeardAnswer
from talent.application import Application, Stage
from talent.evidence import RecordingFacts, Transcript, Wording
from talent.interview import Question
from talent.opening import Opening
from talent.policy import required_consents
from talent.recording import Recording

from tests.integration.functions.conftest import Call, stand
from tests.unit.calibration.made import made

SAID = """嗯，去年六月船期晚了五天，客户很着急。我当天给三家货代打了电话，又跟客户说明了原因，
最后改走厦门港，货只晚了一天，客户第二个月又下了订单。我后来把备用船期写进了每周的跟单表。
我的电话是 138 0000 0000。"""


def answered(application_id: str, number: int, question: Question) -> None:
    """One answer that was recorded and heard."""
    recording = Recording(
        application_id=application_id,
        number=number,
        round=1,
        upload_id=f"U{number}",
        storage_upload_id="s",
        key=f"recordings/{application_id}/{number}.webm",
        content_type="video/webm",
        bytes=1,
        status="registered",
        announced_at=datetime.now(UTC),
    )
    put(keys.recording(application_id, number), recording)
    keep_decoded(recording, RecordingFacts(seconds=60, decoded_seconds=60, complete=True), b"", b"")
    wording = Wording.model_validate(analyse(SAID, question.words.zh))
    keep_heard(recording, HeardAnswer(transcript=Transcript(language="zh", text=SAID), wording=wording))


@pytest.fixture
def submitted(application: Application, opening: Opening) -> str:
    """An application with every answer in."""
    one = application.application_id
    consents.give_consents(application.candidate_id, one, required_consents())
    for number, question in enumerate(opening.questions, start=1):
        answered(one, number, question)
    stand(application, Stage.SUBMITTED, round=1)
    return one


def scored(call: Call, application_id: str, opening: Opening) -> AssessedAnswers:
    """The interview scored by the function."""
    done = call("score_competencies", {"application_id": application_id, "cause": "x/score"})
    assert done == {"verdict": "scored"}
    return assessments.answers_told(application_id, opening.questions)[0]


def test_the_calibration_stands_beside_the_levels_and_moves_none(
    call: Call, submitted: str, opening: Opening
) -> None:
    without = scored(call, submitted, opening)
    assert without.estimates is None
    version = calibrations.upload_calibration(made(), "hr").version
    calibrations.set_calibration(opening.opening_id, version, "hr")
    with_it = scored(call, submitted, opening)
    assert (with_it.score, with_it.answers) == (without.score, without.answers)
    assert with_it.estimates
    assert (with_it.estimates.version, with_it.estimates.reason) == (version, None)
    assert [each.trait for each in with_it.estimates.traits] == ["Overall"]


def test_the_candidate_is_told_and_those_who_decide_get_the_figures(
    call: Call, submitted: str, opening: Opening
) -> None:
    version = calibrations.upload_calibration(made(), "hr").version
    calibrations.set_calibration(opening.opening_id, version, "hr")
    whole, reports = scored(call, submitted, opening), reports_on(submitted)
    keep_report(reports.report, get(submitted).value.round, {}, {})
    decides = dossiers.get_report(submitted, with_notes=True)
    assert decides.estimates == whole.estimates
    told = dossiers.get_report(submitted, with_notes=False)
    assert told.estimates is None
    assert version[:8] in told.measured[-1].zh
    assert "没有改变任何等级" in told.measured[-1].zh
    assert "我的电话是 138 0000 0000" in reports.report.answers[0].transcript
    assert "我的电话是 〔…〕" in reports.for_staff.answers[0].transcript, (
        "a contact is for those who may read it"
    )
