"""An advert becomes requirements: degree, years, skills, certificates, languages, domain, in its own words.

Discriminating conditions are told apart first; nothing that follows sees them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from talent.requirements.clauses import Clause, clauses
from talent.requirements.model import About, Advert, Kind, Requirement, Unlawful
from talent.requirements.unlawful import unlawful_in, without_unlawful
from talent.taxonomy import certificates, degrees_in, language_level, languages, skills

SOFT = frozenset(
    [
        "communication",
        "teamwork",
        "leadership",
        "problem_solving",
        "time_management",
        "pressure",
        "responsibility",
        "learning",
        "attention_to_detail",
        "logical_thinking",
        "presentation",
        "coordination",
        "writing",
    ]
)
UNTOLD = frozenset(("travel",))  # what resumes hardly ever say

_NICE = re.compile(
    (
        r"优先|加分|为佳|尤佳|更佳|最好|者佳|最佳|即可|均可|preferred|preferabl[ey]|a plus"
        r"|nice to have|advantage|bonus|desirable|ideally|desired|beneficial|would be|welcome"
    ),
    re.I,
)
_KNOCKOUT = re.compile(
    (
        r"勿投|勿扰|不予考虑|不考虑|硬性|一票否决|必备条件|必须(?:持有|具有|具备|有)"
        r"|knock-?out|mandatory|non-negotiable|do not apply|will not be considered"
        r"|must (?:hold|possess)|strictly required|only candidates with|essential requirement"
    ),
    re.I,
)
_NUMBER = r"(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)"
_YEARS = re.compile(
    rf"{_NUMBER}\s*(?:\+|plus|或以上|以上)?\s*(?:[-~—–至到]+\s*\d{{1,2}}\s*)?(?:\+\s*)?(?:个?年|years?|yrs?\.?)(?!级|制|龄|龄|\s*old)",
    re.I,
)
_EXPERIENCE = re.compile(
    r"经验|经历|从业|工作|从事|背景|experience|background|行业|track record|worked", re.I
)
_MAJOR = re.compile(
    (
        r"([\u4e00-\u9fffA-Za-z、,，/和及与或（）()\s]{2,60}?)(?:等)?(?:相关|类|及相关|或相关"
        r"|等相关)*\s*专业(?!能力|知识|技能|水平|技术|性|素养|背景知识|人)|(?:degree"
        r"|bachelor['’]?s?(?: degree)?|master['’]?s?(?: degree)?)(?: or (?:above"
        r"|higher))?,? in (?:the field of )?([A-Za-z ,/&-]{3,80}?)(?=\.|;|\(|$|\bwith\b"
        r"|\bor equivalent\b|\brequired\b|\bpreferred\b)"
    ),
    re.I,
)
_RELATED = re.compile(r"相关|related|similar|equivalent|类", re.I)
_EITHER = re.compile(r"或|/|至少一|一种|之一|任一|\bor\b|at least one|one of|any of|等", re.I)
_CHINESE_NUMBERS = {word: number for number, word in enumerate("零一二三四五六七八九十")} | {"两": 2}
_ENGLISH_NUMBERS = {
    word: number
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    )
}
_TITLE_LABEL = re.compile(
    (
        r"^(?:招聘|职位|岗位|职位名称|岗位名称|招聘职位|招聘岗位|job title|position|title"
        r"|role)\s*[:：]\s*(.{2,60})$"
    ),
    re.I | re.M,
)
_PLACE = re.compile(
    r"^(?:工作地[点址]|上班地[点址]|location|based in|工作城市)\s*[:：]?\s*(.{2,60})$", re.I | re.M
)
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9+#.]*[A-Za-z0-9+#]")
_PROPER = re.compile(
    r"(?<![.!?] )(?<!^)\b(?:[A-Z][A-Za-z0-9+#.]*[A-Z0-9+#][A-Za-z0-9+#]*|[A-Z][a-z]+(?:[A-Z][a-z]+)+)\b"
)
_COMMON_LATIN = frozenset(
    [
        "and",
        "the",
        "for",
        "with",
        "you",
        "our",
        "are",
        "will",
        "job",
        "or",
        "in",
        "of",
        "to",
        "be",
        "an",
        "as",
        "at",
        "on",
        "by",
        "is",
        "am",
        "pm",
        "hr",
        "it",
        "ok",
        "app",
        "co",
        "ltd",
        "inc",
        "jd",
        "offer",
        "base",
        "title",
        "a",
        "b",
        "c",
        "d",
        "etc",
        "eg",
        "ie",
        "us",
        "uk",
        "usa",
        "eu",
        "ceo",
    ]
)


@dataclass(slots=True)
class _Draft:
    """The requirements found so far, each canonical thing once."""

    found: list[Requirement] = field(default_factory=list)
    seen: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(
        self, kind: Kind, about: About, text: str, canonical: str | None, minimum: float | None = None
    ) -> None:
        """Keep a requirement; one asked for twice is kept in its stronger kind."""
        key = (about, canonical or text)
        if key in self.seen:
            at = self.seen[key]
            if _weight(kind) > _weight(self.found[at].kind):
                self.found[at] = self.found[at].model_copy(update={"kind": kind})
            return
        self.seen[key] = len(self.found)
        identity = f"r{len(self.found) + 1}"
        self.found.append(
            Requirement(id=identity, kind=kind, about=about, text=text, canonical=canonical, minimum=minimum)
        )


def _weight(kind: Kind) -> int:
    return ("nice", "must", "knockout").index(kind)


def read_opening(text: str) -> Advert:
    """The title, the requirements and the unlawful conditions of an advert in Chinese or English."""
    draft = _Draft()
    unlawful: list[Unlawful] = []
    pieces = list(clauses(text))
    sectioned = any(clause.part in {"asked", "welcome"} for clause in pieces)
    for clause in pieces:
        if clause.part == "rest":
            continue
        unlawful.extend(each for each in unlawful_in(clause.text) if each not in unlawful)
        if clause.part in {"asked", "welcome"} or not sectioned or _asks(clause):
            _read_clause(clause, draft)
    place = _PLACE.search(text)
    if place:
        draft.add("nice", "location", place[0].strip(), None)
    return Advert(title=_title(text, pieces), requirements=tuple(draft.found), unlawful=tuple(unlawful))


def _asks(clause: Clause) -> bool:
    """Whether a sentence outside the requirements still asks for a degree, years or a certificate."""
    if clause.part == "duties":
        return False
    asks_years = _YEARS.search(clause.text) and _EXPERIENCE.search(clause.text)
    return bool(asks_years or (degrees_in(clause.text) and re.search(r"以上|学历|degree", clause.text)))


def _title(text: str, pieces: Sequence[Clause]) -> str:
    labelled = _TITLE_LABEL.search(text)
    if labelled:
        return labelled[1].strip()
    first = next((line.strip(" #*【】[]") for line in text.splitlines() if line.strip()), "")
    if len(first) <= 60 and not re.search(r"[。；;:：]$", first):
        return first
    opening = pieces[0].text if pieces else ""
    return opening if len(opening) <= 60 else ""


def _read_clause(clause: Clause, draft: _Draft) -> None:
    for text in _segments(without_unlawful(clause.text)):
        kind = _kind(clause, text)
        degree = _degree(text, kind, draft)
        years = _years(text, kind, draft)
        certified = _certificates(text, kind, draft)
        spoken = _languages(text, kind, draft, certified=certified)
        skilled = _skills(text, kind, draft, years=years)
        if not (degree or years or certified or spoken or skilled):
            _other(text, draft)


def _segments(text: str) -> Iterator[str]:
    """A clause cut at its commas, so that 'preferred' weighs only on its own words; a list stays whole."""
    pieces = [
        piece.strip()
        for piece in re.split(
            r"[，]|,\s(?=(?:and )?(?:\d|with|preferr|strong|good|able|excellent|must))", text
        )
        if piece.strip()
    ]
    held = ""
    for piece in pieces:
        joined = f"{held}，{piece}" if held else piece
        if len(piece) < 10 and not _NICE.search(piece) and not _YEARS.search(piece) and not degrees_in(piece):
            held = joined
            continue
        if held and (_NICE.search(piece) or degrees_in(piece) or _YEARS.search(piece)):
            yield held
            joined = piece
        yield joined
        held = ""
    if held:
        yield held


def _kind(clause: Clause, text: str) -> Kind:
    if _NICE.search(text) or clause.part == "welcome":
        return "nice"
    return "knockout" if _KNOCKOUT.search(text) else "must"


def _degree(text: str, kind: Kind, draft: _Draft) -> bool:
    found = [degree for degree in degrees_in(text) if degree.id]
    asked = bool(found) and bool(
        re.search(
            (
                r"学历|学位|以上|毕业|专业|degree|bachelor|master|diploma|ph\.?d|本科|大专|统招"
                r"|required|or above|equivalent"
            ),
            text,
            re.I,
        )
    )
    if asked:
        weakest = min(found, key=lambda degree: degree.level)
        draft.add(kind, "degree", text, weakest.id)
    major = _MAJOR.search(text)
    if major:
        names = _major_names(major[1] or major[2] or "")
        if names:
            softened: Kind = "nice" if _RELATED.search(text) else kind
            draft.add(softened, "other", text, "major:" + "|".join(names))
    return asked or bool(major)


def _major_names(words: str) -> list[str]:
    bare = re.sub(r"本科|大专|硕士|博士|研究生|及?以上|学历|学位|毕业|统招|全日制|不限", " ", words)
    parts = re.split(
        r"[、,，/和及与或\s（）()]+|\bor\b|\band\b"
        if re.search(r"[\u4e00-\u9fff]", bare)
        else r"\s*[,/]\s*|\s+or\s+|\s+and\s+",
        bare,
    )
    return [
        name
        for name in (re.sub(r"^(?:a|an|the|or|and)\s+", "", part.strip(), flags=re.I) for part in parts)
        if len(name) > 1
        and not re.search(r"^(?:相关|等|类|related.*|similar.*|equivalent.*|field|or)$", name, re.I)
    ]


def _years(text: str, kind: Kind, draft: _Draft) -> bool:
    found = list(_YEARS.finditer(text))
    if not found or not (_EXPERIENCE.search(text) or re.search(r"以上|\+", text)):
        return False
    for hit, following in zip(found, [*found[1:], None], strict=True):
        near = text[hit.start() : following.start() if following else len(text)]
        domains = list(dict.fromkeys(one.id for one in skills().book.find(near) if one.id not in SOFT))
        draft.add(kind, "years", text, "|".join(domains) or None, float(_number(hit["n"])))
    return True


def _number(word: str) -> int:
    lower = word.lower()
    if lower.isdigit():
        return int(lower)
    if lower in _ENGLISH_NUMBERS:
        return _ENGLISH_NUMBERS[lower]
    if lower.startswith("十") and len(lower) == 2:
        return 10 + _CHINESE_NUMBERS[lower[1]]
    return _CHINESE_NUMBERS.get(lower[0], 0)


def _certificates(text: str, kind: Kind, draft: _Draft) -> bool:
    found = list(dict.fromkeys(hit.id for hit in certificates().book.find(text)))
    for group in _groups(found, text):
        draft.add(kind, "certificate", text, group, _mark(text))
    return bool(found)


def _mark(text: str) -> float | None:
    hit = re.search(
        r"(\d{3}|\d(?:\.\d)?)\s*分\s*以上|(?:score of|at least)\s*(\d(?:\.\d)?|\d{2,3})\b", text, re.I
    )
    return float(hit[1] or hit[2]) if hit else None


def _groups(found: Sequence[str], text: str) -> Iterator[str]:
    """The ids as alternatives of one requirement where the text says 'or', else one by one."""
    if len(found) > 1 and _EITHER.search(text):
        yield "|".join(found)
    else:
        yield from found


def _languages(text: str, kind: Kind, draft: _Draft, *, certified: bool) -> bool:
    bare = re.sub(
        r"英语[四六专]|(?:商务|专业)英语(?=[、,，或等]|专业|类)|English major|business English (?:or|and)",
        "",
        text,
    )
    found = list(dict.fromkeys(hit.id for hit in languages().find(bare)))
    spoken = re.search(
        (
            r"口语|沟通|流利|听说|读写|书面|交流|邮件|fluent|communicat|written|spoken|speak"
            r"|proficien|working|command|语|native|language"
        ),
        bare,
        re.I,
    )
    if (
        not found
        or not spoken
        or (
            certified
            and not re.search(r"口语|沟通|流利|听说|交流|speech|communicat|fluent|speak|working", bare, re.I)
        )
    ):
        return False
    level = language_level(bare)
    if (len(found) > 1 and _EITHER.search(bare)) or (len(found) > 1 and kind == "nice"):
        found = ["|".join(found)]
    for canonical in found:
        draft.add(kind, "language", text, canonical, float(level) if level else None)
    return True


def _skills(text: str, kind: Kind, draft: _Draft, *, years: bool) -> bool:
    if years or _MAJOR.search(text):
        text = _MAJOR.sub("", text)
    found = list(dict.fromkeys(hit.id for hit in skills().book.find(text)))
    if years:
        return True
    firm = [skill for skill in found if skill not in SOFT]
    about: About = "domain" if _EXPERIENCE.search(text) else "skill"
    named = [*firm, *_unknown(text)]
    for group in _groups(named, text) if len(named) <= 4 else iter(named):
        untold = group in UNTOLD
        draft.add(kind, "other" if untold else about, text, group)
    for skill in found:
        if skill in SOFT:
            draft.add("nice", "other", text, skill)
    return bool(found or named)


def _unknown(text: str) -> list[str]:
    """Latin names in the text that the taxonomy does not know: they are matched by their letters."""
    pattern = _LATIN if re.search(r"[\u4e00-\u9fff]", text) else _PROPER
    covered = [
        (hit.first, hit.last)
        for book in (skills().book, certificates().book, languages())
        for hit in book.find(text)
    ]
    names = []
    for hit in pattern.finditer(text):
        inside = any(first < hit.end() and hit.start() < last for first, last in covered)
        if not inside and len(hit[0]) > 1 and hit[0].lower() not in _COMMON_LATIN and not degrees_in(hit[0]):
            names.append(f"phrase:{hit[0].lower()}")
    return list(dict.fromkeys(names))[:6]


def _other(text: str, draft: _Draft) -> None:
    if len(text) >= 4:
        draft.add("nice", "other", text, None)
