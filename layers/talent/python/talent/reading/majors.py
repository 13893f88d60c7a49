"""What a course of study is in: by its label, beside or behind the degree, or as the part that is nothing else."""

import re
from collections.abc import Sequence

from talent.reading.dates import stretches
from talent.reading.entries import BULLET, Entry
from talent.reading.leaves import LIKELY, SURE, leaf
from talent.reading.parts import Part, kind_of, tidy
from talent.reading.places import is_place
from talent.reading.words import DEGREE, SCHOOL
from talent.resume import Leaf

_ASIDES = "统招|全日制|非全|自考|函授|在职|本科|专科|硕士|博士|辅修|双学位"
_MAJOR_LABEL = re.compile(
    (
        r"(?:主修专业|专业名称|专业|主修|Major(?:ed)?(?: in)?|Speciali[sz]ation(?: in)?"
        r"|Concentration|Field of Study)\s*[:：]\s*([^\t|｜,，;；。（(]{2,40}"
        r"(?:[（(](?!" + _ASIDES + r")[^()（）\d]{1,12}[)）])?)"
    ),
    re.I,
)
_MAJOR_ZH = re.compile(r"([\u4e00-\u9fffA-Za-z]{2,20})专业")
_AFTER_DEGREE = re.compile(
    r"^\s*(?:\(?(?:hons?|honou?rs)\b\.?\)?)?\s*(?:degree\s*)?(?:[,:：(（-]|in\b|of\b|-|–|—)?\s*(?:(?:in|en|em|di|de|du)\s+|d['’])?"
    r"(?:the field of\s+)?(.+)$",
    re.I,
)
_NEXT_LABEL = re.compile(r"\s{2,}|\s+(?=\S{2,6}[:：])")
NO_MAJOR = re.compile(
    (
        r"^(?:in|of|and|the|degree|with|from|at|minor.*|expected|graduated|graduation"
        r"|candidate|课程.*|主修.*|荣誉.*|统招|全日制|非全日制|自考|函授|成人|脱产|985|211|双一流.*|毕业|至今"
        r"|就读|预计.*|在读|保研|推免|定向|委培|双学位|辅修)$|GPA|\d{3}|@|^[\u4e00-\u9fff]{2,6}[:：]"
    ),
    re.I,
)
_DEGREE_IN_BRACKETS = re.compile(r"^([^()（）]{2,50}?)\s*[(（]([^()（）]+)[)）]$")
_DEGREE_BEHIND = re.compile(
    r"^(?!Executive|Post|Graduate|Advanced|Higher|National|Professional|Full|Part|Online|Joint|Dual|Honou?rs)"
    r"([A-Z][A-Za-z&' -]{3,40}?)\s+([A-Z][\w. ]{1,7}(?:\(Hons\))?)$"
)
_NO_MORE = re.compile(rf"\t|\s[|-]\s|[,，]|\(|（(?={_ASIDES}|[^）]*[\dA-Za-z])|\bwith\b|\bfrom\b")


def read_major(entry: Entry, parts: Sequence[Part], rest: str, school: Leaf | None) -> Leaf | None:
    """The major of an entry: by its label, else behind the degree (`rest`), else the part that is nothing else."""
    for line in (*entry.head, *entry.body):
        found = _MAJOR_LABEL.search(line.text)
        if found:
            return leaf(tidy(_NEXT_LABEL.split(found[1])[0]), SURE, line)
    after = _AFTER_DEGREE.match(rest)
    words = tidy(_NO_MORE.split(after[1])[0]) if after else ""
    near = [part.line for part in parts if rest and rest in part.text]
    if (
        len(words) > 1
        and near
        and not NO_MAJOR.search(words)
        and not DEGREE.fullmatch(words)
        and kind_of(words) not in {"school", "place", "mark"}
    ):
        return leaf(words, LIKELY, near[0])
    return _major_part(parts, school)


def _major_part(parts: Sequence[Part], school: Leaf | None) -> Leaf | None:
    for part in parts:
        named = _MAJOR_ZH.search(part.text)
        if named:
            words = named[1].rpartition(school.value)[2] if school else named[1]
            return leaf(words, LIKELY, part.line)
    for part in parts:
        words = tidy(_beside_degree(part).replace(school.value if school else "\0", ""))
        taken = school is not None and f", {school.value}".endswith(f", {words}")
        if part.known not in {"school", "place", "mark"} and not taken and _can_be_major(words, part):
            return leaf(words, LIKELY, part.line)
    return None


def _beside_degree(part: Part) -> str:
    """What a part says beside the degree that it names: `国际贸易本科` names the major too."""
    if part.known != "degree":
        return part.text
    if re.search(r"[\u4e00-\u9fff]", part.text):
        return re.sub(r"[(（]\s*(?:[)）]|$)", "", DEGREE.sub("", part.text))
    for way in (_DEGREE_IN_BRACKETS, _DEGREE_BEHIND):
        found = way.match(part.text)
        if found and DEGREE.fullmatch(found[2]):
            return found[1]
    return ""


def _can_be_major(words: str, part: Part) -> bool:
    told = BULLET.match(part.line.text) or NO_MAJOR.search(words) or SCHOOL.search(words) or stretches(words)
    return 1 < len(words) < 50 and not told and not is_place(words)
