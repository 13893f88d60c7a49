"""The heading lines of an entry cut into parts, each known by its words: school, organisation, post, place …"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from talent.reading.places import CITIES_ZH, is_place
from talent.reading.sought import Sought
from talent.reading.text import Line, may_have_gaps
from talent.reading.words import CHARGE, DEGREE, ORGANISATION, SCHOOL, TITLE

type Known = Literal["school", "organisation", "title", "degree", "place", "mark", "unknown"]

_STRONG = re.compile(
    r"\t+|\s*[|｜¦]\s*|\s+[·•∙]\s+|\s*・\s*|\s{2,}|\s+[-–—―]{1,2}(?:\s+|$)|\s*[;；]\s*|\s*——\s*|\s+@\s+|^\s*[-–—]\s+"
)
_SIGNS = re.compile(r"[|｜¦·•∙・–—―;；@-]")  # nothing is cut that has neither a gap nor one of these
_WEAK = re.compile(
    r"\s*[,，、]\s*|\s*/\s*(?=[\u4e00-\u9fff])"
    r"|(?:(?<=[\u4e00-\u9fff）])|(?<=[\u4e00-\u9fff]\)))\s+(?=[\u4e00-\u9fffA-Za-z(（])"
    r"|(?<=[A-Za-z)])\s+(?=[\u4e00-\u9fff])"
)
_LABELLED = re.compile(
    (
        r"^(?:项目名称|(?:项目|担任|我的)?角色|项目职务|项目[一二三四五六七八九十\d]{1,2}|Project(?: Name)?(?: \d)?"
        r"|(?:任职|所在)?公司(?:名称)?|(?:工作|所在)?单位(?:名称)?|(?:担任)?职[位务](?:名称)?|(?:工作)?岗位|(?:所在)?部门"
        r"|(?:就读|毕业)?学校(?:名称)?|(?:就读|毕业)?院校(?:名称)?"
        r"|院系|所在院系|所在学院|专业(?:名称)?|学历|学位|毕业院校|任职|担任|Company|Client|Organi[sz]ation|Employer"
        r"|Designation|Title|Position|Role|Degree|Major|School|Job Title|University|Institution|Qualification"
        r"|College)\s*[:：]\s*"
    ),
    re.I,
)
_MARK = Sought(
    (
        r"^(?:经理|主管|导师|指导老师|汇报对象|证明人)\s*[:：]"
        r"|GPA|绩点|排名|平均分|CGPA|\bGrade\b|percentage|\d{1,3}(?:\.\d+)?\s?%|^[\d./% ]+$"
        r"|年制|主修课程|相关课程|Thesis|Coursework|cum laude|honou?rs$|Dean|First Class"
        r"|Distinction|Minor|Score|Marks(?!\s*(?:&|and)\s)"
    ),
    re.I,
)
_TIME_LABEL = re.compile(
    r"(?:起止|在职|任职|就读|工作|在校)?(?:时间|日期|年月)|dates?|periods?|durations?", re.I
)
_LEGAL_TAIL = re.compile(r",\s*(?=(?:Inc|LLC|Ltd|L\.?P|Co|Corp|LLP|P\.?C|N\.?A|S\.?A)\b(?![-\w]))", re.I)


_DEGREE_FIRST = re.compile(r"(?:Bachelor|Master|Doctor)(?:['’]?s)?\s+(?:of|in|degree)\b", re.I)
_GLUED = re.compile(
    r"^([\u4e00-\u9fffA-Za-z0-9（）()·&]{2,30}?(?:公司|集团|事务所|医院|银行))(?![\u4e00-\u9fff]*(?:公司|集团|银行))"
    r"([\u4e00-\u9fffA-Za-z]{2,16})$"
)
_GLUED_PLACE = re.compile(
    rf"^([\u4e00-\u9fffA-Za-z]{{2,30}}?(?:公司|集团|大学|学院|事务所))(?:{CITIES_ZH})市?$"
)
_LASTED = re.compile(
    r"\s*[(（\[]\s*(?:\d+\s*(?:年|years?|yrs?)[零\s,]*)?(?:\d+\s*(?:个月|months?|mos?))?\s*[)）\]]"
    r"|(?<=公司|集团)\s*[（(][^()（）]*[，,、][^()（）]*[)）]"
    r"|\s*[(（]\s*(?:少于|规模[:：]?)?\s*\d+(?:\s*[-~–—至]\s*\d+)?\s*人(?:以[上下])?\s*[)）]",
    re.I,
)
_OPENED = re.compile(r"[(（\[]")
_TOLD = re.compile(
    r"^(?:就职于|任职于|供职于|服务于|工作于|加入|入职|担任|历任|现任|任(?!丘)|从事)(?=[\u4e00-\u9fffA-Za-z]{3})"
)
_HELD_AT = re.compile(
    r"^在([\u4e00-\u9fffA-Za-z（）()]{3,30}?)(?:做|担任|任|从事)([\u4e00-\u9fffA-Za-z]{2,12})(?:工作)?$"
)
_SMALL_ASIDE = re.compile(r"[（(](?:实习|兼职|全职|外派|派遣|外包|\d{4}\s?年[^)）]{0,8})[)）]$")


_MIXED = re.compile(r"[\u4e00-\u9fff）)]\s+[\u4e00-\u9fff]|[，,、(（]")
_BRACKET = re.compile(r"[()（）]")
_BRACKETED = re.compile(r"[(（](.*)[)）]")
_ABBREVIATED = re.compile(r"^(?!\.).*\b(?:(?:[A-Z][a-z]{0,3}\.){2,}|(?:[a-z]\.){2,})$", re.S)


class Part(NamedTuple):
    """One piece of a heading: its words, what kind they are, the line they stand in, and a label if they bear one."""

    text: str
    known: Known
    line: Line
    label: str = ""


def parts_of(lines: Iterable[Line], *, weak: bool = True) -> list[Part]:
    """The parts of the heading lines in order. With `weak`, mixed parts are cut at commas and spaces too."""
    return [part for line in lines for part in _parts(line, weak=weak)]


def _parts(line: Line, *, weak: bool) -> Iterator[Part]:
    text = _LASTED.sub("\t", line.text) if _OPENED.search(line.text) else line.text
    set_apart = may_have_gaps(text) or _SIGNS.search(text)
    for cut in _STRONG.split(text) if set_apart else (text,):
        piece = cut.strip()
        there = _HELD_AT.match(piece)
        if there:
            yield Part(there[1], "organisation", line)
            yield Part(there[2], "title", line)
            continue
        label = _LABELLED.match(piece)
        words = _TOLD.sub("", tidy(piece[label.end() :] if label else piece))
        if not words or _TIME_LABEL.fullmatch(words):
            continue
        kinds = kinds_of(words)
        seat = None if words.isascii() else _GLUED_PLACE.match(words)
        if seat:
            words = seat[1]
            kinds = kinds_of(words)
        glued = _GLUED.match(words) if "title" in kinds and not words.isascii() else None
        if glued and TITLE.search(glued[2]):
            yield Part(tidy(glued[1]), "organisation", line)
            yield Part(tidy(glued[2]), "title", line)
        elif weak and _is_mixed(words, kinds):
            yield from (Part(bit, known, line) for bit, known in _with_charges(_bits(words)))
        else:
            yield Part(words, _kind(words, kinds), line, label[0].rstrip(" :：\t").lower() if label else "")


def _bits(words: str) -> Iterator[str]:
    """What stands between the commas and spaces of a part that says more than one thing."""
    for bit in _WEAK.split(_LEGAL_TAIL.sub("\x00", words)):
        bare = _TOLD.sub("", tidy(_SMALL_ASIDE.sub("", bit.replace("\x00", ", "))))
        if bare:
            yield bare


def _with_charges(bits: Iterable[str]) -> list[tuple[str, Known]]:
    """The bits with their kinds; what a post is in charge of is part of its name (`Senior Engineer, Assembly`)."""
    made: list[tuple[str, Known]] = []
    for bit in bits:
        if made and made[-1][1] == "title" and CHARGE.match(bit):
            made[-1] = f"{made[-1][0]}, {bit}", "title"
        else:
            made.append((bit, kind_of(bit)))
    return made


def _is_mixed(words: str, kinds: set[Known]) -> bool:
    """Whether a part says more than one thing: several kinds, or Chinese words set apart by spaces."""
    if is_place(words):
        return False
    if len(kinds) > 1:
        return True
    return len(words) < 80 and bool(_MIXED.search(words))


def kinds_of(words: str) -> set[Known]:
    """Every kind of thing that the words name."""
    kinds: set[Known] = set()
    if SCHOOL.search(words):
        kinds.add("school")
    if DEGREE.search(words):
        kinds.add("degree")
    if ORGANISATION.search(words):
        kinds.add("organisation")
    if TITLE.search(words):
        kinds.add("title")
    if is_place(words) or any(is_place(bit) for bit in words.split(",", 1)[1:]):
        kinds.add("place")
    return kinds


def kind_of(words: str) -> Known:
    """The kind of thing that the words name most likely."""
    return _kind(words, None)


def _kind(words: str, kinds: set[Known] | None) -> Known:
    """The same where the kinds of things that the words name may be known already."""
    if _MARK.search(words):
        return "mark"
    if is_place(words):
        return "place"
    if _DEGREE_FIRST.match(words):
        return "degree"
    if kinds is None:
        return _last_match(words, _HEADS) or "unknown"
    named = [(known, pattern) for known, pattern in _HEADS if known in kinds]
    if len(named) == 1:
        return named[0][0]
    return _last_match(words, named) or "unknown"


_HEADS: tuple[tuple[Known, Sought | re.Pattern[str]], ...] = (
    ("organisation", ORGANISATION),
    ("school", SCHOOL),
    ("degree", DEGREE),
    ("title", TITLE),
)


def _last_match(words: str, heads: Iterable[tuple[Known, Sought | re.Pattern[str]]]) -> Known | None:
    """The kind named nearest the end: the head of a name stands last (公司销售经理, Bank Manager)."""
    best: tuple[int, Known] | None = None
    for known, pattern in heads:
        for found in pattern.finditer(words):
            if best is None or found.end() >= best[0]:
                best = (found.end(), known)
    return best[1] if best else None


def tidy(words: str) -> str:
    """The words without the marks that only set them apart."""
    text = words.strip(" \t,，、;；:：|｜·•*_–—-")
    text = (
        text if text.count(".") > 1 and _ABBREVIATED.match(text) else text.strip(" \t,，、.;；:：|｜·•*_–—-")
    )
    if not _BRACKET.search(text):
        return text.strip()
    if text.count("(") + text.count("（") < text.count(")") + text.count("）"):
        text = text.strip(")）")
    if text.count("(") + text.count("（") > text.count(")") + text.count("）"):
        text = text.lstrip("(（") if text[:1] in "(（" else text
    pair = _BRACKETED.fullmatch(text)
    return (pair[1] if pair else text).strip()
