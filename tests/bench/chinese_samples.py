"""Chinese lives with what is true of them, from ResumeNER where it is there: whole, and sentence by sentence."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

_NOT_A_POST = re.compile(r"党员|团员|群众|民主人士")  # marked as titles there; Bole keeps no party membership
type Fields = Mapping[str, set[str]]


class Sample(NamedTuple):
    """One resume's text and what is true of it, by field."""

    text: str
    truth: Fields


def chinese_biographies(data: Path) -> Iterator[Sample]:
    """Runs of sentences about one person, joined without line breaks."""
    for name in ("train.char.bmes", "dev.char.bmes"):
        path = data / "zh_resume_ner_latticelstm" / name
        if path.is_file():
            yield from _biographies(path.read_text(encoding="utf-8"))


def chinese_sentences(data: Path) -> Iterator[Sample]:
    """The same, each sentence for itself."""
    for name in ("train.char.bmes", "dev.char.bmes"):
        path = data / "zh_resume_ner_latticelstm" / name
        if path.is_file():
            for block in path.read_text(encoding="utf-8").split("\n\n"):
                sentence = [_pair(row) for row in block.split("\n") if " " in row]
                if sentence:
                    yield _biography([sentence])


def _biographies(text: str) -> Iterator[Sample]:
    person: list[list[tuple[str, str]]] = []
    for block in text.split("\n\n"):
        sentence = [_pair(row) for row in block.split("\n") if " " in row]
        if not sentence:
            continue
        spans = list(_spans(sentence))
        starts = (
            bool(spans) and spans[0][0] == "NAME" and sentence[0][1].endswith("NAME") and len(spans[0][1]) > 1
        )
        if starts and person:
            yield _biography(person)
            person = []
        person.append(sentence)
    if person:
        yield _biography(person)


def _pair(row: str) -> tuple[str, str]:
    character, _, tag = row.rpartition(" ")
    return character, tag


def _spans(sentence: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    words = ""
    for character, tag in sentence:
        if tag[0] in "BS":
            words = ""
        words += character
        if tag[0] in "ES":
            yield tag[2:], words


def _biography(person: list[list[tuple[str, str]]]) -> Sample:
    truth: dict[str, set[str]] = {
        key: set() for key in ("name", "any organisation", "title", "degree", "major")
    }
    keys = {"ORG": "any organisation", "TITLE": "title", "EDU": "degree", "PRO": "major"}
    for sentence in person:
        for kind, words in _spans(sentence):
            if kind == "TITLE" and _NOT_A_POST.search(words):
                continue
            if kind in keys:
                truth[keys[kind]].add(words)
            elif kind == "NAME" and not truth["name"]:
                truth["name"].add(words)
    return Sample("".join(character for sentence in person for character, _ in sentence), truth)
