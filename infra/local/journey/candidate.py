"""The candidate's side of the journey: apply, agree, answer, read the report, accept."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from infra.local.journey.mailbox import Letter
from infra.local.journey.visitor import Answer, StepFailed, Visitor, download, post_form, put_part

TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".json": "application/json",
    ".webm": "video/webm",
    ".mp4": "video/mp4",
    ".mov": "video/quicktime",
}


@dataclass(frozen=True, slots=True)
class Applied:
    """The application that was opened, and the session's link."""

    application_id: str
    link: str


def announced(file: Path) -> Answer:
    """What is told of a file before it is sent: its type and exact length. Raises StepFailed for other types."""
    if file.suffix.lower() not in TYPES:
        raise StepFailed("upload", f"{file.name}: files of this type are not taken")
    return {"content_type": TYPES[file.suffix.lower()], "bytes": file.stat().st_size}


def apply(api_url: str, opening_id: str, person: dict[str, str], resume: Path) -> Applied:
    """Applies as anybody can, and posts the resume by the form that came back."""
    with Visitor(api_url) as visitor:
        opened = visitor.post(f"/careers/{opening_id}/applications", {**person, "resume": announced(resume)})
    form = opened["resume"]
    if not isinstance(form, dict) or not isinstance(form["fields"], dict):
        raise StepFailed("apply", "the API gave no upload form")
    fields = {name: str(value) for name, value in form["fields"].items()}
    post_form(str(form["url"]), fields, resume)
    return Applied(str(opened["application_id"]), str(opened["link"]))


def agree(interview: Visitor) -> None:
    """Gives the consents that an interview needs."""
    consents = interview.get("/me/consents")
    interview.post("/me/consents", {"kinds": consents["required"], "version": consents["version"]})


def questions(interview: Visitor) -> list[str]:
    """The questions' words, in their order."""
    asked = interview.get("/me/interview")["questions"]
    if not isinstance(asked, list):
        raise StepFailed("interview", "the API gave no questions")
    return [str(each["words"]) for each in asked if isinstance(each, dict)]


def send_recording(interview: Visitor, number: int, file: Path) -> None:
    """Uploads one answer in its signed parts and says that it is complete."""
    opened = interview.post("/me/recordings", {"number": number, **announced(file)})
    parts = opened["parts"]
    if not isinstance(parts, list):
        raise StepFailed("upload", "the API signed no parts")
    data, offset, sent = file.read_bytes(), 0, []
    for part in parts:
        if isinstance(part, dict):
            length = int(str(part["bytes"]))
            etag = put_part(str(part["url"]), data[offset : offset + length])
            sent.append({"number": part["number"], "etag": etag})
            offset += length
    interview.post(f"/me/recordings/{number}/complete", {"parts": sent})


def registered(interview: Visitor, count: int) -> bool | None:
    """Whether all answers are registered; None while they are not. Raises StepFailed for a refused one."""
    here = interview.get("/me/interview")["recordings"]
    rows = [row for row in here if isinstance(row, dict)] if isinstance(here, list) else []
    refused = [str(row["reason"]) for row in rows if row["status"] == "refused"]
    if refused:
        raise StepFailed("upload", f"a recording was refused: {refused[0]}")
    done: Sequence[object] = [row for row in rows if row["status"] == "registered"]
    return True if len(done) == count else None


def accept(api_url: str, letter: Letter, name: str) -> bytes:
    """Reads the offer by the mail's link, checks the letter's digest, signs, and gives the letter."""
    token = letter.token("offer")
    if token is None:
        raise StepFailed("accept", "the offer's mail has no link")
    with Visitor(api_url, link=token) as visitor:
        offer = visitor.get("/me/offer")
        paper = download(str(offer["letter"]))
        digest = hashlib.sha256(paper).hexdigest()
        if digest != offer["letter_sha256"]:
            raise StepFailed("accept", "the letter is not the one that was promised")
        visitor.post("/me/offer/acceptance", {"name": name, "letter_sha256": digest})
    return paper
