"""The mails about what a candidate sends and fetches: a resume, recordings, links, an export, the report."""

from talent.events import Event, WaitKind
from talent.messages import Kind
from talent.messages.beside import ExportReady
from talent.messages.values import Refusal, ReportReady, ToCandidate

from cloud import waits
from cloud.exporting import find_export
from cloud.letters.asking import letters_of
from cloud.letters.case import Case, candidate_facts, candidate_link, own_page, person_facts, to_candidate
from cloud.mail import Letter
from cloud.recordings import get_recording
from cloud.reports import find_report
from cloud.resumes import get_resume_file

_BY_LINK: tuple[WaitKind, ...] = ("recordings", "panel", "offer_answer")


def opened(case: Case, event: Event) -> list[Letter]:
    """To the candidate: the application is here."""
    del event
    return [to_candidate(case, Kind.APPLICATION_RECEIVED, ToCandidate, own_page(case))]


def resume_refused(case: Case, event: Event) -> list[Letter]:
    """No mail for a file that came too late: the one that was read goes on standing."""
    del event
    file = get_resume_file(case.application_id)
    if file.status != "refused":
        return []
    facts = own_page(case) | {"reason": file.reason}
    return [to_candidate(case, Kind.RESUME_UNREADABLE, Refusal, facts)]


def recording_refused(case: Case, event: Event) -> list[Letter]:
    """To the candidate: one recording can't be used, and why."""
    recording = get_recording(case.application_id, event.question_number)
    facts = own_page(case) | {"reason": recording.reason, "number": recording.number}
    return [to_candidate(case, Kind.RECORDING_REFUSED, Refusal, facts)]


def assessed(case: Case, event: Event) -> list[Letter]:
    """To the candidate: the report is ready, with its strengths; none where there is no report."""
    del event
    made = find_report(case.application_id)
    if made is None:
        return []
    link = candidate_link(case, "application")
    strengths = tuple(each.say(case.application.language) for each in made.strengths)
    more = {"human_link": link, "match": made.percent, "strengths": strengths}
    return [to_candidate(case, Kind.REPORT_READY, ReportReady, candidate_facts(case, link) | more)]


def links_renewed(case: Case, event: Event) -> list[Letter]:
    """A new link to the candidate's own page, and the reminder of each wait that is open, which brings its own."""
    del event
    waiting = [wait for kind in _BY_LINK if (wait := waits.find(case.application_id, kind)) and wait.open]
    again = [letter for wait in waiting for letter in letters_of(wait)]
    return [to_candidate(case, Kind.LINK_RENEWED, ToCandidate, own_page(case)), *again]


def export_made(case: Case, event: Event) -> list[Letter]:
    """To the person, wherever the asking came from: the file is fetched on their own page."""
    until = find_export(event.candidate_id).expires_at
    return [to_candidate(case, Kind.EXPORT_READY, ExportReady, person_facts(case) | {"deadline": until})]
