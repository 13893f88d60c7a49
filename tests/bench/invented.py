"""Invented people and their resumes, the same for the same seed: Chinese and English, as PDF, DOCX, HTML and text."""

import html
import random
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "静敏伟芳娜丽强磊洋艳勇军杰涛明超秀霞平刚桂英华玉萍红梅飞鹏浩宇欣怡雨彤子涵嘉琪思远"
FIRST = (
    "Maya",
    "Daniel",
    "Sofia",
    "Liam",
    "Amara",
    "Noah",
    "Priya",
    "Oscar",
    "Hana",
    "Victor",
    "Ines",
    "Tomas",
)
LAST = ("Okafor", "Lindqvist", "Moreau", "Novak", "Ferreira", "Haddad", "Kowalski", "Byrne", "Sato", "Ibsen")
SCHOOLS = ("青岚大学", "东海理工学院", "临江外国语大学", "Northfield University", "Harbour College")
FIRMS = (
    "远帆进出口有限公司",
    "蓝港物流有限公司",
    "晨光电子商务有限公司",
    "Blue Quay Trading Ltd",
    "Corvid Foods Inc.",
)
TITLES = ("外贸业务员", "单证员", "国际贸易专员", "Trade Officer", "Export Coordinator")
WORDS = (
    "Excel",
    "Incoterms",
    "信用证",
    "报关",
    "SAP",
    "Salesforce",
    "客户开发",
    "数据分析",
    "英语六级",
    "谈判",
)
_FONT = "STSong-Light"
_DOCX = (
    '<?xml version="1.0" encoding="UTF-8"?><w:document '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
)
_PARAGRAPH = '<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>'


@dataclass(frozen=True, slots=True)
class Invented:
    """Somebody who does not exist, and the lines of their resume."""

    number: int
    name: str
    email: str
    lines: tuple[str, ...]


def person(number: int) -> Invented:
    """The person with this number."""
    chance = random.Random(number)
    chinese = chance.random() < 0.6
    name = (
        chance.choice(FAMILY) + "".join(chance.sample(GIVEN, chance.choice((1, 2))))
        if chinese
        else f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    )
    email = f"person{number}@example.com"
    phone = f"139{number:08}" if chinese else f"+44 20 7946 {number % 10_000:04}"
    school, firms = chance.choice(SCHOOLS), chance.sample(FIRMS, 2)
    year = chance.randint(2008, 2020)
    heads = ("教育经历", "工作经历", "技能") if chinese else ("Education", "Experience", "Skills")
    now, degree = ("至今", "本科") if chinese else ("Present", "Bachelor")
    lines = (
        name,
        f"电话：{phone}" if chinese else f"Phone: {phone}",
        f"邮箱：{email}" if chinese else f"Email: {email}",
        heads[0],
        f"{year - 4}.09 - {year}.06  {school}  {degree}",
        heads[1],
        f"{year + 3}.07 - {now}  {firms[0]}  {chance.choice(TITLES)}",
        *(f"{chance.choice(WORDS)} {chance.choice(WORDS)} {chance.randint(2, 90)}%" for _ in range(6)),
        f"{year}.07 - {year + 3}.06  {firms[1]}  {chance.choice(TITLES)}",
        *(f"{chance.choice(WORDS)} {chance.choice(WORDS)} {chance.randint(2, 90)}%" for _ in range(6)),
        heads[2],
        ", ".join(chance.sample(WORDS, 5)),
    )
    return Invented(number, name, email, lines)


def pdf(someone: Invented) -> bytes:
    """A page of text."""
    page = BytesIO()
    canvas = Canvas(page, pagesize=A4, invariant=True)
    canvas.setFont(_FONT, 11)
    for row, line in enumerate(someone.lines):
        canvas.drawString(60, 780 - 20 * row, line)
    canvas.save()
    return page.getvalue()


def docx(someone: Invented) -> bytes:
    """A Word document, a paragraph a line."""
    page = BytesIO()
    with zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as archive:
        body = "".join(_PARAGRAPH.format(html.escape(line)) for line in someone.lines)
        archive.writestr("word/document.xml", _DOCX.format(body))
    return page.getvalue()


def web(someone: Invented) -> bytes:
    """A page as a job site mails it."""
    rows = "".join(f"<tr><td>{html.escape(line)}</td></tr>" for line in someone.lines)
    return f"<html><body><table>{rows}</table></body></html>".encode()


def text(someone: Invented) -> bytes:
    """Plain text."""
    return "\n".join(someone.lines).encode()


_KINDS: tuple[tuple[str, Callable[[Invented], bytes]], ...] = (
    *(("pdf", pdf),) * 6,
    *(("docx", docx),) * 2,
    ("html", web),
    ("txt", text),
)


def resumes(count: int, first: int = 1) -> Iterator[tuple[str, bytes]]:
    """The file name and bytes of so many people's resumes: six in ten PDF, two DOCX, one HTML, one text."""
    registerFont(UnicodeCIDFont(_FONT))
    for number in range(first, first + count):
        ending, write = _KINDS[number % len(_KINDS)]
        yield f"{number:06}.{ending}", write(person(number))


def write_archive(path: Path, count: int, copies: int = 0) -> None:
    """A zip of so many people's resumes; the first `copies` of them lie in it twice, under another name."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in resumes(count):
            archive.writestr(name, data)
        for name, data in resumes(copies):
            archive.writestr(f"copies/{name}", data)
