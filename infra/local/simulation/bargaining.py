"""What people do with an offer: HR confirms, changes or withdraws it, others approve, the candidate answers."""

from collections.abc import Callable

from cloud import approving, negotiating, offers
from talent.waiting import Wait

from infra.local.simulation.company import APPROVERS
from infra.local.simulation.doors import come_in
from infra.local.simulation.world import World

type Deed = tuple[str, Callable[[], object]]


def bargain(world: World, wait: Wait) -> list[Deed]:
    """Who does what now that an offer waits; each at a time of their own."""
    application_id = wait.application_id
    match wait.kind:
        case "offer_confirmation":
            return [("hr", _confirms(world, application_id))]
        case "offer_approval":
            meddling = _meddles(world, application_id, 0.1)
            return [*((each, _approves(world, application_id, each)) for each in APPROVERS), *meddling]
        case _:
            asking = _asks(application_id) if world.faults.happens(0.15) else []
            return [
                ("candidate", _answers(world, application_id)),
                *asking,
                *_meddles(world, application_id, 0.15),
                *come_in(world, application_id, "offer"),
            ]


def _confirms(world: World, application_id: str) -> Callable[[], object]:
    if world.faults.happens(0.2):
        return lambda: offers.refuse_offer(application_id, "hr", "The position changes.")
    if world.faults.happens(0.15):
        return _revises(world, application_id)
    return lambda: offers.confirm_offer(application_id, "hr")


def _meddles(world: World, application_id: str, chance: float) -> list[Deed]:
    """HR changes or takes back what is before others already."""
    if not world.faults.happens(chance):
        return []
    if world.faults.happens(0.5):
        return [("hr revises", _revises(world, application_id))]
    return [("hr withdraws", lambda: offers.withdraw_offer(application_id, "hr", "The plan has changed."))]


def _revises(world: World, application_id: str) -> Callable[[], object]:
    place = f"厦门 {world.rng.randrange(1000)}"

    def revise() -> None:
        terms = offers.get_offer(application_id).value.terms.model_copy(update={"place": place})
        negotiating.revise_offer(application_id, "hr", terms, "We talked about it.")

    return revise


def _approves(world: World, application_id: str, staff_id: str) -> Callable[[], object]:
    if world.faults.happens(0.15):
        return lambda: approving.return_offer(application_id, staff_id, "Too much.")
    return lambda: approving.approve_offer(application_id, staff_id)


def _asks(application_id: str) -> list[Deed]:
    """The candidate asks, and HR answers what is asked by then."""

    def answer() -> None:
        for question in negotiating.questions(application_id):
            if question.reply is None:
                negotiating.answer_question(application_id, question.number, "hr", "Yes, gladly.")

    return [
        (
            "candidate asks",
            lambda: negotiating.ask_about_offer(application_id, "question", "Remote on Fridays?"),
        ),
        ("hr answers", answer),
    ]


def _answers(world: World, application_id: str) -> Callable[[], object]:
    if world.faults.happens(0.3):
        return lambda: offers.decline_offer(application_id)

    def sign() -> None:
        letter = offers.get_sent_offer(application_id).letter_sha256
        offers.accept_offer(application_id, "候选人", letter, own_way=True)

    return sign
