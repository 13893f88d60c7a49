"""Who sees a candidate veiled, and the veil itself, from what the table and the reading hold."""

from talent.access import Action, Target, allows
from talent.application import Application
from talent.blind import ScoreFirst, Veil, blinded, contacts_veil, hides, resume_sheet, veil_of
from talent.kernel import Language
from talent.panel import Scorecard
from talent.people import Candidate, Staff
from talent.report import Report
from talent.resume import Resume

from cloud import keys
from cloud.applications import get
from cloud.corrections import get_reading
from cloud.openings import get_opening
from cloud.people import get_candidate
from cloud.table import Missing, table


def veil_for(application_id: str, staff_id: str) -> Veil | None:
    """The veil for an interviewer whose own score is not in; None for everybody else."""
    stored = table().find(keys.scorecard(application_id, staff_id), Scorecard)
    application = get(application_id).value
    if not hides(get_opening(application.opening_id).policy, stored.value if stored else None):
        return None
    return veil_of_case(application_id)


def veil_at_desk(application_id: str, staff: Staff) -> Veil | None:
    """As `veil_for`, for a signed-in reader: whose work is the candidate's contacts knows the name anyway."""
    known = reads_contacts(get(application_id).value, staff)
    return None if known else veil_for(application_id, staff.staff_id)


def scores_first(application_id: str, staff_id: str) -> bool:
    """Whether the person's own scorecard is asked for and not in: until then they see no other score."""
    stored = table().find(keys.scorecard(application_id, staff_id), Scorecard)
    return stored is not None and stored.value.status != "in"


def check_scored(application_id: str, staff_id: str) -> None:
    """Raises ScoreFirst while the person's own scorecard is asked for and not in."""
    if scores_first(application_id, staff_id):
        raise ScoreFirst("Your own score is not in yet.")


def called(application_id: str, veil: Veil | None, language: Language) -> str:
    """What a reader calls the candidate: the label under a veil, the name without."""
    if veil:
        return veil.label.say(language)
    return get_candidate(get(application_id).value.candidate_id).name


def resume_page(application_id: str, veil: Veil | None, language: Language, *, contacts: bool = False) -> str:
    """The resume as read, as a page, with `contacts` only for whom they are. Raises Missing when none was read."""
    standing = get_reading(application_id).standing
    if not contacts:
        standing = over_contacts(application_id).over(standing)
    shown = blinded(standing, veil) if veil else standing
    return resume_sheet(shown, called(application_id, veil, language), language)


def veiled_report(report: Report, veil: Veil | None, *, contacts: bool = False) -> Report:
    """The report with its quotes and transcripts veiled; where there is no veil, `contacts` only for whom they are."""
    if veil:
        return veil.over(report)
    return report if contacts else over_contacts(report.application).over(report)


def reads_contacts(application: Application, staff: Staff) -> bool:
    """Whether a candidate's address, number and own file are for this member of staff."""
    return allows(staff, Action.READ_CONTACT, Target(department_id=application.department_id))


def veil_of_case(application_id: str) -> Veil:
    """The veil over an application's candidate, whoever looks."""
    return veil_of(application_id, *_known(application_id))


def over_contacts(application_id: str) -> Veil:
    """The veil over the contacts alone, for who knows the candidate and has nothing to do with their contacts."""
    return contacts_veil(application_id, *_known(application_id))


def _known(application_id: str) -> tuple[Candidate, Resume | None]:
    candidate = get_candidate(get(application_id).value.candidate_id)
    try:
        return candidate, get_reading(application_id).standing
    except Missing:
        return candidate, None
