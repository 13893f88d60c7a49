"""A part of a resume cut into its entries: each course of study, post or project by the dates that head it.

People put the same number of lines above the dates in every entry of a part, so that the first entry shows
where the others begin.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from talent.reading.dates import Stretch, stretches, without
from talent.reading.forms import is_column_names
from talent.reading.text import Line
from talent.reading.words import DEGREE, SCHOOL

MOST_ABOVE = 3
LONGEST_LISTED = (
    60  # characters behind a bullet: what is longer tells of a post, unless a span of time begins it
)
LONG = 110  # characters; a longer line is told, not headed
BULLET = re.compile(
    r"^\s*(?:[•·・‧●▪■◆◇○◦‣⁃∙►➢➤✓✔★☆*➔→⚫\uf0b7\uf0a7\uf0d8]|[-–—](?=\s)|o\s(?=[A-Z])"
    r"|\d{1,2}\s?[.、)）](?!\d)|[(（]\d{1,2}[)）])\s*"
)
_ASIDE = re.compile(r"[(（].*[)）]")
_SENTENCE_END = re.compile(
    r"(?<!\bLtd)(?<!\bInc)(?<!\bCo)(?<!\bCorp)(?<!\bPvt)(?<!\b[A-Za-z])(?<!\bSc)(?<!\bTech)(?<!\bEng)(?<!\bEd)(?<!\bPhil)[.。；;!！]$",
    re.I,
)
_SENTENCE_ENDS = (".", "。", "；", ";", "!", "！")
_SHORT_SENTENCE = re.compile(
    r"^[A-Z][a-z]+\s(?:.*\s)?(?!(?:and|for|the|del|des|der|von|van|und)\b)[a-z]{3,}\b.*[.]$"
    r"|^(?:负责|参与|协助|完成|主导|推动|带领|组织|制定|编写|维护|管理|支持|开发|设计|处理|制作|对接|跟进|优化|搭建|撰写|分析|服务|建立|实现"
    r"|独立|配合|通过|利用|使用)[^:：]*[。；;]$"
)
_LABEL = re.compile(
    (
        r"^\s*(?:工作(?:职责|内容|描述)|职责(?:描述)?|主要(?:职责|工作|业绩)|项目(?:描述|职责"
        r"|简介|介绍|内容)|责任描述|岗位职责|业绩|成就|描述|职责业绩|离职原因|汇报对象"
        r"|下属人数|证明人)\s*[:：]?|^\s*(?:职责)?内容\s*[:：]"
        r"|^\s*(?:responsibilities|roles? (?:and|&) responsibilities|description"
        r"|key responsibilities|achievements|environment|tech(?:nologies)?(?: used)?"
        r"|project description|tools)\s*(?:[:：]|$)"
    ),
    re.I,
)

_SINCE = re.compile(r"^\s*(?:since|from|seit|ab)(?=\s)", re.I)
_RISEN = re.compile(r"[(（][^()（）]{0,12}起\s*[)）]\s*$")  # 专员 → 主管（2023.01起）
_NUMBERED_FIELD = re.compile(
    r"^\s*[一二三四五六七八九十]{1,2}\s*[、.]\s*(?=[12]\d{3})|^\s*[(（]?\d{1,2}\s?[.、)）]\s*(?=(?:company|client|employer|organi[sz]ation|公司|单位)(?:\s?name|名称)?\s?[:：])",
    re.I,
)


@dataclass(slots=True)
class Entry:
    """One entry: the lines that head it (dates cut out), when it was, and the lines that tell of it."""

    head: list[Line]
    when: Stretch | None
    dated: Line | None
    body: list[Line] = field(default_factory=list)


def is_head(line: Line) -> bool:
    """Whether the line can be part of an entry's heading: short, no bullet, no end of a sentence."""
    text = line.text.strip()
    return (
        0 < len(text) <= LONG
        and not BULLET.match(text)
        and not _ASIDE.fullmatch(text)
        and not _LABEL.match(text)
        and not (_ends_sentence(text) and (len(text) > 40 or _SHORT_SENTENCE.match(text)))
    )


def _ends_sentence(text: str) -> bool:
    return text.endswith(_SENTENCE_ENDS) and bool(_SENTENCE_END.search(text, len(text) - 1))


def entries(lines: Sequence[Line], *, single_dates: bool) -> list[Entry]:
    """The entries of a part. With `single_dates`, one date alone also heads an entry (a year of graduation)."""
    lines = [
        line._replace(text=line.text[found.end() :]) if (found := _NUMBERED_FIELD.match(line.text)) else line
        for line in lines
        if line.text.strip() and not is_column_names(line.text)
    ]
    anchors = _anchors(lines, single_dates=single_dates)
    if not anchors:
        return []
    above = _lines_above(lines, [at for at, _ in anchors])
    made: list[Entry] = []
    for number, (at, when) in enumerate(anchors):
        begin = max(at - above[number], 0)
        next_at = anchors[number + 1][0] - above[number + 1] if number + 1 < len(anchors) else len(lines)
        head = list(lines[begin:at])
        kept = _SINCE.sub("", BULLET.sub("", without(lines[at].text, [when])))
        head.append(lines[at]._replace(text=kept.strip(" \t,，;；|-–—:：【】[]［］")))
        after = list(lines[at + 1 : max(next_at, at + 1)])
        below = _lines_below(after, head)
        made.append(Entry([*head, *after[:below]], when, lines[at], after[below:]))
    return made


def _anchors(lines: Sequence[Line], *, single_dates: bool) -> list[tuple[int, Stretch]]:
    ranged: list[tuple[int, Stretch]] = []
    single: list[tuple[int, Stretch]] = []
    for at, line in enumerate(lines):
        mark = BULLET.match(line.text) if len(line.text) > LONGEST_LISTED else None
        found = stretches(_RISEN.sub("", line.text) if "起" in line.text else line.text)
        rest = _SINCE.sub("", without(line.text, found).strip()) if found else ""
        opens = bool(found) and found[0].is_range and not line.text[: found[0].first].strip()
        if mark and not (found and found[0].is_range and found[0].first == mark.end()):
            continue
        studied = single_dates and bool(DEGREE.match(line.text.lstrip()))
        if not found or not _can_head(rest, first=opens or studied):
            continue
        ranges = [stretch for stretch in found if stretch.is_range]
        if ranges:
            ranged.append((at, ranges[0]))
        elif (
            len(found) == 2
            and found[0].end <= found[1].end
            and (not single_dates or _are_cells(line.text, *found))
        ):
            ranged.append((at, Stretch(found[0].end, found[1].end, found[0].first, found[1].last)))
        elif single_dates or _is_date_alone(line.text, found):
            single.append((at, found[-1]))
    if not ranged:
        return single
    return sorted([*ranged, *_apart(lines, single, ranged)])


def _are_cells(text: str, first: Stretch, second: Stretch) -> bool:
    """Whether two dates stand in neighbouring cells: the columns from and to."""
    return not text[first.last : second.first].strip()


def _can_head(rest: str, *, first: bool) -> bool:
    """Whether the words beside a date can head an entry; a sentence that names a date can't.

    Behind a stretch of time that stands `first` a full stop ends what some templates print: `2016–2018 Post, Firm, Town.`
    """
    if len(rest) > LONG or rest[:1].islower():
        return False
    told = _ends_sentence(rest) and not (first and ", " in rest and rest.endswith("."))
    return not (len(rest) > 45 and (told or sum(map(_has_letters, rest.split())) > 14))


def _has_letters(word: str) -> bool:
    return any(map(str.isalnum, word))


def _is_date_alone(text: str, found: Sequence[Stretch]) -> bool:
    return len(found) == 1 and (len(without(text, found).strip(" \t()（）,.|-")) < 60 and len(text) < 80)


def _apart(
    lines: Sequence[Line], single: list[tuple[int, Stretch]], ranged: list[tuple[int, Stretch]]
) -> list[tuple[int, Stretch]]:
    """Single dates of entries of their own: clear of every range, beside which they only say more about its entry, or
    at a school where the ranges near have theirs.
    """

    def alone(at: int) -> bool:
        near = [other for other, _ in ranged if abs(at - other) <= 2]
        return not near or all(SCHOOL.search(lines[each].text) for each in (at, *near))

    return [(at, when) for at, when in single if alone(at)]


def _lines_above(lines: Sequence[Line], anchors: list[int]) -> list[int]:
    """For each anchor, how many lines above it belong to its entry."""
    usual = 0
    while usual < min(anchors[0], MOST_ABOVE) and is_head(lines[anchors[0] - 1 - usual]):
        usual += 1
    counts = [usual]
    for before, at in itertools.pairwise(anchors):
        count = 0
        room = at - before - 1
        while count < min(usual, room) and is_head(lines[at - 1 - count]):
            count += 1
        counts.append(count)
    return counts


def _lines_below(after: Sequence[Line], head: Sequence[Line]) -> int:
    """How many lines after the dates still head the entry."""
    written = sum(1 for line in head if line.text.strip())
    most = max(0, 3 - written)
    count = 0
    while count < min(most, len(after)) and is_head(after[count]) and len(after[count].text) < 90:
        count += 1
    return count
