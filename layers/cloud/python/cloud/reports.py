"""Interview reports: made once, kept as data and as papers in each language, never rescored silently.

Pages are drawn from the data when they are read, as their links to recordings and to the reader's own page end.
"""

from collections.abc import Mapping

from pydantic import AwareDatetime
from talent.kernel import Fact, Language, Percent, Phrase
from talent.moves import MoveName
from talent.report import Report

from cloud import keys
from cloud.applications import keep, move
from cloud.files import artefact_key, artefacts
from cloud.moment import now
from cloud.table import table


class MadeReport(Fact):
    """What the dossier keeps of a report: where it lies, and the few words that mails take from it."""

    application_id: str
    round: int
    key: str
    papers: Mapping[Language, str]
    staff_papers: Mapping[Language, str]
    percent: Percent | None
    strengths: tuple[Phrase, ...]
    improvements: tuple[Phrase, ...]
    made_at: AwareDatetime


def keep_report(
    report: Report, in_round: int, papers: Mapping[Language, bytes], staff_papers: Mapping[Language, bytes]
) -> MadeReport:
    """Keeps a report as data and as papers (PDF by language): the candidate's, and the one with timelines."""
    key = artefact_key(report.application, f"report-{in_round}.json")
    artefacts().write_model(key, report)
    made = MadeReport(
        application_id=report.application,
        round=in_round,
        key=key,
        papers=_kept(report.application, f"report-{in_round}", papers),
        staff_papers=_kept(report.application, f"dossier-{in_round}", staff_papers),
        percent=report.match.percent,
        strengths=tuple(strength.name for strength in report.strengths),
        improvements=tuple(improvement.name for improvement in report.improvements),
        made_at=now(),
    )
    keep(report.application, "REPORT", made)
    return made


def find_report(application_id: str) -> MadeReport | None:
    """The report that stands; None before the first."""
    stored = table().find(keys.application(application_id, "REPORT"), MadeReport)
    return stored.value if stored else None


def get_report(made: MadeReport) -> Report:
    """The report as data. Raises FileMissing."""
    return artefacts().read_as(made.key, Report)


def complete_assessment(application_id: str, score: float | None, cause: str) -> None:
    """Moves an application whose report is kept to assessed, with the interview's score (None: insufficient)."""
    move(application_id, MoveName.ASSESS, "machine", cause=cause, update={"interview_score": score})


def _kept(application_id: str, name: str, papers: Mapping[Language, bytes]) -> dict[Language, str]:
    kept: dict[Language, str] = {}
    for language, paper in papers.items():
        kept[language] = artefact_key(application_id, f"{name}.{language}.pdf")
        artefacts().write(kept[language], paper, "application/pdf")
    return kept
