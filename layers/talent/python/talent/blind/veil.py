"""What is hidden from whom, and how it is taken out of data that people wrote freely."""

import json
import re
from base64 import b32encode
from collections.abc import Iterable, Iterator
from hashlib import sha256

from pydantic import BaseModel, JsonValue

from talent.kernel import Conflict, Fact, Phrase
from talent.panel import Scorecard
from talent.people import Candidate
from talent.policy import OpeningPolicy
from talent.resume import Basics, Resume

GONE = "〔…〕"
_CONTACTS = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?:https?://|www\.)[^\s,，。；;）)]+"
    r"|(?:linkedin|github|gitee|zhihu|weibo)\.com/[^\s,，。；;）)]+"
    r"|(?<![A-Za-z])(?:微信|VX|WX|QQ|WeChat|WhatsApp|Skype|Telegram)(?:号|\s?ID)?\s?[:：]\s?[\w@.+-]+"
    r"|(?<![0-9A-Za-z])(?:\+?86[ -]?)?1[3-9]\d[ .-]?\d{4}[ .-]?\d{4}(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])0\d{2,4}[ /-]\d{6,9}(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])\+\d[\d ()-]{7,16}\d(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![0-9A-Za-z])",
    re.IGNORECASE,
)
_TITLED = r"(?=先生|女士|小姐)"
_LONG_FAMILY_NAMES = frozenset(
    {"欧阳", "司马", "上官", "诸葛", "皇甫", "尉迟", "公孙", "慕容", "夏侯", "司徒"}
)
_SCHOOLS = re.compile(
    r"[\u4e00-\u9fff]{2,6}?(?:大学|学院)(?!生)"
    r"|(?:[A-Z][\w&'’-]+ ){1,4}(?:University|College|Polytechnic|Institute of Technology)\b"
    r"|\b(?:University|College|Institute) of (?:[A-Z][\w'’-]+[ ,]?){1,3}"
)


class ScoreFirst(Conflict):
    """This is shown to an interviewer once their own score is in."""

    next = "Send your scorecard first; the blinded resume and report are on its page."


class Veil(Fact):
    """What is taken out for one candidate: `who` are words that become the label, `words` what goes altogether.

    `schools`: whether whatever looks like the name of a school goes, too.
    """

    label: Phrase
    who: tuple[str, ...]
    words: tuple[str, ...]
    schools: bool = True

    def over[M: BaseModel](self, fact: M) -> M:
        """The same value with every text in it veiled."""
        veiled = self._value(fact.model_dump(mode="json"))
        return type(fact).model_validate_json(json.dumps(veiled))

    def text(self, text: str) -> str:
        """A text without name, contacts and schools."""
        chinese = re.search(r"[\u4e00-\u9fff]", text) is not None
        for pattern in map(_exactly, self.words):
            text = pattern.sub(GONE, text)
        text = _CONTACTS.sub(GONE, text)
        text = _SCHOOLS.sub(GONE, text) if self.schools else text
        for pattern in (*map(_exactly, self.who), *_titled(self.who)):
            text = pattern.sub(self.label.zh if chinese else self.label.en, text)
        return text

    def _value(self, value: JsonValue) -> JsonValue:
        match value:
            case str():
                return self.text(value)
            case list():
                return [self._value(each) for each in value]
            case dict():
                return {key: self._value(each) for key, each in value.items()}
            case _:
                return value


def label(application_id: str) -> Phrase:
    """What a candidate is called before the score: '候选人 7F3K' and 'Candidate 7F3K', the same for everybody."""
    mark = b32encode(sha256(application_id.encode()).digest()).decode()[:4]
    return Phrase(zh=f"候选人 {mark}", en=f"Candidate {mark}")


def hides(policy: OpeningPolicy, card: Scorecard | None) -> bool:
    """Whether the holder of `card` must not know yet who the candidate is; without a card one is no interviewer."""
    return policy.blind_review and card is not None and card.status != "in"


def veil_of(application_id: str, candidate: Candidate, resume: Resume | None) -> Veil:
    """The veil over one candidate: what was registered of them, and what their resume says they are."""
    basics = resume.basics if resume else Basics()
    schools = [each.institution for each in resume.education] if resume else []
    names = (candidate.name, basics.name.value if basics.name else "")
    words = (*_contacts(candidate, basics), *(leaf.value for leaf in schools if leaf))
    return Veil(
        label=label(application_id),
        who=_longest_first(part for name in names for part in _name_parts(name)),
        words=_longest_first(word.strip() for word in words),
    )


def contacts_veil(application_id: str, candidate: Candidate, resume: Resume | None) -> Veil:
    """What is taken out for a reader who may know the candidate, and not how to reach them: the contacts alone."""
    contacts = _contacts(candidate, resume.basics if resume else Basics())
    words = _longest_first(word.strip() for word in contacts)
    return Veil(label=label(application_id), who=(), words=words, schools=False)


def _contacts(candidate: Candidate, basics: Basics) -> tuple[str, ...]:
    read = (leaf.value for leaf in (basics.email, basics.phone) if leaf)
    return candidate.email, candidate.phone, *read


def blinded(resume: Resume, veil: Veil) -> Resume:
    """The reading without who it is about: no personal data, no institution, and free text veiled."""
    education = tuple(each.model_copy(update={"institution": None}) for each in resume.education)
    bare = resume.model_copy(
        update={"basics": Basics(), "education": education, "flags": (), "needs_review": ()}
    )
    return veil.over(bare)


def _name_parts(name: str) -> Iterator[str]:
    """A name as a whole and its words, since people are spoken of by one of them."""
    whole = " ".join(name.split())
    yield whole
    yield whole.replace(" ", "")
    if " " in whole:
        yield from (part for part in re.split(r"[ ,·.-]+", whole) if len(part) > 1)


def _longest_first(words: Iterator[str]) -> tuple[str, ...]:
    return tuple(sorted({word for word in words if len(word) > 1}, key=lambda word: (-len(word), word)))


def _exactly(word: str) -> re.Pattern[str]:
    """The word where it stands by itself; a number's digits and a name's words may be spaced as on a page."""
    number = re.fullmatch(r"[+\d() -]+", word) is not None
    parts = [part for part in word if part.isdigit()] if number else word.split()
    body = (r"[ .-]?" if number else r"\s+").join(map(_as_written, parts))
    edge = r"[0-9A-Za-z]"
    before = rf"(?<!{edge})" if re.match(edge, word) else ""
    after = rf"(?!{edge})" if re.search(rf"{edge}$", word) else ""
    return re.compile(before + body + after, re.IGNORECASE if " " in word or "@" in word else 0)


def _as_written(part: str) -> str:
    """A word as it is registered, in capitals, or with a capital: 'weber' is 'Weber' and 'WEBER', and no other word."""
    forms = dict.fromkeys((part, part.upper(), part.capitalize()))
    return f"(?:{'|'.join(map(re.escape, forms))})"


def _titled(who: Iterable[str]) -> Iterator[re.Pattern[str]]:
    """A Chinese family name before a form of address, by which people are spoken of: 林女士 for 林晓."""
    for name in who:
        if re.fullmatch(r"[\u4e00-\u9fff]{2,4}", name):
            family = name[:2] if name[:2] in _LONG_FAMILY_NAMES else name[0]
            yield re.compile(family + _TITLED)
