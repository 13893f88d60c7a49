"""The parts of a resume by the headings that people put over them (headings.toml), in Chinese and English."""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

from talent.remembered import remembered
from talent.taxonomy.script import simplified

type Section = Literal[
    "top",
    "summary",
    "education",
    "work",
    "projects",
    "skills",
    "certificates",
    "languages",
    "awards",
    "other",
]

LONGEST = 42  # characters; nothing longer is a heading

_EDGES = re.compile(r"^[^\w]+|[^\w]+$")
_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]{1,2}|\d{1,2}|[IVX]{1,4}|[A-H])\s*[、.．)）:：]\s*")
_SECTION = re.compile(
    r"第[一二三四五六七八九]部分\s*[:：]?\s*|(?:section|part) ?[a-h\d]{1,2}\s*[:：.–-]?\s*", re.I
)
_OPINION = re.compile(
    r"[^，。]{0,10}(?:推荐|鉴定|审核|审批|面试|录用|部门|学校|院系|单位|公司|领导)[^，。]{0,4}意见"
)
_CHINESE_SPACED = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
_ASIDE = re.compile(
    r"(?<=[A-Za-z历验景况])\s*[(（][^()（）]*(?:\d|填|倒序|最近|[由从].*[起到]|recent|(?:first|latest)(?=[)）]))[^()（）]*[)）]?$",
    re.I,
)  # (9.5 years), 工作经历（3年2个月）, 教育经历（由高到低）, (most recent first)
_COUNTED = re.compile(r"(?<=[历验])[一二三四五六\d]$")  # 工作经历二
_LETTER_SPACED = re.compile(r"[a-z&] (?:[a-z&]{1,2} ){2,}[a-z&]{1,2}")  # e d u c at i o n: some letters pair
_BILINGUAL = re.compile(r"^([\u4e00-\u9fff/]{2,8})[\s/|·(（]*([A-Za-z][A-Za-z &/]+)[)）]?$")
_AND = re.compile(r"[与和及、/]")
_LISTS = frozenset[Section | None](("skills", "certificates", "languages"))  # 证书与语言, 技能/语言
_MARKED = re.compile(r"^([\u4e00-\u9fff/]{2,8}|[A-Za-z][A-Za-z &/]{3,34})\s*[:：]\s*(\S.*)$")


@lru_cache(maxsize=1)
def _names() -> dict[str, Section]:
    table = tomllib.loads(Path(__file__).with_name("headings.toml").read_text(encoding="utf-8"))
    return {
        name: cast("Section", section)
        for section, languages in table.items()
        for names in languages.values()
        for name in names
    }


@lru_cache(maxsize=1)
def _tight_names() -> dict[str, Section]:
    return {name.replace(" ", "").replace("&", "and"): section for name, section in _names().items()}


def heading_names() -> frozenset[str]:
    """Every heading that is known, in lower case."""
    return frozenset(_names())


@remembered
def heading_of(text: str) -> Section | None:
    """The part that a line opens, where the line is nothing but a heading; else None."""
    if len(text) > LONGEST and (len(text) > 2 * LONGEST or text[1:2] != " "):
        return None  # letters that are set apart take twice the room
    words = _bare(text)
    number = _NUMBER.match(words) or (_SECTION.match(words) if words[:1] in "第SsPp" else None)
    words = _bare(words[number.end() :]) if number else words
    words = _ASIDE.sub("", words) if "(" in words or "（" in words else words
    words = _COUNTED.sub("", words) if words[-2:-1] in "历验" else words
    if not words or words[0].isdigit():
        return None
    words = " ".join(words.split()).lower()
    words = words if words.isascii() else _CHINESE_SPACED.sub("", words)
    names = _names()
    if words in names or (words := simplified(words.replace(" & ", " and "))) in names:
        return names[words]
    if words[1:2] == " " and _LETTER_SPACED.fullmatch(words):
        return _tight_names().get(words.replace(" ", ""))
    if words.endswith("意见"):
        return "other" if _OPINION.fullmatch(words) else None
    return None if words.isascii() else _of_two(words, names)


def _of_two(words: str, names: Mapping[str, Section]) -> Section | None:
    """The part of a heading in two languages (教育背景 Education) or of two lists (证书与语言)."""
    both = _BILINGUAL.match(words)
    if both:
        return names.get(both[1]) or names.get(both[2].strip())
    parts = [names.get(each) for each in _AND.split(words)]
    return parts[0] if len(parts) > 1 and _LISTS.issuperset(parts) else None


def _bare(text: str) -> str:
    """The text without marks at its ends."""
    return text if text[:1].isalnum() and text[-1:].isalnum() else _EDGES.sub("", text)


def heading_with_rest(text: str) -> tuple[Section, str] | None:
    """A heading that shares its line with its first words (`技能：Python、SQL`), and those words."""
    found = _MARKED.match(text.strip()) if ":" in text or "：" in text else None
    if not found:
        return None
    section = _names().get(found[1].strip().lower())
    return (section, found[2]) if section else None
