"""Names in Latin letters: which words can be one, and which only look like it."""

import re
from collections.abc import Sequence

from talent.reading.places import is_place
from talent.reading.text import Line
from talent.reading.words import DEGREE, ORGANISATION, SCHOOL, TITLE

_LATIN_WORD = re.compile(
    r"^(?:(?![a-zß-öø-ÿ])[A-Za-zÀ-ÖØ-öø-ɏ][A-Za-zÀ-ÖØ-öø-ɏ'’.-]*|(?:van|von|de|der|den|da|dos|di|bin|al|la|le|el|del|du|y))$"
)
_SUFFIXES = re.compile(
    (
        r",?\s*(?:Ph\.?D\.?|MBA|M\.?D\.?|CPA|PMP|Jr\.?|Sr\.?|CFA|P\.?E\.?|PMP®|RN|MSc|M\.S\."
        r"|Esq\.?|SPHR|PHR|CISSP)(?=$|[\s,])\.?"
    ),
    re.I,
)
_HONORIFICS = re.compile(r"^(?:Dr|Prof|Mr|Mrs|Ms|Miss|Er|Sir)\b\.?\s+(?=[A-Z])")
_NO_NAME_WORDS = frozenset(
    [
        "resume", "curriculum", "vitae", "cv", "page", "phone", "email", "mail", "address", "mobile", "contact",
        "tel", "summary", "profile", "objective", "education", "experience", "skills", "linkedin", "github",
        "confidential", "the", "of", "and", "for", "with", "in", "at", "from", "about", "project", "street", "st",
        "road", "avenue", "ave", "apt", "apartment", "city", "state", "zip", "available", "upon", "request",
        "present", "current", "senior", "junior", "business", "marketing", "sales", "information", "technology",
        "computer", "science", "new", "york", "united", "states", "university", "college", "school", "software",
        "sex", "male", "female", "gender", "nationality", "birth", "marital", "married", "single",
        "data", "web", "sample", "résumé", "applicant", "candidate", "client", "name", "template",
    ]
)  # fmt: skip


def plain_name(words: Sequence[str]) -> str:
    """Words marked as a name without those beside it that belong to none; empty where none or too few are left."""
    kept = list(words)
    while kept and kept[-1].lower().strip(".,") in _NO_NAME_WORDS:
        kept.pop()
    return as_latin_name(" ".join(kept))


def is_said(name: str, lines: Sequence[Line]) -> bool:
    """Whether the resume says every word of a Latin name in small letters too, as it does with `Technical Tools`."""
    words = name.split()
    if not name[:1].isascii() or len(words) < 2:
        return False
    text = "\n".join(line.text for line in lines)
    small = [word.lower() for word in words]
    return all(word in text for word in small) and all(
        re.search(rf"(?<![\w.@-]){re.escape(word)}(?![\w@])", text) for word in small
    )


def as_latin_name(words: str, email: str = "") -> str:
    """The words as a person's name without titles behind it, or an empty string where they are none.

    Where the mail address holds them all, it is a name even if it could be a post (Will Cook)."""
    bare = _SUFFIXES.sub("", _HONORIFICS.sub("", words)).strip(" ,")
    parts = bare.split()
    if not 2 <= len(parts) <= 4 or len(bare) > 36 or not all(_LATIN_WORD.match(part) for part in parts):
        return ""
    if sum(len(part) == 1 for part in parts) > 1:
        return ""  # C ONSTRUCTION E XECUTIVE: capitals that lost their words
    local = email.partition("@")[0].lower()
    if local and all(part.lower() in local for part in parts):
        return bare
    lower = {part.lower().strip(".") for part in parts}
    if lower & _NO_NAME_WORDS or TITLE.search(bare) or SCHOOL.search(bare) or DEGREE.fullmatch(bare):
        return ""
    if ORGANISATION.search(bare) or is_place(bare):
        return ""
    return bare
