"""Fits talent/reading/english_entries.json.gz: `python -m tests.bench.fit_english OUT ZIP [--fold NUMBER]`.

Needs python-crfsuite, which the project does not install. ZIP is the dotin set (CC0; XML with labels inside the text).
Kept is one weight for each (attribute, tag) that L1 regularisation leaves, of attributes that at least five resumes show,
and no text. Whatever begins a mark gets `LEAN` more: people marked a name once and passed it by later, so a model of
what they did marks too little. With `--fold` (0 to 4) every fifth resume is left out; `eval_english.py OUT NUMBER`
tells what is read in those.
"""

import gzip
import json
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pycrfsuite  # type: ignore[import-not-found]  # not installed by the project
from talent.reading.english_tokens import attributes, tokens

from tests.bench.english_marks import FOLDS, Span, labelled
from tests.bench.fit_biography import pack

L1, L2, ROUNDS, LEAST = 0.2, 0.1, 90, 5
LEAN = 800  # thousandths, as all weights
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


def tagged(text: str, marks: list[Span]) -> tuple[list[list[str]], list[str]]:
    """What is seen at each token and its tag in the BMES scheme; marks at the edge of a span belong to none."""
    seen = tokens(text)
    tags = ["O"] * len(seen)
    for first, last, kind in marks:
        inside = [at for at, one in enumerate(seen) if first <= one.first and one.last <= last]
        while inside and not seen[inside[0]].words[0].isalnum():
            inside.pop(0)
        while inside and not seen[inside[-1]].words[0].isalnum() and seen[inside[-1]].words != ")":
            inside.pop()
        for number, at in enumerate(inside):
            edge = (number == 0) * 2 + (number == len(inside) - 1)
            tags[at] = f"{'MEBS'[edge]}-{kind}"
    return attributes(text, seen), tags


def load(path: Path, fold: int | None) -> list[tuple[list[list[str]], list[str]]]:
    """The resumes to fit on."""
    with zipfile.ZipFile(path) as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".xml"))
        return [
            tagged(*labelled(archive.read(name).decode("utf-8", "replace")))
            for number, name in enumerate(names)
            if fold is None or number % FOLDS != fold
        ]


def fit(resumes: list[tuple[list[list[str]], list[str]]], model: Path) -> None:
    """Train with CRFsuite's L-BFGS into `model`."""
    counts = Counter(one for rows, _ in resumes for one in {one for row in rows for one in row})
    trainer = pycrfsuite.Trainer(verbose=False)
    for rows, tags in resumes:
        trainer.append([[one for one in row if counts[one] >= LEAST] for row in rows], tags)
    trainer.set_params({"c1": L1, "c2": L2, "max_iterations": ROUNDS})
    trainer.train(str(model))


def lean(out: Path) -> None:
    """Make every move into the beginning of a mark worth `LEAN` more."""
    packed = json.loads(gzip.decompress(out.read_bytes()))
    numbers = range(len(packed["labels"]))
    moves = {(one, two): weight for one, two, weight in packed["moves"]}
    for two in (one for one in numbers if packed["labels"][one][0] in "BS"):
        moves.update({(one, two): moves.get((one, two), 0) + LEAN for one in numbers})
    packed["moves"] = [[one, two, weight] for (one, two), weight in sorted(moves.items())]
    words = json.dumps(packed, ensure_ascii=False, separators=(",", ":"))
    out.write_bytes(gzip.compress(words.encode(), mtime=0))


def refer(model: Path) -> None:
    """Keep CRFsuite's own tags of invented resumes, which the unit test holds the reader to."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    told = {text: tagger.tag(attributes(text, tokens(text))) for text in INVENTED}
    REFERENCE.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, pack and keep the reference."""
    out, source = Path(sys.argv[1]), Path(sys.argv[2])
    model = out.with_suffix(".crfsuite")
    fit(load(source, int(sys.argv[4]) if "--fold" in sys.argv else None), model)
    pack(model, out)
    lean(out)
    refer(model)
    model.unlink()


if __name__ == "__main__":
    main()
