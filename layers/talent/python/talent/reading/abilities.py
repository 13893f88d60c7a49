"""Skills and languages: listed under their headings, or named anywhere in the resume."""

import re
from collections.abc import Iterator, Sequence

from talent.denial import denied
from talent.reading.dates import stretches, without
from talent.reading.entries import BULLET
from talent.reading.leaves import LIKELY, leaf
from talent.reading.parts import tidy
from talent.reading.text import Line
from talent.requirements.signs import SOFT
from talent.resume import LanguageSkill, Leaf
from talent.taxonomy import Wording, languages, languages_in, skills

LIST_LABEL = re.compile(
    r"^[^:：,，]{1,30}[:：]\s*|^[A-Z][A-Za-z &/]{2,24}?\s{2,}(?=[^,]+,)|^[A-Z][a-z]{2,12}\t+(?=[^,]+,)"
)
_SEPARATORS = re.compile(r"\t+|\s*[,，、;；|｜•·●▪]\s*|\s{3,}|\s*/\s*(?=[A-Za-z\u4e00-\u9fff])|\s+&\s+")
_LISTED_INSIDE = re.compile(r"[（(]([^()（）]*[,，、;；|｜][^()（）]*)[)）]")
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
_LEVEL = re.compile(
    (
        r"(?:TOPIK\s*[1-6]级?|HSK\s*(?:Level\s*)?[1-6]级?|专业?[四六八]级|CET-?[46]|TEM-?[48]|working knowledge"
        r"|native|mother tongue|fluent|(?:pre-)?advanced|proficient|(?:upper[- ]|pre-|lower )?intermediate|basic"
        r"|elementary"
        r"|conversational|bilingual|(?:full "
        r"|limited )?professional(?: working)?(?: proficiency)?|working proficiency|beginner"
        r"|[abc][12](?!\d)|母[语語]|流利|精通|熟练|良好|一般|中级|高级|初级|简单交流|日常交流"
        r"|听说读写\w{0,4}|工作语言|N[1-5])"
    ),
    re.I,
)
_FOR_ALL = re.compile(
    r"^\W*(fluent|proficient|native|bilingual|conversational|精通|熟练)(?:\s+in|掌握|使用)?\b", re.I
)
_DENIES = re.compile(
    r"[不没无未想]|零基础|希望|打算|计划|\b(?:no|not|never|without|lack\w*|new to|little|zero|learn\w*"
    r"|studying|plus|preferred)\b|n['’]t\b",
    re.I,
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_SENTENCE = re.compile(r"[^。；;！!]+?(?:[。；;！!]|[.?](?=\s|$)|$)")
_WISHED = re.compile(
    r"希望|期望|想要?|寻求|目标|求职|应聘|\b(?:seek\w*|looking (?:for|to)|to obtain|aim\w*|objective|aspir\w+|eager)\b",
    re.I,
)
_TALK = re.compile(
    r"^(?:以[上下](?!学历)|欢迎|所以|因此|但是|如果|其他|更多)|均[为可已能]|[吗呢吧啊哦]$"
)  # said about a list, not in it
MOST_SKILLS = 120


def read_skills(lines: Sequence[Line]) -> list[Leaf]:
    """The skills of a skills part: short items as they are listed, known skills out of longer sentences."""
    found: dict[str, Leaf] = {}
    for line in lines:
        text = _YEARS.sub("", BULLET.sub("", line.text))
        body = LIST_LABEL.sub("", text) if len(text) > 6 else text
        barred = _denied_in(body or text)
        for item in _items(body or text):
            if barred and {hit.id for hit in skills().book.find(item)} & barred:
                continue
            made = leaf(item, LIKELY, line)
            if made:
                found.setdefault(made.value.lower(), made)
    return list(found.values())[:MOST_SKILLS]


def _denied_in(text: str) -> set[str]:
    """The skills that a line says somebody lacks, or wishes for, and nowhere that they have."""
    if not _DENIES.search(text):
        return set()
    hits = list(skills().book.find(text))
    held = {hit.id for hit in hits if not denied(text, hit.first, hit.last)}
    return {hit.id for hit in hits} - held


def named_skills(lines: Sequence[Line]) -> list[Leaf]:
    """The known skills that somebody names where they tell of themselves (个人优势：熟悉 Spring Cloud、MySQL).

    What they do not know, or only wish for, is none; nor is a virtue that they claim."""
    found = [
        leaf(said[hit.first : hit.last], LIKELY, line)
        for line in lines
        for said in _SENTENCE.findall(line.text)
        if not _WISHED.search(said)
        for hit in skills().book.find(said)
        if hit.id not in SOFT and not denied(said, hit.first, hit.last)
    ]
    return [one for one in found if one]


def _items(text: str) -> Iterator[str]:
    for piece in _SEPARATORS.split(_LISTED_INSIDE.sub(r"、\1、", text)):
        words = tidy(_MASTERY.sub("", piece.strip(" .。"))).strip("。-")
        if not words or not without(words, stretches(words)).strip():
            continue
        if (
            not _TALK.search(words)
            and len(words) <= (16 if _CHINESE.search(words) else 36)
            and len(words.split()) <= 5
        ):
            yield words
        else:
            for hit in skills().book.find(words):
                yield words[hit.first : hit.last]


def read_languages(
    lines: Sequence[Line], everything: Sequence[Line], wording: Wording
) -> list[LanguageSkill]:
    """The languages of their own part, else those that the resume names together with a level."""
    naming = languages().texts_naming(wording)
    own = [line for line in lines if line.text in naming]
    found = dict(_languages(own, needs_level=False))
    elsewhere = naming.difference(line.text for line in own)
    for name, skill in _languages([line for line in everything if line.text in elsewhere], needs_level=True):
        found.setdefault(name, skill)
    return list(found.values())


def _languages(lines: Sequence[Line], *, needs_level: bool) -> Iterator[tuple[str, LanguageSkill]]:
    for line in lines:
        hits = languages_in(line.text)
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
