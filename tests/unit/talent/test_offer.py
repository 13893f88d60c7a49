"""An offer is confirmed before it is sent, and an acceptance is for the letter that was seen."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from talent.approval import (
    Approval,
    ApprovalRules,
    Approvals,
    ApprovalStep,
    Approver,
    NobodyToApprove,
    NotAskedToApprove,
    PayBand,
    needed,
)
from talent.kernel import Money
from talent.offer import (
    Offer,
    OfferNotOpen,
    OfferTerms,
    SameTerms,
    Signature,
    SignatureMissing,
    Word,
    WrongLetter,
    accepted,
    approved,
    closed,
    confirmed,
    declined,
    next_terms,
    next_writers,
    revised,
    sent,
    withdrawn,
)
from talent.offer_time import HoldEnds, check_room
from talent.people import Role, Staff

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
DRAFT = Offer(
    application_id="a",
    version=1,
    terms=OfferTerms(
        pay=Money(amount=Decimal(15000), currency="CNY"),
        start_date=date(2027, 1, 4),
        probation_months=3,
        place="Xiamen",
    ),
    letter_key="k",
    letter_sha256="ab" * 32,
    drafted_at=NOON,
    expires_at=NOON,
    held_until=NOON,
)


def signature(name: str = "林晓", digest: str = "ab" * 32) -> Signature:
    return Signature(name=name, signed_at=NOON, letter_sha256=digest)


def test_a_draft_can_not_be_sent_before_hr_confirms() -> None:
    with pytest.raises(OfferNotOpen):
        sent(DRAFT, NOON)


def test_the_way_to_a_signed_acceptance() -> None:
    offer = accepted(sent(confirmed(DRAFT, "hr"), NOON), signature())
    assert offer.status == "accepted"
    assert offer.confirmed_by == "hr"
    assert offer.signature == signature()


def test_another_versions_letter_is_not_accepted() -> None:
    with pytest.raises(WrongLetter):
        accepted(sent(confirmed(DRAFT, "hr"), NOON), signature(digest="cd" * 32))


def test_an_acceptance_without_a_name_is_none() -> None:
    with pytest.raises(SignatureMissing):
        accepted(sent(confirmed(DRAFT, "hr"), NOON), signature(name=" "))


def test_an_answered_offer_can_not_be_answered_again() -> None:
    answered = declined(sent(confirmed(DRAFT, "hr"), NOON))
    with pytest.raises(OfferNotOpen):
        accepted(answered, signature())


def test_closing_leaves_an_answer_as_it_was() -> None:
    answered = accepted(sent(confirmed(DRAFT, "hr"), NOON), signature())
    assert closed(answered) == answered
    assert closed(DRAFT).status == "closed"


def pay(amount: int, currency: str = "CNY", period: str = "month") -> Money:
    return Money.model_validate({"amount": amount, "currency": currency, "period": period})


MANAGER, BOSS = Approver(role=Role.HIRING_MANAGER), Approver(staff_id="boss")
RULES = ApprovalRules(
    bands=(
        PayBand(starts_at=pay(20000), approvers=(MANAGER,)),
        PayBand(starts_at=pay(40000), approvers=(MANAGER, BOSS), order="parallel"),
    )
)


def approvers(amount: Money) -> int:
    """How many must approve."""
    band = RULES.band_for(amount)
    return len(band.approvers) if band else 0


def test_pay_needs_the_approvers_of_the_highest_band_that_it_reaches() -> None:
    assert [approvers(pay(each)) for each in (19999, 20000, 39999, 40000)] == [0, 1, 1, 2]
    assert approvers(pay(240000, period="year")) == 1, "a twelfth counts"


def test_pay_that_no_band_can_judge_needs_the_most() -> None:
    assert approvers(pay(10, "EUR")) == 2
    assert ApprovalRules().band_for(pay(10, "EUR")) is None, "without bands nothing is needed"


def member(staff_id: str, role: Role, *departments: str) -> Staff:
    return Staff(
        staff_id=staff_id,
        name=staff_id,
        email=f"{staff_id}@bole.example",
        language="zh",
        roles=frozenset({role}),
        departments=frozenset(departments),
    )


def test_a_role_approves_in_its_own_department_and_nobody_what_they_confirmed() -> None:
    staff = [
        member("near", Role.HIRING_MANAGER, "trade"),
        member("far", Role.HIRING_MANAGER, "finance"),
        member("boss", Role.HR_MANAGER),
    ]
    band = RULES.bands[1]
    assert [step.people for step in needed(band, staff, "trade", {"hr"}).steps] == [("near",), ("boss",)]
    with pytest.raises(NobodyToApprove):
        needed(band, staff, "trade", {"boss"})


def before(order: str, *people: str) -> Offer:
    """Confirmed, before these approvers."""
    steps = [ApprovalStep(number=n, people=(each,)) for n, each in enumerate(people, start=1)]
    return confirmed(DRAFT, "hr", Approvals.model_validate({"order": order, "steps": steps}))


def word(by: str, *, yes: bool = True) -> Approval:
    return Approval(by=by, at=NOON, approved=yes, reason="" if yes else "Too much.")


def test_in_sequence_each_waits_for_the_one_before_and_nothing_is_sent_before_the_last() -> None:
    offer = before("sequence", "ann", "bo")
    with pytest.raises(NotAskedToApprove):
        approved(offer, word("bo"))
    offer = approved(offer, word("ann"))
    with pytest.raises(OfferNotOpen):
        sent(offer, NOON)
    assert sent(approved(offer, word("bo")), NOON).status == "sent"


def test_in_parallel_the_order_is_theirs_and_one_says_one_word() -> None:
    offer = approved(before("parallel", "ann", "bo"), word("bo"))
    with pytest.raises(NotAskedToApprove):
        approved(offer, word("bo"))
    assert approved(offer, word("ann")).status == "confirmed"


def steps_of(order: str, *people: tuple[str, ...]) -> Offer:
    """Confirmed, before steps that each may be taken by several."""
    steps = [ApprovalStep(number=n, people=each) for n, each in enumerate(people, start=1)]
    return confirmed(DRAFT, "hr", Approvals.model_validate({"order": order, "steps": steps}))


@pytest.mark.parametrize("order", ["sequence", "parallel"])
def test_who_has_two_of_the_roles_gives_one_word(order: str) -> None:
    offer = approved(steps_of(order, ("ann", "bo"), ("ann", "bo")), word("ann"))
    assert offer.approvals.asked == {"bo"}
    with pytest.raises(NotAskedToApprove):
        approved(offer, word("ann"))
    assert approved(offer, word("bo")).status == "confirmed"


def test_nobody_takes_a_step_whose_word_another_step_can_not_do_without() -> None:
    offer = steps_of("sequence", ("ann", "bo"), ("ann",))
    assert offer.approvals.asked == {"bo"}
    both = member("ann", Role.HIRING_MANAGER, "trade").model_copy(
        update={"roles": frozenset({Role.HIRING_MANAGER, Role.HR_MANAGER})}
    )
    band = PayBand(starts_at=pay(1), approvers=(MANAGER, Approver(role=Role.HR_MANAGER)))
    with pytest.raises(NobodyToApprove):
        needed(band, [both], "trade", {"hr"})


def test_a_no_returns_the_version_to_hr_with_its_reason() -> None:
    offer = approved(before("parallel", "ann", "bo"), word("bo", yes=False))
    assert (offer.status, offer.returned_for) == ("returned", "Too much.")
    with pytest.raises(OfferNotOpen):
        approved(offer, word("ann"))


def test_a_change_is_a_version_of_its_own_with_its_own_approvals() -> None:
    dearer = DRAFT.terms.model_copy(update={"pay": pay(16000)})
    change = Word(by="hr", at=NOON, reason="She asked.", terms=dearer)
    old = revised(sent(confirmed(DRAFT, "hr"), NOON), change)
    assert next_terms(old) == dearer
    with pytest.raises(OfferNotOpen):
        accepted(old, signature())
    with pytest.raises(SameTerms):
        revised(DRAFT, change.model_copy(update={"terms": DRAFT.terms}))


def test_who_comes_too_late_is_told_why() -> None:
    """Accepted, declined, taken back and run out are different things to whoever opens the link once more."""
    out = sent(confirmed(DRAFT, "hr"), NOON)
    word = Word(by="hr", at=NOON, reason="The project was cancelled.")
    ends = {
        "accepted already": accepted(out, signature()),
        "declined already": declined(out),
        "taken the offer back": withdrawn(out, word),
        "time to answer this offer is over": closed(out),
    }
    for words, offer in ends.items():
        with pytest.raises(OfferNotOpen, match=words):
            accepted(offer, signature())
    with pytest.raises(OfferNotOpen, match="not confirmed in time") as never:
        sent(closed(DRAFT), NOON)
    assert "recruiter" not in never.value.next_step


def test_what_was_accepted_can_be_neither_changed_nor_taken_back() -> None:
    answered = accepted(sent(confirmed(DRAFT, "hr"), NOON), signature())
    with pytest.raises(OfferNotOpen):
        withdrawn(answered, Word(by="hr", at=NOON, reason="Too late."))


def test_who_wrote_any_of_the_terms_stays_their_writer_when_another_changes_something_else() -> None:
    first = DRAFT.model_copy(update={"written_by": ("recruiter",)})
    dearer = first.terms.model_copy(update={"pay": pay(16000)})
    second = revised(first, Word(by="boss", at=NOON, reason="x", terms=dearer))
    third = second.model_copy(update={"written_by": next_writers(second), "revision": None})
    last = revised(
        third.model_copy(update={"status": "drafted", "terms": dearer}),
        Word(by="hr", at=NOON, reason="x", terms=dearer.model_copy(update={"probation_months": 1})),
    )
    assert next_writers(last) == ("boss", "hr", "recruiter")


def test_another_version_leaves_a_candidate_all_of_their_days_or_is_none() -> None:
    check_room(DRAFT, NOON - timedelta(days=8), 7)
    with pytest.raises(HoldEnds):
        check_room(DRAFT, NOON - timedelta(days=7), 7)
