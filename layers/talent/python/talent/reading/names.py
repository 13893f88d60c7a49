"""Whose resume it is: a name by its label, by its looks near the top, or as a biography begins.

Only what stands at the top is looked at: an anonymous resume has no name, and none is found for it further down.
"""

import re
from collections.abc import Sequence

from talent.reading.headings import heading_of
from talent.reading.leaves import GUESS, LIKELY, SURE, leaf
from talent.reading.places import TOWN, is_place
from talent.reading.text import Line
from talent.reading.words import DEGREE, DOUBLE_SURNAMES, ORGANISATION, SCHOOL, SURNAMES, TITLE
from talent.resume import Leaf

EMAIL = re.compile(r"[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_NAME_LABEL = re.compile(
    (
        r"(?:^|[\s|｜，,;；\t])(?:姓\s*名|Full\s?Name|Name|Candidate Name"
        r"|名字)\s*[:：\t]\s*([^\t|｜,，;；:：]{2,40})"
    ),
    re.I,
)
_CHINESE_NAME = re.compile(r"^[\u4e00-\u9fff](?:\s{0,4}[\u4e00-\u9fff]){1,3}(?:·[\u4e00-\u9fff]{1,8})?$")
_NOT_NAMES = re.compile(
    r"简历|大学|学院|公司|工程|经理|专业|学历|求职|意向|电话|男|女性|应聘|岗位|经验|北京"
    r"|上海|个人|基本|信息|证书|技能|熟练|优秀|英语|会计$|市$|省$|区$"
)
_LATIN_WORD = re.compile(
    r"^(?:[A-ZÀ-ÞŁŚŻČŠŽĞİ][A-Za-zÀ-ÿłśżčšžğıİ'’.-]*|(?:van|von|de|der|den|da|dos|di|bin|al|la|le|el))$"
)
_BESIDE_SEX = re.compile(
    r"^[\s•\-]*([\u4e00-\u9fff·]{2,4})\s*[/／|｜,，、\t]\s*[男女](?=\s*[/／|｜,，、\t(（]|\s*$)"
)
_NEXT_LABEL = re.compile(
    r"\s{2}|(?=性\s*别|民\s*族|出生|年\s*龄|籍\s*贯|学\s*历|电\s*话|手\s*机|联系|求职|政治|身份)"
)
_SUFFIXES = re.compile(
    (
        r",?\s*(?:Ph\.?D\.?|MBA|M\.?D\.?|CPA|PMP|Jr\.?|Sr\.?|CFA|P\.?E\.?|PMP®|RN|MSc|M\.S\."
        r"|Esq\.?|SPHR|PHR|CISSP)(?=$|[\s,])\.?"
    ),
    re.I,
)
_NO_NAME_WORDS = frozenset(
    [
        "resume",
        "curriculum",
        "vitae",
        "cv",
        "page",
        "phone",
        "email",
        "mail",
        "address",
        "mobile",
        "contact",
        "tel",
        "summary",
        "profile",
        "objective",
        "education",
        "experience",
        "skills",
        "linkedin",
        "github",
        "confidential",
        "the",
        "of",
        "and",
        "for",
        "with",
        "in",
        "at",
        "from",
        "about",
        "project",
        "street",
        "st",
        "road",
        "avenue",
        "ave",
        "apt",
        "apartment",
        "city",
        "state",
        "zip",
        "available",
        "upon",
        "request",
        "present",
        "current",
        "senior",
        "junior",
        "business",
        "marketing",
        "sales",
        "information",
        "technology",
        "computer",
        "science",
        "new",
        "york",
        "united",
        "states",
        "university",
        "college",
        "school",
        "software",
        "data",
        "web",
    ]
)

_MOST_BESIDE = 400  # characters of a line in which a name at its beginning is looked for


def read_name(top: Sequence[Line], everything: Sequence[Line], email: str) -> Leaf | None:
    """The name, or None where nothing looks like one. `email` helps to choose among several."""
    for line in (*top, *everything[:40]):
        found = _NAME_LABEL.search(line.text)
        name = _as_name(_NEXT_LABEL.split(found[1])[0]) if found else ""
        if name:
            return leaf(name, SURE, line)
    for line in top:
        found = _BESIDE_SEX.match(line.text)
        if found and not heading_of(found[1]) and not _NOT_NAMES.search(found[1]):
            return leaf(found[1], LIKELY, line)
    near = [line for line in (*top, *everything[:3]) if line.text.strip()][:24]
    best: tuple[float, str, Line] | None = None
    for index, line in enumerate(near):
        for place, part in enumerate(_name_parts(line.text)):
            name = _as_name(part)
            if not name:
                continue
            worth = line.size / 4 - index * 0.6 - place * 0.3 + _fits_mail(name, email)
            if best is None or worth > best[0]:
                best = (worth, name, line)
    return leaf(best[1], LIKELY, best[2]) if best else _titled_name(everything) or _largest(everything)


def _largest(lines: Sequence[Line]) -> Leaf | None:
    """A few Chinese characters in the largest type of the first page's head, whatever the surname: a guess."""
    head = [line for line in lines[:40] if line.page == 1 and line.text.strip()]
    largest = max((line.size for line in head), default=0.0)
    usual = sorted(line.size for line in head)[len(head) // 2] if head else 0.0
    for line in head[:4]:
        words = re.sub(r"\s", "", line.text)
        if line.size == largest > 1.4 * usual > 0 and re.fullmatch(r"[\u4e00-\u9fff]{2,4}", words):
            plain = not (
                heading_of(words) or _NOT_NAMES.search(words) or TITLE.search(words) or is_place(words)
            )
            return leaf(words, GUESS, line) if plain else None
    return None


def _name_parts(text: str) -> list[str]:
    bare = TOWN.sub("\t", EMAIL.sub("\t", text[:_MOST_BESIDE]))
    return [part for part in re.split(r"[\t|｜/／•·:：,，]|\s{2,}|\s[-–—]\s", bare)[:3] if part.strip()] or [
        bare
    ]


def _titled_name(lines: Sequence[Line]) -> Leaf | None:
    """A running biography: 张三先生, 李四，男，…"""
    for line in lines[:6]:
        found = re.match(
            r"^\s*([\u4e00-\u9fff]{2,4}?)(?:先生|女士|教授|博士|[，,：:（(]\s*(?:男|女|先生|女士))", line.text
        )
        if found and _as_name(found[1]):
            return leaf(found[1], LIKELY, line)
    return None


def _fits_mail(name: str, email: str) -> float:
    local = re.sub(r"[^a-z]", "", email.split("@", maxsplit=1)[0].lower())
    parts = [part for part in re.split(r"[^a-z]+", name.lower()) if len(part) > 2]
    return 3.0 if local and any(part in local for part in parts) else 0.0


def _as_name(text: str) -> str:
    """The text as a person's name, or an empty string where it is none."""
    words = re.sub(r"[(（].*?[)）]", "", text[:_MOST_BESIDE]).strip(" \t.,，;；:：*_-–—|#")
    if not words or heading_of(words) or any(character.isdigit() for character in words):
        return ""
    if _CHINESE_NAME.match(words):
        return _as_chinese_name(re.sub(r"\s", "", words))
    return _as_latin_name(words)


def _as_chinese_name(name: str) -> str:
    known = name[:2] in DOUBLE_SURNAMES or (name[0] in SURNAMES and len(name.split("·", maxsplit=1)[0]) <= 3)
    if known and not _NOT_NAMES.search(name) and not is_place(name):
        return name
    return ""


def _as_latin_name(words: str) -> str:
    bare = _SUFFIXES.sub("", words).strip(" ,")
    parts = bare.split()
    if not 2 <= len(parts) <= 4 or len(bare) > 36 or not all(_LATIN_WORD.match(part) for part in parts):
        return ""
    lower = {part.lower().strip(".") for part in parts}
    if lower & _NO_NAME_WORDS or TITLE.search(bare) or SCHOOL.search(bare) or DEGREE.fullmatch(bare):
        return ""
    if ORGANISATION.search(bare) or is_place(bare):
        return ""
    return bare
