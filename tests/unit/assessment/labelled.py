"""Labelled answers, and evidence made of words alone."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from language import analyse
from talent.assessment import Assessment, assess
from talent.evidence import Evidence, Transcript, Wording
from talent.library import competency, elicited, position

ANSWERS = Path(__file__).with_name("answers")
HOME = {
    "data_analysis": "data-analyst",
    "learning_agility": "data-analyst",
    "customer_insight": "sales-manager",
    "customer_focus": "sales-manager",
    "negotiation": "sales-manager",
    "composure": "sales-manager",
}


class Labelled(NamedTuple):
    """An invented answer with the level that its author gave it."""

    id: str
    competency: str
    question: str
    level: float
    text: str
    below: str | None
    above: str | None
    slack: float


def labelled(name: str) -> list[Labelled]:
    rows = tomllib.loads((ANSWERS / f"{name}.toml").read_text(encoding="utf-8"))["answers"]
    return [
        Labelled(
            row["id"],
            row["competency"],
            row["question"],
            row["level"],
            row["text"],
            row.get("below"),
            row.get("above"),
            row.get("slack", 0.0),
        )
        for row in rows
    ]


VOICES = ("chinese", "english", "second_voice", "third_voice")
ANSWERS_OF = {name: labelled(name) for name in VOICES}
ALL = [row for rows in ANSWERS_OF.values() for row in rows]


def written(text: str, question: str) -> Evidence:
    wording = Wording.model_validate(analyse(text, question))
    language = "zh" if wording.language == "other" else wording.language
    return Evidence(transcript=Transcript(language=language, text=text), wording=wording)


def judged(text: str, row: Labelled) -> Assessment:
    at = position(HOME.get(row.competency, "intl-trade"))
    return assess(
        written(text, row.question), elicited(at, row.question), [competency(row.competency)], at.model
    )


@cache
def level(text: str, row: Labelled) -> float:
    found = judged(text, row).competencies[0].level
    return 0.0 if found is None else found


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)
