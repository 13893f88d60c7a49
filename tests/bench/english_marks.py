"""What is marked in English resumes that `fit_english.py` learns from: by people, or by the places that Indeed gives."""

import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path
from typing import NamedTuple

from talent.reading.indeed import Indeed, read_indeed
from talent.reading.text import Line, plain
from talent.resume import Leaf

KINDS = {
    "Name": "NAME",
    "Companies worked at": "ORG",
    "Designation": "TITLE",
    "College Name": "SCHOOL",
    "Degree": "DEGREE",
    "Graduation Year": "YEAR",
}
FOLDS = 5
_LABEL = re.compile(r'<label type="([^"]+)">|</label>')
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+|indeed\.com/\S+")
_LONG = 25  # letters; two texts that share most lines of so many are the same resume


class Span(NamedTuple):
    """Characters `first` to `last` of a text, and what they name."""

    first: int
    last: int
    kind: str


class Marked(NamedTuple):
    """A resume's text with its marks; `lines` are what the same resume elsewhere would share with it."""

    text: str
    spans: list[Span]
    lines: frozenset[str]


def flattened(data: Path) -> list[Marked]:
    """The dotin set: marked by people inside the text; what is marked once is marked wherever it is named."""
    path = data / "en_resume_ner_dotin595" / "545_cvs_train_v2.zip"
    with zipfile.ZipFile(path) as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".xml"))
        told = [labelled(archive.read(name).decode("utf-8", "replace")) for name in names]
    return [Marked(text, _spread(text, spans), _lines(text)) for text, spans in told]


def labelled(told: str) -> tuple[str, list[Span]]:
    """A resume's text, and where in it which kind is marked."""
    shown = "\n".join(line.text for line in plain(told, "").lines)
    body = unescape(re.sub(r"<\?xml.*?\?>|</?cv>", "", shown)).strip().strip('"')
    text, at, kind, first = "", 0, "", 0
    spans: list[Span] = []
    for found in _LABEL.finditer(body):
        text += body[at : found.start()]
        at = found.end()
        if found[1]:
            kind, first = found[1], len(text)
        elif kind in KINDS:
            spans.append(Span(first, len(text), KINDS[kind]))
    return text + body[at:], spans


def exported(data: Path) -> list[Marked]:
    """The Dataturks set without line breaks: marked by the places that Indeed gives, not by the set's labels."""
    path = data / "en_resume_ner_dataturks" / "traindata.json"
    rows = [json.loads(row)["content"] for row in path.read_text(encoding="utf-8").splitlines()]
    return [_exported(row, "  " if number % 2 == 0 else " ") for number, row in enumerate(rows)]


def _exported(content: str, gap: str) -> Marked:
    lines = [Line(line.rstrip(), number, None, 0.0) for number, line in enumerate(content.split("\n"), 1)]
    told = _told(read_indeed(lines))
    text, apart = "", False
    spans: list[Span] = []
    for line in lines:
        if not line.text.strip():
            apart = True
            continue
        text += (gap if apart else " ") if text else ""
        spans.extend(_found(line, told, len(text)))
        text, apart = text + line.text, False
    return Marked(text, _spread(text, spans), _lines(content))


def _told(read: Indeed) -> list[tuple[str, Leaf]]:
    pairs: list[tuple[str, Leaf | None]] = [("NAME", read.name)]
    for post in read.work:
        pairs += [("ORG", post.organization), ("TITLE", post.title)]
    for study in read.education:
        pairs += [("SCHOOL", study.institution), ("DEGREE", study.degree), ("YEAR", study.end)]
    return [(kind, leaf) for kind, leaf in pairs if leaf]


def _found(line: Line, told: Sequence[tuple[str, Leaf]], begin: int) -> Iterator[Span]:
    """The leaves of one line (a leaf's page is its line's number here); a degree goes on with its subject."""
    last = -1
    for kind, leaf in told:
        value = leaf.value[:4] if kind == "YEAR" else leaf.value
        at = line.text.rfind(value) if kind == "YEAR" else line.text.find(value)
        if leaf.page != line.page or at <= last:
            continue
        last = at + len(value)
        if kind == "DEGREE" and re.match(r"\s+in\s", line.text[last:], re.I):
            last = len(line.text)
        yield Span(begin + at, begin + last, kind)


def _spread(text: str, spans: Sequence[Span]) -> list[Span]:
    """The marks, and the same words where they stand unmarked: annotators mark a name once and pass it by later."""
    kinds: dict[str, Counter[str]] = {}
    for span in spans:
        words = text[span.first : span.last].strip(" .,;:-")
        if " " in words and span.kind not in {"YEAR", "NAME"}:
            kinds.setdefault(words, Counter())[span.kind] += 1
    made = list(spans)
    for words in sorted(kinds, key=lambda one: (-len(one), one)):
        kind = kinds[words].most_common(1)[0][0]
        for found in re.finditer(rf"(?<![A-Za-z0-9]){re.escape(words)}(?![A-Za-z0-9])", text):
            if all(found.end() <= one.first or found.start() >= one.last for one in made):
                made.append(Span(found.start(), found.end(), kind))
    return sorted(made)


def _lines(text: str) -> frozenset[str]:
    bare = (re.sub(r"\W", "", line) for line in _ADDRESS.sub("", text).split("\n"))
    return frozenset(line for line in bare if len(line) > _LONG)


def same(one: Marked, other: Marked) -> bool:
    """Whether two texts of the sets are the same resume."""
    return len(one.lines & other.lines) * 2 > min(len(one.lines), len(other.lines)) > 0
