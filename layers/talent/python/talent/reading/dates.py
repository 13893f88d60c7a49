"""Dates as people write them in resumes, as `YYYY-MM`, `YYYY` or `present`.

Sources of the forms: 2019.07–至今, 2019年7月, 07/2019, Sept 2019, Mar – Aug 2019, '22, Summer 2014, 8/01 to Present.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from talent.reading.sought import Sought
from talent.remembered import remembered

PRESENT = "present"
LATEST_YEAR = 2099
MONTHS = 12

_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary|uary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![a-z])\.?"
)
_YEAR = r"(?:19[4-9]\d|20\d\d)"
_DATE = Sought(
    rf"""
      (?<![\d.])(?P<zy>{_YEAR}|(?<!\d)\d\d)\s*年\s*
        (?:(?P<zm>1[0-2]|0?[1-9])\s*月(?:份)?(?:\s*(?:3[01]|[12]\d|0?[1-9])\s*日)?)?
    | (?<![\d])(?P<ny>{_YEAR})\s?(?P<sep>[./\-])\s?(?P<nm>1[0-2]|0?[1-9])
        (?:(?P=sep)(?:3[01]|[12]\d|0?[1-9]))?(?![\d])(?!\.\d)
    | (?<!\d)(?P<cy>{_YEAR})(?P<cm>1[0-2]|0[1-9])(?=\s?[-–—~至到]\s?(?:{_YEAR}\d\d(?!\d)|至?今|present))
    | (?<=\d{{6}}[-–—~至到])(?P<dy>{_YEAR})(?P<dm>1[0-2]|0[1-9])(?!\d)
    | (?<![\d.])['’]?(?P<wy>[0-389]\d)\.(?P<wm>1[0-2]|0[1-9])
        (?=\s?[-–—~至到]\s?(?:['’]?[0-389]\d\.(?:1[0-2]|0[1-9])(?![\d.%万千kK])|至?今|present))
    | (?<=[-–—~至到])\s?['’]?(?P<vy>[0-389]\d)\.(?P<vm>1[0-2]|0[1-9])(?![\d.%万千kK])
    | (?<![A-Za-z])(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?[\s-])?(?P<em>{_MONTH})
        (?:\s*(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s*,)?[\s,'’‘`\-–/.]*(?:of\s)?
        (?P<ey>{_YEAR}|(?<=['’‘`\-–/\s])\d\d(?![\d,%:/]))(?!\d)
    | (?<![\d/.])(?P<mm>1[0-2]|0?[1-9])\s?[/.\-]\s?(?P<my>{_YEAR})(?!\d)
    | (?<![\d/.\-])(?P<fd>3[01]|[12]\d|0?[1-9])(?P<fsep>[/.\-])(?P<fm>3[01]|[12]\d|0?[1-9])(?P=fsep)(?P<fy>{_YEAR})(?!\d)
    | (?<![A-Za-z])(?:Spring|Summer|Fall|Autumn|Winter)\s+(?:of\s+)?['’]?(?P<sy>{_YEAR}|\d\d)(?!\d)
    | (?<![\w/.])(?P<tm>1[0-2]|0?[1-9])/(?P<ty>\d\d)(?![\d/])
    | (?<![\w$.,/#-])(?P<y>{_YEAR})(?![\d%+]|\s?(?:人|元|万|家|多|余|个|[ \t]?x\s?\d)|[,.]\d)
    | (?<=[\u4e00-\u9fff])(?P<y3>{_YEAR})(?=\s?[-–—~至到]\s?(?:{_YEAR}(?!\d)|至?今))
    | (?<=[–—~-])(?P<y2>{_YEAR})(?![\d%+])
    | (?<=(?<!\d)(?:19|20)\d\d/)(?P<y5>{_YEAR})(?![\d/%+])
    | (?<=(?<!\d)(?:19|20)\d\d[–—])(?P<ry>\d\d)(?![\d%+.,/:–—-])
    | (?<=(?<!\d)(?:19|20)\d\d-)(?P<ry2>1[3-9]|[2-9]\d)(?![\d%+.,/:–—-])
    | (?<!\w)['’‘](?P<ay>\d\d)(?!\d)
    | (?P<mo>(?<![A-Za-z]){_MONTH})(?=\s*(?:-|–|—|~|to)\s*{_MONTH}[\s,]*['’]?{_YEAR})
    | (?<=[-–—~至到])\s?(?P<zmo>1[0-2]|0?[1-9])\s*月(?!\d)
    | (?P<now>(?<![A-Za-z])(?:present|current(?:ly)?|till\s?-?date|to\s?date
        |till\s+now|until\s+now|now|today|ongoing|date)(?![A-Za-z])|至今|迄今|现在|現在|目前|今(?![年天后日]))
    """,
    re.X | re.I,
)
_JOINT = re.compile(
    (
        r"[\s)）(,，]*(?:[-–—−~～─―－‒到至→]+|--+|一|to|until|till|through|thru|up\s?to"
        r"|and)?[\s(（]*(?:到|至)?\s*"
    ),
    re.I,
)
_SINCE = re.compile(r"(?:since|from|starting|自从|从|自)[\s:：]*$", re.I)
_BEFORE = 60  # characters before a date in which a word that opens it is looked for
_ONWARD = re.compile(r"^\s*(?:起|开始|onwards?|[-–—~]\s*$|[-–—~]\s*[)）]|[-–—~](?:\s{2,}|\t)(?=\S))", re.I)


_CHINESE_NUMBERS = "零一二三四五六七八九十"
_LASTED = re.compile(
    r"\s*(?:[(（]|起[，,]?(?:为期|共)?)\s*(\d{1,2}|[一二三四五六七八九十])\s*(年|个月)(半)?\s*[)）]?(?![\u4e00-\u9fff级])"
)


class Stretch(NamedTuple):
    """A date or a span of time in a text: `start` is None for a single date; `first` and `last` index the text."""

    start: str | None
    end: str
    first: int
    last: int

    @property
    def is_range(self) -> bool:
        """Whether both a beginning and an end are given."""
        return self.start is not None


class _Token(NamedTuple):
    value: str
    first: int
    last: int


def _year(digits: str) -> int:
    number = int(digits)
    if number >= 100:
        return number
    return 2000 + number if number < 50 else 1900 + number


def _tokens(text: str) -> Iterator[_Token]:
    hits = list(_DATE.finditer(text))
    month_first = any(found.lastgroup == "fy" and int(found["fm"]) > MONTHS for found in hits)
    for found in hits:
        yield _Token(_value(found, month_first=month_first), *found.span())


def _value(found: re.Match[str], *, month_first: bool) -> str:
    """A date by the group that its form ends with, in which `?` and `^` stand for the year of the date beside it."""
    kind = found.lastgroup or ""
    last = found[kind]
    if kind == "now":
        return PRESENT
    if kind == "mo":
        return f"?-{_MONTHS[last[:3].lower()]:02d}"
    if kind == "zmo":
        return f"^-{int(last):02d}"
    if kind == "fy":
        month = int(found["fd" if month_first else "fm"])
        return f"{last}-{month:02d}" if month <= MONTHS else last
    return _dated(found, kind)


def _dated(found: re.Match[str], kind: str) -> str:
    if kind == "ey":
        return f"{_year(found[kind])}-{_MONTHS[found['em'][:3].lower()]:02d}"
    if kind in _NUMBERED:
        year, month = f"{kind[0]}y", f"{kind[0]}m"
        return f"{_year(found[year])}-{int(found[month]):02d}"
    return str(_year(found[kind]))


_NUMBERED = frozenset(("zm", "nm", "my", "ty", "cm", "dm", "wm", "vm"))


@remembered
def stretches(text: str) -> tuple[Stretch, ...]:
    """Every date and every span of time in `text`, in order."""
    if not _may_hold_date(text):
        return ()
    tokens = list(_tokens(text))
    found: list[Stretch] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following and token.value != PRESENT and _joined(text, token, following):
            start, end = _completed(token.value, following.value)
            if start <= end or end == PRESENT:
                found.append(Stretch(start, end, token.first, following.last))
                at += 2
                continue
        at += 1
        single = _single(text, token)
        if single:
            found.append(single)
    return tuple(found)


_EMPTIED = re.compile(r"[(（\[]\s*[)）\]]")
_TWO_DIGITS = re.compile(r"\d\d")


def _may_hold_date(text: str) -> bool:
    if _TWO_DIGITS.search(text) or "至今" in text:
        return True
    lower = text.lower()
    return "present" in lower or "current" in lower


def _joined(text: str, token: _Token, following: _Token) -> bool:
    between = text[token.last : following.first]
    if following.value == PRESENT and not between.strip() and text[following.first] in "至迄":
        return True
    if not between.strip():
        return len(token.value) == 7 and len(following.value) == 7
    if between.strip() == "/":
        return following.value == PRESENT or len(token.value) == len(following.value) == len("2019")
    return bool(between.strip(" \t()（）,，")) and bool(_JOINT.fullmatch(between))


def _completed(start: str, end: str) -> tuple[str, str]:
    if start.startswith("?") and len(end) == 7:
        return f"{end[:4]}{start[1:]}", end
    if end.startswith("^"):
        return start, f"{start[:4]}{end[1:]}"
    return start, end


def _lasting(text: str, token: _Token) -> Stretch | None:
    """A beginning with how long it lasted: 2019年7月（三年）, 2019年7月起三年."""
    lasted = _LASTED.match(text[token.last :])
    if not lasted or len(token.value) != len("2019-07"):
        return None
    number = _CHINESE_NUMBERS.index(lasted[1]) if lasted[1] in _CHINESE_NUMBERS else int(lasted[1])
    months = number * (12 if lasted[2] == "年" else 1) + (6 if lasted[3] else 0)
    year, month = divmod(int(token.value[:4]) * 12 + int(token.value[5:]) + months - 2, 12)
    end = f"{year}-{month + 1:02d}"
    return Stretch(token.value, end, token.first, token.last + lasted.end()) if months else None


def _single(text: str, token: _Token) -> Stretch | None:
    if token.value == PRESENT or token.value[0] in "?^":
        return None
    lasting = _lasting(text, token)
    if lasting:
        return lasting
    if _SINCE.search(text[max(token.first - _BEFORE, 0) : token.first]) or _ONWARD.match(text[token.last :]):
        return Stretch(token.value, PRESENT, token.first, token.last)
    return Stretch(None, token.value, token.first, token.last)


@remembered
def is_date(text: str) -> bool:
    """Whether the text is dates and nothing else."""
    found = stretches(text)
    return bool(found) and not without(text, found).strip(" \t,，()（）.-–~—:：")


@remembered
def moment(text: str) -> str | None:
    """The one date that the text is, `present` among them; None where it is anything more or less."""
    bare = text.strip(" ,，-–—~")
    tokens = list(_tokens(bare)) if _may_hold_date(bare) else []
    whole = len(tokens) == 1 and (tokens[0].first, tokens[0].last) == (0, len(bare))
    return tokens[0].value if whole and tokens[0].value[0] not in "?^" else None


def without(text: str, found: Sequence[Stretch]) -> str:
    """`text` with the dates cut out, a gap left where each stood."""
    for stretch in reversed(found):
        text = f"{text[: stretch.first]}\t{text[stretch.last :]}"
    return _EMPTIED.sub("\t", text)
