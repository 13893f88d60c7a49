"""How answers are judged that nothing was fitted to: `python tests/bench/eval_judging.py`.

Each voice of the corpus (layers/weights/corpus) is judged with heads fitted to the other voices: rank correlation with
the labels, by the rubric's signs alone and with the encoder's impression; strong above weak; twins within 0.3; attacks
not above their honest answer; empty ones insufficient. Then the answers of tests/unit/assessment, which no head has
seen, and those of tests/bench/answers: written after the corpus, in other trades, before levels had limits (unseen) and
before anything was measured on them (later, strangers); no fit reads them. Takes some seven minutes of one core.
"""

import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from statistics import mean

import numpy as np
from language import analyse
from talent.assessment import assess
from talent.evidence import Evidence, Impression, Transcript, Wording
from talent.library import competency, elicited, position

from infra.local.weights import answer_reader

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "layers" / "weights"))

import corpus
import train

ANSWERS = Path(__file__).resolve().parents[1] / "unit" / "assessment" / "answers"

UNSEEN = Path(__file__).with_name("answers")
READER = cache(answer_reader)
type Levels = Mapping[str, float | None]


def main() -> None:
    """Print all figures."""
    rows = corpus.answers()
    alone = {row.id: judged(row, None) for row in rows}
    foretold = impressions(rows)
    both = {row.id: judged(row, foretold.get(row.id)) for row in rows}
    print(f"{len(rows)} answers of the corpus; the impression is of heads that have not heard the voice")
    for voice, group in groupby(rows, key=lambda row: row.voice):
        members = list(group)
        print(f"  {voice:16} signs alone {fit(members, alone)}   with the impression {fit(members, both)}")
    for language in ("zh", "en"):
        members = [row for row in rows if row.language == language]
        print(f"{language}: signs alone {fit(members, alone)}   with the impression {fit(members, both)}")
        honest(members, both)
    for name in ("chinese", "english", "second_voice", "third_voice"):
        unseen = list(labelled(name))
        plain = {row.id: judged(row, None) for row in unseen}
        read = {row.id: judged(row, impression_of(row)) for row in unseen}
        print(
            f"tests/unit {name}: signs alone {fit(unseen, plain)}   with the shipped heads {fit(unseen, read)}"
        )
    unseen = corpus.answers(UNSEEN)
    read = {row.id: judged(row, impression_of(row)) for row in unseen}
    for voice, group in groupby(unseen, key=lambda row: row.voice):
        members = list(group)
        print(f"tests/bench/answers {voice}: with the shipped heads {fit(members, read)}")
        honest(members, read)
    for name in sorted({row.competency for row in unseen}):
        members = [row for row in unseen if row.competency == name]
        print(f"tests/bench/answers, {name}: with the shipped heads {fit(members, read)}")


def labelled(name: str) -> Iterable[corpus.Answer]:
    """The answers of one file of tests/unit/assessment: the signs were tuned on them, the heads never saw them."""
    table = tomllib.loads((ANSWERS / f"{name}.toml").read_text(encoding="utf-8"))
    for row in table["answers"]:
        known = {key: row[key] for key in ("id", "competency", "question", "level", "text")}
        language = "zh" if any("\u4e00" <= letter <= "\u9fff" for letter in row["text"]) else "en"
        of = {
            "language": language,
            "voice": name,
            "story": row["id"],
            "kind": "plain",
            "variant": None,
            "of": None,
        }
        yield corpus.Answer.model_construct(None, **known, **of)  # their levels are not all halves


def impression_of(row: corpus.Answer) -> Impression:
    """By the heads that ship."""
    return Impression.model_validate(READER(row.language).read(train.passages_of(row)))


def judged(row: corpus.Answer, impression: Impression | None) -> float | None:
    """The level of an answer for its competency; None: insufficient."""
    at = position("intl-trade")
    wording = Wording.model_validate(analyse(row.text, row.question))
    evidence = Evidence(
        transcript=Transcript(language=row.language, text=row.text), wording=wording, impression=impression
    )
    asked = elicited(at, row.question)
    return assess(evidence, asked, [competency(row.competency)], at.model).competencies[0].level


def impressions(rows: Sequence[corpus.Answer]) -> dict[str, Impression]:
    """Each answer's impression by heads fitted to all other voices of its language."""
    found = {}
    for language in train.LANGUAGES:
        read = train.rows_of(rows, language)
        levels = train.left_out(read, train.groups(read, "voice"))
        for row, states, level in zip(read.answers, read.states, levels, strict=True):
            found[row.id] = Impression(
                levels={row.competency: float(level)},
                spread=0.5,
                empty=read.empty[row.id],
                doubts=read.doubted.of(states, row.voice),
            )
    return found


def fit(rows: Sequence[corpus.Answer], levels: Levels) -> str:
    """Rank correlation and mean error over what has a label and was scored, and how many were not scored."""
    labelled = [row for row in rows if row.level is not None]
    pairs = [(levels[row.id], row.level) for row in labelled]
    got = np.array([(one, other) for one, other in pairs if one is not None])
    rho, error = train.spearman(got[:, 0], got[:, 1]), float(np.abs(got[:, 0] - got[:, 1]).mean())
    return f"rho {rho:.3f} error {error:.2f} of {len(got)} ({len(labelled) - len(got)} not scored)"


def honest(rows: Sequence[corpus.Answer], levels: Levels) -> None:
    """Print what must hold: pairs in order, twins, attacks, empty ones, and the mean error of each trap."""
    by_id = {row.id: row for row in rows}
    print(f"   strong above weak of one competency and voice: {share(ordered(rows, levels))}")
    moved = defaultdict(list)
    for row in rows:
        of = by_id.get(row.of or "")
        if of is not None and row.kind in ("twin", "attack"):
            gap = (levels[row.id] or 1.0) - (levels[of.id] or 1.0)
            held = abs(gap) <= 0.3 if row.kind == "twin" else gap <= 0.0 or levels[row.id] is None
            moved[row.kind, row.variant].append(held)
    for (kind, variant), kept in sorted(moved.items()):
        print(f"   {kind} {variant}: {share(kept)}")
    for kind in ("twin", "attack"):
        print(
            f"   every {kind}: {share([one for (name, _), held in moved.items() if name == kind for one in held])}"
        )
    print(
        f"   empty ones insufficient: {share([levels[row.id] is None for row in rows if row.kind == 'empty'])}"
    )
    traps = defaultdict(list)
    for row in rows:
        if row.kind == "trap" and row.level is not None:
            traps[row.variant].append((levels[row.id] or 1.0) - row.level)
    print(
        "   traps, mean error:",
        ", ".join(f"{name} {mean(gaps):+.2f}" for name, gaps in sorted(traps.items())),
    )


def ordered(rows: Sequence[corpus.Answer], levels: Levels) -> Iterable[bool]:
    """For each plain answer of level 4 or more and each of 2 or less of its voice and competency: which is higher."""
    plain = [row for row in rows if row.kind in ("plain", "trap") and row.level is not None]
    for strong in plain:
        for weak in plain:
            same = (strong.voice, strong.competency) == (weak.voice, weak.competency)
            if same and (strong.level or 0) >= 4 and (weak.level or 5) <= 2:
                yield (levels[strong.id] or 1.0) > (levels[weak.id] or 1.0)


def share(held: Iterable[bool]) -> str:
    """How many of how many."""
    found = list(held)
    return f"{sum(found)} of {len(found)} ({100 * sum(found) / max(1, len(found)):.0f} %)"


if __name__ == "__main__":
    main()
