"""Writes the offer's letter from the opening's terms, once for each head that was reserved."""

from cloud.drafting import find_draft, keep_letter, letter_facts, new_offer
from cloud.tools import Task, task
from cloud.weights import paper_fonts
from documents.writing import OfferLetter, Typeface, offer_letter

TYPEFACE = Typeface.of(*paper_fonts())


@task(Task)
def handler(order: Task) -> dict[str, int]:
    """The version that waits for HR."""
    draft = find_draft(order.application_id)
    if draft is None:
        offer = new_offer(order.application_id)
        facts = OfferLetter.model_validate(letter_facts(offer))
        draft = keep_letter(offer, offer_letter(facts, TYPEFACE))
    return {"version": draft.version}
