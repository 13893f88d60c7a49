"""The interview bends to people: practice, extra time, retakes, writing instead of speaking, going on after a break."""

import boto3
from cloud import answers, applications, assessments, keys, recordings, typed_answers
from cloud.applications import put
from cloud.openings import get_opening
from talent.answer import AskedAgain, AssessedInterview
from talent.assessment.score import Overall, Reason
from talent.kernel import Phrase
from talent.moves import MoveName
from talent.people import Role

from tests.integration.api.conftest import CONSENTS, WEBM, Journey, ask, staff

WORDS = Phrase(zh="太短", en="too short")
SAID = {"text": "去年船期延误，我当天打电话给客户，给了两种方案。"}


def agreed(journey: Journey) -> str:
    link = journey.invited()
    ask("POST", "/me/consents", CONSENTS, link=link)
    return link


def test_there_is_a_question_to_practise_with(journey: Journey) -> None:
    page = ask("GET", "/me/interview", link=journey.invited())
    assert "不会评分" in str(page.at("practice", "words", "zh"))


def test_extra_time_stretches_thinking_and_answering_and_needs_no_proof(journey: Journey) -> None:
    link = agreed(journey)
    before = ask("GET", "/me/interview", link=link).json
    after = ask("POST", "/me/accommodations", {"kinds": ["extra_time", "captions"]}, link=link).json
    assert after["accommodations"] == ["captions", "extra_time"]
    first, later = before["questions"][0], after["questions"][0]  # type: ignore[index]
    for name in ("think_seconds", "answer_seconds"):
        assert later[name] == first[name] * 1.5


def test_what_an_opening_does_not_offer_is_answered_by_a_person_instead(journey: Journey) -> None:
    opening = get_opening(journey.opening.opening_id)
    policy = opening.policy.model_copy(update={"accommodations": ("captions",)})
    put(keys.opening(opening.opening_id), opening.model_copy(update={"policy": policy}))
    reply = ask("POST", "/me/accommodations", {"kinds": ["extra_time"]}, link=agreed(journey))
    assert (reply.status, reply.json["name"]) == (409, "AccommodationNotOffered")
    assert "person" in str(reply.json["next"])


def test_accommodations_are_for_hr_and_not_for_interviewers(journey: Journey) -> None:
    ask("POST", "/me/accommodations", {"kinds": ["extra_time"]}, link=agreed(journey))
    department, path = journey.opening.department_id, f"/applications/{journey.application_id}"
    recruiter, manager = staff("rec", Role.RECRUITER, department), staff("m", Role.HIRING_MANAGER, department)
    assert ask("GET", path, claims=recruiter).at("dossier", "accommodations") != []
    assert ask("GET", path, claims=manager).at("dossier", "accommodations") == []


def test_an_answer_in_writing_is_asked_for_kept_and_sent_in(journey: Journey) -> None:
    link = journey.invited()
    ask("POST", "/me/consents", {**CONSENTS, "kinds": ["ai_assessment"]}, link=link)
    assert ask("PUT", "/me/answers/1", SAID, link=link).json["name"] == "AccommodationMissing"
    ask("POST", "/me/accommodations", {"kinds": ["text_answer"]}, link=link)
    for number in range(1, len(journey.opening.questions) + 1):
        kept = ask("PUT", f"/me/answers/{number}", SAID, link=link).json
        assert (kept["typed"], kept["status"]) == (True, "registered")
    assert ask("POST", "/me/interview/submission", link=link).json == {"stage": "submitted"}
    assert assessments.may_analyse(journey.application_id), (
        "nothing was recorded, so no consent to it is needed"
    )
    assert typed_answers.typed_text(recordings.get_recording(journey.application_id, 1)) == SAID["text"]
    given = answers.answers_given(journey.application_id, journey.opening.questions)
    assert given[0].evidence.recording is None


def test_a_retake_is_counted_when_it_arrived_and_refused_beyond_the_limit(journey: Journey) -> None:
    link = agreed(journey)
    allowed = journey.opening.questions[0].retakes
    for _ in range(3):
        ask("POST", "/me/recordings", {**WEBM, "number": 1}, link=link)
    for take in range(1, allowed + 2):
        journey.record(link, 1)
        assert recordings.get_recording(journey.application_id, 1).take == take
    reply = ask("POST", "/me/recordings", {**WEBM, "number": 1}, link=link)
    assert (reply.status, reply.json["name"]) == (409, "NoRetakeLeft")


def test_after_a_break_the_interview_goes_on_where_it_was(journey: Journey) -> None:
    link = agreed(journey)
    assert ask("GET", "/me/interview", link=link).json["next"] == 1
    journey.record(link, 1)
    assert ask("GET", "/me/interview", link=link).json["next"] == 2
    total = 8 * 1024 * 1024 + 5
    ask("POST", "/me/recordings", {**WEBM, "bytes": total, "number": 2}, link=link)
    recording = recordings.get_recording(journey.application_id, 2)
    sent = boto3.client("s3").upload_part(
        Bucket="uploads",
        Key=recording.key,
        UploadId=recording.storage_upload_id,
        PartNumber=1,
        Body=b"x" * (8 * 1024 * 1024),
    )
    parts = ask("GET", "/me/recordings/2", link=link).json["parts"]
    assert isinstance(parts, list)
    assert [part["etag"] for part in parts] == [sent["ETag"], ""]
    assert parts[1]["url"].startswith("https://")


def test_one_bad_answer_is_asked_again_alone(journey: Journey) -> None:
    journey.submitted()
    bad = AskedAgain(number=2, reason=Reason(code="silence", words=WORDS, remedy=WORDS))
    overall = Overall(status="insufficient", level=None, interval=None)
    kept = AssessedInterview(round=1, overall=overall, asked_again=(bad,), key="x")
    applications.keep(journey.application_id, "ASSESSMENT", kept)
    journey.machine(MoveName.ASK_AGAIN)
    applications.move(journey.application_id, MoveName.INVITE, "machine", cause="x/2", update={"round": 2})
    link = journey.link("interview")
    page = ask("GET", "/me/interview", link=link).json
    assert (page["awaited"], page["next"]) == ([2], 2)
    assert page["asked_again"] == [{"number": 2, "reason": bad.reason.model_dump()}], "why, and what helps"
    assert ask("POST", "/me/recordings", {**WEBM, "number": 1}, link=link).json["name"] == "NotAskedAgain"
    journey.record(link, 2)
    assert ask("GET", "/me/interview", link=link).json["next"] is None
    assert ask("POST", "/me/interview/submission", link=link).status == 200
