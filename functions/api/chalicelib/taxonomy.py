"""The company's own skills and certificates, and its further spellings of known ones."""

from cloud import terms
from talent.access import Action, Target
from talent.taxonomy.terms import Term, Terms

from chalicelib.doors import Asked, StaffMay
from chalicelib.routing import Routes

routes = Routes("taxonomy")


def _company(asked: Asked) -> Target:
    del asked
    return Target()


MANAGES = StaffMay(Action.MANAGE_TAXONOMY, _company)


@routes.get("/taxonomy/terms", MANAGES)
def list_terms() -> Terms:
    """The company's terms."""
    return Terms(term=terms.list_terms())


@routes.put("/taxonomy/terms", MANAGES)
def save_term(body: Term) -> Terms:
    """Sets one term, which counts from the next advert or resume that is read; without names it is taken away."""
    terms.save_term(body)
    return Terms(term=terms.list_terms())
