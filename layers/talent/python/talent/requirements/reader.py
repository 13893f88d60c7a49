"""An advert becomes requirements: degree, years, skills, certificates, languages, domain, in its own words.

Discriminating conditions are told apart first; nothing that follows sees them.
"""

import re
from collections.abc import Sequence, Set

from talent.requirements.clauses import Clause, Part, clauses
from talent.requirements.draft import Draft
from talent.requirements.finders import find_all
from talent.requirements.model import Advert, Kind, Unlawful
from talent.requirements.offers import is_open, without_offered
from talent.requirements.segments import segments
from talent.requirements.signs import EXPERIENCE, KNOCKOUT, NICE, PLACE, TITLE_LABEL, UNASKED, YEARS
from talent.requirements.unlawful import unlawful_in, without_unlawful
from talent.taxonomy import degrees_in, simplified

_RELAXED = re.compile(r"[（(][^()（）]*(?:放宽|降低)[^()（）]*[)）]")  # 本科以上（优秀者可放宽）
_LABEL = re.compile(r"^(?:招聘)?(?:职位|岗位)(?:名称)?\s*[:：]\s*")
_TAG = re.compile(
    r"(?:统招|全日制)?(?:高中|中专|大专|本科|硕士|博士)(?:及?以上)?|\d{1,2}(?:[-–~]\d{1,2})?年(?:以上)?"
)


def read_opening(text: str) -> Advert:
    """The title, the requirements and the unlawful conditions of an advert in Chinese or English."""
    simple = simplified(text)
    read = _read(simple)
    if simple == text:
        return read

    def own(words: str) -> str:
        at = simple.find(words)
        return text[at : at + len(words)] if at >= 0 else words

    return Advert(
        title=own(read.title),
        requirements=tuple(one.model_copy(update={"text": own(one.text)}) for one in read.requirements),
        unlawful=tuple(one.model_copy(update={"text": own(one.text)}) for one in read.unlawful),
    )


def _read(text: str) -> Advert:
    unlawful: list[Unlawful] = []
    pieces = list(clauses(text))
    head, parts = _title(text, pieces), {clause.part for clause in pieces}
    title, tags = _tags_apart(head)
    draft = Draft(title)
    alone = len(text.strip().splitlines()) == 1
    for clause in pieces:
        unlawful.extend(each for each in unlawful_in(clause.text) if each not in unlawful)
        if (
            clause.part == "rest"
            or PLACE.match(clause.text)
            or (clause.part == "intro" and not alone and clause.text in head and not _asks(clause))
        ):
            continue
        if clause.part in {"asked", "welcome"} or _is_open(clause.part, parts) or _asks(clause):
            _read_clause(clause, draft)
    for tag in tags:
        about = "degree" if degrees_in(tag) else "years"
        if not any(one.about == about for one in draft.found):
            find_all(tag, "must", draft)
    place = PLACE.search(text)
    if place:
        draft.add("nice", "location", place[0].strip(), None)
    return Advert(title=title, requirements=tuple(draft.found), unlawful=tuple(unlawful))


def _tags_apart(head: str) -> tuple[str, list[str]]:
    """The title, and what a job site writes behind it (仓储经理 武汉 8千-1.2万 大专 5-10年): the degree and the years."""
    words = head.split()
    tags = [word for word in words[1:] if _TAG.fullmatch(word)]
    first = next(
        (at for at, word in enumerate(words) if at and (word in tags or word[:1].isdigit())), len(words)
    )
    return (" ".join(words[:first]), tags) if tags else (head, [])


def _is_open(part: Part, parts: Set[Part]) -> bool:
    """Whether a part may ask for something: one without a heading, where no other part is headed as what is asked."""
    return "asked" not in parts and (part != "duties" or "welcome" not in parts)


def _asks(clause: Clause) -> bool:
    """Whether a sentence outside the requirements still asks for a degree or years; of duties, only in plain words."""
    asks_degree = degrees_in(clause.text) and re.search(r"以上|学历|degree", clause.text)
    if clause.part == "duties":
        return bool(asks_degree and re.search(r"以上学历|学历以上", clause.text))
    return bool(asks_degree or (YEARS.search(clause.text) and EXPERIENCE.search(clause.text)))


def _title(text: str, pieces: Sequence[Clause]) -> str:
    labelled = TITLE_LABEL.search(text)
    if labelled:
        return labelled[1].strip()
    first = next((line.strip(" #*【】[]") for line in text.splitlines() if line.strip()), "")
    if len(first) <= 60 and not re.search(r"[。；;:：]$", first):
        return first
    opening = pieces[0].text if pieces and pieces[0].part == "intro" else ""
    return _LABEL.sub("", opening) if len(opening) <= 60 else ""


def _read_clause(clause: Clause, draft: Draft) -> None:
    for segment in filter(None, map(without_offered, segments(without_unlawful(clause.text)))):
        text = _without_unasked(segment)
        if text and not find_all(text, _kind(clause, text), draft) and len(text) >= 4 and not is_open(text):
            draft.add("nice", "other", text, None)


def _without_unasked(text: str) -> str:
    """The items of a segment without those that it says nobody needs (无需经验,本科 asks for the degree alone)."""
    text = _RELAXED.sub("", text)
    if not UNASKED.search(text):
        return text
    return ",".join(
        item
        for item in re.split(r"[,，;；]", text)
        if not UNASKED.search(item) or YEARS.search(item) or NICE.search(item)
    )


def _kind(clause: Clause, text: str) -> Kind:
    if NICE.search(text) or clause.part == "welcome":
        return "nice"
    return "knockout" if KNOCKOUT.search(text) else "must"
