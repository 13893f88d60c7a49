"""Years of experience that an advert asks for, each with its field: a known one, the post's, or the advert's words."""

import re
from collections.abc import Sequence

from talent.requirements.draft import Draft
from talent.requirements.model import Kind
from talent.requirements.signs import ALONE, BROAD, EXPERIENCE, SOFT, YEARS, number
from talent.taxonomy import Hit, fold, skills

_MORE = re.compile(r"以上|\+|or more", re.I)
_SPENT = re.compile(r"['’]?\s+(?:in|as|of|with|on|building|[a-z]+ing)\b", re.I)
_PAST = re.compile(r"\b(?:past|last|within|every|for the next|next|previous)\s*$", re.I)
_ANY_OF = re.compile(r"[、/或和及与,，]|\b(?:or|and)\b", re.I)
_REST = re.compile(r"\b(?:with|using)\b|[,，;；]", re.I)  # behind it stands what is asked beside the field
_RELEVANT = re.compile(
    r"相关|同(?:类|等|岗|行业|职位)|类似|本(?:行业|岗位|专业|职位)|该(?:行业|岗位|领域)|对口"
    r"|\b(?:relevant|related|similar|comparable|same)\b",
    re.I,
)
_ASIDE = re.compile(r"[（(][^()（）]*[)）]")
_EDGES_ZH = re.compile(
    r"^(?:的|从事过?|担任过?|在|具有|具备|拥有|有|独立|任职|做过|大型|知名|以上|及|其中|至少|国内外?|正规)+"
    r"|(?:的|等|相关|工作|从业|岗位|职位|行业|领域|方面|实操|实际|实战|实践|操作|管理)+$"
)
_FIELD_ZH = re.compile(
    r"^(?:个?月)?(?:或|及)?(?:以上|左右)?的?\s*(?P<field>[\u4e00-\u9fffA-Za-z0-9+#.&·\- ]{2,16}?)(?:经验|经历|背景)"
)
_FIELD_BEFORE_ZH = re.compile(
    r"(?P<field>[\u4e00-\u9fffA-Za-z0-9+#.&·\- ]{2,16}?)(?:经验|经历|背景|行业)\s*(?:至少)?$"
)
_GENERIC_EN = (
    "relevant|related|professional|proven|work|working|progressive|hands-on|verifiable|prior|previous|industry|practical"
    "|full-time|post-qualification|post-registration|solid|similar|commercial|direct|combined|total|of|and|or|job|the|an?"
    "|recent|successful|demonstrated|overall|minimum|business|corporate|field|strong|extensive"
)
_FIELD_EN = (
    re.compile(
        rf"^['’]?\s+(?:(?:{_GENERIC_EN})\s+)*(?P<field>(?:(?!experience)[A-Za-z/&-]+\s+){{1,3}})experience\b",
        re.I,
    ),
    re.compile(
        r"\bexperience\s+(?:in|as|of|with)\s+(?:an?\s+|the\s+)?(?P<field>[A-Za-z][A-Za-z &/-]{2,28}?)"
        r"(?=[,.;()]|$|\s(?:or|and|environment|setting|role|position|preferred|required|is|at|in|for|with)\b)",
        re.I,
    ),
)
_LONGEST_TITLE = 24  # characters; a longer one is a sentence


def find_years(text: str, kind: Kind, draft: Draft) -> tuple[bool, str]:
    """Years with their fields; whether any were found, and what else the text names behind 'with' and 'using'."""
    found = [hit for hit in YEARS.finditer(text) if not _PAST.search(text[: hit.start()])]
    if not found or not (EXPERIENCE.search(text) or _MORE.search(text) or _tells_alone(text, found[0])):
        return False, text
    rest = ""
    for hit, following in zip(found, [*found[1:], None], strict=False):
        behind = text[hit.end() : following.start() if following else len(text)]
        before = text[: hit.start()] if hit is found[0] else ""
        cut = _REST.search(behind)
        if cut and _firm(behind[: cut.start()]):
            behind, rest = behind[: cut.start()], behind[cut.end() :]
        draft.add(kind, "years", text, _field(behind, before, draft.title), float(number(hit["n"])))
    return True, rest


def _tells_alone(text: str, years: re.Match[str]) -> bool:
    """Whether the years are an item of their own, as in `3-4年，本科`, or were spent on something."""
    alone = ALONE.search(text[: years.start()]) and re.match(r"\s*(?:[,，|/·、]|$)", text[years.end() :])
    return bool(alone or _SPENT.match(text, years.end()))


def _firm(text: str) -> list[Hit]:
    return [hit for hit in skills().book.find(text) if hit.id not in SOFT]


def _field(behind: str, before: str, title: str) -> str | None:
    """The field of the years: what stands behind them, else before them, else the post's own, else None for any work."""
    for near in (_ASIDE.sub(" ", behind), behind, before):
        hits = _firm(near)
        if hits:
            return _joined(near, hits)
    if _RELEVANT.search(behind) or _RELEVANT.search(before):
        return of_title(title)
    return _unknown(behind, before)


def _joined(text: str, hits: Sequence[Hit]) -> str:
    """Fields that are named one beside the other are asked for together; in a list any of them will do."""
    ids = list(dict.fromkeys(hit.id for hit in hits))
    narrow = [one for one in ids if one not in BROAD] or ids
    if _ANY_OF.search(text[hits[0].last : hits[-1].first]):
        return "|".join(narrow)
    return "&".join(one for one in narrow if not any(one in skills().shown_by(other) for other in narrow))


def of_title(title: str) -> str | None:
    """The field of a post by its title: what tables know of it, and its own words; None without a title."""
    words = re.sub(r"[（(\[【].*|招聘|诚聘|急聘|急招|高薪|\s*[-–—|｜].*", "", title).strip()
    ids = list(dict.fromkeys(hit.id for hit in _firm(title)))
    if 1 < len(words) <= _LONGEST_TITLE and "|" not in words and "&" not in words:
        ids.append(f"phrase:{fold(words)}")
    return "|".join(ids) or None


def _unknown(behind: str, before: str) -> str | None:
    """A field that no table knows, as the advert writes it."""
    chinese = _FIELD_ZH.match(behind) or _FIELD_BEFORE_ZH.search(before)
    if chinese:
        words = _EDGES_ZH.sub("", _EDGES_ZH.sub("", chinese["field"].strip())).strip()
        return f"phrase:{fold(words)}" if len(words) > 1 and "&" not in words else None
    for pattern in _FIELD_EN:
        found = pattern.search(behind)
        words = re.sub(rf"\b(?:{_GENERIC_EN})\b", " ", found["field"], flags=re.I) if found else ""
        words = " ".join(words.split()).lower()
        if len(words) > 2 and "&" not in words:
            return f"phrase:{words}"
    return None
