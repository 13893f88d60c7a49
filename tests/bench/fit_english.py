"""Fits talent/reading/english_entries.json.gz: `python -m tests.bench.fit_english OUT DATA [--fold NUMBER]`.

Needs python-crfsuite, which the project does not install. DATA holds the dotin set (CC0) and the Dataturks set
(`english_marks.py`). Kept is one weight for each (attribute, tag) that L1 regularisation leaves, of attributes that at
least five resumes show, and no text. With `--fold` (0 to 4) every fifth resume of each set is left out, and whatever is
the same resume in the other set; `eval_english.py DATA OUT NUMBER` tells what is read in those.
"""

import gzip
import json
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pycrfsuite  # type: ignore[import-not-found]  # not installed by the project
from talent.reading.english_tokens import attributes, tokens

from tests.bench.english_marks import FOLDS, Marked, Span, exported, flattened, same

L1, L2, ROUNDS, LEAST = 0.3, 0.1, 60, 5
REFERENCE = Path(__file__).resolve().parents[1] / "unit" / "talent" / "english_reference.json"
INVENTED = (
    (
        "Mira Okonjo    Logistics Manager    EXPERIENCE    Logistics Manager  Harbour Line Ltd    Jan 2019 - Present  "
        "Leeds, UK    Planned the routes of forty vans.    Stock Planner, Northgate Foods Inc.    2016 - 2018    "
        "EDUCATION    Bachelor of Science in Supply Chain Management    Pennine University    May 2016    SKILLS    Excel"
    ),
    (
        "TOMAS VELDE  Education:  Master of Arts in History, Lakeside College, 2011.  Work History:  Archivist at Old "
        "Town Museum 2012 to 2015  Sales Associate  Bluebell Stores  2009-2011"
    ),
)
_BMES = {"O": ("O",), "B": ("B", "S"), "I": ("M", "E")}


def tagged(text: str, spans: Sequence[Span]) -> tuple[list[list[str]], list[str]]:
    """What is seen at each token and whether a mark begins or goes on there; signs at a mark's edge belong to none."""
    seen = tokens(text)
    begins = [token.first for token in seen]
    tags = ["O"] * len(seen)
    for span in spans:
        first = bisect_left(begins, span.first)
        inside = [at for at in range(first, bisect_left(begins, span.last)) if seen[at].last <= span.last]
        while inside and not seen[inside[0]].words[0].isalnum():
            inside.pop(0)
        while inside and not seen[inside[-1]].words[0].isalnum() and seen[inside[-1]].words != ")":
            inside.pop()
        for at in inside:
            tags[at] = f"{'B' if at == inside[0] else 'I'}-{span.kind}"
    return attributes(text, seen), tags


def kept(data: Path, fold: int | None) -> list[Marked]:
    """The resumes to fit on: of no resume that is left out does any set keep its own copy."""
    sets = flattened(data), exported(data)
    out = [one for part in sets for number, one in enumerate(part) if number % FOLDS == fold]
    return [
        one
        for part in sets
        for number, one in enumerate(part)
        if number % FOLDS != fold and not any(same(one, other) for other in out)
    ]


def fit(resumes: Sequence[Marked], model: Path) -> None:
    """Train with CRFsuite's L-BFGS into `model`."""
    counts = Counter(one for told in resumes for one in {one for row in _rows(told)[0] for one in row})
    trainer = pycrfsuite.Trainer(verbose=False)
    for told in resumes:
        rows, tags = _rows(told)
        trainer.append([[one for one in row if counts[one] >= LEAST] for row in rows], tags)
    trainer.set_params({"c1": L1, "c2": L2, "max_iterations": ROUNDS})
    trainer.train(str(model))


def _rows(told: Marked) -> tuple[list[list[str]], list[str]]:
    return tagged(told.text, told.spans)


def pack(model: Path, out: Path) -> None:
    """Write the weights, in thousandths, as the reader takes them: in the BMES scheme, where each has the same score."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    told = tagger.info()
    labels = [name for label in sorted(told.labels) for name in _bmes(label)]
    number = {label: at for at, label in enumerate(labels)}
    states: dict[str, list[int]] = {}
    for (attribute, label), weight in sorted(told.state_features.items()):
        for name in _bmes(label) if round(weight * 1000) else ():
            states.setdefault(attribute, []).extend((number[name], round(weight * 1000)))
    moves = [
        [number[before], number[after], round(weight * 1000)]
        for (one, two), weight in sorted(told.transitions.items())
        for before in _bmes(one)
        for after in _bmes(two)
    ]
    words = json.dumps(
        {"labels": labels, "states": states, "moves": moves}, ensure_ascii=False, separators=(",", ":")
    )
    out.write_bytes(gzip.compress(words.encode(), mtime=0))


def _bmes(label: str) -> Iterator[str]:
    yield from (name + label[1:] for name in _BMES[label[0]])


def refer(model: Path) -> None:
    """Keep CRFsuite's own tags of invented resumes, which the unit test holds the reader to."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    told = {text: tagger.tag(attributes(text, tokens(text))) for text in INVENTED}
    REFERENCE.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, pack and, where nothing is left out, keep the reference."""
    out, data = Path(sys.argv[1]), Path(sys.argv[2])
    fold = int(sys.argv[4]) if "--fold" in sys.argv else None
    model = out.with_suffix(".crfsuite")
    fit(kept(data, fold), model)
    pack(model, out)
    if fold is None:
        refer(model)
    model.unlink()


if __name__ == "__main__":
    main()
