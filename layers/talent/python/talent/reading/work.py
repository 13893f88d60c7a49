"""The part on work: organisations, posts, dates and what was done there."""

import re
from collections.abc import Sequence

from talent.reading.dates import stretches
from talent.reading.education import when_leaves
from talent.reading.entries import Entry, entries, is_head
from talent.reading.leaves import GUESS, LIKELY, SURE, leaf, paragraph
from talent.reading.parts import Part, parts_of, tidy
from talent.reading.places import is_place
from talent.reading.text import Line
from talent.reading.words import ORGANISATION, TITLE
from talent.resume import Leaf, Work

_ORG_LABELS = frozenset(
    (
        "公司",
        "公司名称",
        "任职公司",
        "所在公司",
        "单位",
        "单位名称",
        "工作单位",
        "所在单位",
        "company",
        "client",
        "organization",
        "organisation",
        "employer",
    )
)
TITLE_LABELS = frozenset(
    (
        "职位",
        "职位名称",
        "职务",
        "担任职务",
        "岗位",
        "工作岗位",
        "任职",
        "担任",
        "角色",
        "项目角色",
        "担任角色",
        "designation",
        "title",
        "position",
        "role",
        "job title",
    )
)
_AT = re.compile(r"^(?P<title>.{3,60}?)\s+(?:at|@|with|for|\bin\b(?= the))\s+(?P<organisation>[A-Z].{1,60})$")
_DEPARTMENT = re.compile(r"(?:部|部门|事业部|中心|组|处|科|室|Department|Team|Division)$")
_BREAK = re.compile(
    r"career (?:break|gap)|gap year|(?:parental|maternity|paternity) leave|stay[- ]at[- ]home|sabbatical"
    r"|full[- ]time (?:parent|mother|father|mum|mom|dad|carer)|间隔年|待业|空窗期|照顾家[人庭]"
    r"|全职(?:妈妈|太太|在家)|在家育儿",
    re.I,
)
_LEGAL = re.compile(r"公司|\b(?:Inc|LLC|Ltd|Limited|Corp|GmbH|PLC|LLP|Pvt|Pte|Pty|Bhd)\b")
_RISEN = re.compile(r"\s*[(（][^()（）]*(?:promoted|previously|formerly|晋升)[^()（）]*[)）]?$", re.I)
_OF_DEPARTMENT = re.compile(
    r"^[\u4e00-\u9fff]{1,10}(?:部|中心|组|处|科|室)\s*[-–—－]\s*(?=[\u4e00-\u9fffA-Za-z])"
)
_TELLS = re.compile(
    r"[，、；。;]|(?:\S+\s+){6}|^\s*(?:负责|主要|协助|参与|从事|带领)|\b(?:and|the|of|to)\b.*,|[a-z]\.$"
)
_DUTY = re.compile(r"(?:负责|参与|协助|从事|带领|配合)[\u4e00-\u9fff]{2}")
SHORT = 70  # characters; a post and its employer are named in fewer
_SMALL = re.compile(
    r"^(?:part[- ]time|full[- ]time|contract|internship|intern|remote|兼职|全职|实习|远程|\d+\s?人?)$", re.I
)


def read_work(lines: Sequence[Line]) -> list[Work]:
    """The posts of a work part, in the order in which they stand."""
    made: list[Work] = []
    found = entries(lines, single_dates=False) or _undated(lines)
    headed = [parts_of(entry.head) for entry in found]
    title_first = sum(map(_post_first, headed)) > 0
    for entry, parts in zip(found, headed, strict=True):
        organisation, title = _names(parts, title_first=title_first)
        if _is_break(organisation, title):
            continue
        start, end = when_leaves(entry.when, entry.dated)
        if organisation is None and made and title is not None:
            organisation = made[-1].organization
        if organisation is None and title is None:
            continue
        told = [*_told_in_head(entry, parts, organisation, title), *entry.body]
        made.append(
            Work(organization=organisation, title=title, start=start, end=end, summary=paragraph(told))
        )
    return made


def _is_break(organisation: Leaf | None, title: Leaf | None) -> bool:
    """Whether an entry tells of a time without a post, which is no experience and for nobody to hold against anyone."""
    return any(
        one and _BREAK.search(one.value) and not ORGANISATION.search(one.value)
        for one in (organisation, title)
    )


def _told_in_head(
    entry: Entry, parts: Sequence[Part], organisation: Leaf | None, title: Leaf | None
) -> list[Line]:
    """The lines below those that name the firm and the post, where a dated line or one above it does: they tell of it.

    Where no list knows the firm or the post, only what is plainly a sentence or a list tells.
    """
    firsts = [
        next((part for part in parts if part.known == kind), None) for kind in ("organisation", "title")
    ]
    names = [leaf.value for leaf in (organisation, title) if leaf]
    naming = {id(part.line) for part in firsts if part}
    sure = None not in firsts
    places = [
        number
        for number, line in enumerate(entry.head)
        if (id(line) in naming if sure else any(name in line.text for name in names))
    ]
    if entry.dated is None or not places or None in (organisation, title):
        return []
    return [
        line
        for line in entry.head[max(places) + 1 :]
        if len(line.text) > 8 and not is_place(line.text) and (sure or _TELLS.search(line.text))
    ]


def _undated(lines: Sequence[Line]) -> list[Entry]:
    """Without any dates, an entry begins at a short line that names a post; the next short line is its other half."""
    found: list[Entry] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if is_head(line) and len(line.text) < SHORT and TITLE.search(line.text) and not stretches(line.text):
            following = next((one for one in lines[at + 1 : at + 3] if one.text.strip()), None)
            half = [following] if following and is_head(following) and len(following.text) < SHORT else []
            found.append(Entry([line, *half], None, None))
            at = lines.index(half[0], at) + 1 if half else at + 1
            continue
        if found:
            found[-1].body.append(line)
        at += 1
    return found


def _post_first(parts: Sequence[Part]) -> int:
    """1 where a heading names the post before the organisation, -1 where after it, 0 where that is not plain."""
    told = [part.known == "title" for part in parts if part.known in {"title", "organisation", "unknown"}]
    return 0 if len(told) < 2 or sum(told[:2]) != 1 else 1 if told[0] else -1


def _names(parts: Sequence[Part], *, title_first: bool) -> tuple[Leaf | None, Leaf | None]:
    """The organisation and the post that an entry's heading names."""
    kept = [part for part in parts if part.known != "mark" and not _SMALL.match(part.text)]
    for part in kept:
        both = _AT.match(part.text)
        if both and TITLE.search(both["title"]):
            return leaf(tidy(both["organisation"]), LIKELY, part.line), leaf(
                tidy(both["title"]), LIKELY, part.line
            )
    title = _choose(kept, "title", TITLE_LABELS)
    organisation = _choose([part for part in kept if part is not title], "organisation", _ORG_LABELS)
    if organisation is None:
        organisation = next((part for part in kept if part is not title and part.known == "school"), None)
    spare = [
        part
        for part in kept
        if part not in (title, organisation)
        and part.known in {"unknown", "title", "organisation"}
        and _can_be_named(part.text)
    ]
    named = [part for part in spare if not _DEPARTMENT.search(part.text) or len(spare) == 1]
    sure_organisation, sure_title = organisation is not None, title is not None
    if organisation is None and title is None and title_first and len(named) > 1:
        title = named.pop(0)  # people keep one order in all entries of a part
    if organisation is None:
        organisation = _before_a_town(kept, title) or (named.pop(0) if named else None)
    if title is None and named:
        title = named.pop(0)
    return _leaf(organisation, sure=sure_organisation), _leaf(title, sure=sure_title)


def _before_a_town(parts: Sequence[Part], title: Part | None) -> Part | None:
    """A name that no list knows with its town, at the beginning of a line above the post's: `Grupo Naranja, Valencia`."""
    first = parts[0] if parts else None
    if first is None or title is None or first.known != "place" or first.line is title.line:
        return None
    name, _, _ = first.text.partition(",")
    return first._replace(text=name) if len(name.split()) > 1 and not is_place(name) else None


def _can_be_named(text: str) -> bool:
    """Whether words that no list knows can be a name: they begin as names do, and are few."""
    begins = text[:1].isupper() or text[1:2].isupper() or text[:1].isdigit() or not text[:1].isascii()
    begins = begins and not text.endswith("项目")
    return begins and len(text) < SHORT and len(text.split()) <= 9 and "http" not in text


def _choose(parts: Sequence[Part], known: str, labels: frozenset[str]) -> Part | None:
    for part in parts:
        if part.label in labels:
            return part
    # a label says what its words are: another one than `labels` speaks against them
    wanted = [part for part in parts if part.known == known and not part.label and not _DUTY.match(part.text)]
    if known == "title":
        firm = [part for part in wanted if not ORGANISATION.search(part.text)]
        return next(iter(firm or wanted), None)
    named = [part for part in wanted if _LEGAL.search(part.text)]
    return next(iter(named or wanted), None)


def _leaf(part: Part | None, *, sure: bool) -> Leaf | None:
    if part is None:
        return None
    confidence = SURE if part.label else (LIKELY if sure else GUESS)
    return leaf(_OF_DEPARTMENT.sub("", _RISEN.sub("", part.text)), confidence, part.line)
