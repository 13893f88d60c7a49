"""Fits talent/reading/biography.json.gz: `python tests/bench/fit_biography.py OUT TRAIN… [--check DEV]`.

Needs python-crfsuite, which the project does not install. The sets are ResumeNER files (characters with BMES tags); what
is kept is one weight for each (attribute, tag) that L1 regularisation leaves, and no text.
"""

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

import pycrfsuite  # type: ignore[import-not-found]  # not installed by the project
from talent.reading.tagger import attributes, marks

L1, L2, ROUNDS, LEAST = 0.05, 0.3, 150, 2
REFERENCE = Path(__file__).resolve().parents[1] / "unit" / "talent" / "biography_reference.json"
INVENTED = (
    "郑国梁，男，1972年4月出生，中国国籍，硕士学历，毕业于武汉大学会计专业。",
    "1996年7月至2003年5月任长江机电股份有限公司财务部经理、副总经理；",
    "何玉兰女士现任东海远洋贸易集团董事会秘书，兼任市外贸协会常务理事。",
)
type Sentence = list[tuple[str, str]]


def _pair(row: str) -> tuple[str, str]:
    character, _, tag = row.rpartition(" ")
    return character, tag


def load(path: Path) -> list[Sentence]:
    """The sentences of a file, each a list of character and tag."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    rows = [[_pair(row) for row in block.split("\n") if " " in row] for block in blocks]
    return [row for row in rows if row]


def fit(sentences: list[Sentence], model: Path) -> None:
    """Train with CRFsuite's L-BFGS into `model`."""
    seen = [attributes("".join(character for character, _ in sentence)) for sentence in sentences]
    counts = Counter(one for sentence in seen for row in sentence for one in row)
    trainer = pycrfsuite.Trainer(verbose=False)
    for rows, sentence in zip(seen, sentences, strict=True):
        trainer.append(
            [[one for one in row if counts[one] >= LEAST] for row in rows], [tag for _, tag in sentence]
        )
    trainer.set_params({"c1": L1, "c2": L2, "max_iterations": ROUNDS})
    trainer.train(str(model))


def pack(model: Path, out: Path) -> None:
    """Write the weights, in thousandths, as the reader takes them."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    told = tagger.info()
    labels = sorted(told.labels, key=lambda label: int(told.labels[label]))
    number = {label: at for at, label in enumerate(labels)}
    states: dict[str, list[int]] = {}
    for (attribute, label), weight in sorted(told.state_features.items()):
        if round(weight * 1000):
            states.setdefault(attribute, []).extend((number[label], round(weight * 1000)))
    moves = [
        [number[one], number[two], round(weight * 1000)]
        for (one, two), weight in sorted(told.transitions.items())
    ]
    words = json.dumps(
        {"labels": labels, "states": states, "moves": moves}, ensure_ascii=False, separators=(",", ":")
    )
    out.write_bytes(gzip.compress(words.encode(), mtime=0))


def refer(model: Path) -> None:
    """Keep CRFsuite's own tags of three invented sentences, which the unit test holds the reader to."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    told = {sentence: tagger.tag(attributes(sentence)) for sentence in INVENTED}
    REFERENCE.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def check(path: Path) -> None:
    """Print precision, recall and F1 of the packed model on a set, by kind."""
    counts: dict[str, list[int]] = {}
    for sentence in load(path):
        found = {(mark.kind, mark.first, mark.last) for mark in marks("".join(one for one, _ in sentence))}
        truth, first = set(), 0
        for at, (_, tag) in enumerate(sentence):
            first = at if tag[0] in "BS" else first
            if tag[0] in "ES":
                truth.add((tag[2:], first, at + 1))
        for one in truth | found:
            for kind in (one[0], "all"):
                row = counts.setdefault(kind, [0, 0, 0])
                row[0 if one in truth & found else 1 if one in truth else 2] += 1
    for kind, (hits, missed, false) in sorted(counts.items()):
        precision, recall = hits / max(hits + false, 1), hits / max(hits + missed, 1)
        print(
            f"{kind:6} P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / max(precision + recall, 1e-9):.3f}"
        )


def main() -> None:
    """Fit, pack, and check where a set to check on is named."""
    out, *sets = (Path(one) for one in sys.argv[1:] if one != "--check")
    dev = sets.pop() if "--check" in sys.argv else None
    model = out.with_suffix(".crfsuite")
    fit([sentence for path in sets for sentence in load(path)], model)
    pack(model, out)
    refer(model)
    model.unlink()
    if dev:
        check(dev)


if __name__ == "__main__":
    main()
