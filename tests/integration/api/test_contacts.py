"""Where mail does not reach a candidate, HR sees what was not sent, mends the address, and the candidate goes on."""

from cloud import applications, people, returned_mail
from cloud.returned_mail import Returned
from talent.moves import MoveName
from talent.people import Role

from tests.integration.api.conftest import Journey, ask, staff


def test_hr_mends_an_address_with_a_reason_and_nobody_else_does(journey: Journey) -> None:
    gone = {"bounce": {"bounceType": "Permanent", "bouncedRecipients": [{"emailAddress": "lin@example.com"}]}}
    returned_mail.note_returned(Returned.model_validate({"detail": gone}))
    recruiter = staff("rec", Role.RECRUITER, journey.opening.department_id)
    path = f"/applications/{journey.application_id}"
    state = ask("GET", f"{path}/mail", claims=recruiter)
    assert state.at("stopped", "fate") == "bounced"
    assert "lin@" not in state.text
    body = {"email": "lin.xiao@example.com", "reason": "电话确认"}
    manager = staff("boss", Role.HIRING_MANAGER, journey.opening.department_id)
    assert ask("POST", f"{path}/address", body, claims=manager).status == 403
    assert ask("POST", f"{path}/address", body | {"reason": " "}, claims=recruiter).status == 422
    assert ask("POST", f"{path}/address", body | {"email": "nowhere"}, claims=recruiter).status == 422
    mended = ask("POST", f"{path}/address", body, claims=recruiter)
    assert (mended.status, mended.json["stopped"]) == (200, None)
    assert mended.at("changes", 0, "reason") == "电话确认"
    again = ask("POST", f"{path}/mail", {"reason": "x"}, claims=recruiter)
    assert (again.status, again.json["name"]) == (409, "NothingStopped")
    told = ask("GET", f"{path}/timeline", claims=recruiter).text
    assert '"MailBounced"' in told
    assert '"MailBounced"' not in ask("GET", f"{path}/timeline", claims=manager).text


def test_no_recruiter_has_another_departments_offer_sent_to_an_address_of_their_choice(
    journey: Journey,
) -> None:
    elsewhere = journey.opening.model_copy(update={"department_id": "elsewhere"})
    other = applications.open_application(people.get_candidate(journey.candidate_id), elsewhere)
    recruiter = staff("rec", Role.RECRUITER, journey.opening.department_id)
    body = {"email": "rec@example.com", "reason": "电话确认"}
    path = f"/applications/{journey.application_id}/address"
    refused = ask("POST", path, body, claims=recruiter)
    assert (refused.status, refused.json["name"]) == (403, "AppliesElsewhere")
    applications.move(other.application_id, MoveName.WITHDRAW, "candidate")
    assert ask("POST", path, body, claims=recruiter).status == 200, "what has ended sends no links"
