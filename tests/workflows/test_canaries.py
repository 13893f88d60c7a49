"""Nobody's name, address, pay or words leave the places made for them, however a hiring goes."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from cloud import keys
from cloud.offers import get_offer
from cloud.openings import get_opening
from cloud.table import Create, table
from cloud.webhooks import endpoints
from reportlab.pdfgen.canvas import Canvas
from talent.application import Stage
from talent.people import Role, Staff

from infra.local.journey import candidate
from infra.local.journey.visitor import Visitor
from tests.samples.workbooks import Sheet, xlsx
from tests.workflows.canaries import (
    ENGLISH,
    FILE,
    MAIL,
    NAME,
    PAY,
    PHONE,
    STAFF,
    STAFF_MAIL,
    WORDS,
    everywhere,
    found_in,
)
from tests.workflows.canary_company import Company, enrolled, opened
from tests.workflows.canary_offers import come_to_nothing
from tests.workflows.imports import packed, run, sent
from tests.workflows.papers import STRONG_RESUME
from tests.workflows.scene import Scene

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RESUME = (
    STRONG_RESUME.replace("林晓", NAME)
    .replace("lin.xiao@example.com", MAIL)
    .replace("13800000000", PHONE)
    .replace("厦门远航", WORDS)
)
ANSWER = (
    f"我在{WORDS}公司的时候，客户{NAME}因为延期很生气。"
    f"我先听他讲完，再和物流重新排了计划，每天打电话到{PHONE}告诉他进度，最后货物按时到了。"
)


@pytest.fixture
def company(scene: Scene) -> Company:
    """The people."""
    return enrolled(scene)


@pytest.fixture
def opening_id(company: Company) -> str:
    """Their opening."""
    return opened(company)


def pdf() -> bytes:
    """An English resume."""
    page = BytesIO()
    canvas = Canvas(page)
    for number, line in enumerate(
        (ENGLISH, MAIL, f"Phone {PHONE}", "Experience", f"Clerk at {ENGLISH} Ltd 2019 - 2021")
    ):
        canvas.drawString(72, 760 - 20 * number, line)
    canvas.save()
    return page.getvalue()


def applied(
    company: Company, opening_id: str, folder: Path, mail: str, name: str, content: bytes
) -> candidate.Applied:
    """Somebody applies with this file."""
    path = folder / name
    path.write_bytes(content)
    person = {"name": NAME, "email": mail, "phone": PHONE, "language": "zh", "jurisdiction": "CN"}
    return candidate.apply(company.scene.cloud.api_url, opening_id, person, path)


def is_hired(company: Company, opening_id: str, folder: Path) -> str:
    """The whole way with an answer in writing, an appeal, notes, a correction and a signature."""
    scene = company.scene
    application_id = applied(company, opening_id, folder, MAIL, f"{FILE}.txt", RESUME.encode()).application_id
    scene.at(application_id, Stage.INVITED)
    with Visitor(
        scene.cloud.api_url, link=company.letter(MAIL, "interview").token("interview") or ""
    ) as visitor:
        candidate.agree(visitor)
        visitor.post("/me/accommodations", {"kinds": ["text_answer"]})
        for number in range(1, len(candidate.questions(visitor)) + 1):
            visitor.put(f"/me/answers/{number}", {"text": ANSWER})
        visitor.post("/me/interview/submission")
    scene.waited_for(application_id, "panel")
    with Visitor(
        scene.cloud.api_url, link=company.letter(MAIL, "application").token("application") or ""
    ) as visitor:
        visitor.post("/me/appeals", {"wants": "explanation", "words": WORDS})
        visitor.post("/me/export")
    with company.desk(Role.RECRUITER) as desk:
        path = f"/applications/{application_id}"
        desk.post(f"{path}/appeals/1/answer", {"outcome": "explained", "reason": WORDS})
        desk.post(f"{path}/corrections", {"path": "basics.name", "value": NAME, "reason": WORDS})
        desk.post(f"{path}/panel-questions", {"words": WORDS})
        soon = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=2)
        desk.put(f"{path}/meeting", {"starts_at": soon.isoformat(), "place": WORDS})
    panel = company.letter(f"{Role.INTERVIEWER}.{STAFF_MAIL}", "scorecard").token("scorecard") or ""
    levels = dict.fromkeys(get_opening(opening_id).model.weights, 5.0)
    with Visitor(scene.cloud.api_url, link=panel) as visitor:
        visitor.put("/scorecard", {"levels": levels, "notes": f"{NAME} {PHONE} {WORDS}"})
    scene.waited_for(application_id, "offer_confirmation")
    with company.desk(Role.HR_MANAGER) as desk:
        desk.post(f"{path}/offer/confirmation", {"version": 1, "confirm": True, "reason": WORDS})
    with company.desk(Role.HIRING_MANAGER) as desk:
        said = {"version": 1, "approve": False, "reason": f"{WORDS} {NAME} {PAY}"}
        desk.post(f"{path}/offer/approval", said)
    scene.until(lambda: get_offer(application_id).value.version == 2)
    with company.desk(Role.HR_MANAGER) as desk:
        desk.post(f"{path}/offer/confirmation", {"version": 2, "confirm": True})
    with company.desk(Role.HIRING_MANAGER) as desk:
        desk.post(f"{path}/offer/approval", {"version": 2, "approve": True, "reason": WORDS})
    with Visitor(scene.cloud.api_url, link=company.letter(MAIL, "offer").token("offer") or "") as visitor:
        visitor.post("/me/offer/questions", {"wants": "change", "words": f"{WORDS} {PAY}"})
    with company.desk(Role.RECRUITER) as desk:
        desk.post(f"{path}/offer/questions/1/answer", {"words": WORDS})
    candidate.accept(scene.cloud.api_url, company.letter(MAIL, "offer"), NAME)
    scene.at(application_id, Stage.HIRED)
    return application_id


def ends_badly(company: Company, opening_id: str, folder: Path) -> None:
    """A file that can't be read, one that is gone while it is read, a record that is broken, and a person erased."""
    scene = company.scene
    broken = {
        f"{FILE}.pdf": pdf()[:300],
        f"{FILE}.docx": b"PK\x03\x04" + NAME.encode(),
        f"{FILE}.json": b'{"basics":{"name":"' + NAME.encode(),
    }
    for number, (name, content) in enumerate(broken.items()):
        one = applied(company, opening_id, folder, f"{number}.{MAIL}", name, content)
        scene.at(one.application_id, Stage.NEEDS_PERSON)
    read = applied(company, opening_id, folder, f"read.{MAIL}", f"{FILE}.en.pdf", pdf()).application_id
    scene.until(lambda: scene.stage(read) not in {Stage.APPLIED, Stage.SCREENING})
    with company.desk(Role.HR_MANAGER) as desk:
        dossier = desk.get(f"/applications/{read}")
        desk.post(f"/applications/{read}/decisions", {"move": "decline", "reason": f"{WORDS} {NAME}"})
        contacts = dossier["contacts"]
        assert isinstance(contacts, dict)
        person = f"/candidates/{contacts['candidate_id']}"
        held = desk.post(f"{person}/holds", {"reason": f"{WORDS} {NAME}"})
        desk.post(f"{person}/erasure")
        desk.post(f"{person}/holds/{held['hold_id']}/lift", {"reason": WORDS})


def is_imported(company: Company, opening_id: str, folder: Path) -> None:
    """A table and an archive, with telling file names, columns and rows, good and bad."""
    opening = get_opening(opening_id)
    rows = (
        f"姓名,手机,邮箱,期望薪资,{WORDS}\n"
        f"{NAME},{PHONE},csv.{MAIL},{PAY},{WORDS}\n" + f"{NAME},{PHONE},@{MAIL},,\n"
    ).encode()
    run(company.scene, sent(opening, folder, f"{FILE}.csv", "text/csv", rows), mapping={WORDS: "phone"})
    workbook = xlsx(Sheet(FILE, [("姓名", "手机", "邮箱", WORDS), (NAME, PHONE, f"xlsx.{MAIL}", PAY)]))
    run(company.scene, sent(opening, folder, f"{FILE}.xlsx", XLSX, workbook))
    entries = {
        f"{NAME}/{FILE}.txt": RESUME.replace(MAIL, f"zip.{MAIL}").encode(),
        f"{FILE} {MAIL}.pdf": pdf()[:200],
        f"../{FILE}.txt": RESUME.encode(),
        f"{FILE}.exe": b"MZ",
    }
    run(company.scene, sent(opening, folder, f"{FILE}.zip", "application/zip", packed(entries)))


def other_systems(company: Company) -> str:
    """A webhook whose address and description are telling, at which nobody answers; its id."""
    told = {"url": f"http://127.0.0.1:1099/{FILE}?of={ENGLISH}", "events": ["ApplicationOpened"]}
    with company.desk(Role.ADMINISTRATOR) as desk:
        made = desk.post("/webhooks", {**told, "description": WORDS})["webhook"]
    assert isinstance(made, dict)
    return str(made["webhook_id"])


def is_refused(company: Company, opening_id: str, application_id: str) -> None:
    """Wrong bodies, wrong paths, wrong people: the answer names a field at most."""
    staff = {"authorization": company.tokens[Role.EMPLOYEE]}
    hr = {"authorization": company.tokens[Role.HR_MANAGER]}
    person = {"name": NAME, "email": f"{MAIL} {MAIL}", "phone": PHONE * 9, "language": NAME, NAME: MAIL}
    company.refused("POST", f"/careers/{opening_id}/applications", person)
    company.refused("POST", f"/careers/{opening_id}/applications", raw=f'{{"name": "{NAME}')
    company.refused("POST", f"/careers/{opening_id}/applications?mail={MAIL}", [NAME])
    for path in (
        f"/applications/{NAME}",
        f"/{WORDS}",
        f"/applications/{application_id}?name={NAME}",
        f"/candidates/{MAIL}/erasure",
    ):
        company.refused("GET", path, **staff)
        company.refused("GET", path)
    company.refused("GET", "/me/application", **{"x-bole-link": MAIL})
    company.refused("GET", "/company", authorization=MAIL)
    company.refused(
        "POST", f"/applications/{application_id}/decisions", {"move": NAME, "reason": WORDS}, **hr
    )
    company.refused(
        "POST", f"/applications/{application_id}/decisions", {"move": "decline", "reason": WORDS}, **hr
    )
    company.refused(
        "PUT", f"/applications/{application_id}/meeting", {"starts_at": PHONE, "place": WORDS}, **hr
    )
    company.refused(
        "POST", f"/applications/{application_id}/handover", {"from_id": NAME, "to_id": STAFF}, **hr
    )
    company.refused("POST", "/openings", {"position": WORDS, "terms": {"pay": {"amount": f"{PAY}x"}}}, **hr)


def crashes(company: Company, opening_id: str) -> None:
    """A function meets what it can't deal with: an item of another shape."""
    scene = company.scene
    application_id = scene.standing(get_opening(opening_id), Stage.SCREENING)
    wrong = Staff(
        staff_id="nobody", name=NAME, email=MAIL, language="zh", roles=frozenset(), departments=frozenset()
    )
    table().write(Create(keys.application(application_id, "RESUME"), wrong))
    scene.start("screening", application_id, "ResumeUploaded")
    scene.cloud.quiet(60)


def test_no_canary_leaves_its_place(company: Company, opening_id: str, tmp_path: Path) -> None:
    """A hire, bad files, an import, refusals and crashes: logs, buses, machines, queues, keys and records stay clean."""
    webhook_id = other_systems(company)
    application_id = is_hired(company, opening_id, tmp_path)
    come_to_nothing(company)
    is_imported(company, opening_id, tmp_path)
    ends_badly(company, opening_id, tmp_path)
    is_refused(company, opening_id, application_id)
    crashes(company, opening_id)
    company.scene.cloud.quiet(60)
    company.scene.cloud.fire("seal_audit", datetime.now(UTC))
    endpoints.remove_webhook(webhook_id, "admin")
    leaks: defaultdict[str, set[str]] = defaultdict(set)
    for place, text in everywhere(company.scene.cloud):
        leaks[place] |= found_in(text)
    for number, text in enumerate(company.refusals):
        leaks[f"refusal {number}"] |= found_in(text)
    assert len(leaks) > 40, "the places are looked through"
    assert not {place: sorted(canaries) for place, canaries in leaks.items() if canaries}
