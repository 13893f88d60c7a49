"""The candidate's way through the API: agree, record, send in, accept; and what each link opens."""

from urllib.parse import parse_qs, urlsplit

import pytest
from cloud import applications, recordings, uploads, waits
from cloud.table import MovedOn, Stored
from talent.application import Stage
from talent.people import Role
from talent.waiting import Wait

from tests.integration.api.conftest import CONSENTS, WEBM, Journey, ask, staff


def wait_of(journey: Journey, kind: str) -> Wait:
    found = waits.find(journey.application_id, kind)  # type: ignore[arg-type]
    assert found
    return found


def stage(journey: Journey) -> Stage:
    return applications.get(journey.application_id).value.stage


def test_answers_go_in_and_end_the_wait(journey: Journey) -> None:
    journey.submitted()
    assert stage(journey) is Stage.SUBMITTED
    assert wait_of(journey, "recordings").verdict == "submitted"


def test_the_interview_page_says_what_is_asked_and_what_is_here(journey: Journey) -> None:
    link = journey.invited()
    ask("POST", "/me/consents", CONSENTS, link=link)
    journey.record(link, 1)
    page = ask("GET", "/me/interview", link=link).json
    assert page["stage"] == "invited"
    assert page["until"]
    assert isinstance(page["questions"], list)
    assert [each["words"]["zh"] for each in page["questions"]]
    assert page["recordings"] == [
        {
            "number": 1,
            "round": 1,
            "take": 1,
            "typed": False,
            "status": "registered",
            "reason": "",
            "bytes": 1000,
        }
    ]


def test_nothing_is_taken_in_before_consent(journey: Journey) -> None:
    link = journey.invited()
    reply = ask("POST", "/me/recordings", {**WEBM, "number": 1}, link=link)
    assert (reply.status, reply.json["name"]) == (409, "ConsentMissing")


def test_consent_withdrawn_half_way_stops_the_interview(journey: Journey) -> None:
    link = journey.invited()
    ask("POST", "/me/consents", CONSENTS, link=link)
    journey.record(link, 1)
    assert ask("DELETE", "/me/consents/ai_assessment", link=link).status == 200
    reply = ask("POST", "/me/interview/submission", link=link)
    assert (reply.status, reply.json["name"]) == (409, "ConsentMissing")
    again = ask("POST", "/me/recordings", {**WEBM, "number": 2}, link=link)
    late = ask("POST", "/me/recordings/2/complete", {"parts": [{"number": 1, "etag": "x"}]}, link=link)
    assert [again.status, late.status] == [201, 400]
    assert ask("DELETE", "/me/consents/recording", link=link).status == 200
    assert ask("POST", "/me/recordings", {**WEBM, "number": 2}, link=link).json["name"] == "ConsentMissing"
    assert stage(journey) is Stage.INVITED


def test_no_answer_changes_after_it_was_sent_in(journey: Journey) -> None:
    journey.submitted()
    link = journey.link("interview")
    announced = ask("POST", "/me/recordings", {**WEBM, "number": 1}, link=link)
    assert (announced.status, announced.json["name"]) == (409, "NotInvited")
    before = applications.get(journey.application_id)
    stale = Stored(before.value.model_copy(update={"stage": Stage.INVITED}), before.version - 1)
    with pytest.raises(MovedOn):
        uploads.announce_recording(stale, 1, "video/webm", 1000)
    assert recordings.get_recording(journey.application_id, 1).status == "registered"


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ({"content_type": "video/webm", "bytes": 1_000_000_000, "number": 1}, "TooLarge"),
        ({"content_type": "image/gif", "bytes": 1000, "number": 1}, "WrongType"),
        ({"content_type": "video/webm", "bytes": 0, "number": 1}, "WrongSize"),
        ({"content_type": "video/webm", "bytes": 1000, "number": 9}, "QuestionUnknown"),
    ],
)
def test_a_recording_that_could_not_be_read_is_refused_when_announced(
    journey: Journey, sent: dict[str, object], name: str
) -> None:
    link = journey.invited()
    ask("POST", "/me/consents", CONSENTS, link=link)
    assert ask("POST", "/me/recordings", sent, link=link).json["name"] == name


def test_each_part_is_signed_for_its_exact_length(journey: Journey) -> None:
    link = journey.invited()
    ask("POST", "/me/consents", CONSENTS, link=link)
    total = 20 * 1024 * 1024 + 7
    sent = ask("POST", "/me/recordings", {**WEBM, "number": 1, "bytes": total}, link=link)
    parts = sent.json["parts"]
    assert isinstance(parts, list)
    assert sum(part["bytes"] for part in parts) == total
    for part in parts:
        query = parse_qs(urlsplit(part["url"]).query)
        assert "content-length" in query["X-Amz-SignedHeaders"][0].split(";")
        assert query["partNumber"] == [str(part["number"])]


def test_how_long_a_browser_recorded_is_kept(journey: Journey) -> None:
    link = journey.invited()
    ask("POST", "/me/consents", CONSENTS, link=link)
    assert ask("POST", "/me/recordings", {**WEBM, "number": 1, "seconds": 61.5}, link=link).status == 201
    assert recordings.get_recording(journey.application_id, 1).seconds == 61.5
    reply = ask("POST", "/me/recordings", {**WEBM, "number": 1, "seconds": -1}, link=link)
    assert reply.status == 422


def test_a_recording_that_did_not_arrive_whole_is_not_joined(journey: Journey) -> None:
    link = journey.invited()
    ask("POST", "/me/consents", CONSENTS, link=link)
    ask("POST", "/me/recordings", {**WEBM, "number": 1}, link=link)
    reply = ask("POST", "/me/recordings/1/complete", {"parts": [{"number": 1, "etag": '"x"'}]}, link=link)
    assert (reply.status, reply.json["name"]) == (400, "WrongSize")
    assert recordings.get_recording(journey.application_id, 1).status == "announced"


def test_a_missing_answer_is_named(journey: Journey) -> None:
    link = journey.invited()
    ask("POST", "/me/consents", CONSENTS, link=link)
    journey.record(link, 1)
    reply = ask("POST", "/me/interview/submission", link=link)
    assert (reply.status, reply.json["name"]) == (409, "AnswersMissing")
    assert "2" in str(reply.json["detail"])


def test_a_person_instead_of_a_recording(journey: Journey) -> None:
    link = journey.invited()
    assert ask("POST", "/me/interview/human", link=link).json == {"stage": "human_instead"}
    assert wait_of(journey, "recordings").verdict == "human"


def test_withdrawing_ends_every_wait(journey: Journey) -> None:
    journey.offered()
    reply = ask("POST", "/me/withdrawal", link=journey.link("application"))
    assert reply.json["stage"] == "withdrawn"
    assert wait_of(journey, "offer_answer").verdict == "withdrawn"


def test_an_offer_is_read_and_accepted_once(journey: Journey) -> None:
    digest, link = journey.offered(), journey.link("offer")
    offer = ask("GET", "/me/offer", link=link).json
    assert (offer["status"], offer["letter_sha256"]) == ("sent", digest)
    signature = {"name": "林晓", "letter_sha256": digest}
    assert ask("POST", "/me/offer/acceptance", signature, link=link).json["status"] == "accepted"
    assert stage(journey) is Stage.ACCEPTED
    again = ask("POST", "/me/offer/acceptance", signature, link=link)
    assert (again.status, again.json["name"]) == (409, "OfferNotOpen")
    declined = ask("POST", "/me/offer/decline", {"version": 1}, link=link)
    assert declined.status == 409
    assert stage(journey) is Stage.ACCEPTED


def test_another_letter_or_no_name_is_no_signature(journey: Journey) -> None:
    digest, link = journey.offered(), journey.link("offer")
    other = {"name": "林晓", "letter_sha256": "b" * 64}
    assert ask("POST", "/me/offer/acceptance", other, link=link).json["name"] == "WrongLetter"
    unsigned = {"name": " ", "letter_sha256": digest}
    assert ask("POST", "/me/offer/acceptance", unsigned, link=link).json["name"] == "SignatureMissing"
    assert stage(journey) is Stage.OFFERED


def test_a_draft_is_not_shown_to_the_candidate(journey: Journey) -> None:
    journey.draft()
    assert ask("GET", "/me/offer", link=journey.link("offer")).json["name"] == "OfferNotOpen"


def test_an_offer_can_be_declined(journey: Journey) -> None:
    journey.offered()
    assert (
        ask("POST", "/me/offer/decline", {"version": 1}, link=journey.link("offer")).json["status"]
        == "declined"
    )
    assert wait_of(journey, "offer_answer").verdict == "declined"


def test_every_consent_stays_in_the_ledger_with_its_words(journey: Journey) -> None:
    link = journey.invited()
    ask("POST", "/me/consents", CONSENTS, link=link)
    ask("DELETE", "/me/consents/recording", link=link)
    ask("POST", "/me/consents", CONSENTS, link=link)
    mine = ask("GET", "/me/consents", link=link).json
    assert isinstance(mine["ledger"], list)
    acts = [(row["kind"], row["act"], row["by"]) for row in mine["ledger"]]
    assert acts == [
        ("ai_assessment", "given", "candidate"),
        ("recording", "given", "candidate"),
        ("recording", "withdrawn", "candidate"),
        ("recording", "given", "candidate"),
    ]
    path = f"/applications/{journey.application_id}/consents"
    assert ask("GET", path, claims=staff("aud", Role.AUDITOR)).json == {"rows": mine["ledger"]}


def test_an_agreement_to_words_that_are_no_longer_asked_is_not_taken(journey: Journey) -> None:
    body = {**CONSENTS, "version": "2020-01"}
    reply = ask("POST", "/me/consents", body, link=journey.invited())
    assert (reply.status, reply.json["name"]) == (409, "WordsChanged")
