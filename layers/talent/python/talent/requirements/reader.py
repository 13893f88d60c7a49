"""An advert becomes requirements: degree, years, skills, certificates, languages, domain, in its own words.

Discriminating conditions are told apart first; nothing that follows sees them.
"""

import re
from collections.abc import Iterator, Sequence

from talent.requirements.clauses import Clause, clauses
from talent.requirements.draft import Draft
from talent.requirements.finders import find_all
from talent.requirements.model import Advert, Kind, Unlawful
from talent.requirements.offers import is_open, without_offered
from talent.requirements.signs import EXPERIENCE, KNOCKOUT, NICE, PLACE, TITLE_LABEL, YEARS
from talent.requirements.unlawful import unlawful_in, without_unlawful
from talent.taxonomy import degrees_in

SHORTEST_OWN = 10  # characters; a shorter piece between commas belongs to its neighbour


def read_opening(text: str) -> Advert:
    """The title, the requirements and the unlawful conditions of an advert in Chinese or English."""
    draft = Draft()
    unlawful: list[Unlawful] = []
    pieces = list(clauses(text))
    sectioned, title = any(clause.part in {"asked", "welcome"} for clause in pieces), _title(text, pieces)
    for clause in pieces:
        unlawful.extend(each for each in unlawful_in(clause.text) if each not in unlawful)
        if clause.part == "rest" or (clause.text == title and len(pieces) > 1 and not _asks(clause)):
            continue
        if clause.part in {"asked", "welcome"} or not sectioned or _asks(clause):
            _read_clause(clause, draft)
    place = PLACE.search(text)
    if place:
        draft.add("nice", "location", place[0].strip(), None)
    return Advert(title=title, requirements=tuple(draft.found), unlawful=tuple(unlawful))


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
    return opening if len(opening) <= 60 else ""


def _read_clause(clause: Clause, draft: Draft) -> None:
    for text in filter(None, map(without_offered, _segments(without_unlawful(clause.text)))):
        if not find_all(text, _kind(clause, text), draft) and len(text) >= 4 and not is_open(text):
            draft.add("nice", "other", text, None)


_COMMA = re.compile(r"[，]|,\s(?=(?:and )?(?:\d|with|preferr|strong|good|able|excellent|must))")


def _segments(text: str) -> Iterator[str]:
    """A clause cut at its commas, so that 'preferred' weighs only on its own words; a list stays whole."""
    held = ""
    for piece in (piece.strip() for piece in _COMMA.split(text) if piece.strip()):
        speaks = NICE.search(piece) or YEARS.search(piece) or degrees_in(piece)
        if not speaks and len(piece) < SHORTEST_OWN:
            held = f"{held}，{piece}" if held else piece
            continue
        if held and speaks:
            yield held
            held = ""
        yield f"{held}，{piece}" if held else piece
        held = ""
    if held:
        yield held


def _kind(clause: Clause, text: str) -> Kind:
    if NICE.search(text) or clause.part == "welcome":
        return "nice"
    return "knockout" if KNOCKOUT.search(text) else "must"
