"""The whole way of one candidate, step by step, each done as a person does it.

The company's people and the candidate act over HTTP and by the links in their mails. Nothing here reads or writes
the table, and no machine is pushed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from talent import messages
from talent.application import Stage
from talent.moves import MoveName
from talent.people import Role
from talent.position import Position

from infra.local.cloud import LocalCloud
from infra.local.journey import candidate
from infra.local.journey.board import Board
from infra.local.journey.company import Colleague, enrol_everybody, open_opening
from infra.local.journey.keepsakes import Keepsakes
from infra.local.journey.mailbox import Letter, Mailbox
from infra.local.journey.visitor import Answer, StepFailed, Visitor

LEVELS = {"陈立": 4.0, "Grace Ho": 4.0}
"""What the two interviewers of the demo give on every competency: people's answers are the demo's to choose."""


@dataclass(frozen=True, slots=True)
class Files:
    """What the candidate sends: a resume, and recordings in the order of the questions (the last serves the rest)."""

    resume: Path
    recordings: tuple[Path, ...]


@dataclass(slots=True)
class Walk:
    """One journey over a running local cloud."""

    cloud: LocalCloud
    board: Board
    position: Position
    person: dict[str, str]
    files: Files
    keepsakes: Keepsakes

    def run(self) -> str:
        """Walks it to the end and gives the application's id. Raises StepFailed with the step that ended wrongly."""
        mailbox = Mailbox(self.cloud.folder / "mails")
        with self.board.step("Enrol the company's people"):
            colleagues = enrol_everybody(self.cloud, mailbox, self.position.department.id)
        with self.board.step("Open the opening"):
            opening = open_opening(self.cloud, colleagues, self.position)
        recruiter = colleagues[Role.RECRUITER][0]
        with Visitor(self.cloud.api_url, token=recruiter.token) as desk:
            path = f"/openings/{opening['opening_id']}/headcount"
            self.keepsakes.headcount("before", desk.get(path))
            applied = self._apply(str(opening["opening_id"]), desk)
            self._interview(mailbox)
            self._report(desk, applied.application_id, mailbox)
            self._panel(mailbox, colleagues[Role.INTERVIEWER])
            self._offer(applied.application_id, mailbox, colleagues[Role.HR_MANAGER][0])
            with self.board.step("Hired"):
                self._stage(desk, applied.application_id, {Stage.HIRED})
                self.board.until(lambda: self._filled(desk.get(path)))
            self.keepsakes.headcount("after", desk.get(path))
        return applied.application_id

    def _apply(self, opening_id: str, desk: Visitor) -> candidate.Applied:
        with self.board.step("Apply and send the resume"):
            applied = candidate.apply(self.cloud.api_url, opening_id, self.person, self.files.resume)
            self.board.note(self.files.resume.name)
        self.board.refresh = self._refresh(desk, applied.application_id)
        with self.board.step("Resume read and matched"):
            stage = self._stage(
                desk, applied.application_id, {Stage.INVITED, Stage.BELOW_LINE, Stage.NEEDS_PERSON}
            )
            score = self._application(desk, applied.application_id)["match_score"]
            self.board.note(f"match {score} %")
        if stage is not Stage.INVITED:
            self._decide(desk, applied.application_id, MoveName.INVITE_ANYWAY, "The recruiter invites anyway")
        return applied

    def _decide(self, desk: Visitor, application_id: str, move: MoveName, title: str) -> None:
        """Go on by a person's word where the machines hold the application."""
        with self.board.step(title):
            self.board.note(f"was {self._application(desk, application_id)['stage']}")
            decision = {"move": move, "reason": "演示：由人决定继续。"}
            desk.post(f"/applications/{application_id}/decisions", decision)

    def _interview(self, mailbox: Mailbox) -> None:
        with self.board.step("Invited by mail"):
            letter = self._letter(mailbox, self.person["email"], "interview")
        with (
            self.board.step("Agree, record and send the answers"),
            Visitor(self.cloud.api_url, link=letter.token("interview") or "") as interview,
        ):
            candidate.agree(interview)
            asked = candidate.questions(interview)
            for number in range(1, len(asked) + 1):
                file = self.files.recordings[min(number, len(self.files.recordings)) - 1]
                self.board.note(f"question {number}: {file.name}")
                candidate.send_recording(interview, number, file)
            self.board.until(lambda: candidate.registered(interview, len(asked)))
            interview.post("/me/interview/submission")
            self.board.note(f"{len(asked)} answers")

    def _report(self, desk: Visitor, application_id: str, mailbox: Mailbox) -> None:
        before = len(mailbox.letters(self.person["email"]))
        with self.board.step("Recordings heard, seen and scored"):
            again = {Stage.ASKED_AGAIN, Stage.INVITED}
            stage = self._stage(desk, application_id, {Stage.PANEL, Stage.BELOW_BAR, *again})
            if stage in again:
                raise StepFailed(
                    "assessment", "nothing can be heard in an answer: record it again, near the microphone"
                )
            letter = self.board.until(lambda: self._newer(mailbox, before))
        with (
            self.board.step("The candidate reads the report"),
            Visitor(self.cloud.api_url, link=letter.token("application") or "") as reader,
        ):
            report = reader.get("/me/report")
            self.keepsakes.report(report, reader.page("/me/report/page"))
            self.board.note("report.html")
        if stage is Stage.BELOW_BAR:
            self._decide(desk, application_id, MoveName.REQUEST_PANEL, "The recruiter asks the panel anyway")

    def _panel(self, mailbox: Mailbox, interviewers: list[Colleague]) -> None:
        for colleague in interviewers:
            with self.board.step(f"{colleague.name} scores"):
                letter = self._letter(mailbox, colleague.email, "scorecard")
                self.keepsakes.calendar(colleague.email, letter)
                with Visitor(self.cloud.api_url, link=letter.token("scorecard") or "") as scoring:
                    asked = scoring.get("/scorecard")["competencies"]
                    ids = (
                        [str(each["id"]) for each in asked if isinstance(each, dict)]
                        if isinstance(asked, list)
                        else []
                    )
                    levels = dict.fromkeys(ids, LEVELS.get(colleague.name, 4.0))
                    scoring.put("/scorecard", {"levels": levels, "notes": "面谈与录像一致，例子具体。"})

    def _offer(self, application_id: str, mailbox: Mailbox, hr: Colleague) -> None:
        with Visitor(self.cloud.api_url, token=hr.token) as desk:
            self._result(desk, application_id)
            self._confirm(desk, application_id)
        with self.board.step("The candidate accepts"):
            letter = self._letter(mailbox, self.person["email"], "offer")
            self.keepsakes.letter(candidate.accept(self.cloud.api_url, letter, self.person["name"]))

    def _result(self, desk: Visitor, application_id: str) -> None:
        with self.board.step("HR reads the result"):
            stage = self._stage(desk, application_id, {Stage.RESERVED, Stage.BELOW_BAR, Stage.UNSETTLED})
            self.board.note(f"composite {self._application(desk, application_id)['composite_score']}")
        if stage is not Stage.RESERVED:
            self._decide(desk, application_id, MoveName.SELECT_ANYWAY, "HR selects anyway")

    def _confirm(self, desk: Visitor, application_id: str) -> None:
        with self.board.step("HR confirms the offer"):
            version = self.board.until(lambda: self._drafted(desk, application_id))
            answer = {"version": version, "confirm": True}
            desk.post(f"/applications/{application_id}/offer/confirmation", answer)

    def _drafted(self, desk: Visitor, application_id: str) -> int | None:
        dossier = desk.get(f"/applications/{application_id}")["dossier"]
        offer = dossier.get("offer") if isinstance(dossier, dict) else None
        if not isinstance(offer, dict) or offer["status"] != "drafted":
            return None
        version = offer["version"]
        return version if isinstance(version, int) else None

    def _newer(self, mailbox: Mailbox, than: int) -> Letter | None:
        new = [each for each in mailbox.letters(self.person["email"])[than:] if each.token("application")]
        return new[-1] if new else None

    def _letter(self, mailbox: Mailbox, to: str, purpose: str) -> Letter:
        return self.board.until(lambda: mailbox.find(to, lambda each: each.token(purpose) is not None))

    def _stage(self, desk: Visitor, application_id: str, wanted: set[Stage]) -> Stage:
        def look() -> Stage | None:
            stage = Stage(str(self._application(desk, application_id)["stage"]))
            return stage if stage in wanted else None

        return self.board.until(look)

    def _application(self, desk: Visitor, application_id: str) -> Answer:
        dossier = desk.get(f"/applications/{application_id}")["dossier"]
        application = dossier["application"] if isinstance(dossier, dict) else None
        if not isinstance(application, dict):
            raise StepFailed("dossier", "the API gave no application")
        return application

    def _filled(self, headcount: Answer) -> bool | None:
        ledger = headcount["ledger"]
        return True if isinstance(ledger, dict) and ledger["filled"] == 1 else None

    def _refresh(self, desk: Visitor, application_id: str) -> Callable[[Board], None]:
        def look(board: Board) -> None:
            events = desk.get(f"/applications/{application_id}/timeline")["events"]
            rows = [row for row in events if isinstance(row, dict)] if isinstance(events, list) else []
            board.happened = [str(row["name"]) for row in rows]
            application = self._application(desk, application_id)
            board.stage = messages.status(Stage(str(application["stage"])), "hr", "zh")
            stopped = application["stopped"]
            if isinstance(stopped, dict):
                raise StepFailed(str(stopped["machine"]), f"stopped at {stopped['step']}: {stopped['error']}")
            failed = [row for row in self.cloud.dead_letters() if row.error]
            if failed:
                raise StepFailed(failed[0].function, f"{failed[0].error}: {failed[0].message}")

        return look
