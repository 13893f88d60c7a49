"""Skills, certificates and languages: listed under their headings, or named anywhere in the resume."""

import re
from collections.abc import Iterator, Sequence

from talent.reading.dates import stretches, without
from talent.reading.entries import BULLET
from talent.reading.leaves import LIKELY, SURE, leaf
from talent.reading.parts import tidy
from talent.reading.text import Line
from talent.resume import Certificate, LanguageSkill, Leaf
from talent.taxonomy import certificates, languages, skills

_LIST_LABEL = re.compile(r"^[^:：,，]{1,30}[:：]\s*")
_SEPARATORS = re.compile(r"\t+|\s*[,，、;；|｜•·●▪]\s*|\s{3,}|\s*/\s*(?=[A-Za-z\u4e00-\u9fff])|\s+&\s+")
_MASTERY = re.compile(
    (
        r"^(?:熟练(?:使用|掌握|运用|操作|应用)?|精通|掌握|熟悉|了解|擅长|能够?|会|具备|良好的?"
        r"|使用|运用|(?:proficient (?:in|with)|experienced (?:in|with)"
        r"|(?:working )?knowledge of|familiar with|expert in|strong|skilled in|and|excellent"
        r"|good)(?=\s))\s*"
    ),
    re.I,
)
_YEARS = re.compile(
    r"\s*\((?:less than )?\d+\+? (?:years?|months?)\)|[（(](?:\d+年|熟练|精通|了解|熟悉|掌握)[)）]", re.I
)
_SCORE = re.compile(
    (
        r"(?:[()（）:：,，\s]|成绩|分数|score|overall|总分)*\s*(\d{1,3}(?:\.\d)?)\s*(?:分"
        r"|points?)?(?!\s*[年月./-]?\d)"
    ),
    re.I,
)
_LEVEL = re.compile(
    (
        r"(?:TOPIK\s*[1-6]级?|HSK\s*(?:Level\s*)?[1-6]级?|专业?[四六八]级|CET-?[46]|TEM-?[48]|working knowledge"
        r"|native|mother tongue|fluent|advanced|proficient|intermediate|basic|elementary"
        r"|conversational|bilingual|(?:full "
        r"|limited )?professional(?: working)?(?: proficiency)?|working proficiency|beginner"
        r"|[abc][12](?!\d)|母语|流利|精通|熟练|良好|一般|中级|高级|初级|简单交流|日常交流"
        r"|听说读写\w{0,4}|工作语言|N[1-5])"
    ),
    re.I,
)
_EXPIRES = re.compile(r"expir|valid (?:un)?till?|有效期?至|到期", re.I)
_FOR_ALL = re.compile(
    r"^\W*(fluent|proficient|native|bilingual|conversational|精通|熟练)(?:\s+in|掌握|使用)?\b", re.I
)
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
    r"证$|证书|资格|[一二三四五六八\d]级|\b(?:certificat\w+|certified|diploma|licen[cs]e)\b", re.I
)
_NO_CERTIFICATE = re.compile(r"^references?\b|available (?:up)?on request|^(?:none|无|暂无)$", re.I)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
MOST_SKILLS = 120


def read_skills(lines: Sequence[Line]) -> list[Leaf]:
    """The skills of a skills part: short items as they are listed, known skills out of longer sentences."""
    found: dict[str, Leaf] = {}
    for line in lines:
        text = _YEARS.sub("", BULLET.sub("", line.text))
        body = _LIST_LABEL.sub("", text) if len(text) > 6 else text
        for item in _items(body or text):
            made = leaf(item, LIKELY, line)
            if made:
                found.setdefault(made.value.lower(), made)
    return list(found.values())[:MOST_SKILLS]


def _items(text: str) -> Iterator[str]:
    for piece in _SEPARATORS.split(text):
        words = tidy(_MASTERY.sub("", piece.strip(" .。"))).strip("。-")
        if not words or not without(words, stretches(words)).strip():
            continue
        if len(words) <= (16 if _CHINESE.search(words) else 36) and len(words.split()) <= 5:
            yield words
        else:
            for hit in skills().book.find(words):
                yield words[hit.first : hit.last]


def read_certificates(lines: Sequence[Line], listed: Sequence[Line]) -> list[Certificate]:
    """Certificates named in `lines` (the whole resume), and every item of `listed` (their own part)."""
    found: dict[str, Certificate] = {}
    for line in lines:
        hits = list(certificates().book.find(line.text))
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
    return [*found.values(), *_unknown(listed)]


def _graded(certificate: str, text: str, first: int, last: int) -> re.Match[str] | None:
    """The class or grade beside a certificate's name: C1 of a driving licence, 二级甲等, N2, 优秀."""
    kinds = _GRADES.get(certificate, _GRADE)
    return kinds.search(text[max(0, first - 5) : last + 10])


def _unknown(listed: Sequence[Line]) -> Iterator[Certificate]:
    """Items under the heading of certificates that the taxonomy does not know."""
    for line in _whole(listed):
        text = _LIST_LABEL.sub("", BULLET.sub("", line.text).strip())
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
    near = stretches(text[:24]) or (stretches(line.text) if alone and len(line.text) < 40 else [])
    return leaf(near[0].end, SURE, line) if near else None


def read_languages(lines: Sequence[Line], everything: Sequence[Line]) -> list[LanguageSkill]:
    """The languages of their own part, else those that the resume names together with a level."""
    found = dict(_languages(lines, needs_level=False))
    for name, skill in _languages(everything, needs_level=True):
        found.setdefault(name, skill)
    return list(found.values())


def _languages(lines: Sequence[Line], *, needs_level: bool) -> Iterator[tuple[str, LanguageSkill]]:
    for line in lines:
        hits = list(languages().find(line.text))
        for number, hit in enumerate(hits):
            until = hits[number + 1].first if number + 1 < len(hits) else hit.last + 30
            stated = _LEVEL.search(line.text[hit.last : until]) or (
                _LEVEL.search(line.text[max(0, hit.first - 12) : hit.first])
                if len(hits) == 1
                else _FOR_ALL.match(line.text)
            )
            language = leaf(line.text[hit.first : hit.last], LIKELY, line)
            if language and (stated or not needs_level):
                level = leaf(stated[stated.lastindex or 0], LIKELY, line) if stated else None
                yield hit.id, LanguageSkill(language=language, level=level)
