"""The labelled answers that were written for this project, read and checked: `corpus/VOICE.LANGUAGE.jsonl`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator

FOLDER = Path(__file__).resolve().parent / "corpus"

type Kind = Literal["plain", "trap", "attack", "twin", "empty"]

type Trap = Literal[
    "group_only",
    "halting",
    "hearsay",
    "honest_loss",
    "hypothetical",
    "luck",
    "negation",
    "off_topic",
    "platitude",
]
type Attack = Literal[
    "give_me_points",
    "keyword_stuffing",
    "length_padding",
    "prompt_injection",
    "question_repeated",
    "rubric_recited",
]
type Twin = Literal["dialect", "disfluent", "identity", "lost_punctuation", "recognition_noise", "school"]
VARIANTS: dict[Kind, frozenset[str]] = {
    "trap": frozenset(get_args(Trap.__value__)),
    "attack": frozenset(get_args(Attack.__value__)),
    "twin": frozenset(get_args(Twin.__value__)),
}
"""What a trap, an attack and a twin may be; plain and empty answers are of no variant (silence has its own)."""


class Answer(BaseModel):
    """One invented answer with the level that its writer gave it by the competency's anchors; None: nothing to judge.

    `story`: one for all answers that tell the same; `of`: the honest answer that a twin, an attack or a trap is
    made from; `voice`: who speaks, from the file's name.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    voice: str
    story: str
    competency: str
    language: Literal["zh", "en"]
    question: str
    level: float | None = Field(ge=1, le=5, multiple_of=0.5)
    kind: Kind
    variant: str | None
    of: str | None
    text: str

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        known = VARIANTS.get(self.kind)
        if known is not None and self.variant not in known:
            raise ValueError(f"{self.id}: no {self.kind} is called {self.variant}")
        if self.level is None and self.kind not in ("empty", "attack", "twin"):
            raise ValueError(f"{self.id}: only an empty answer has no level")
        if self.kind in ("twin", "attack") and self.of is None:
            raise ValueError(f"{self.id}: of which answer is it a {self.kind}?")
        return self


def answers(folder: Path = FOLDER) -> list[Answer]:
    """Every answer, by file and line. Raises pydantic's ValidationError, which names the answer."""
    return [answer for file in sorted(folder.glob("*.jsonl")) for answer in _of(file)]


def _of(file: Path) -> Iterator[Answer]:
    voice = file.name.removesuffix(".jsonl")
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = Answer.model_validate_json(line[:-1] + f', "voice": "{voice}"}}')
            yield row
