"""Writes the offer's letter, once for each version: from the opening's terms, or from what HR changed them to."""

from cloud.drafting import find_draft, keep_letter, letter_facts, new_offer
from cloud.tools import Task, task
from cloud.weights import paper_fonts
from documents.writing import OfferLetter, Typeface, offer_letter
from pydantic import Field

TYPEFACE = Typeface.of(*paper_fonts())


class Order(Task):
    """Which version the letter replaces; 0 for the first since the head was reserved."""

    after: int = Field(default=0, ge=0)


@task(Order)
def handler(order: Order) -> dict[str, int]:
    """The version that waits for HR."""
    cause = f"{order.cause}/{order.after}"
    draft = find_draft(order.application_id, cause)
    if draft is None:
        offer = new_offer(order.application_id, cause, order.after)
        facts = OfferLetter.model_validate(letter_facts(offer))
        draft = keep_letter(offer, offer_letter(facts, TYPEFACE))
    return {"version": draft.version}
