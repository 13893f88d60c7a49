"""The company's own terms in the table, and what reads or matches with them."""

from collections.abc import Iterator
from contextlib import contextmanager

from talent.taxonomy import known_with, with_terms
from talent.taxonomy.terms import Term

from cloud import keys
from cloud.applications import put
from cloud.table import Remove, table


def list_terms() -> tuple[Term, ...]:
    """The company's terms by id."""
    return tuple(stored.value for stored in table().under(keys.company().pk, "TERM#", Term))


def save_term(term: Term) -> None:
    """Keeps a term over what it was; without names it is taken away. Raises TermTaken."""
    others = tuple(each for each in list_terms() if (each.kind, each.id) != (term.kind, term.id))
    key = keys.term(term.kind, term.id)
    if term.names:
        known_with((*others, term))
        put(key, term)
        return
    known_with(others)
    stored = table().find(key, Term)
    if stored:
        table().write(Remove(key, stored.version))


@contextmanager
def company_terms() -> Iterator[None]:
    """Within it, adverts and resumes are read and matched with the company's terms."""
    with with_terms(list_terms()):
        yield
