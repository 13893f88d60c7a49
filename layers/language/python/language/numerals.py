"""Numbers as people say them: 百分之九十八点五, 三万二, 15%, twenty-five percent, with their units.

Vague counts (几个, some) and the bare 'one' of 一个 or 一次 are no figures and are left out.
"""

import re
from dataclasses import dataclass

_DIGITS = {letter: value for value, letter in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_ZH = "零〇一二两三四五六七八九十百千万亿"
_UNITS_ZH = (
    "万元|美元|欧元|元|块|人民币|公里|公斤|吨|箱|件|票|批|笔|单|台|套|份|页|张|条|项|个百分点|个月|个星期|个小时|"
    "个人|个|名|位|人|家|天|周|小时|分钟|年|次|轮|倍|成|场|门|分|点|种|家门店|通|版|组|步|封|遍|国"
)
_CHINESE = re.compile(
    rf"百分之(?P<share>[{_ZH}]+(?:点[{_ZH}]+)?|\d+(?:\.\d+)?)"
    rf"|(?P<digits>\d[\d,]*(?:\.\d+)?)\s*(?P<mark>[%％]|(?P<scale>[万亿千])?\s*(?P<unit>{_UNITS_ZH})?)"
    rf"|(?P<spoken>[{_ZH}]+(?:点[{_ZH}]+)?|半)(?P<of>{_UNITS_ZH})(?!月份)"
)
_TEENS = (
    *(
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS_EN = {word: value for value, word in enumerate(_TEENS)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
_SCALES_EN = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_NUMBER_EN = "|".join(sorted([*_WORDS_EN, *_SCALES_EN], key=len, reverse=True))
_ENGLISH = re.compile(
    r"[$€£¥]?(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<scale>\s?(?:k|thousand|million|billion)\b)?"
    r"\s?(?P<mark>%|percent\b|(?P<unit>[a-z]+)?)"
    rf"|\b(?P<spoken>(?:{_NUMBER_EN})(?:(?:[ -]| and )(?:{_NUMBER_EN}))*(?: point (?:{_NUMBER_EN}))?)\b"
    r"[ -]?(?P<of>percent|[a-z]+)?"
    r"|\b(?P<fold>half|halved|double|doubled|tripled|twice)\b",
    re.IGNORECASE,
)
_FOLDS = {"half": 0.5, "halved": 0.5, "double": 2, "doubled": 2, "tripled": 3, "twice": 2}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure at `start` to `end` of the text, its value, and its unit ('%', '天', 'weeks'; '' where none)."""

    start: int
    end: int
    text: str
    value: float
    unit: str


def chinese_value(spoken: str) -> float:
    """The value of a Chinese numeral: 三百二十 → 320, 九十八点五 → 98.5, 二零二一 → 2021, 半 → 0.5."""
    if spoken == "半":
        return 0.5
    whole, _, fraction = spoken.partition("点")
    value = float(_whole(whole))
    digits = "".join(str(_DIGITS[letter]) for letter in fraction if letter in _DIGITS)
    return value + float(f"0.{digits}") if digits else value


def _whole(spoken: str) -> int:
    if not any(letter in _SCALES for letter in spoken):
        return int("".join(str(_DIGITS[letter]) for letter in spoken) or 0)
    total, section, digit, last = 0, 0, 0, 1
    for letter in spoken:
        if letter in _DIGITS:
            digit, last = _DIGITS[letter], 1 if _DIGITS[letter] == 0 else last
            continue
        scale = _SCALES[letter]
        if scale >= 10_000:
            total += (section + digit or 1) * scale
            section = 0
        else:
            section += (digit or 1) * scale
        digit, last = 0, scale
    return total + section + digit * max(1, last // 10)


def english_value(spoken: str) -> float:
    """The value of an English numeral: 'two hundred and five' → 205."""
    whole, _, fraction = spoken.lower().partition(" point ")
    total, section = 0, 0
    for word in re.findall(r"[a-z]+", whole):
        if word in _WORDS_EN:
            section += _WORDS_EN[word]
        elif word == "hundred":
            section = (section or 1) * 100
        elif word in _SCALES_EN:
            total, section = total + (section or 1) * _SCALES_EN[word], 0
    tail = "".join(str(_WORDS_EN.get(word, "")) for word in fraction.split())
    return total + section + (float(f"0.{tail}") if tail else 0.0)


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every figure in `text`, in order, Chinese and English."""
    found = [q for match in _CHINESE.finditer(text) if (q := _from_chinese(match))]
    taken = [(quantity.start, quantity.end) for quantity in found]
    for match in _ENGLISH.finditer(text):
        if all(match.end() <= start or match.start() >= end for start, end in taken):
            quantity = _from_english(match)
            if quantity:
                found.append(quantity)
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _from_chinese(match: re.Match[str]) -> Quantity | None:
    if match["share"]:
        share = match["share"]
        value = float(share) if share[0].isdigit() else chinese_value(share)
        return Quantity(match.start(), match.end(), match[0], value, "%")
    if match["digits"]:
        if not match["mark"]:
            return None
        value = float(match["digits"].replace(",", "")) * _SCALES.get(match["scale"] or "", 1)
        unit = "%" if match["mark"] in "%％" else (match["unit"] or "")
        return Quantity(match.start(), match.end(), match[0], value, unit)
    value = chinese_value(match["spoken"])
    if value == 1 or not value:
        return None
    return Quantity(match.start(), match.end(), match[0], value, match["of"])


def _from_english(match: re.Match[str]) -> Quantity | None:
    if match["fold"]:
        return Quantity(match.start(), match.end(), match[0], _FOLDS[match["fold"].lower()], "times")
    if match["digits"]:
        scale = {"k": 1000, **_SCALES_EN}.get((match["scale"] or "").strip().lower(), 1)
        value = float(match["digits"].replace(",", "")) * scale
        unit = "%" if match["mark"] in ("%", "percent") else (match["unit"] or "")
    else:
        value, unit = english_value(match["spoken"]), (match["of"] or "").lower().replace("percent", "%")
        if value <= 1:
            return None
    return Quantity(match.start(), match.end(), match[0].rstrip(), value, unit)
