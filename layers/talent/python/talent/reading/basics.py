"""Who the resume is about: name, mail, phone and where they live (never where they come from)."""

import re
from collections.abc import Sequence

from talent.reading.headings import heading_of
from talent.reading.labels import may_label
from talent.reading.leaves import GUESS, LIKELY, SURE, leaf
from talent.reading.names import EMAIL, read_name
from talent.reading.places import PLACE_EN, is_place
from talent.reading.sought import Sought
from talent.reading.text import GAP, Line
from talent.reading.words import SCHOOL
from talent.resume import Basics, Leaf

_PHONES = (
    re.compile(
        r"(?<![\d._])(?<![WwVv][Xx])(?:[(（]?\+?(?:86|0086)[)）]?[\s-]*)?1[3-9]\d(?:[\s-]?\d{4}){2}(?!\d)"
    ),
    re.compile(
        r"(?<![\w.])(?:\(\+\d{1,3}\)"
        r"|\+\d{1,3}|00[1-9]\d{0,2}(?=[\s-]))[\s.-]*(?:\(\d{1,4}\)[\s.-]*)?(?:\d[\s.()-]{0,2}){6,12}\d(?![\w-])"
    ),
    re.compile(r"(?<![\w.-])\(?\d{3}\)?[\s.-]{0,2}\d{3}[\s.-]{1,2}\d{4}(?!\w)"),
    re.compile(r"(?<![\w.-])[(（]?0\d{2,3}[)）]?[\s-]\d{7,8}(?!\d)"),
    re.compile(r"(?<![\w.+-])(?:\d[\s-]?){9,11}\d(?![\w%-])"),
)
_LABELLED_PHONE = re.compile(
    r"(?<![A-Za-z])(?:H/?P|Tel|Mobile|Phone|Cell|Contact(?: (?:No|Number))?|M|T|电话|電話|手机|手機|联系方式)"
    r"\.?\s*[:：]?\s*((?:[(（]?\+?\d{2,3}[)）]\s*)?\d{4}[\s-]?\d{4}|\d{3}[\s-]\d{4})(?![\d-])",
    re.I,
)  # Singapore's and Hong Kong's eight digits are a telephone by their label alone
_GLUED_MOBILE = re.compile(r"^1[3-9]\d{9}(?=[A-Za-z])")  # the number that lost the space before the address
_MANY_DIGITS = re.compile(r"\d(?:\D{0,4}\d){6}")
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
_MASKED_PHONE = re.compile(r"(?:[(（]?\+?86[)）]?[\s-]*)?(?<!\d)1[3-9]\d[\dxX*-]{6,12}")
_MOBILE = re.compile(r"1[3-9]\d")
_PLACE_LABEL = Sought(
    (
        r"(?<!期望)(?<!意向)(?<!目标)(?:现居住?地?址?|居住地址?|所在地|所在城市|现所在地|目前所在地|(?:现|家庭)?住址|现住|通讯地址|通訊地址|居住地"
        r"|联系地址|地\s*址|城市|居住城市|常住地|Location|Address|Current Location|Based in"
        r"|Residence|City)\s*[:：\t]\s*([^\t|｜;；]{2,60})"
    ),
    re.I,
)
_WISHED = re.compile(r"求职|期望|意向|目标|应聘")
_SIGN = re.compile(r"^[^\w(（]+")  # the pin or the envelope that stands for a label
_LIVES = re.compile(r"(?:现居住?|现住|目前居住|坐标|常住)(?:地|在|于)?\s*[:：]?\s*([\u4e00-\u9fff]{2,10})")

_BASED = re.compile(r"\b[Bb]ased in ([A-Z][\w., -]{2,40}?)(?=[|;.]|$)")


def read_basics(top: Sequence[Line], everything: Sequence[Line]) -> Basics:
    """`top` is what stands before the first heading and under 'personal information'."""
    email = _first(EMAIL, top) or _first(EMAIL, everything)
    return Basics(
        name=read_name(top, everything, email.value if email else ""),
        email=email,
        phone=_phone(top) or _phone(everything),
        location=_location(top, everything),
    )


def _first(pattern: re.Pattern[str], lines: Sequence[Line]) -> Leaf | None:
    for line in lines:
        if "@" in line.text or "＠" in line.text:
            found = pattern.search(re.sub(r"\s*[@＠]\s*", "@", line.text))
            if found:
                return leaf(_GLUED_MOBILE.sub("", found[0]), SURE, line)
    return None


def _phone(lines: Sequence[Line]) -> Leaf | None:
    numbered = [line for line in lines if _MANY_DIGITS.search(line.text)]
    for pattern in _PHONES:
        for line in numbered:
            found = pattern.search(_ORCID.sub("", line.text))
            if found and not re.fullmatch(r"(?:19|20)\d\d\s?[-.]\s?(?:19|20)\d\d", found[0]):
                return leaf(found[0].strip(), SURE, line)
    labelled = ((line, found) for line in numbered if (found := _LABELLED_PHONE.search(line.text)))
    for line, found in labelled:
        return leaf(found[1], LIKELY, line)
    for line in lines[:80]:
        found = (
            _MASKED_PHONE.search(_ORCID.sub("", line.text))
            if "1" in line.text and _MOBILE.search(line.text)
            else None
        )
        if found:
            return leaf(found[0], GUESS, line)
    return None


def _without_contacts(text: str) -> str:
    """The text with a gap for each address and number that stands among the rest of a head's line."""
    text = EMAIL.sub(GAP, text) if "@" in text else text
    return _PHONES[0].sub(GAP, _PHONES[1].sub(GAP, text)) if _MANY_DIGITS.search(text) else text


def _location(top: Sequence[Line], everything: Sequence[Line]) -> Leaf | None:
    for line in (*top, *everything[:40]):
        found = _PLACE_LABEL.search(line.text) if may_label(line.text) else None
        if found and "@" not in found[1] and not heading_of(found[1]):
            return leaf(re.split(r"\s{2,}", found[1].strip())[0], SURE, line)
    for line in top:
        found = _LIVES.search(line.text) or _BASED.search(line.text)
        if found and is_place(found[1]):
            return leaf(found[1], LIKELY, line)
    for line in (*top, *(line for line in everything[:6] if not _WISHED.search(line.text))):
        for part in re.split(r"[\t|｜•·;；]|\s{2,}|\s[-–—/／]\s", _without_contacts(line.text)):
            bare = _SIGN.sub("", part).strip(" ,.")
            if is_place(bare):
                return leaf(bare, LIKELY, line)
    for line in top:
        found = PLACE_EN.search(line.text.replace(GAP, " , "))
        if found and not SCHOOL.search(found[0]):
            return leaf(found[0], LIKELY, line)
    return None
