"""Whose resume it is: a name by its label, by its looks near the top, or as a biography begins.

Only what stands at the top is looked at: an anonymous resume has no name, and none is found for it further down.
"""

import re
from collections.abc import Sequence

from talent.reading.chinese_names import (
    CHINESE_NAME,
    DOT,
    DOTTED_NAME,
    NO_NAME,
    as_chinese_name,
    can_be_anybody,
    is_dotted_name,
)
from talent.reading.headings import heading_of
from talent.reading.labels import may_label
from talent.reading.large_type import unbroken
from talent.reading.latin_names import as_latin_name, is_said
from talent.reading.leaves import GUESS, LIKELY, SURE, leaf
from talent.reading.places import TOWN
from talent.reading.sought import Sought
from talent.reading.text import Line
from talent.reading.words import TITLE
from talent.resume import Leaf

EMAIL = re.compile(r"[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_NAME_LABEL = Sought(
    (
        r"(?:^|[\s|｜，,;；\t])(?:姓\s*名|Full\s?Name|Name|Candidate Name"
        r"|名字)\s*[:：\t]\s*([^\t|｜,，;；:：]{2,40})"
    ),
    re.I,
)
_BESIDE_SEX = re.compile(
    r"^[\s•\-]*([\u4e00-\u9fff·]{2,4})\s*[/／|｜,，、\t]\s*[男女](?=\s*[/／|｜,，、\t(（]|\s*$)"
)
_ADDRESSED = re.compile(
    r"^\s*([\u4e00-\u9fff]{2,4})\s*(?:\s(?:先生|女士|小姐)|[(（]?(?:先生|女士)[)）]?|\s[男女])?\s*[,，|｜/]?\s*"
    r"(?:\d{2}\s*岁|[男女]\s|\+?\d{11})"
)
_AT_LABEL = re.compile(
    r"([\u4e00-\u9fff]{2,4}?)(?=\s*(?:出生年月|出生日期|性别|民族|年龄|籍贯|应聘(?:岗位|职位)|求职(?:意向|岗位|目标))\s?[:：])"
)
_HALVES = (
    (
        "given",
        re.compile(r"\b(?:(?:first|given)\s?names?|forenames?(?:\(s\))?)\s*[:：\t]\s*([^\t|,:]{2,30})", re.I),
    ),
    ("family", re.compile(r"\b(?:surname|(?:last|family)\s?name)\s*[:：\t]\s*([^\t|,:]{2,30})", re.I)),
)
_NEXT_LABEL = re.compile(
    r"\s{2}|(?=性\s*别|民\s*族|出生|年\s*龄|籍\s*贯|学\s*历|电\s*话|手\s*机|联系|求职|政治|身份)"
)

UNLIKELY = -4.0  # what a name is worth less whose words are said in small letters elsewhere
FIRST_LINES = 2
MOST_NAMES = 4
_MOST_BESIDE = 400  # characters of a line in which a name at its beginning is looked for


def read_name(top: Sequence[Line], everything: Sequence[Line], email: str) -> Leaf | None:
    """The name, or None where nothing looks like one. `email` helps to choose among several."""
    told = _labelled([*top, *everything[:40]]) or next(
        (found for line in top if (found := _beside(line))), None
    )
    if told:
        return told
    near = unbroken([line for line in (*top, *everything[:3]) if line.text.strip()][:24])
    best: tuple[float, str, Line] | None = None
    for index, line in enumerate(near):
        for place, part in enumerate(_name_parts(line.text)):
            name = _as_name(part, email)
            if not name:
                continue
            fits = _fits_mail(name, email)
            if not fits and is_said(name, everything):
                fits = UNLIKELY
            worth = line.size / 4 - index * 0.6 - place * 0.3 + fits
            if fits == UNLIKELY and index > FIRST_LINES:
                continue
            if best is None or worth > best[0]:
                best = (worth, name, line)
    return leaf(best[1], LIKELY, best[2]) if best else _titled_name(everything) or _largest(everything)


def _beside(line: Line) -> Leaf | None:
    """A name at a line's beginning by what stands beside it: sex, age, form of address, or the dot of its own script."""
    text = line.text.strip()
    found = _BESIDE_SEX.match(text)
    if found and not heading_of(found[1]) and not NO_NAME.search(found[1]):
        return leaf(found[1], LIKELY, line)
    dotted = DOTTED_NAME.match(text)
    if (
        dotted
        and is_dotted_name(dotted[0])
        and (dotted.end() == len(text) or text[dotted.end()] in " \t|｜/,，")
    ):
        return leaf(DOT.sub("·", dotted[0]), LIKELY, line)
    addressed = _ADDRESSED.match(text) or _AT_LABEL.match(text)
    return leaf(addressed[1], LIKELY, line) if addressed and _as_name(addressed[1]) else None


def _labelled(lines: Sequence[Line]) -> Leaf | None:
    labelled = [line for line in lines if may_label(line.text)]
    for line in labelled:
        found = _NAME_LABEL.search(line.text)
        name = _as_labelled(_NEXT_LABEL.split(found[1])[0]) if found else ""
        if name:
            return leaf(name, SURE, line)
    return _in_halves(labelled)


def _in_halves(lines: Sequence[Line]) -> Leaf | None:
    """A name that a form asks for in two fields, given name and surname."""
    halves = [
        (kind, found[1], line)
        for line in lines
        if "name" in line.text.lower()
        for kind, half in _HALVES
        if (found := half.search(line.text))
    ]
    given = next((one for one in halves if one[0] == "given"), None)
    family = next((one for one in halves if one[0] == "family"), None)
    name = as_latin_name(f"{given[1].strip()} {family[1].strip()}") if given and family else ""
    return leaf(name, SURE, given[2]) if given and name else None


def _largest(lines: Sequence[Line]) -> Leaf | None:
    """A few Chinese characters in the largest type of the first page's head, whatever the surname: a guess."""
    head = [line for line in lines if line.page == 1 and line.text.strip()]
    largest = max((line.size for line in head), default=0.0)
    usual = sorted(line.size for line in head)[len(head) // 2] if head else 0.0
    for line in (line for line in head if line.size == largest > 1.4 * usual > 0):
        words = re.sub(r"\s", "", line.text)
        if re.fullmatch(r"[\u4e00-\u9fff]{2,7}", words) and can_be_anybody(words):
            return leaf(words, GUESS, line)
    words = re.sub(r"\s", "", head[0].text) if head else ""
    called = re.fullmatch(r"[\u4e00-\u9fff]{2,7}", words) and any(
        EMAIL.search(line.text) for line in head[1:5]
    )
    return leaf(words, GUESS, head[0]) if called and can_be_anybody(words) else None


_BILINGUAL = re.compile(
    r"^(?:[A-Z][A-Za-z'’.() -]{1,36}?[\s/|]+(?P<behind>[\u4e00-\u9fff]{2,4})"
    r"|(?P<ahead>[\u4e00-\u9fff]{2,4})[\s/|(（]+[A-Z][A-Za-z'’.() -]{1,36}[)）]?)$"
)
_OWN_TITLE = re.compile(r"(?<=[\u4e00-\u9fff])\s*的?\s?(?:个人|求职|中文)?简历$")


def _name_parts(text: str) -> list[str]:
    both = _BILINGUAL.match(text.strip()[:60])
    if both and _as_name(both["behind"] or both["ahead"]):
        return [both["behind"] or both["ahead"]]
    bare = TOWN.sub("\t", EMAIL.sub("\t", text[:_MOST_BESIDE]))
    return [part for part in re.split(r"[\t|｜/／•·:：,，]|\s{2,}|\s[-–—]\s", bare)[:3] if part.strip()] or [
        bare
    ]


_CALLED = re.compile(
    r"(?:^|[，,。；;\s])(?:我叫|我的名字[叫是]|本人(?:叫|姓名[:：]?)?)\s*(?=[\u4e00-\u9fff])([\u4e00-\u9fff]{2,4}?)(?=[，,。；;、（(\s])"
)


def called(lines: Sequence[Line]) -> Leaf | None:
    """A name as somebody says it of themselves: 我叫张三, 本人李四."""
    for line in lines[:6]:
        found = _CALLED.search(line.text[:_MOST_BESIDE])
        if found and _as_name(found[1]):
            return leaf(found[1], LIKELY, line)
    return None


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


def _as_name(text: str, email: str = "") -> str:
    """The text as a person's name, or an empty string where it is none."""
    words = _OWN_TITLE.sub(
        "", re.sub(r"[(（【].*?[)）】]", "", text[:_MOST_BESIDE]).strip(" \t.,，;；:：*_-–—|#")
    )
    if not words or heading_of(words) or any(map(str.isdigit, words)):
        return ""
    if CHINESE_NAME.match(words):
        return as_chinese_name(re.sub(r"\s", "", words))
    return as_latin_name(words, email) or _before_post(words, email)


def _before_post(words: str, email: str) -> str:
    """A name with the post behind it on one line, where a Chinese surname or the mail address says how far it goes."""
    parts = words.split()
    for many in range(min(len(parts) - 1, MOST_NAMES), 0, -1):
        if not TITLE.search(" ".join(parts[many:])):
            continue
        if many == 1 and CHINESE_NAME.match(parts[0]):
            return as_chinese_name(parts[0])
        if _fits_mail(parts[many - 1], email):
            return as_latin_name(" ".join(parts[:many]), email)
    return ""


def _as_labelled(text: str) -> str:
    """The words after `姓名`: a name, whatever its surname."""
    words = re.sub(r"[(（].*?[)）]", "", text).strip(" \t.,，;；:：*_-–—|#")
    both = _BILINGUAL.match(words)
    if both:
        return both["behind"] or both["ahead"]
    dotted = DOTTED_NAME.fullmatch(words)
    if dotted:
        return DOT.sub("·", words)
    bare = re.sub(r"\s", "", words)
    plain = (
        re.fullmatch(r"[\u3400-\u9fff\U00020000-\U0003134f]{2,7}", bare)
        and not NO_NAME.search(bare)
        and not heading_of(bare)
    )
    return _as_name(text) or (bare if plain else "")
