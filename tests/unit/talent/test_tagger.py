"""The reader's own decoding of the biography model gives what CRFsuite, which fitted it, gives."""

import json
from pathlib import Path

import pytest
from talent.reading.tagger import marks

REFERENCE: dict[str, list[str]] = json.loads(
    Path(__file__).with_name("biography_reference.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("sentence", sorted(REFERENCE))
def test_marks_are_those_of_crfsuite(sentence: str) -> None:
    tags = ["O"] * len(sentence)
    for mark in marks(sentence):
        if mark.last - mark.first == 1:
            tags[mark.first] = f"S-{mark.kind}"
            continue
        inside = [f"M-{mark.kind}"] * (mark.last - mark.first - 2)
        tags[mark.first : mark.last] = [f"B-{mark.kind}", *inside, f"E-{mark.kind}"]
    assert tags == REFERENCE[sentence]


def test_no_text_has_no_marks() -> None:
    assert marks("") == []
