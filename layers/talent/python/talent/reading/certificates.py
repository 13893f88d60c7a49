"""Certificates: named anywhere in the resume, or listed under their heading, with level and date."""

import re
from collections.abc import Iterator, Sequence, Set

from talent.denial import denied
from talent.reading.abilities import LIST_LABEL
from talent.reading.dates import stretches
from talent.reading.entries import BULLET
from talent.reading.forms import is_column_names
from talent.reading.leaves import LIKELY, SURE, leaf
from talent.reading.sections import Block
from talent.reading.text import GAP, Line
from talent.resume import Certificate, Leaf
from talent.taxonomy import Wording, certificates
from talent.taxonomy.phrases import Hit

_SCORE = re.compile(
    (
        r"(?:[()（）:：,，\s]|成绩|分数|score|overall|总分)*\s*(\d{1,3}(?:\.\d)?)\s*(?:分"
        r"|points?)?(?!\s*[年月./-]?\d)"
    ),
    re.I,
)
_EXPIRES = re.compile(r"expir|valid (?:un)?till?|有效期?至|到期", re.I)
_GRADE = re.compile(r"(优秀|良好|合格|通过|甲等|Distinction|Merit)")
_GRADES = {
    "driving_licence": re.compile(r"(?<![A-Za-z])([ABC][123](?:E)?|[DEF])(?![A-Za-z\d])"),
    "putonghua": re.compile(r"([一二三]级[甲乙]等?)"),
    "bec": re.compile(r"(初级|中级|高级|Preliminary|Vantage|Higher)", re.I),
    "hsk": re.compile(r"([1-6一二三四五六]级|(?<=Level )[1-6])", re.I),
    "cfa": re.compile(r"(Level (?:I{1,3}|[123])|[一二三]级)", re.I),
    "topik": re.compile(r"([1-6一二三四五六]级)"),
    "catti": re.compile(r"([一二三]级)"),
}
_CERTIFIES = re.compile(
    r"证$|证书|技[术術]士|资格|培训|结业|[一二三四五六八\d]级|\b(?:certificat\w+|certified|diploma|licen[cs]e|course|training)\b",
    re.I,
)
_NO_CERTIFICATE = re.compile(r"^references?\b|available (?:up)?on request|^(?:none|无|暂无)$", re.I)
_NOT_HELD = re.compile(
    r"[\s:：,，(（]*(?:考试|成绩)?\s*(?:未通过|没有?通过|未过(?!期)|没过|不及格|备考|failed|not (?:yet )?passed)"
    r"|[\s:：]+(?:否|无|没有|no)\s*(?:$|[\t,，;；|])",
    re.I,
)
_ASKED = re.compile(
    r"(?:是否|有无)[^\s:：]{0,6}$"
)  # 是否有驾照: a form asks, and what stands behind it answers
_YES = re.compile(r"[^\s:：]{0,6}[\s:：]+(?:是|有|已|取得|持|[A-C][1-3]|\d|[☑√✓✔]|yes\b)", re.I)
_LISTING = frozenset({"certificates", "skills", "languages"})
_HELD = re.compile(r"(?<!单)证|资格|持有|考取|考过|获得|取得|通过")


def read_certificates(blocks: Sequence[Block], wording: Wording) -> list[Certificate]:
    """Certificates named outside work and projects, where posts are called so, and every item of their own part."""
    found: dict[str, Certificate] = {}
    book = certificates().book
    naming = book.texts_naming(wording)
    for line, listed in _lines(blocks, naming):
        hits = [
            hit
            for hit in book.find(line.text)
            if _is_held(hit, line.text) and (listed or not _is_post(hit, line.text))
        ]
        for hit, following in zip(hits, [*hits[1:], None], strict=False):
            rest = line.text[hit.last : following.first if following else None]
            score = _SCORE.match(rest) or _graded(hit.id, line.text, hit.first, hit.last)
            name = leaf(line.text[hit.first : hit.last], SURE, line)
            known = found.get(hit.id)
            date = _date(rest, line, alone=len({each.id for each in hits}) == 1)
            if name and (known is None or (known.level is None and score) or (known.date is None and date)):
                level = leaf(score[1], LIKELY, line) if score else known and known.level
                found[hit.id] = Certificate(
                    name=known.name if known else name, level=level, date=date or (known and known.date)
                )
    own = [line for block in blocks if block.section == "certificates" for line in block.lines]
    own = [line for line in own if not (GAP in line.text and is_column_names(line.text))]
    return [*found.values(), *_unknown(own)]


def _lines(blocks: Sequence[Block], naming: Set[str]) -> Iterator[tuple[Line, bool]]:
    """The lines outside work and projects that can name one, each with whether its part lists what somebody has."""
    for block in blocks:
        if block.section not in {"work", "projects"}:
            listed = block.section in _LISTING
            yield from ((line, listed) for line in block.lines if line.text in naming)


def _is_held(hit: Hit, text: str) -> bool:
    """Whether nothing beside a certificate's name says that somebody has yet to pass it, or only wants to."""
    if _ASKED.search(text, 0, hit.first) and not _YES.match(text, hit.last):
        return False
    return not _NOT_HELD.match(text, hit.last) and not denied(text, hit.first, hit.last)


def _is_post(hit: Hit, text: str) -> bool:
    """Whether what is called as a certificate (单证员, 报关员) is the post that somebody has or seeks."""
    return text[hit.first : hit.last].endswith("员") and not _HELD.search(text)


def _graded(certificate: str, text: str, first: int, last: int) -> re.Match[str] | None:
    """The class or grade beside a certificate's name: C1 of a driving licence, 二级甲等, N2, 优秀."""
    kinds = _GRADES.get(certificate) or _GRADES.get(certificate.rpartition("_")[0], _GRADE)
    before = re.split(r"[,，、;；·•|\s]", text[max(0, first - 5) : first])[-1]
    return kinds.search(before + text[first : last + 10])


def _unknown(listed: Sequence[Line]) -> Iterator[Certificate]:
    """Items under the heading of certificates that the taxonomy does not know."""
    for line in _whole(listed):
        text = LIST_LABEL.sub("", BULLET.sub("", line.text).strip())
        for item in _unnamed(text):
            dates = stretches(item)
            bare = item[: dates[0].first] + item[dates[0].last :] if dates else item
            name = leaf(bare.strip(" \t,，-–—|()（）:："), LIKELY, line)
            if name:
                yield Certificate(name=name, date=leaf(dates[0].end, SURE, line) if dates else None)


def _unnamed(text: str) -> Iterator[str]:
    """The line where it names no known certificate; beside known ones, the items that say that they are certificates."""
    find = certificates().book.find
    if not next(iter(find(text)), None):
        if 3 < len(text) < 90 and not re.search(r"[。.]$", text) and not _NO_CERTIFICATE.search(text):
            yield text
        return
    for item in re.split(r"[;；、，]|,\s", text):
        if 3 < len(item) < 60 and _CERTIFIES.search(item) and not next(iter(find(item)), None):
            yield item.strip()


def _whole(listed: Sequence[Line]) -> list[Line]:
    """The items with the rest of each that a narrow column put on a line of its own, without a bullet."""
    whole: list[Line] = []
    for line in listed:
        if whole and BULLET.match(whole[-1].text) and line.text.strip() and not BULLET.match(line.text):
            joint = " " if whole[-1].text[-1:].isascii() else ""
            whole[-1] = whole[-1]._replace(text=f"{whole[-1].text}{joint}{line.text.strip()}")
        else:
            whole.append(line)
    return whole


def _date(text: str, line: Line, *, alone: bool) -> Leaf | None:
    """The date behind a certificate's name; a short line's only date where it names no other (`alone`)."""
    if _EXPIRES.search(text):
        return None
    near = stretches(text[:24]) or (stretches(line.text) if alone and len(line.text) < 40 else ())
    return leaf(near[0].end, SURE, line) if near else None
