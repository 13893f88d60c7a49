"""Everyone sees where things stand: each reader in their own words, with no more than they may know."""

from cloud import applications, links, negotiating, offers
from talent.moves import MoveName
from talent.people import Role

from tests.integration.api.conftest import Journey, ask, staff
from tests.integration.spilled import spilled


def words(journey: Journey, role: Role, staff_id: str = "one") -> tuple[list[str], str]:
    """What a member of staff of the department reads of the application: its timeline's names, all of it as text."""
    claims = staff(staff_id, role, journey.opening.department_id)
    reply = ask("GET", f"/applications/{journey.application_id}/timeline", claims=claims)
    events = reply.json["events"]
    assert isinstance(events, list)
    return [each["name"] for each in events], reply.text


def test_each_reader_has_their_own_words_for_one_standing(journey: Journey) -> None:
    journey.at_panel()
    mine = ask("GET", "/me/application", link=journey.link("application")).json
    assert mine["status"] == {
        "zh": "已完成 AI 面试，等待面试官评估",
        "en": "AI interview done; waiting for the interviewers",
    }
    assert mine["due_at"]
    seen = {}
    for name, role in (("rec", Role.RECRUITER), ("ann", Role.INTERVIEWER), ("boss", Role.HIRING_MANAGER)):
        claims = staff(name, role, journey.opening.department_id)
        seen[name] = ask("GET", f"/applications/{journey.application_id}", claims=claims).at("standing")
    assert isinstance(seen["ann"], dict)
    assert seen["ann"]["status"]["zh"] == "等待您的评分"
    assert isinstance(seen["rec"], dict)
    assert (seen["rec"]["waits_for"], seen["rec"]["overdue"]) == ("interviewers", False)
    assert seen["rec"]["waiting"]["zh"] == "等待面试官评分"
    assert seen["rec"]["due"]["en"].endswith("(UTC+8)")
    assert isinstance(seen["boss"], dict)
    assert "您" not in str(seen["boss"])


def test_a_timeline_tells_reasons_only_to_those_who_decide(journey: Journey) -> None:
    journey.machine(MoveName.RECEIVE_RESUME, MoveName.HOLD_BELOW_LINE)
    staff("rec", Role.RECRUITER, journey.opening.department_id)
    applications.move(journey.application_id, MoveName.INVITE_ANYWAY, "rec", reason="三年同行经验")
    names, text = words(journey, Role.RECRUITER, "rec")
    assert names[-2:] == ["CandidateBelowLine", "CandidateShortlisted"]
    assert "三年同行经验" in text
    assert '"by_name":"rec"' in text
    told, less = words(journey, Role.HIRING_MANAGER, "boss")
    assert told == names
    assert "三年同行经验" not in less
    boss = staff("boss", Role.HIRING_MANAGER, journey.opening.department_id)
    dossier = ask("GET", f"/applications/{journey.application_id}", claims=boss)
    assert "三年同行经验" not in dossier.text, "nor does the dossier"


def test_a_dossier_lists_no_event_that_the_timeline_keeps_back(journey: Journey) -> None:
    links.revoke_links(journey.application_id, "rec")
    told = {}
    for name, role in (("rec", Role.RECRUITER), ("boss", Role.HIRING_MANAGER)):
        claims = staff(name, role, journey.opening.department_id)
        told[name] = ask("GET", f"/applications/{journey.application_id}", claims=claims).text
    assert "LinksRevoked" in told["rec"]
    assert "LinksRevoked" not in told["boss"]


def test_a_timeline_has_neither_pay_nor_contacts_nor_the_candidates_question_for_everybody(
    journey: Journey,
) -> None:
    journey.offered()
    names, text = words(journey, Role.HIRING_MANAGER)
    assert "OfferSent" in names
    assert not spilled(text)


def test_a_candidate_reads_every_step_without_the_machines_judgement(journey: Journey) -> None:
    journey.machine(MoveName.RECEIVE_RESUME, MoveName.HOLD_BELOW_LINE)
    reply = ask("GET", "/me/timeline", link=journey.link("application"))
    assert reply.status == 200
    assert reply.at("steps", 0, "words", "zh") == "您提交了申请"
    assert reply.at("steps", 2, "words", "zh") == "招聘团队开始查看您的申请"
    assert "Below" not in reply.text


def test_a_candidate_reads_nothing_of_changes_to_an_offer_that_they_never_had(journey: Journey) -> None:
    journey.at_panel()
    journey.machine(MoveName.SELECT, MoveName.RESERVE_HEADCOUNT)
    journey.draft()
    lower = journey.opening.terms.model_copy(update={"probation_months": 1})
    negotiating.revise_offer(journey.application_id, "hr", lower, "The budget is smaller.")
    steps = ask("GET", "/me/timeline", link=journey.link("application")).text
    assert "名额已为您保留" in steps
    assert "录用通知在更新" not in steps


def test_a_candidate_reads_that_the_offer_they_have_is_taken_back(journey: Journey) -> None:
    journey.offered()
    offers.withdraw_offer(journey.application_id, "hr", "The plant closes.")
    assert "录用通知已撤回" in ask("GET", "/me/timeline", link=journey.link("application")).text
