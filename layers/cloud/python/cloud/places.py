"""Where the work of an offer is: the site by its name, or the place that HR put into a version instead."""

from talent.kernel import Phrase
from talent.library import position
from talent.offer import OfferTerms
from talent.opening import Opening


def place_of(terms: OfferTerms, opening: Opening) -> Phrase:
    """The site's name in both languages while the offer's place is the opening's; else what HR wrote."""
    if terms.place == opening.terms.place:
        return position(opening.position_id).site.name
    return Phrase(zh=terms.place, en=terms.place)
