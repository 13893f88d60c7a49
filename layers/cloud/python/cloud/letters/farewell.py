"""The last mail to a person who asked to be erased: written while their address is known, sent when it is done."""

from talent.messages import Kind
from talent.messages.beside import ToPerson

from cloud.duplicates import applications_of_person
from cloud.letters.case import open_case, person_facts, to_candidate
from cloud.mail import Letter, stopped


def farewell(candidate_id: str) -> Letter | None:
    """The mail that says that it is done; None where mail does not reach them, or they have no page to see it on."""
    mine = applications_of_person(candidate_id)
    if not mine:
        return None
    case = open_case(mine[-1].application_id)
    if stopped(case.candidate.email):
        return None
    return to_candidate(case, Kind.ERASURE_DONE, ToPerson, person_facts(case))
